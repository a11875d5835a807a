"""check_search finds what is not true, mends exactly that, and after any change of ours finds nothing."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from home.clock import tick
from home.models import Region, RegionMember, Role, RoleGroup, Theme, ThemeGroup
from home.services import end_withdrawal, withdraw
from home.vocabulary_files import sync_vocabularies
from search import checking, facets, projection, upkeep
from search.engines import text_index
from search.models import Bitmap, Change, Document
from search.texts import Tokens
from tests import factories
from tests.search.conftest import record
from toolbox.models import ToolboxEntryPage

pytestmark = pytest.mark.django_db


def check(**options) -> str:
    out = StringIO()
    call_command("check_search", stdout=out, **options)
    return out.getvalue().strip()


def found() -> list[str]:
    return [str(fault) for fault in checking.faults()]


def terms_of(page) -> dict:
    return Document.objects.get(page_id=page.pk).terms


def test_where_nothing_drifted_it_says_so_in_a_line(house):
    factories.translated(factories.entry(), "fr")
    facets.store()

    assert check() == "Search is true: no drift."


# -- every change of ours leaves nothing to find ------------------------------------------------------------
def unpublished(page):
    page.unpublish()


def deleted(page):
    page.delete()


def withdrawn(page):
    withdraw(page)


def withdrawn_and_given_back(page):
    withdraw(page)
    end_withdrawal(page)
    page.refresh_from_db()
    page.save_revision().publish()


def renamed(page):
    page.title = "Another title"
    page.save_revision().publish()


def expired_by_the_clock(page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    tick()


def its_room_unpublished(page):
    page.get_parent().specific.unpublish()


def its_room_moved(page):
    room = page.get_parent()
    room.move(Page.objects.get(depth=3, url_path="/mediation-toolbox/guides/"), pos="last-child")


def aliased(page):
    page.create_alias(update_slug="an-alias")


def translated(page):
    factories.translated(page, "es")


def reclassified(page):
    page.regions.set(Region.objects.filter(slug="aceh"))
    page.save_revision().publish()


@pytest.mark.parametrize(
    "change",
    [
        unpublished,
        deleted,
        withdrawn,
        withdrawn_and_given_back,
        renamed,
        expired_by_the_clock,
        its_room_unpublished,
        its_room_moved,
        aliased,
        translated,
        reclassified,
    ],
    ids=lambda change: change.__name__,
)
def test_after_each_change_of_a_page_nothing_has_drifted(house, change):
    page = factories.entry(title="A clock", regions=["kenya"])
    factories.translated(page, "fr", title="Une horloge")
    factories.entry(regions=["kenya"])

    change(ToolboxEntryPage.objects.get(pk=page.pk))

    assert found() == []


# -- terms -----------------------------------------------------------------------------------------------------
def test_a_place_that_comes_to_lie_elsewhere_takes_what_is_filed_below_it_along(house):
    page = factories.entry(regions=["aceh"])
    before = Change.objects.count()
    aceh = Region.objects.get(slug="aceh")
    aceh.parent = Region.objects.get(slug="kenya")
    aceh.save()

    assert {"aceh", "kenya", "eastern-africa"} <= set(terms_of(page)["region"])
    assert "indonesia" not in terms_of(page)["region"]
    assert facets.current().filed("region", "kenya").bit_count() == 1
    assert Change.objects.count() > before
    assert found() == []


def test_a_country_s_listing_reaches_what_is_filed_below_the_country(house):
    page = factories.entry(regions=["aceh"])
    area = Region.objects.get(slug="au")
    listing = RegionMember.objects.create(area=area, region=Region.objects.get(slug="indonesia"))
    assert "au" in terms_of(page)["region"]

    listing.status = RegionMember.Status.FORMER
    listing.save()
    assert "au" not in terms_of(page)["region"]

    listing.status, listing.region = RegionMember.Status.MEMBER, Region.objects.get(slug="aceh")
    listing.save()
    assert "au" in terms_of(page)["region"]

    listing.delete()
    assert "au" not in terms_of(page)["region"]
    assert found() == []


def test_memberships_that_files_bring_many_at_a_time_reach_the_documents(house):
    page = factories.entry(regions=["kenya"])
    RegionMember.objects.filter(region__slug="kenya")._raw_delete("default")
    assert check(repair=True) == f"Page {page.pk}: its document differs in terms. Mended.\n1 faults mended."
    assert "au" not in terms_of(page)["region"]

    sync_vocabularies()

    assert "au" in terms_of(page)["region"]
    assert found() == []


@pytest.mark.parametrize(("model", "group", "field"), [(Theme, ThemeGroup, "themes"), (Role, RoleGroup, "roles")])
def test_a_theme_or_role_that_changes_its_group_takes_its_pages_along(house, model, group, field):
    term = model.objects.select_related("group").first()
    page = factories.entry(**{field: [term.slug]})
    other = group.objects.exclude(pk=term.group_id).first()
    old = term.group.slug

    term.group = other
    term.save()

    assert other.slug in terms_of(page)[field[:-1]]
    assert old not in terms_of(page)[field[:-1]]
    assert found() == []


def test_a_group_with_another_slug_is_found_by_that_one_only(house):
    theme = Theme.objects.select_related("group").get(slug="ceasefires")
    page = factories.entry(themes=["ceasefires"])
    old = theme.group.slug
    theme.group.slug = "other-words"
    theme.group.save()

    assert terms_of(page)["theme"] == ["ceasefires", "other-words"]
    assert facets.current().filed("theme", old) == 0
    assert found() == []


def test_a_place_with_another_name_is_so_named_in_the_words_of_its_organisations(house):
    page = factories.organisation(regions=["kenya"])
    kenya = Region.objects.get(slug="kenya")
    kenya.label_en = "Kenyaland"
    kenya.save()

    assert "Kenyaland" in str(Document.objects.get(page_id=page.pk).passages)
    assert found() == []


def test_a_retired_or_deleted_term_leaves_nothing_behind(house):
    kept, gone = factories.entry(tracks=["track-1"]), factories.entry(regions=["aceh"])
    track = factories.v.Track.objects.get(slug="track-1")
    track.retired = True
    track.save()
    Region.objects.get(slug="aceh").delete()

    assert terms_of(kept)["track"] == ["track-1"]
    assert "region" not in terms_of(gone)
    assert found() == []


# -- what drifted is named, mended, and nothing else is touched -------------------------------------------------
def test_a_missing_a_false_and_a_left_over_document_are_named_and_mended(house):
    missing, false, true = factories.entry(), factories.entry(title="A clock"), factories.entry()
    Document.objects.filter(page_id=missing.pk)._raw_delete("default")
    Document.objects.filter(page_id=false.pk).update(title="Not this")
    projection.write(999_999, record("Left over"), {})
    untouched = Document.objects.get(page_id=true.pk).number

    with pytest.raises(CommandError):
        check()
    said = check(repair=True)

    assert f"Page {missing.pk}: it has no document. Mended." in said
    assert f"Page {false.pk}: its document differs in title. Mended." in said
    assert "Page 999999: it has a document and should have none. Mended." in said
    assert f"Page {true.pk}" not in said
    assert Document.objects.get(page_id=true.pk).number == untouched
    assert Document.objects.get(page_id=false.pk).title == "A clock"
    assert check() == "Search is true: no drift."


def test_words_that_are_not_the_document_s_are_named_and_mended(house):
    false, missing = factories.entry(), factories.entry()
    number, lost = (Document.objects.get(page_id=page.pk).number for page in (false, missing))
    text_index().put({number: Tokens(title="other"), 77: Tokens(title="nobody")})
    text_index().forget([lost])

    said = check(repair=True)

    words = "the words held of it are not those of its document. Mended."
    assert f"Page {false.pk}: {words}" in said
    assert f"Page {missing.pk}: {words}" in said
    assert "Words are held of a document that is not there (77). Mended." in said
    assert found() == []


@pytest.mark.sqlite
def test_an_index_that_finds_other_than_it_was_given_is_filled_anew(house):
    page = factories.entry(title="A clock")
    number = Document.objects.get(page_id=page.pk).number
    held = text_index().held([number])[number]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_text_content SET c0 = 'changed' WHERE id = %s", [number])
        cursor.execute("UPDATE search_text_content SET c0 = %s WHERE id = %s", [held.title, number])
        assert text_index().is_sound()
        cursor.execute("DELETE FROM search_text_data WHERE id > 10")

    assert not text_index().is_sound()
    assert "The text index does not hold what its own rows say. Mended." in check(repair=True)
    assert found() == []


def test_stored_sets_that_lie_are_named_and_mended(house):
    factories.entry()
    facets.store()
    Bitmap.objects.filter(facet="all").update(packed=b"\xff")

    assert found() == ["The stored sets are not those of the documents"]
    check(repair=True)
    assert found() == []


def test_a_page_that_cannot_be_read_is_said_and_the_others_are_checked(house, monkeypatch):
    broken, missing = factories.entry(title="Broken"), factories.entry()
    Document.objects.filter(page_id=missing.pk)._raw_delete("default")
    read = ToolboxEntryPage.search_record

    def record_or_not(page):
        if page.pk == broken.pk:
            raise KeyError("Broken")
        return read(page)

    monkeypatch.setattr(ToolboxEntryPage, "search_record", record_or_not)

    assert f"Page {broken.pk}: it cannot be read (KeyError)" in found()
    assert f"Page {missing.pk}: it has no document" in found()
    with pytest.raises(CommandError, match="1 of"):
        check(repair=True)
    assert Document.objects.filter(page_id=broken.pk).exists()


def test_what_the_clock_has_yet_to_take_away_is_no_drift(house):
    page = factories.entry(expire_at=timezone.now() + timedelta(hours=1))
    past = timezone.now() - timedelta(seconds=1)
    Page.objects.filter(pk=page.pk).update(expire_at=past)
    Document.objects.filter(page_id=page.pk).update(expires=past)

    assert found() == []


# -- the clock ---------------------------------------------------------------------------------------------------
def test_the_clock_stores_the_sets_when_the_log_has_grown(house, monkeypatch):
    monkeypatch.setattr(upkeep, "GROWN", 3)
    factories.entry()
    facets.store()
    stored = Bitmap.objects.get(facet="").packed
    tick()
    assert Bitmap.objects.get(facet="").packed == stored

    for _n in range(4):
        factories.entry()
    tick()

    assert Bitmap.objects.get(facet="").packed != stored
    assert facets.grown() == 0
