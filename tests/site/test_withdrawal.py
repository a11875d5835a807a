"""Withdraw now: true at the next request, in every place; afterwards the address says so, never why."""

import pytest
from django.test import Client

from home import services
from tests import factories

pytestmark = pytest.mark.django_db

EVERY_KIND = sorted(factories.MAKERS)


@pytest.fixture
def door(public_door) -> Client:
    return public_door


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_the_address_of_a_withdrawn_page_says_so_and_nothing_else(door, kind):
    page = factories.MAKERS[kind](title="Zebrafinch", summary="Quagga.", slug="zebra", change_note="Because of Okapi.")
    address = page.get_url()
    assert door.get(address).status_code == 200

    services.withdraw(page)
    answer = door.get(address)

    assert answer.status_code == 410
    assert "Withdrawn" in answer.content.decode()
    for said in ("Zebrafinch", "Quagga", "Okapi"):
        assert said not in answer.content.decode()
    assert "noindex" in answer.content.decode()
    assert answer["Cache-Control"] == "public, no-cache"


def test_it_says_the_same_whatever_stood_there(door):
    bodies = set()
    for kind in ("entry", "case"):
        page = factories.MAKERS[kind](slug="withdrawn")
        services.withdraw(page)
        bodies.add(door.get(page.get_url()).content.replace(page.get_url().encode(), b""))

    assert len({body.replace(b"cases", b"").replace(b"toolbox", b"") for body in bodies}) == 1


def test_a_kept_copy_is_not_good_any_more(door):
    page = factories.entry()
    kept = door.get(page.get_url())["ETag"]

    services.withdraw(page)

    assert door.get(page.get_url(), headers={"If-None-Match": kept}).status_code == 410


def test_it_is_gone_from_every_list_at_the_next_request(door):
    page = factories.entry(title="Zebrafinch", slug="zebrafinch", themes=["ddr"])
    around = factories.entry(related=[("related", {"relation": "combines-with", "entry": page})])
    places = (
        "/en/toolbox/",
        "/en/",
        "/en/search/?theme=ddr",
        "/en/themes/ddr/",
        "/sitemap.xml",
        "/llms.txt",
        around.get_url(),
    )
    for place in places:
        assert "zebrafinch" in door.get(place).content.decode().lower(), place
    assert door.get("/api/v1/search?q=zebrafinch").json()["total"] == 1

    services.withdraw(page)

    for place in places:
        assert "zebrafinch" not in door.get(place).content.decode().lower(), place
    found = door.get("/api/v1/search?q=zebrafinch").json()
    assert (found["total"], found["hits"], any(found["facets"].values())) == (0, [], False)


def test_its_markdown_and_its_translations_go_with_it(door):
    page = factories.entry(slug="zebrafinch")
    factories.translated(page, "fr", title="Pinson", summary="Un oiseau.")
    assert door.get("/fr/toolbox/zebrafinch/").status_code == 200

    services.withdraw(page)

    forms = ("index.md", "cite.bib", "cite.json")
    for address in (
        f"/{language}/toolbox/zebrafinch/{form}" for language in ("en", "fr", "ar") for form in ("", *forms)
    ):
        answer = door.get(address)
        assert answer.status_code in (404, 410), address
        assert "Pinson" not in answer.content.decode()
    assert door.get("/fr/toolbox/zebrafinch/").status_code == 410
    assert door.get("/ar/toolbox/zebrafinch/").status_code == 410
    assert door.get("/api/v1/search?q=pinson").json()["total"] == 0


def test_a_withdrawn_translation_leaves_its_original_alone(door):
    page = factories.entry(slug="zebrafinch")
    french = factories.translated(page, "fr", title="Pinson", summary="Un oiseau.")

    services.withdraw(french)

    assert door.get("/en/toolbox/zebrafinch/").status_code == 200
    assert door.get("/fr/toolbox/zebrafinch/").status_code == 410
    assert "Pinson" not in door.get("/en/toolbox/zebrafinch/").content.decode()


def test_what_was_never_public_is_not_told_to_be_withdrawn(door):
    page = factories.entry(slug="never", live=False)

    services.withdraw(page)

    assert door.get("/en/toolbox/never/").status_code == 404
    assert door.get("/fr/toolbox/never/").status_code == 404


def test_what_lies_below_a_withdrawn_page_is_gone_too(door):
    page = factories.entry(slug="below")

    services.withdraw(page.get_parent())

    assert door.get("/en/toolbox/").status_code == 410
    assert door.get("/en/toolbox/below/").status_code == 404
    assert door.get("/api/v1/search").json()["total"] == 0


def test_the_desk_can_end_a_withdrawal_and_publish_again(door):
    page = factories.entry(slug="back")
    services.withdraw(page)

    services.end_withdrawal(page)
    assert door.get("/en/toolbox/back/").status_code == 404
    type(page).objects.get(pk=page.pk).save_revision().publish()

    assert door.get("/en/toolbox/back/").status_code == 200
