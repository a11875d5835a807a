"""The least data that proves a point: pages that are ready to publish, made below their rooms.

Each maker takes any field of its page by name, and vocabulary terms by slug; `live=False` leaves a draft.
"""

import datetime
import itertools

from wagtail.models import Locale, Page

from home.models import HomePage, PlainPage, Region, Theme
from home.models import vocabularies as v
from network.models import OrganisationIndexPage, OrganisationPage
from toolbox.models import (
    CaseIndexPage,
    CasePage,
    EntryIndexPage,
    GlossaryIndexPage,
    GlossaryTermPage,
    GuideIndexPage,
    ThematicGuidePage,
    ToolboxEntryPage,
)

numbers = itertools.count(1)
REVIEWED = datetime.date(2026, 6, 1)


def point(text: str) -> tuple[str, str]:
    return ("point", f"<p>{text}</p>")


def points(*texts: str) -> list[tuple[str, str]]:
    return [point(text) for text in texts]


def _terms(model, slugs) -> list:
    found = {term.slug: term for term in model.objects.filter(slug__in=slugs)}
    return [found[slug] for slug in slugs]


def _place(model, parent_model, fields: dict, many: dict, live: bool, locale: str = "en") -> Page:
    number = next(numbers)
    fields.setdefault("title", f"{model._meta.verbose_name} {number}".capitalize())
    fields.setdefault("slug", f"{model._meta.model_name}-{number}")
    fields.setdefault("summary", f"What number {number} is for, in a sentence.")
    fields.setdefault("reviewed_on", REVIEWED)
    page = model(live=False, locale=Locale.objects.get(language_code=locale), **fields)
    for name, value in many.items():
        setattr(page, name, value)
    parent_model.objects.filter(locale__language_code=locale).first().add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


def _classified(fields: dict) -> dict:
    """Take classification by slug out of the fields; returns the many-valued part."""
    themes = fields.pop("themes", ["ceasefires"])
    for rank, slug in zip(("primary_theme", "second_theme", "third_theme"), themes, strict=False):
        fields[rank] = Theme.objects.get(slug=slug)
    regions = fields.pop("regions", [])
    fields.setdefault("general", not regions)
    return {
        "phases": _terms(v.Phase, fields.pop("phases", ["negotiation"])),
        "regions": _terms(Region, regions),
        "tracks": _terms(v.Track, fields.pop("tracks", [])),
        "roles": _terms(v.Role, fields.pop("roles", [])),
    }


def entry(live: bool = True, **fields) -> ToolboxEntryPage:
    """A toolbox entry, a checklist unless told otherwise."""
    many = _classified(fields) | {"contributors": fields.pop("contributors", [])}
    defaults = {
        "kind": "checklist",
        "problem": "Two sides agree to stop and mean different things.",
        "when_to_use": points("Both sides have asked."),
        "when_not_to_use": points("One side wants time to rearm."),
        "steps": [
            (
                "step",
                {
                    "what": "Draw the map",
                    "detail": "<p>Together.</p>",
                    "who": "Both",
                    "how_long": "A day",
                    "outcome": "A map",
                    "how_you_know": "Both sign it",
                },
            )
        ],
        "minimum_version": "<p>A telephone number.</p>",
        "basis": v.ClaimBasis.objects.get(slug="documented-cases"),
    }
    return _place(ToolboxEntryPage, EntryIndexPage, defaults | fields, many, live)


def guide(live: bool = True, **fields) -> ThematicGuidePage:
    """A thematic guide with one section."""
    many = _classified(fields)
    for name in ("entries_used", "cases_used", "organisations", "glossary"):
        many[name] = fields.pop(name, [])
    defaults = {
        "audience": [("audience", "mediator")],
        "key_messages": points("Agree who monitors before what."),
        "sections": [("section", {"title": "Before", "anchor": "before", "text": "<p>What must be known.</p>"})],
        "authors": "Mediation Toolbox editors",
        "edition": "1",
    }
    return _place(ThematicGuidePage, GuideIndexPage, defaults | fields, many, live)


def source(key: str = "a") -> tuple[str, dict]:
    return (
        "source",
        {
            "key": key,
            "author": "An author",
            "year": "2005",
            "title": "A book",
            "publisher": "A press",
            "url": "",
            "doi": "",
            "language": "en",
        },
    )


def case(live: bool = True, **fields) -> CasePage:
    """A case with one party and one phase."""
    fields.setdefault("regions", ["aceh"])
    many = _classified(fields) | {"entries_used": fields.pop("entries_used", [])}
    defaults = {
        "parties": [("party", {"name": "Government of Exampleland", "description": ""})],
        "level": "subnational",
        "start": "2001",
        "timeline": [
            ("phase", {"phase": "negotiation", "start": "2001", "end": "2002", "event": "Talks.", "source": "a"})
        ],
        "outcome": "<p>An agreement.</p>",
        "clearance": "From public sources.",
        "sources": [source()],
    }
    return _place(CasePage, CaseIndexPage, defaults | fields, many, live)


def organisation(live: bool = True, **fields) -> OrganisationPage:
    """An example organisation with a seat and a mission."""
    many = {"regions": _terms(Region, fields.pop("regions", []))}
    defaults = {"kind": "ngo", "seat": Region.objects.get(slug="finland"), "mission": "It mediates."}
    return _place(OrganisationPage, OrganisationIndexPage, defaults | fields, many, live)


def glossary_term(live: bool = True, **fields) -> GlossaryTermPage:
    """A word of the trade."""
    many = {"themes": _terms(Theme, fields.pop("themes", []))}
    for name in ("see_also", "related_entries"):
        many[name] = fields.pop(name, [])
    return _place(GlossaryTermPage, GlossaryIndexPage, {"in_practice": "<p>How it is used.</p>"} | fields, many, live)


def plain_page(live: bool = True, **fields) -> PlainPage:
    """A page of running text below the home page."""
    return _place(PlainPage, HomePage, {"body": "<p>Some words.</p>"} | fields, {}, live)


def translated(original: Page, language: str, live: bool = True, **fields) -> Page:
    """The version of a page in another language, with texts of its own."""
    page = original.copy_for_translation(Locale.objects.get(language_code=language))
    fields.setdefault("title", f"{original.title} ({language})")
    fields.setdefault("summary", f"{original.summary} ({language})")
    fields.setdefault("slug", original.slug)
    for name, value in fields.items():
        setattr(page, name, value)
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()
    return page


MAKERS = {
    "entry": entry,
    "guide": guide,
    "case": case,
    "organisation": organisation,
    "term": glossary_term,
    "plain": plain_page,
}
