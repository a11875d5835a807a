"""Who can help with an entry, where a page is used, and what an organisation stands behind."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex

from home.linked import Linked
from network.models import OrganisationPage

from .models import CasePage, GlossaryTermPage, ThematicGuidePage, ToolboxEntryPage

# The fields, by the type they point at, that mean "this is used here".
USED = {
    ToolboxEntryPage: (
        (ThematicGuidePage, "entries_used"),
        (CasePage, "entries_used"),
        (GlossaryTermPage, "related_entries"),
    ),
    CasePage: ((ThematicGuidePage, "cases_used"),),
    GlossaryTermPage: ((ThematicGuidePage, "glossary"), (GlossaryTermPage, "see_also")),
    OrganisationPage: (
        (ToolboxEntryPage, "contributors"),
        (ThematicGuidePage, "organisations"),
        *((model, "owned_by") for model in (ToolboxEntryPage, ThematicGuidePage, CasePage)),
    ),
}
# The streams whose choosers mean the same; a link in running text does not.
STREAMS = ("related", "examples", "lessons", "key_questions", "third_parties")
THIRD_PARTIES = "third_parties"


@dataclass(frozen=True)
class Related:
    """A readable page, and in words why it is listed."""

    page: Page
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """What stands around a page: what uses it, and which organisations can help with it."""

    used_in: list[Related]
    who_can_help: list[Related]
    linked: Linked  # what the page itself points at, and the rest


def surroundings(page: Page, chosen: dict[str, list[int]], language: str) -> Surroundings:
    """What uses a page, and who can help with it, for a reader: two queries.

    `chosen`: what the page points at, field by field (home.linked.chosen_by).
    """
    examples, contributors = _examples(page), chosen.get("contributors", [])
    cases = [str(example["case"]) for example in examples if example["case"]]
    rows = _read(_pointing_at(page), [_references([THIRD_PARTIES], object_id__in=cases)])
    linked = Linked({pk for row in rows for pk in row[:2]}.union(*chosen.values()), language)

    helpers = [(pk, _("It contributed to this entry.")) for pk in contributors]
    helpers += [(example["organisation"], _did(example)) for example in examples]
    told = [(linked.get(case), to) for case, to, name in rows if name == THIRD_PARTIES]
    helpers += [(to, _took_part(case)) for case, to in told if case]
    users = [(source, _why(name)) for source, _to, name in rows if name != THIRD_PARTIES]
    return Surroundings(
        used_in=[used for used in _merged(linked, users) if used.page.translation_key != page.translation_key],
        who_can_help=_merged(linked, helpers),
        linked=linked,
    )


def stands_behind(organisation: OrganisationPage, language: str) -> list[Related]:
    """The readable pages that an organisation answers for, contributed to or is named in: two queries."""
    rows = _read(_pointing_at(organisation))
    linked = Linked({source for source, _to, _name in rows}, language)
    return _merged(linked, ((source, _why(name)) for source, _to, name in rows))


def _pointing_at(page: Page) -> Iterator[QuerySet]:
    """(id of the page that points, id it points at, field) for what points at any version of a page."""
    versions = Page.objects.filter(translation_key=page.translation_key).order_by()
    for model, name in USED.get(type(page), ()):
        pointing = model.objects.filter(**{f"{name}__in": versions.values("pk")}).order_by()
        yield pointing.values_list("pk", name, Value(name, TextField()))
    yield _references(STREAMS, to_object_id__in=versions.values_list(Cast("pk", CharField()), flat=True))


def _references(streams: Iterable[str], **which) -> QuerySet:
    """The same of choosers in streams, as Wagtail's index of references knows them; the field with what lies in it."""
    pages = ContentType.objects.get_for_model(Page)
    within = reduce(or_, (Q(model_path__startswith=f"{name}.") for name in streams))
    known = ReferenceIndex.objects.filter(within, base_content_type=pages, to_content_type=pages, **which).order_by()
    return known.values_list(
        Cast("object_id", IntegerField()), Cast("to_object_id", IntegerField()), Cast("model_path", TextField())
    )


def _read(*queries: Iterable[QuerySet]) -> list[tuple[int, int, str]]:
    first, *others = (query for several in queries for query in several)
    found = first.union(*others, all=True)
    return sorted({(source, to, name.partition(".")[0]) for source, to, name in found})


def _examples(page: Page) -> list[dict]:
    """What an entry's examples choose, as stored."""
    stream = page.examples.raw_data if isinstance(page, ToolboxEntryPage) else ()
    return [child["value"] for child in stream]


def _did(example: dict) -> str:
    said = {"example": example["name"], "did": example.get("did") or ""}
    return _("%(example)s: %(did)s") % said if said["did"] else _("It took part in %(example)s.") % said


def _took_part(case: Page) -> str:
    return _("It was a third party in “%(case)s”.") % {"case": case.title}


def _why(name: str) -> str:
    return {
        "contributors": _("It contributed."),
        "owned_by": _("It answers for this page."),
        "organisations": _("Named as able to help."),
        "examples": _("Named in an example."),
        THIRD_PARTIES: _("It was a third party."),
    }.get(name, "")


def _merged(linked: Linked, found: Iterable[tuple[int | None, str]]) -> list[Related]:
    """Each readable page once, with all its reasons, in the order found; an empty reason is none."""
    pages: dict = {}
    for pk, reason in found:
        if page := linked.get(pk):
            kept = pages.setdefault(page.translation_key, (page, []))
            if reason and reason not in kept[1]:
                kept[1].append(reason)
    return [Related(page, tuple(reasons)) for page, reasons in pages.values()]
