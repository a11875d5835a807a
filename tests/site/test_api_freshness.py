"""What a machine holds already is not made again; and what changed is never taken for what it holds."""

import gzip
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from home import services
from home.models import Theme
from tests import factories

pytestmark = pytest.mark.django_db

SEARCH = "/api/v1/search?q=clock"
KINDS = [SEARCH, "/api/v1/search.csv?q=clock", "/api/v1/search.jsonl?q=clock", "/api/v1/openapi.json"]


@pytest.fixture
def work(public_door):
    return factories.entry(title="Ticking clock", slug="clock")


def with_its_page(work) -> list[str]:
    return [*KINDS, f"/api/v1/pages/{work.translation_key}"]


def again(door, address, held, **headers):
    return door.get(address, headers={"If-None-Match": held["ETag"], **headers})


def test_a_repeat_is_told_that_nothing_changed(public_door, work):
    for address in with_its_page(work):
        first = public_door.get(address)
        assert first.status_code == 200
        assert first["ETag"].startswith('W/"')
        repeat = again(public_door, address, first)
        assert (repeat.status_code, repeat.getvalue()) == (304, b""), address
        for header in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
            assert repeat[header] == first[header], (address, header)


def test_so_is_one_who_asks_by_head_or_takes_it_compressed(public_door, work):
    for address in with_its_page(work):
        packed = public_door.get(address, headers={"Accept-Encoding": "gzip"})
        head = public_door.head(address)
        assert packed["Content-Encoding"] == "gzip", address
        assert packed["ETag"] == head["ETag"] == public_door.get(address)["ETag"]
        assert packed["Vary"] == head["Vary"] == "Accept-Encoding"
        assert again(public_door, address, packed, **{"Accept-Encoding": "gzip"}).status_code == 304
        assert public_door.head(address, headers={"If-None-Match": head["ETag"]}).status_code == 304


def test_a_repeat_costs_no_search(public_door, work):
    for address in with_its_page(work):
        first = public_door.get(address)
        again(public_door, address, first)
        with CaptureQueriesContext(connection) as asked:
            again(public_door, address, first)
        assert len(asked) <= 2, [query["sql"] for query in asked]
        assert not [query["sql"] for query in asked if "MATCH" in query["sql"]]


def test_the_question_is_part_of_the_tag(public_door, work):
    addresses = [
        SEARCH,
        f"{SEARCH}&lang=fr",
        f"{SEARCH}&language=en",
        "/api/v1/search?q=clocks",
        "/api/v1/search.csv?q=clock",
    ]

    assert len({public_door.get(address)["ETag"] for address in addresses}) == len(addresses)
    assert public_door.get(SEARCH, headers={"Host": "127.0.0.1"})["ETag"] != public_door.get(SEARCH)["ETag"]


def test_a_question_that_is_refused_is_refused_whoever_holds_what(public_door):
    for tag in ("*", 'W/"0"'):
        assert public_door.get("/api/v1/search?phase=nonsense", headers={"If-None-Match": tag}).status_code == 400
        assert public_door.get("/api/v1/pages/nothing", headers={"If-None-Match": tag}).status_code == 404


# -- what must change it --------------------------------------------------------------------------------------
def publish_another(work):
    factories.entry(title="Another clock")


def withdraw(work):
    services.withdraw(work)


def unpublish(work):
    work.unpublish()


def delete(work):
    work.delete()


def rename_a_term(work):
    theme = work.themes[0]
    theme.label_en = "Called otherwise"
    theme.save()


def give_a_term_another_group(work):
    theme = Theme.objects.get(pk=work.themes[0].pk)
    theme.group = type(theme.group).objects.exclude(pk=theme.group_id).first()
    theme.save()


@pytest.mark.parametrize(
    "change", [publish_another, withdraw, unpublish, delete, rename_a_term, give_a_term_another_group]
)
def test_what_changes_an_answer_changes_its_tag_at_once(public_door, work, change):
    before = {address: public_door.get(address) for address in with_its_page(work)}

    change(work)

    for address, held in before.items():
        answer = again(public_door, address, held)
        assert answer.status_code in (200, 404), address
        if change in (withdraw, unpublish, delete):
            assert b"Ticking" not in answer.getvalue()


def test_an_expiry_changes_it_at_that_moment_though_no_clock_ran(public_door, monkeypatch):
    leaving = timezone.now() + timedelta(hours=1)
    work = factories.entry(title="Ticking clock", expire_at=leaving)
    addresses = [address for address in with_its_page(work) if "openapi" not in address]
    held = {address: public_door.get(address) for address in addresses}

    monkeypatch.setattr(timezone, "now", lambda: leaving - timedelta(seconds=1))
    assert {again(public_door, address, held[address]).status_code for address in addresses} == {304}

    monkeypatch.setattr(timezone, "now", lambda: leaving)
    for address in addresses:
        answer = again(public_door, address, held[address])
        assert answer.status_code == (404 if "/pages/" in address else 200)
        assert b"Ticking" not in answer.getvalue()


def test_a_whole_list_is_not_cut_off_for_being_kept(public_door, work):
    for number in range(30):
        factories.glossary_term(title=f"Clock {number}")
    plain = public_door.get(KINDS[1])

    packed = public_door.get(KINDS[1], headers={"Accept-Encoding": "gzip"})

    assert plain.streaming
    assert "Content-Length" not in plain.headers
    whole = plain.getvalue()
    assert gzip.decompress(packed.getvalue()) == whole
    assert whole.count(b"\r\n") == 32
