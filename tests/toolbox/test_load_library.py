"""The command that brings the library's files into the site."""

import pytest
from wagtail.models import Page, Revision

from home.models import HomePage, Licence, PlainPage
from home.services import withdraw
from network.models import OrganisationPage
from toolbox.models import LoadedFile, ToolboxEntryPage

from .library_files import HOME, ORGANISATION, Library


@pytest.fixture
def library(house, tmp_path) -> Library:
    return Library(tmp_path)


def counts() -> tuple[int, int, int]:
    return Page.objects.count(), Revision.objects.count(), LoadedFile.objects.count()


def the_entry(slug: str = "draw-the-map", language: str = "en") -> ToolboxEntryPage:
    return ToolboxEntryPage.objects.get(slug=slug, locale__language_code=language)


def edit(page, user, **values) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision(user=user).publish(user=user)


def test_a_file_becomes_a_live_page_with_what_it_says(library):
    library.pair()
    library.load()

    page = the_entry()
    assert page.live
    assert page.get_parent().slug == "toolbox"
    assert page.title == "Draw the map"
    assert page.kind == "tool"
    assert page.also_known_as == "Line of contact\nMap annex"
    assert sorted(page.keywords.names()) == ["map", "truce"]
    assert [term.slug for term in page.phases.all()] == ["negotiation", "agreement"]
    assert [theme.slug for theme in page.themes] == ["ceasefires", "security-arrangements"]
    assert page.general
    assert page.basis.slug == "documented-cases"
    assert str(page.reviewed_on) == "2026-11-22"
    assert page.problem == "Two sides agree to stop nowhere in particular."
    assert "2 would" not in library.said
    assert library.said.startswith("Library: 3 new, 0 changed, 0 unchanged")


def test_pages_that_point_at_each_other_load_whatever_the_order(library):
    library.pair()
    library.load()

    page, other = the_entry(), the_entry("other")
    assert page.related[0].value["entry"] == other
    assert other.related[0].value["entry"] == page
    assert f'<a linktype="page" id="{other.pk}">the other</a>' in page.when_to_use[0].value.source
    assert page.examples[0].value["organisation"] == OrganisationPage.objects.get(slug="a-house")


def test_every_key_of_a_block_is_written(library):
    library.pair()
    library.load()

    for name, block in (("steps", "step"), ("examples", "example"), ("sources", "source")):
        field = ToolboxEntryPage._meta.get_field(name)
        keys = set(field.stream_block.child_blocks[block].child_blocks)
        assert {frozenset(row["value"]) for row in getattr(the_entry(), name).raw_data} == {frozenset(keys)}


def test_loading_twice_changes_nothing(library):
    library.pair()
    library.translation()
    library.load()
    before = counts()

    library.load()

    assert counts() == before
    assert "0 new, 0 changed, 4 unchanged" in library.said


def test_a_changed_file_is_a_new_revision_of_the_same_page_with_the_same_blocks(library):
    library.pair()
    library.load()
    page = the_entry()
    blocks = [block.id for block in page.steps]

    library.entry(old="Half a day", new="A whole day")
    library.load()

    again = the_entry()
    assert again.pk == page.pk
    assert again.revisions.count() == 2
    assert again.steps[0].value["how_long"] == "A whole day"
    assert [block.id for block in again.steps] == blocks
    assert the_entry("other").revisions.count() == 1
    assert "0 new, 1 changed, 2 unchanged" in library.said


def test_what_a_file_no_longer_says_leaves_the_page(library):
    library.pair()
    library.load()
    library.entry(old='also_known_as: ["Line of contact", "Map annex"]\nkeywords: [truce, map]\n', new="")
    library.load()

    assert the_entry().also_known_as == ""
    assert not the_entry().keywords.exists()


def test_a_dry_run_writes_nothing(library):
    library.pair()
    before = counts()

    library.load("--dry-run")

    assert counts() == before
    assert library.said.startswith("Library: nothing written; 3 would be new")


def test_a_page_an_editor_changed_since_is_kept_and_named(library, admin_user):
    library.pair()
    library.load()
    edit(the_entry(), admin_user, title="The editor's title")
    library.entry(old="Half a day", new="A whole day")
    library.load()

    assert the_entry().title == "The editor's title"
    assert the_entry().steps[0].value["how_long"] == "Half a day"
    assert "entries/draw-the-map.en.md: left as it is: changed by an editor since" in library.warned


def test_overwriting_lets_the_file_win(library, admin_user):
    library.pair()
    library.load()
    edit(the_entry(), admin_user, title="The editor's title")
    library.load("--overwrite")

    assert the_entry().title == "Draw the map"
    assert the_entry("other").revisions.count() == 1


def test_a_page_taken_off_the_site_is_not_brought_back(library):
    library.pair()
    library.load()
    the_entry().unpublish()
    withdraw(the_entry("other"))
    library.entry(old="Half a day", new="A whole day")
    library.entry("other", related="draw-the-map", old="Half a day", new="A whole day")
    library.load()

    assert not the_entry().live
    assert not the_entry("other").live
    assert library.warned.count("taken off the site by an editor") == 2


def test_a_page_an_editor_deleted_is_not_brought_back_unasked(library):
    library.write("organisations/a-house.en.md", ORGANISATION)
    library.load()
    OrganisationPage.objects.get().delete()

    library.load()
    assert not OrganisationPage.objects.exists()
    assert "deleted by an editor" in library.warned

    library.load("--overwrite")
    assert OrganisationPage.objects.get().live


def test_a_page_of_an_editor_at_the_same_address_is_kept(library, admin_user):
    from tests import factories

    mine = factories.entry(slug="draw-the-map", title="Mine")
    library.pair()
    library.load()

    assert the_entry().pk == mine.pk
    assert the_entry().title == "Mine"
    assert "not made from a file" in library.warned


def test_the_home_page_is_filled_until_an_editor_writes_it(library, admin_user):
    library.write("pages/home.en.md", HOME.format(language="en", title="Toolbox"))
    library.load()
    home = HomePage.objects.get(locale__language_code="en")
    assert (home.title, home.introduction) == ("Toolbox", "<p>Here are <b>methods</b>.</p>")

    edit(home, admin_user, title="The desk's")
    library.write("pages/home.en.md", HOME.format(language="en", title="Another"))
    library.load()
    assert HomePage.objects.get(locale__language_code="en").title == "The desk's"


def test_a_plain_page_stands_below_the_home_page_with_its_headings(library):
    page = "---\ntype: page\nslug: about\nlanguage: en\ntitle: About\nsummary: Who we are.\n---\n\n## Body\n\n"
    library.write("pages/about.en.md", page + "Hello.\n\n### For whom\n\n- You\n")
    library.load()

    found = PlainPage.objects.get(slug="about")
    assert isinstance(found.get_parent().specific, HomePage)
    assert found.body == "<p>Hello.</p><h2>For whom</h2><ul><li>You</li></ul>"


def test_a_profile_has_its_facts_with_where_they_were_read(library):
    library.write("organisations/a-house.en.md", ORGANISATION)
    library.load()

    profile = OrganisationPage.objects.get()
    assert profile.live
    assert profile.licence == Licence.ALL_RIGHTS
    assert (profile.founded, profile.seat.slug) == ("1999", "finland")
    assert profile.other_names == "Une Maison\nEin Haus"
    assert [region.slug for region in profile.regions.all()] == ["aceh"]
    assert {block.value["field"]: block.value["source_title"] for block in profile.provenance} == {
        "founded": "History",
        "seat": "",
        "other_names": "",
    }
    assert {block.value["basis"] for block in profile.provenance} == {"public-sources"}


def test_outside_development_profiles_are_drafts(library, settings):
    settings.LIBRARY_PROFILES_LIVE = False
    library.pair()
    library.load()

    profile = OrganisationPage.objects.get()
    assert not profile.live
    assert profile.get_latest_revision_as_object().founded == "1999"
    assert the_entry().live
    assert "1 of them drafts" in library.said

    library.write("organisations/a-house.en.md", ORGANISATION.replace("1999", "2001"))
    library.load()
    assert not OrganisationPage.objects.get().live
    assert OrganisationPage.objects.get().get_latest_revision_as_object().founded == "2001"
