"""What a process keeps of public pages is never older than what was written, by whomever and however."""

import gzip
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.models import Page, Site

from home import site_version
from home.models import Phase, RegionMember
from home.services import end_withdrawal, withdraw
from tests import factories
from tests.site.two_processes import ENTRY, KEPT_WHERE, RESULTS, by_update, queries, shown
from toolbox.models import ToolboxEntryPage
from toolbox_site.kept_pages import Shelf


# -- what is kept ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", KEPT_WHERE)
def test_a_page_that_was_read_costs_its_next_reader_one_query(entry, processes, address):
    assert queries(processes[0], address) == 1


@pytest.mark.parametrize("address", KEPT_WHERE)
def test_a_kept_page_is_the_same_to_the_last_byte_and_header(entry, processes, address):
    kept = processes[0].get(address)
    with override_settings(KEPT_PAGES=0):
        made = Client().get(address)

    assert kept.content == made.content
    assert dict(kept.headers) == dict(made.headers)
    assert kept["Cache-Control"] == "public, no-cache"
    assert not kept.cookies


@pytest.mark.parametrize(
    "address",
    [
        "/en/search/?q=clock",
        "/en/search/?phase=negotiation&q=clock",
        "/en/search/?region=what+someone+typed",
        "/en/search/?words=clock",
        "/en/search/complete/?q=clo",
        "/api/v1/search",
        "/en/toolbox/nothing/",
        "/",
    ],
)
def test_words_the_api_and_errors_are_never_kept(entry, processes, address, monkeypatch):
    put = []
    monkeypatch.setattr(Shelf, "put", lambda shelf, moment, key, kept: put.append(key))
    for _time in range(2):
        processes[0].get(address)

    assert put == []


def test_an_error_is_not_kept_and_a_page_put_there_is_seen(processes, entry):
    assert shown(processes, "/en/toolbox/later/")[0][0] == 404
    factories.entry(slug="later", title="A later clock")

    assert [status for status, _text in shown(processes, "/en/toolbox/later/")] == [200, 200]


def test_each_host_and_scheme_has_pages_of_its_own(entry, processes):
    here = processes[0].get(ENTRY).content.decode()
    there = processes[0].get(ENTRY, HTTP_HOST="localhost").content.decode()
    safe = processes[0].get(ENTRY, secure=True).content.decode()

    assert "http://testserver/" in here
    assert "http://testserver/" not in there
    assert "https://testserver/" in safe


def test_a_strange_host_is_refused_as_before(entry, processes):
    assert processes[0].get(ENTRY, HTTP_HOST="evil.example").status_code == 400


def test_who_is_signed_in_neither_gets_nor_leaves_a_kept_page(db, desk):
    factories.entry(slug="clock")
    with override_settings(KEPT_PAGES=100):
        numbers = [queries(desk, ENTRY) for _time in range(2)]
        stranger = Client()
        stranger.get(ENTRY)

        assert numbers[1] > 1
        assert queries(stranger, ENTRY) == 1


def test_a_preview_shows_the_draft_and_is_not_kept(db, desk):
    page = factories.entry(slug="clock", title="Ticking clock")
    with override_settings(KEPT_PAGES=100):
        Client().get(ENTRY)
        page.title = "A draft nobody may see"
        page.save_revision()

        draft = desk.get(f"/admin/pages/{page.pk}/view_draft/")

        assert "A draft nobody may see" in draft.content.decode()
        assert "A draft nobody may see" not in desk.get(ENTRY).content.decode()
        assert "A draft nobody may see" not in Client().get(ENTRY).content.decode()


def test_templates_that_are_being_written_show_at_once(db):
    factories.entry(slug="clock")
    with override_settings(KEPT_PAGES=100, DEBUG=True):
        process = Client()
        process.get(ENTRY)

        assert queries(process, ENTRY) > 1


# -- how it is asked for --------------------------------------------------------------------------------------
def test_a_reader_who_has_the_page_is_told_so_whether_it_is_kept_or_not(entry, processes):
    etag = processes[0].get(ENTRY)["ETag"]
    fresh = Client()

    for process in (processes[0], fresh, fresh):
        answer = process.get(ENTRY, headers={"If-None-Match": etag})
        assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", etag)
        assert answer["Cache-Control"] == "public, no-cache"
        assert process.get(ENTRY, headers={"If-None-Match": '"another"'}).status_code == 200
    assert queries(fresh, ENTRY) == 1  # a 304 left the whole page


def test_compressed_and_plain_are_kept_apart(entry, processes):
    process, zipped = processes[0], {"Accept-Encoding": "br, gzip"}
    plain = process.get(ENTRY)
    for _time in range(2):
        answer = process.get(ENTRY, headers=zipped)
        assert answer["Content-Encoding"] == "gzip"
        assert answer["ETag"] == f"W/{plain['ETag']}"
        assert int(answer["Content-Length"]) == len(answer.content)
        assert gzip.decompress(answer.content) == plain.content
    assert "Content-Encoding" not in process.get(ENTRY)
    assert process.get(ENTRY, headers={**zipped, "If-None-Match": answer["ETag"]}).status_code == 304


def test_a_head_is_answered_without_the_page_and_leaves_none(entry, processes):
    page = processes[0].get(ENTRY)
    head = processes[0].head(ENTRY)
    fresh = Client()

    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", page["Content-Length"])
    assert fresh.head(ENTRY).status_code == 200
    assert queries(fresh, ENTRY) > 1


def test_a_part_of_a_page_is_answered_with_the_whole(entry, processes):
    answer = processes[0].get(ENTRY, headers={"Range": "bytes=0-9"})

    assert answer.status_code == 200
    assert len(answer.content) > 1_000


# -- what every process sees next -----------------------------------------------------------------------------
def published_anew(page):
    page.title = "Another title"
    page.save_revision().publish()


def by_bulk_update(page):
    page.title = "Another title"
    ToolboxEntryPage.objects.bulk_update([page], ["title"])


def by_sql(page):
    with connection.cursor() as cursor:
        cursor.execute("  update wagtailcore_page set title = %s where id = %s", ["Another title", page.pk])


def by_many(page):
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE wagtailcore_page SET title = %s WHERE id = %s", [["Another title", page.pk]])


def by_common_table(page):
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH it(n) AS (SELECT %s) UPDATE wagtailcore_page SET title = 'Another title' WHERE id IN (SELECT n FROM it)",
            [page.pk],
        )


@pytest.mark.parametrize("change", [published_anew, by_update, by_bulk_update, by_sql, by_many, by_common_table])
def test_however_a_title_is_written_both_processes_show_it(entry, processes, change):
    change(entry)

    for status, text in shown(processes, ENTRY):
        assert status == 200
        assert "Another title" in text
        assert "Ticking clock</h1>" not in text


def gone(status: int, text: str) -> bool:
    return status != 200 and "Ticking clock" not in text


@pytest.mark.parametrize(
    "leave",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: withdraw(page),
        lambda page: withdraw(page.get_parent()),
        lambda page: Page.objects.filter(pk=page.pk).update(live=False),
        lambda page: Page.objects.filter(pk=page.pk).update(expire_at=timezone.now()),
        lambda page: Page.objects.filter(pk=page.get_parent().pk).update(expire_at=timezone.now()),
    ],
    ids=["unpublished", "deleted", "withdrawn", "room withdrawn", "update", "expired", "room expired"],
)
def test_a_page_that_leaves_is_gone_from_both_processes(entry, processes, leave):
    leave(entry)

    for address in (ENTRY, "/en/toolbox/clock/index.md", "/fr/toolbox/clock/"):
        assert all(gone(*answer) for answer in shown(processes, address)), address


def test_a_page_that_leaves_is_gone_from_lists_too(entry, processes):
    assert "Ticking clock" in shown(processes, RESULTS)[1][1]
    withdraw(entry)

    assert all("Ticking clock" not in text for _status, text in shown(processes, RESULTS))
    assert [status for status, _text in shown(processes, ENTRY)] == [410, 410]

    end_withdrawal(entry)
    assert [status for status, _text in shown(processes, ENTRY)] == [404, 404]  # a draft again


def test_a_page_expires_without_any_write(entry, processes, monkeypatch):
    expiry = timezone.now() + timedelta(seconds=5)
    Page.objects.filter(pk=entry.pk).update(expire_at=expiry)
    assert [status for status, _text in shown(processes, ENTRY)] == [200, 200]
    assert queries(processes[0], ENTRY) == 1

    monkeypatch.setattr(timezone, "now", lambda: expiry)

    assert all(gone(*answer) for answer in shown(processes, ENTRY))


def test_a_new_day_is_read_anew(entry, processes, monkeypatch):
    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)

    assert queries(processes[0], ENTRY) > 1
    assert queries(processes[0], ENTRY) == 1


def test_a_page_with_another_address_is_read_there_alone(entry, processes):
    entry.slug = "other-clock"
    entry.save_revision().publish()

    assert all(status != 200 for status, _text in shown(processes, ENTRY))
    assert [status for status, _text in shown(processes, "/en/toolbox/other-clock/")] == [200, 200]


def test_a_translation_takes_the_place_of_the_original(entry, processes):
    factories.translated(entry, "fr", title="L'horloge")

    assert all("L&#x27;horloge" in text for _status, text in shown(processes, "/fr/toolbox/clock/"))


def test_a_label_of_a_term_changes_where_it_is_shown(entry, processes):
    Phase.objects.filter(slug="negotiation").update(label_en="The talks themselves")

    assert all("The talks themselves" in text for _status, text in shown(processes, ENTRY))


def test_a_term_filed_by_a_row_shows(entry, processes):
    through = ToolboxEntryPage.phases.through
    other = Phase.objects.exclude(slug="negotiation").first()
    through.objects.bulk_create([through(toolboxentrypage_id=entry.pk, phase_id=other.pk)])

    assert all(f"/en/phases/{other.slug}/" in text for _status, text in shown(processes, ENTRY))


def test_a_menu_follows_its_pages(entry, processes):
    factories.plain_page(slug="about-us", title="About the makers")

    assert all("About the makers" in text for _status, text in shown(processes, ENTRY))


def test_where_the_site_stands_is_heard_by_a_process_that_did_not_write_it(entry, processes):
    """update() sends no signal: as when another process changed the site."""
    Site.get_site_root_paths()
    Site.objects.update(hostname="elsewhere.example")
    processes[0].get(ENTRY)

    assert "elsewhere.example" in Site.get_site_root_paths()[0].root_url


def test_a_sync_of_the_vocabularies_is_heard_of(db):
    RegionMember.objects.first().delete()
    before = site_version.current()
    call_command("sync_vocabularies", stdout=StringIO())

    assert site_version.current() != before
