"""Each language tells the truth about what is translated."""

import datetime
import re

import pytest
from django.utils import timezone

from home import services
from home.models import HomePage
from network.models import OrganisationIndexPage
from tests import factories
from tests.admin_forms import second_home
from toolbox.models import EntryIndexPage

pytestmark = pytest.mark.django_db

NOTICE = "This page has not been translated into"


def alternates(body: str) -> dict[str, str]:
    """hreflang → address, of the head of a page."""
    head = body.split("</head>")[0]
    found = {}
    for link in re.findall(r"<link[^>]*hreflang[^>]*>", head):
        found[re.search(r'hreflang="([^"]+)"', link)[1]] = re.search(r'href="([^"]+)"', link)[1]
    return found


def canonical(body: str) -> str:
    return re.search(r'<link rel="canonical" href="([^"]+)"', body)[1]


@pytest.fixture
def both_languages():
    page = factories.entry(title="The map", slug="map", summary="English words.")
    return page, factories.translated(page, "fr", title="La carte", summary="Des mots.", slug="carte")


def test_a_translated_page_has_an_address_of_its_own(public_door, both_languages):
    answer = public_door.get("/fr/toolbox/carte/")

    assert answer.status_code == 200
    assert "La carte" in answer.content.decode()
    assert "The map" not in answer.content.decode()
    assert answer["Content-Language"] == "fr"
    assert '<html lang="fr" dir="ltr"' in answer.content.decode()


def test_the_originals_name_in_another_language_leads_to_the_translation(public_door, both_languages):
    answer = public_door.get("/fr/toolbox/map/")

    assert (answer.status_code, answer["Location"]) == (301, "/fr/toolbox/carte/")


def test_hreflang_names_the_versions_that_exist_and_no_other(public_door, both_languages):
    for address in ("/en/toolbox/map/", "/fr/toolbox/carte/"):
        body = public_door.get(address).content.decode()
        assert alternates(body) == {
            "en": "http://testserver/en/toolbox/map/",
            "fr": "http://testserver/fr/toolbox/carte/",
            "x-default": "http://testserver/en/toolbox/map/",
        }
        assert canonical(body) == f"http://testserver{address}"


def test_a_page_in_one_language_names_no_others(public_door):
    factories.entry(slug="only")

    body = public_door.get("/en/toolbox/only/").content.decode()

    assert set(alternates(body)) <= {"en", "x-default"}
    assert "/fr/toolbox/only/" not in body


@pytest.mark.parametrize("language", ["fr", "es", "ar"])
def test_at_an_address_without_a_translation_stands_the_original_with_a_notice(public_door, language):
    factories.entry(title="The map", slug="map")

    answer = public_door.get(f"/{language}/toolbox/map/")
    body = answer.content.decode()

    assert answer.status_code == 200
    assert "The map" in body
    assert 'class="notice"' in body
    assert canonical(body) == "http://testserver/en/toolbox/map/"
    assert not set(alternates(body)) & {"fr", "es", "ar"}
    assert re.search(r'<main[^>]* lang="en" dir="ltr"', body)


def test_the_original_itself_has_no_notice(public_door, both_languages):
    for address in ("/en/toolbox/map/", "/fr/toolbox/carte/"):
        body = public_door.get(address).content.decode()
        assert NOTICE not in body
        assert 'role="note"' not in body


def test_the_machines_list_tells_the_truth_too(public_door, both_languages):
    factories.entry(slug="only")

    sitemap = public_door.get("/sitemap.xml").content.decode()
    row = next(part for part in sitemap.split("<url>") if "<loc>http://testserver/fr/toolbox/carte/</loc>" in part)

    assert set(re.findall(r'hreflang="(\w+)"', row)) == {"en", "fr"}
    assert "/en/toolbox/only/" in sitemap
    for language in ("fr", "es", "ar"):
        assert f"/{language}/toolbox/only/" not in sitemap
    assert sitemap.count("<loc>") == len(set(re.findall(r"<loc>(.*?)</loc>", sitemap)))


def leave_as_draft(page):
    page.unpublish()


def leave_for_good(page):
    page.delete()


@pytest.mark.parametrize("leave", [leave_as_draft, leave_for_good])
def test_a_translation_disappears_with_its_original(public_door, both_languages, leave):
    page, _french = both_languages
    assert public_door.get("/api/v1/search?q=carte").json()["total"] == 1

    leave(page)

    if leave is leave_as_draft:
        assert public_door.get("/fr/toolbox/carte/").status_code == 404
        assert public_door.get("/fr/toolbox/carte/index.md").status_code == 404
        assert "La carte" not in public_door.get("/fr/toolbox/").content.decode()
        assert public_door.get("/api/v1/search?q=carte").json()["total"] == 0
    assert public_door.get("/en/toolbox/map/").status_code == 404


def test_a_translation_does_not_come_back_by_itself(public_door, both_languages):
    page, _french = both_languages
    page.unpublish()

    type(page).objects.get(pk=page.pk).save_revision().publish()

    assert public_door.get("/en/toolbox/map/").status_code == 200
    assert public_door.get("/fr/toolbox/carte/").status_code == 404
    assert 'role="note"' in public_door.get("/fr/toolbox/map/").content.decode()


def test_when_a_translation_leaves_the_original_stands_in_for_it(public_door, both_languages):
    _page, french = both_languages
    french.unpublish()

    assert public_door.get("/fr/toolbox/carte/").status_code == 404
    assert 'role="note"' in public_door.get("/fr/toolbox/map/").content.decode()
    assert "carte" not in public_door.get("/en/toolbox/map/").content.decode()


def test_arabic_runs_from_right_to_left_and_the_others_do_not(public_door):
    for language, direction in (("ar", "rtl"), ("en", "ltr"), ("fr", "ltr"), ("es", "ltr")):
        for path in ("", "toolbox/", "search/", "nothing/", "themes/ceasefires/"):
            body = public_door.get(f"/{language}/{path}").content.decode()
            assert f'<html lang="{language}" dir="{direction}"' in body, (language, path)


def test_an_original_inside_an_arabic_frame_keeps_its_own_direction(public_door):
    factories.entry(slug="map")

    body = public_door.get("/ar/toolbox/map/").content.decode()

    assert '<html lang="ar" dir="rtl"' in body
    assert re.search(r'<main[^>]* lang="en" dir="ltr"', body)


def test_languages_that_the_site_does_not_speak_are_not_there(public_door):
    for address in ("/de/", "/de/toolbox/", "/EN/", "/en-GB/toolbox/", "/fr-CH/"):
        assert public_door.get(address).status_code == 404, address


def test_a_list_shows_the_originals_that_nobody_translated_after_the_translations(house, client):
    translated_one = factories.entry(title="Zebra crossing")
    factories.entry(title="A bridge")
    factories.translated(translated_one, "fr", title="Passage")

    page = client.get("/fr/toolbox/").content.decode()

    assert page.index("Passage") < page.index("A bridge")
    assert "Zebra crossing" not in page
    assert 'lang="en"' in page


def test_no_list_shows_an_original_that_has_a_version_in_the_readers_language(public_door):
    today = timezone.localdate()
    page = factories.entry(title="The map", reviewed_on=today)
    for _number in range(25):
        factories.entry(reviewed_on=today - datetime.timedelta(days=1))
    french = factories.translated(page, "fr", title="La carte", reviewed_on=today - datetime.timedelta(days=90))
    other_room = EntryIndexPage(title="Ailleurs", slug="ailleurs", summary="Des mots.", live=False)
    HomePage.objects.get(locale__language_code="fr").add_child(instance=other_room)
    other_room.save_revision().publish()
    french.move(other_room, pos="last-child")

    assert "La carte" in public_door.get("/fr/ailleurs/").content.decode()
    for address in ("/fr/", "/fr/toolbox/"):
        assert "The map" not in public_door.get(address).content.decode(), address


def test_the_version_whose_review_is_missing_is_not_called_reviewed_nor_its_original_shown(public_door):
    page = factories.entry(title="The map", reviewed_on=timezone.localdate())
    factories.translated(page, "fr", title="La carte", reviewed_on=None)

    body = public_door.get("/fr/").content.decode()

    assert "The map" not in body
    assert body.count("La carte") == 1  # it is new, but not among what was read again


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_menu_and_the_foot_have_each_page_once_in_the_readers_language_or_else_the_original(public_door, language):
    about, privacy = factories.plain_page(title="About us"), factories.plain_page(title="Privacy")
    factories.translated(about, language, title="À propos")
    services.withdraw(OrganisationIndexPage.objects.get(locale__language_code=language))

    body = public_door.get(f"/{language}/").content.decode()

    assert "À propos" in body
    assert "About us" not in body
    assert re.search(rf'<a href="{privacy.get_url()}" hreflang="en" lang="en" dir="ltr">Privacy</a>', body)
    assert re.search(r'href="/en/organisations/" hreflang="en" lang="en" dir="ltr"', body)
    assert f'href="/{language}/toolbox/"' in body
    assert 'href="/en/toolbox/"' not in body


def test_a_link_to_a_translation_that_left_leads_to_its_original(public_door):
    page = factories.entry(slug="map")
    french = factories.translated(page, "fr")
    link = f'<p><a linktype="page" id="{french.pk}">là</a></p>'
    linking = factories.plain_page(slug="linking")
    factories.translated(linking, "fr", body=link)
    assert 'href="/fr/toolbox/map/"' in public_door.get("/fr/linking/").content.decode()

    french.unpublish()

    assert '<a href="/en/toolbox/map/">là</a>' in public_door.get("/fr/linking/").content.decode()


def test_a_home_page_that_no_site_has_is_in_no_list(public_door):
    second = second_home()
    room = EntryIndexPage(title="Nowhere", slug="nowhere", summary="Words.", live=False)
    second.add_child(instance=room)
    room.save_revision().publish()

    for address in ("/en/", "/sitemap.xml", "/llms.txt"):
        body = public_door.get(address).content.decode()
        assert "Nowhere" not in body, address
        assert "None" not in body, address
    assert "/sitemap.xml" not in public_door.get("/sitemap.xml").content.decode()
