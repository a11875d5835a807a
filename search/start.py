"""The guided start: four questions, none of which must be answered, and a short reading list with reasons.

The list is the same sets the search counts with: what lies on the theme counts most, then the phase, then what is
made for this reader. It ends where the reader's time does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from toolbox.choices import Audience
from toolbox.models import ThematicGuidePage

from . import analysis, answers, facets
from .beside import most_alike
from .models import Document
from .presentation import ShownHit, shown_hits
from .terms import Vocabulary, vocabulary

MINUTES = {"10": _("Ten minutes"), "60": _("An hour"), "180": _("An evening")}
# What each reader is best served by, beside guides written for her.
SERVED = {
    Audience.MEDIATOR: ("entry", "case"),
    Audience.PARTY_ADVISER: ("entry",),
    Audience.GOVERNMENT_DESK: ("guide", "organisation"),
    Audience.TRAINER: ("guide", "case"),
    Audience.FUNDER: ("organisation", "case"),
}
WEIGHTS = {"theme": 4, "phase": 3, "audience": 2, "served": 1, "begin": 1}
READ = ("entry", "guide", "case", "organisation")
MOST_OF_A_KIND = {"entry": 4, "guide": 2, "case": 2, "organisation": 2}
LOOKED_AT, LISTED = 40, 7
WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class Asked:
    """What was answered; "" where nothing was, or what is not on offer."""

    phase: str = ""
    theme: str = ""
    who: str = ""
    minutes: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, str], words: Vocabulary) -> "Asked":
        """The answers of a request. Never raises: what is not on offer is as if it were not said."""

        def said(name: str, on_offer) -> str:
            value = query.get(name, "")[:80]
            return value if value and on_offer(value) else ""

        return cls(
            said("phase", lambda slug: words.is_offered("phase", slug)),
            said("theme", lambda slug: words.is_offered("theme", slug)),
            said("who", lambda who: who in Audience.values),
            said("minutes", lambda minutes: minutes in MINUTES),
        )

    @property
    def says_anything(self) -> bool:
        return any((self.phase, self.theme, self.who, self.minutes))


@dataclass(frozen=True)
class Suggested:
    """One page to read: as lists show it, why it is suggested, and how long it takes."""

    hit: ShownHit
    reasons: list[str]
    minutes: int


def reading_list(asked: Asked, words: Vocabulary, reader: str) -> list[Suggested]:
    """What to read, the most fitting first, as much as there is time for; one page at least where any fits."""
    index = facets.current()
    shown = index.one_a_work(index.readable(timezone.now()), reader, analysis.LANGUAGES)
    sets = _sets(asked, index, shown)
    if asked.theme or asked.phase:
        among = shown & index.any_of("type", READ) & (sets.get("theme", 0) | sets.get("phase", 0))
    else:
        # Who names no subject is told where a process begins, and of organisations only where they serve her.
        among = shown & index.any_of("type", {*READ[:-1], *SERVED.get(asked.who, ())})
        sets["begin"] = index.filed("phase", next(iter(words.slugs("phase")), ""))
    kin = [members for name, members in sets.items() for _time in range(WEIGHTS[name])]
    numbers = [number for number, _place in zip(most_alike(among, kin), range(LOOKED_AT), strict=False)]
    return _within(numbers, asked, {name: members for name, members in sets.items() if name != "served"}, words)


def _sets(asked: Asked, index: facets.Index, shown: int) -> dict[str, int]:
    """For each answer the documents it speaks for."""
    found = {name: index.filed(name, slug) for name in ("theme", "phase") if (slug := getattr(asked, name))}
    if asked.who:
        found["audience"] = _written_for(asked.who, shown)
        found["served"] = index.any_of("type", SERVED[Audience(asked.who)])
    return found


def _written_for(who: str, shown: int) -> int:
    """The guides written for a reader. Two queries."""
    guides = ThematicGuidePage.objects.values_list("translation_key", "audience")
    keys = [key for key, audience in guides if any(block.value == who for block in audience)]
    members = 0
    for number in Document.objects.filter(key__in=keys).values_list("number", flat=True):
        members |= 1 << number
    return members & shown


def _within(numbers: list[int], asked: Asked, sets: Mapping[str, int], words: Vocabulary) -> list[Suggested]:
    """Those there is time for, in order, not too many of a kind. Two queries."""
    left, kinds, found = int(asked.minutes or 60), dict(MOST_OF_A_KIND), []
    hits, length = answers.hits(numbers, frozenset()), _minutes(numbers)
    for number in (number for number in numbers if number in hits):
        hit, takes = hits[number], length.get(number, 1)
        if len(found) < LISTED and kinds[hit.type] and (takes <= left or not found):
            kinds[hit.type] -= 1
            left -= takes
            (as_shown,) = shown_hits([hit])
            met = [name for name, members in sets.items() if members >> number & 1]
            found.append(Suggested(as_shown, _reasons(met, asked, words, takes), takes))
    return found


def _minutes(numbers: Iterable[int]) -> dict[int, int]:
    """How long each document takes to read, in minutes, one at least."""
    rows = Document.objects.filter(number__in=list(numbers)).values_list("number", "passages")
    lengths = {number: sum(len(text.split()) for _anchor, _heading, text in passages) for number, passages in rows}
    return {number: max(1, round(length / WORDS_A_MINUTE)) for number, length in lengths.items()}


def _reasons(met: list[str], asked: Asked, words: Vocabulary, minutes: int) -> list[str]:
    language, reasons = get_language(), []
    if "theme" in met:
        reasons.append(gettext("about “%(name)s”") % {"name": words.label("theme", asked.theme, language)})
    if "phase" in met:
        reasons.append(gettext("for the phase “%(name)s”") % {"name": words.label("phase", asked.phase, language)})
    if "audience" in met:
        reasons.append(gettext("written for: %(who)s") % {"who": Audience(asked.who).label})
    takes = ngettext("about %(n)s minute to read", "about %(n)s minutes to read", minutes) % {"n": minutes}
    return [*reasons, takes]


def start(request):
    """The four questions, and what they lead to. Any address gets an answer."""
    words, language = vocabulary(), get_language()
    asked = Asked.from_query(request.GET, words)
    phases = [slug for slug in words.slugs("phase") if words.is_offered("phase", slug)]
    context = {
        "asked": asked,
        "phases": [(n, slug, words.label("phase", slug, language)) for n, slug in enumerate(phases, 1)],
        "theme_groups": _theme_groups(words, language),
        "readers": Audience.choices,
        "times": MINUTES.items(),
        "suggested": reading_list(asked, words, language) if asked.says_anything else [],
    }
    return render(request, "search/start.html", context)


def _theme_groups(words: Vocabulary, language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """(group in words, its themes as (slug, label)) in the order of the vocabulary."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for slug in words.slugs("theme"):
        if words.is_offered("theme", slug) and (group := words.parent("theme", slug)):
            groups.setdefault(group, []).append((slug, words.label("theme", slug, language)))
    return [(words.label("theme", group, language), themes) for group, themes in groups.items()]
