"""The rows of the table: a page of any kind in each state in which readers may not see it, with its canaries."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from home import services
from home.models import HomePage
from network.models import OrganisationIndexPage, OrganisationPage
from tests import factories
from toolbox.models import CaseIndexPage, EntryIndexPage, GlossaryIndexPage, GuideIndexPage, ToolboxEntryPage

KINDS = ("entry", "guide", "case", "organisation", "term", "plain")
INDEXES = {
    "entry": EntryIndexPage,
    "guide": GuideIndexPage,
    "case": CaseIndexPage,
    "organisation": OrganisationIndexPage,
    "term": GlossaryIndexPage,
}
ROOMS = {"entry": "toolbox", "guide": "guides", "case": "cases", "organisation": "organisations", "term": "glossary"}
# A place and a theme that only the pages of this table are filed under, so that each count tells.
PLACE, THEME = "nauru", "ddr"
# So that late expiries pass between the making and the asking.
SOON = timedelta(seconds=1.2)


def words(state: str, kind: str) -> dict:
    """A page's canaries: one word for each place it could show."""
    mark = f"cnr{state}{kind}"
    return {
        "title": f"{mark}title",
        "slug": f"{mark}slug",
        "summary": f"{mark}summary commonword",
    } | {
        "entry": {"first_moves": factories.points(f"{mark}body"), "themes": [THEME], "regions": [PLACE]},
        "guide": {"key_messages": factories.points(f"{mark}body"), "themes": [THEME], "regions": [PLACE]},
        "case": {"what_helped": factories.points(f"{mark}body"), "themes": [THEME], "regions": [PLACE]},
        "organisation": {"mission": f"{mark}body", "regions": [PLACE]},
        "term": {"in_practice": f"<p>{mark}body</p>", "themes": [THEME]},
        "plain": {"body": f"<p>{mark}body</p>"},
    }[kind]


def pointed_at() -> None:
    """One live entry and one live organisation, which everything in the table points at."""
    factories.organisation(title="Pointed at", slug="pointed-at")
    factories.entry(title="Pointed at", slug="pointed-at")


def pointing(kind: str) -> dict:
    """The fields of a kind that point at those two."""
    if kind == "plain":
        return {}
    entry = ToolboxEntryPage.objects.get(slug="pointed-at")
    organisation = OrganisationPage.objects.get(slug="pointed-at")
    return {
        "entry": {
            "related": [("related", {"relation": "combines-with", "entry": entry})],
            "contributors": [organisation],
        },
        "guide": {"entries_used": [entry], "organisations": [organisation]},
        "case": {
            "entries_used": [entry],
            "third_parties": [("third_party", third_party("A third party", organisation))],
        },
        "organisation": {},
        "term": {"related_entries": [entry]},
    }[kind]


def third_party(name: str, organisation: Page) -> dict:
    blank = dict.fromkeys(("track", "start", "end", "note", "source"), "")
    return blank | {"name": name, "organisation": organisation, "role": "mediation-lead", "kind": "ngo"}


def make(state: str, kind: str, **fields) -> Page:
    fields = words(state, kind) | pointing(kind) | {"reviewed_on": timezone.localdate()} | fields
    return factories.MAKERS[kind](**fields)


def section(state: str, kind: str, **fields) -> Page:
    """A second room for a kind, live, with a canary in its own name."""
    mark = f"cnr{state}{kind}section"
    room = INDEXES[kind](title=f"{mark}title", slug=f"{mark}slug", summary=f"{mark}summary", live=False, **fields)
    HomePage.objects.get(locale__language_code="en").add_child(instance=room)
    room.save_revision().publish()
    return room


# -- the rows -------------------------------------------------------------------------------------------------
def draft(state, kind):
    return make(state, kind, live=False)


def scheduled(state, kind):
    return make(state, kind, go_live_at=timezone.now() + timedelta(days=1))


def expired_with_the_clock_late(state, kind):
    return make(state, kind, expire_at=timezone.now() + SOON)


def expired_with_the_clock_in_time(state, kind):
    page = make(state, kind, expire_at=timezone.now() + SOON)
    page.unpublish(set_expired=True)
    return page


def unpublished(state, kind):
    page = make(state, kind)
    page.unpublish()
    return page


def withdrawn(state, kind):
    page = make(state, kind)
    services.withdraw(page)
    return page


def withdrawn_though_its_row_says_live(state, kind):
    page = withdrawn(state, kind)
    Page.objects.filter(pk=page.pk).update(live=True)
    return page


def below(state, kind, **fields):
    """A live page in a second room, which then is hidden."""
    if kind not in INDEXES:
        return None, None
    room = section(state, kind, **fields)
    page = make(state, kind)
    page.move(room, pos="last-child")
    return type(page).objects.get(pk=page.pk), room


def under_an_unpublished_ancestor(state, kind):
    page, room = below(state, kind)
    if room:
        room.unpublish()
    return page


def under_an_expired_ancestor(state, kind):
    return below(state, kind, expire_at=timezone.now() + SOON)[0]


def under_a_withdrawn_ancestor(state, kind):
    page, room = below(state, kind)
    if room:
        services.withdraw(room)
    return page


def published_under_a_draft_ancestor(state, kind):
    page, room = below(state, kind)
    if room:
        room.unpublish()
        page.save_revision().publish()
    return page


def change_not_yet_published(state, kind):
    """A live page with harmless words, and a draft that says more."""
    page = factories.MAKERS[kind](title=f"Harmless {kind}", slug=f"harmless-{kind}", summary="Harmless words.")
    for name, value in (words(state, kind) | pointing(kind)).items():
        if name not in ("themes", "regions"):
            setattr(page, name, value)
    page.save_revision()
    return type(page).objects.get(pk=page.pk)


def translation_in_the_making(state, kind):
    """A French draft of a live page."""
    page = factories.MAKERS[kind](title=f"English {kind}", slug=f"english-{kind}", summary="English words.")
    said = {name: value for name, value in words(state, kind).items() if name not in ("themes", "regions")}
    return factories.translated(page, "fr", live=False, **said)


def translation_of_a_withdrawn_page(state, kind):
    page = factories.MAKERS[kind](title=f"cnr{state}{kind}original", slug=f"cnr{state}{kind}originalslug")
    said = {name: value for name, value in words(state, kind).items() if name not in ("themes", "regions")}
    french = factories.translated(page, "fr", **said)
    services.withdraw(page)
    return french


def translation_of_an_expired_page(state, kind):
    fields = {"title": f"cnr{state}{kind}original", "slug": f"cnr{state}{kind}originalslug"}
    page = factories.MAKERS[kind](expire_at=timezone.now() + SOON, **fields)
    said = {name: value for name, value in words(state, kind).items() if name not in ("themes", "regions")}
    return factories.translated(page, "fr", expire_at=None, **said)


def translation_of_a_page_under_an_expired_ancestor(state, kind):
    """The room's French version has no time limit of its own."""
    page, room = below(state, kind, expire_at=timezone.now() + SOON)
    mark = f"cnr{state}{kind}section"
    factories.translated(room, "fr", title=f"{mark}french", summary=f"{mark}frenchsummary", expire_at=None)
    said = {name: value for name, value in words(state, kind).items() if name not in ("themes", "regions")}
    return factories.translated(page, "fr", **said | {"summary": f"{said['summary']} ailleurs"})


def translation_of_an_unpublished_page(state, kind):
    page = factories.MAKERS[kind](title=f"cnr{state}{kind}original", slug=f"cnr{state}{kind}originalslug")
    said = {name: value for name, value in words(state, kind).items() if name not in ("themes", "regions")}
    french = factories.translated(page, "fr", **said)
    page.unpublish()
    return french


def live(state, kind):
    return make(state, kind)


HIDDEN = (
    draft,
    scheduled,
    expired_with_the_clock_late,
    expired_with_the_clock_in_time,
    unpublished,
    withdrawn,
    withdrawn_though_its_row_says_live,
    under_an_unpublished_ancestor,
    under_an_expired_ancestor,
    under_a_withdrawn_ancestor,
    published_under_a_draft_ancestor,
    change_not_yet_published,
    translation_in_the_making,
    translation_of_a_withdrawn_page,
    translation_of_an_expired_page,
    translation_of_a_page_under_an_expired_ancestor,
    translation_of_an_unpublished_page,
)
STATES = {row.__name__.replace("_", ""): row for row in (*HIDDEN, live)}
# The states that each channel is told apart by are tried with every kind of page, the others with two.
WITH_EVERY_KIND = ("draft", "expiredwiththeclocklate", "changenotyetpublished", "live")


def kinds_of(state: str) -> tuple[str, ...]:
    return KINDS if state in WITH_EVERY_KIND else ("entry", "organisation")
