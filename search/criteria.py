"""The question as a reader or a machine asks it: parsed, bounded, checked against allow-lists, and written back.

Lenient for readers: what is not known is dropped, and said. Strict for machines: it is an error that helps.
"""

import hashlib
import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from unicodedata import category
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from . import analysis
from .cursors import Cursor, CursorError, OtherQuestionError
from .errors import CriteriaError, unknown_value
from .question import MOST_CHARACTERS, MOST_WORDS, Question, parse
from .terms import FACETS, Vocabulary, vocabulary

MOST_VALUES = 10
HITS_A_PAGE = 20
LAST_PAGE = 50
SORTS = ("best", "newest")
# In the order of an address. The pages' own, which a machine is refused: list and page.
PARAMETERS = ("q", *FACETS, "list", "sort", "page", "next", "lang")
ONLY_ON_PAGES = ("list", "page")

__all__ = ["FACETS", "Criteria", "CriteriaError"]


@dataclass(frozen=True)
class Criteria:
    """One question. Each facet's values are OR, facets are AND.

    `works`: each work once, in `reader`'s language or else its original; otherwise every document, by cursor.
    `language` is a choice of documents, not the reader's language. `general`: beside a choice of region, list the
    guidance tied to none instead of what is tied to it. `size`: how many hits a page has.
    """

    text: str = ""
    type: tuple[str, ...] = ()
    phase: tuple[str, ...] = ()
    theme: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    track: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    general: bool = False
    sort: str = "best"
    page: int = 1
    size: int = HITS_A_PAGE
    cursor: Cursor | None = None
    reader: str = "en"
    works: bool = True
    messages: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_query(
        cls, query: QueryDict, language: str, strict: bool = False, words: Vocabulary | None = None
    ) -> "Criteria":
        """The question in a query string, for a reader of `language`; `words` where they are at hand.

        Lenient (pages): never raises; what was dropped is in `messages`. Strict (the API): raises CriteriaError,
        naming the parameter and what it allows; asks for documents, not works.
        """
        reading = _Reading(query, words or vocabulary(), strict)
        reading.check_names()
        chosen = {facet: reading.values(facet) for facet in FACETS}
        text = reading.text()
        sort = reading.sort()
        page = 1 if strict else reading.page()
        criteria = cls(
            text=text,
            **chosen,
            general=bool(chosen["region"]) and reading.general(),
            sort=sort,
            page=page,
            reader=language if language in analysis.LANGUAGES else "en",
            works=not strict,
            messages=tuple(reading.messages),
        )
        cursor = reading.cursor(criteria) if strict else None
        return replace(criteria, cursor=cursor) if cursor else criteria

    @cached_property
    def question(self) -> Question:
        """The text taken apart into words, phrases and words to leave out."""
        return parse(self.text)

    @property
    def order(self) -> str:
        """The order that applies to this question."""
        return order_of(self.text, self.sort)

    @property
    def fingerprint(self) -> str:
        """Eight hexadecimal digits that tell this question from others, in whatever order its values were sent."""
        stated = [self.text, self.works, sorted((facet, sorted(values)) for facet, values in self.chosen.items())]
        return hashlib.sha256(json.dumps(stated).encode()).hexdigest()[:8]

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The facets with a choice, in the order of FACETS, and their values."""
        return {facet: getattr(self, facet) for facet in FACETS if getattr(self, facet)}

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is asked: everything is listed."""
        return not self.question and not self.chosen

    def has(self, facet: str, value: str) -> bool:
        """Whether a value is among a facet's choices."""
        return value in getattr(self, facet)

    def without(self, name: str, value: str | None = None) -> "Criteria":
        """The same question without one value, a whole facet (no value), or its words ("q"), from page one."""
        if name == "q":
            return self._changed(text="")
        kept = tuple(one for one in getattr(self, name) if value is not None and one != value)
        return self._changed(**{name: kept})

    def toggled(self, facet: str, value: str) -> "Criteria":
        """The same question with one value more, or less where it was chosen; at most ten a facet."""
        if self.has(facet, value):
            return self.without(facet, value)
        return self._changed(**{facet: (*getattr(self, facet), value)[:MOST_VALUES]})

    def sorted_by(self, sort: str) -> "Criteria":
        """The same question in another order, from page one."""
        return self._changed(sort=sort)

    def listing(self, general: bool) -> "Criteria":
        """The same question listing the general guidance beside a region, or what is tied to it, from page one."""
        return self._changed(general=general)

    def by(self, size: int) -> "Criteria":
        """The same question with so many hits a page, from page one."""
        return self._changed(size=size)

    def saying(self, text: str) -> "Criteria":
        """The same question in other words, from page one."""
        return self._changed(text=text)

    def at_page(self, page: int) -> "Criteria":
        """Another page of the same question."""
        return replace(self, page=page)

    def _changed(self, **changes) -> "Criteria":
        changed = replace(self, page=1, cursor=None, messages=(), **changes)
        return replace(changed, general=False) if changed.general and not changed.region else changed

    def pairs(self) -> list[tuple[str, str]]:
        """(parameter, value) of the question as an address writes it, in one order; [] for the blank one."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(facet, value) for facet, values in self.chosen.items() for value in values]
        pairs += [("list", "general")] if self.general else []
        pairs += [("sort", self.sort)] if self.sort != "best" else []
        return [*pairs, ("page", str(self.page))] if self.page > 1 else pairs

    def query_string(self) -> str:
        """The question as an address writes it; "" for the blank one. No leading "?"."""
        return urlencode(self.pairs(), errors="replace")


class _Reading:
    """One pass over a query string, strict or lenient."""

    def __init__(self, query: QueryDict, words: Vocabulary, strict: bool):
        self.query, self.words, self.strict = query, words, strict
        self.messages: list[str] = []

    def check_names(self) -> None:
        allowed = [name for name in PARAMETERS if name not in ONLY_ON_PAGES]
        unknown = next((name for name in self.query if name not in allowed), None)
        if self.strict and unknown is not None:
            raise unknown_value("parameter", unknown, allowed)

    def _last(self, name: str) -> str:
        values = self.query.getlist(name)
        if self.strict and len(values) > 1:
            raise CriteriaError(name, _("give it once."))
        return values[-1] if values else ""

    def text(self) -> str:
        sent = self._last("q")
        if self.strict and len(sent) > MOST_CHARACTERS:
            raise CriteriaError("q", _("at most %(n)d characters are read.") % {"n": MOST_CHARACTERS})
        text = clean(sent[: MOST_CHARACTERS + 1])
        if parse(text).cut:
            limit = _("at most %(words)d words; small ones such as “the” do not count.") % {"words": MOST_WORDS}
            if self.strict:
                raise CriteriaError("q", limit)
            said = _("The question was long: the %(n)d words that say most were used.")
            self.messages.append(said % {"n": MOST_WORDS})
        return text[:MOST_CHARACTERS]

    def values(self, facet: str) -> tuple[str, ...]:
        asked = dict.fromkeys(value for value in self.query.getlist(facet) if value)
        known = [value for value in asked if self.words.knows(facet, value)]
        strangers = (value for value in asked if not self.words.knows(facet, value))
        if (stranger := next(strangers, None)) is not None:
            if self.strict:
                raise unknown_value(facet, stranger, self.words.slugs(facet))
            self.messages.append(_("“%(value)s” is not known here and was left out.") % {"value": clean(stranger)[:40]})
        if len(known) > MOST_VALUES:
            if self.strict:
                raise CriteriaError(facet, _("at most %(n)d values.") % {"n": MOST_VALUES})
            self.messages.append(_("Only the first %(n)d choices of a kind were used.") % {"n": MOST_VALUES})
        return tuple(known[:MOST_VALUES])

    def sort(self) -> str:
        asked = self._last("sort")
        if asked in SORTS or not asked:
            return asked or "best"
        if self.strict:
            raise unknown_value("sort", asked, SORTS)
        return "best"

    def general(self) -> bool:
        return not self.strict and self._last("list") == "general"

    def page(self) -> int:
        asked = self._last("page")
        page = int(asked) if asked.isdecimal() and len(asked) < 10 else 1
        if page > LAST_PAGE or (asked.isdecimal() and len(asked) >= 10):
            self.messages.append(
                _("Pages beyond %(n)d are not shown: add a word or a filter to narrow the question.") % {"n": LAST_PAGE}
            )
            return LAST_PAGE
        return max(page, 1)

    def cursor(self, criteria: Criteria) -> Cursor | None:
        asked = self._last("next")
        try:
            return Cursor.read(asked, criteria.order, criteria.fingerprint) if asked else None
        except OtherQuestionError:
            raise CriteriaError(
                "next", _("it was given for other words, filters or another order: send those, or start without it.")
            ) from None
        except CursorError:
            raise CriteriaError("next", _("send back what the answer before gave as “next”, unchanged.")) from None


def order_of(text: str, sort: str) -> str:
    """The order that applies to a text: without a word that is wanted there is no best match."""
    return sort if parse(text).wanted else "newest"


def clean(text: str) -> str:
    """A text without control characters and half characters, single-spaced: fit to be shown and sent."""
    return " ".join("".join(" " if category(c) in ("Cc", "Cs") else c for c in text).split())
