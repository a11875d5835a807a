"""Every write changes the version of the site, and nothing is drawn for a first reader."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.apps import apps
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image as Pixels
from wagtail.models import Page

from home import site_version
from home.models import Image, Phase, Rendition
from tests import factories
from tests.site.two_processes import ENTRY, by_update, queries, shown
from toolbox_site.kept_pages import Kept, KeptPagesMiddleware, Moment, Shelf


# -- the version ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", apps.get_models(include_auto_created=True), ids=lambda model: model._meta.label)
def test_a_write_to_any_table_changes_the_version_but_for_those_no_page_shows(db, model):
    table, column = model._meta.db_table, model._meta.pk.column
    before = site_version.current()
    with connection.cursor() as cursor:
        cursor.execute(f'DELETE FROM "{table}" WHERE "{column}" IS NULL')

    assert (site_version.current() != before) == (table not in site_version.UNSEEN)


@pytest.mark.parametrize(
    "write",
    [
        lambda page: Phase.objects.update(sort_order=F("sort_order")),
        lambda page: page.save(),
        lambda page: page.move(page.get_parent(), "first-child"),
        lambda page: page.phases.clear() or page.save(),
        lambda page: page.save_revision(),
        lambda page: Phase.objects.create(slug="another", label_en="Another"),
        lambda page: Page.objects.filter(pk=page.pk).delete(),
        lambda page: call_command("migrate", verbosity=0),
    ],
)
def test_the_orm_and_the_tree_write_the_version_with_their_rows(db, write):
    page = factories.entry()
    before = site_version.current()
    write(page)

    assert site_version.current() != before


def test_what_is_undone_changes_nothing(entry, processes):
    before = site_version.current()
    with transaction.atomic():
        by_update(entry)
        transaction.set_rollback(True)

    assert site_version.current() == before
    assert queries(processes[0], ENTRY) == 1
    assert "Ticking clock" in shown(processes, ENTRY)[0][1]


def test_what_was_read_inside_what_was_undone_is_never_shown_again(entry, processes):
    with transaction.atomic():
        by_update(entry)
        assert "Another title" in shown(processes, ENTRY)[0][1]
        transaction.set_rollback(True)
    assert "Another title" not in shown(processes, ENTRY)[0][1]

    Phase.objects.update(sort_order=F("sort_order"))
    assert "Another title" not in shown(processes, ENTRY)[0][1]


def test_a_page_made_while_something_was_written_is_not_kept(db):
    page = factories.entry()

    def slow(request):
        by_update(page)
        return HttpResponse("made before the write", headers={"ETag": '"a"'})

    with override_settings(KEPT_PAGES=100):
        process = KeptPagesMiddleware(slow)
        process(RequestFactory().get(ENTRY))

    assert not process.shelf._kept


@pytest.mark.parametrize(
    "headers",
    [
        {"Set-Cookie": "a=b"},
        {"Vary": "Cookie"},
        {"Vary": "Accept-Language"},
        {"Cache-Control": "no-store"},
        {"Cache-Control": "private"},
    ],
)
def test_what_is_not_for_anyone_is_not_kept(db, headers):
    Phase.objects.update(sort_order=F("sort_order"))

    def personal(request):
        response = HttpResponse("for you", headers={"ETag": '"a"'})
        if "Set-Cookie" in headers:
            response.set_cookie("a", "b")
        else:
            for name, value in headers.items():
                response[name] = value
        return response

    with override_settings(KEPT_PAGES=100):
        process = KeptPagesMiddleware(personal)
        process(RequestFactory().get(ENTRY))

    assert not process.shelf._kept


def test_no_more_is_kept_than_there_is_room_for():
    now = timezone.now()
    moment = Moment(1, now, now + timedelta(days=1))
    shelf = Shelf(pages=3, size=100)
    keys = [("http", "here", f"/en/{n}/", "", False) for n in range(5)]
    for key in keys[:4]:
        shelf.put(moment, key, Kept((), b"x" * 10))
    assert [shelf.get(moment, key) is not None for key in keys[:4]] == [False, True, True, True]

    shelf.put(moment, keys[4], Kept((), b"x" * 95))
    assert [shelf.get(moment, key) is not None for key in keys] == [False, False, False, False, True]

    shelf.put(Moment(2, now, now), keys[0], Kept((), b"x"))
    assert shelf.get(moment, keys[4]) is None


# -- pictures -------------------------------------------------------------------------------------------------
@pytest.fixture
def logo(db) -> Image:
    drawn = BytesIO()
    Pixels.new("RGB", (640, 480)).save(drawn, "PNG")
    drawn.seek(0)
    return Image.objects.create(title="Logo", file=ImageFile(drawn, name="logo.png"), alternative_text="A clock face")


def test_a_first_reader_has_no_picture_made(logo, processes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        factories.organisation(slug="makers", logo=logo)
    made = list(Rendition.objects.values_list("pk", flat=True))
    assert made

    with CaptureQueriesContext(connection) as asked:
        text = processes[0].get("/en/organisations/makers/").content.decode()

    assert "A clock face" in text
    assert not any(site_version.is_seen(query["sql"]) for query in asked)
    assert list(Rendition.objects.values_list("pk", flat=True)) == made


def test_words_of_a_picture_change_where_it_is_shown(logo, processes, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        factories.organisation(slug="makers", logo=logo)
    shown(processes, "/en/organisations/makers/")
    Image.objects.update(alternative_text="Another face")

    assert all("Another face" in text for _status, text in shown(processes, "/en/organisations/makers/"))


def test_a_picture_whose_file_is_changed_is_made_again_before_it_is_asked_for(
    logo, processes, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        factories.organisation(slug="makers", logo=logo)
    logo.renditions.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        logo.save()

    with CaptureQueriesContext(connection) as asked:
        processes[0].get("/en/organisations/makers/")
    assert not any(site_version.is_seen(query["sql"]) for query in asked)
