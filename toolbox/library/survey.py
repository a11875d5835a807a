"""What the library holds and what it lacks: the desk's report."""

import re
from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from home.models import Phase, Theme
from home.publishing import is_blank
from toolbox.models import CasePage, GlossaryTermPage, ThematicGuidePage, ToolboxEntryPage

SENTENCE = re.compile(r"[.!?]+(?:\s|$)")
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Sheet:
    """One table of the report: its heading, what it means, its columns and rows."""

    anchor: str
    heading: str
    note: str
    columns: list[str]
    rows: list[list]


def reading_ease(text: str) -> float | None:
    """How easily English text reads, 0 (hard) to 100 (easy); None for no words.

    Flesch (1948), "A new readability yardstick": 206.835 - 1.015 words a sentence - 84.6 syllables a word.
    Syllables are counted as groups of vowels, less a silent e.
    """
    words = WORD.findall(text)
    if not words:
        return None
    sentences = max(1, len(SENTENCE.findall(text)))
    return round(206.835 - 1.015 * len(words) / sentences - 84.6 * sum(map(syllables, words)) / len(words), 1)


def syllables(word: str) -> int:
    low = word.lower()
    silent = low.endswith("e") and not low.endswith(("le", "ee")) and len(low) > 3
    return max(1, len(VOWELS.findall(low)) - silent)


def sheets() -> list[Sheet]:
    """The report over the originals of the library, drafts included and marked as such."""
    entries = list(
        originals(ToolboxEntryPage)
        .select_related("primary_theme", "second_theme", "third_theme", "basis")
        .prefetch_related("phases")
    )
    others = [page for model in (ThematicGuidePage, CasePage, GlossaryTermPage) for page in originals(model)]
    everything = [*entries, *others]
    of_entries = [coverage(entries), about_entries(entries), without_case(entries), lacking(entries)]
    return [*of_entries, overdue(everything), cited_once(everything)]


def originals(model):
    return model.objects.filter(locale__language_code=settings.LANGUAGE_CODE).select_related("locale").order_by("title")


def named(page) -> str:
    return page.title if page.live else _("%(title)s (draft)") % {"title": page.title}


def coverage(entries: list) -> Sheet:
    phases = list(Phase.objects.all())
    counts = Counter(
        (theme.slug, phase.slug) for page in entries for theme in page.themes for phase in page.phases.all()
    )
    rows = [[theme.label, *(counts[theme.slug, phase.slug] for phase in phases)] for theme in Theme.objects.all()]
    note = _("How many entries are filed under each theme and phase.")
    return Sheet("coverage", _("Coverage"), note, [_("Theme"), *(phase.label for phase in phases)], rows)


def about_entries(entries: list) -> Sheet:
    rows = []
    for page in entries:
        ease = reading_ease(" ".join(passage.text for passage in page.passages()))
        rows.append([named(page), len(page.sources), "" if ease is None else ease])
    note = _("Reading ease after Flesch (1948), 0 hard to 100 easy: it is made for English, so originals only.")
    return Sheet("entries", _("Sources and reading ease"), note, [_("Entry"), _("Sources"), _("Reading ease")], rows)


def without_case(entries: list) -> Sheet:
    used = set(CasePage.entries_used.through.objects.values_list("toolboxentrypage_id", flat=True))
    cases = [page for page in entries if page.pk not in used]
    rows = [[named(page)] for page in cases if not any(row["value"].get("case") for row in raw(page.examples))]
    note = _("No example names a case, and no case uses them.")
    return Sheet("without-case", _("Entries without a case"), note, [_("Entry")], rows)


def raw(stream) -> list[dict]:
    """A stream's blocks as stored: no page they name is fetched."""
    return stream.stream_block.get_prep_value(stream)


def lacking(entries: list) -> Sheet:
    rows = []
    for page in entries:
        faults = [_("no “when not to use it”")] if is_blank(page.when_not_to_use) else []
        faults += [_("no basis of claim")] if page.basis_id is None else []
        faults += [_("no source")] if not len(page.sources) else []
        rows += [[named(page), fault] for fault in faults]
    note = _("Entries without a “when not”, claims without a basis or a source.")
    return Sheet("lacking", _("What entries lack"), note, [_("Entry"), _("Lacks")], rows)


def how_many_overdue() -> int:
    """How many pages the table of overdue ones has."""
    models = (ToolboxEntryPage, ThematicGuidePage, CasePage, GlossaryTermPage)
    return sum(originals(model).filter(review_by__lt=timezone.localdate()).count() for model in models)


def overdue(pages: list) -> Sheet:
    today = timezone.localdate()
    late = sorted((page for page in pages if page.review_by and page.review_by < today), key=lambda p: p.review_by)
    rows = [[named(page), page._meta.verbose_name, page.review_by.isoformat()] for page in late]
    note = _("To be read again since the day named.")
    return Sheet("overdue", _("Overdue for review"), note, [_("Page"), _("Kind"), _("Review by")], rows)


def cited_once(pages: list) -> Sheet:
    citing: dict[tuple, list] = {}
    for page in pages:
        for row in {(b.value["author"].lower(), b.value["title"].lower()): b.value for b in page.sources}.items():
            citing.setdefault(row[0], []).append((page, row[1]))
    once = [found[0] for found in citing.values() if len(found) == 1]
    rows = sorted([value["author"], value["year"], value["title"], named(page)] for page, value in once)
    note = _("Sources that one page alone cites: read first, since nobody else has.")
    columns = [_("Author"), _("Year"), _("Title"), _("Page")]
    return Sheet("cited-once", _("Sources cited once"), note, columns, rows)
