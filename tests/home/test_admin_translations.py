"""Translating in the admin: what follows the original, what nobody translated, and what goes live."""

import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, Translation
from wagtail_localize.operations import translate_object

from home.models import Region
from tests.admin_forms import a_page, edit_url, form_data, newest, press, said
from tests.factories import MAKERS, entry, translated
from toolbox.models import ToolboxEntryPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(monkeypatch):
    """What waits for the end of the transaction is done now: a test's transaction never ends."""
    monkeypatch.setattr(transaction, "on_commit", lambda work, *args, **kwargs: work())


def submit(desk, page, *languages):
    locales = Locale.objects.filter(language_code__in=languages)
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert desk.get(address).status_code == 200
    return desk.post(address, {"locales": [locale.pk for locale in locales]})


def version(page, language: str) -> Page:
    return Page.objects.get(translation_key=page.translation_key, locale__language_code=language).specific


def translate(desk, page, language: str, **texts) -> None:
    """Type the translation of fields in the translator's form."""
    translation = Translation.objects.get(source__object_id=page.translation_key, target_locale__language_code=language)
    for path, text in texts.items():
        for segment in StringSegment.objects.filter(source=translation.source, context__path=path):
            address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
            # The view reads a PUT's body as a form's.
            answer = desk.put(address, f"value={text}", content_type="application/x-www-form-urlencoded")
            assert answer.status_code < 300


@pytest.mark.parametrize("kind", MAKERS)
def test_a_page_is_given_to_translators_as_a_draft(desk, house, at_once, kind):
    page = a_page(kind)

    answer = submit(desk, page, "fr", "ar")
    form = desk.get(edit_url(version(page, "fr")))

    assert (answer.status_code, form.status_code) == (302, 200)
    assert [version(page, language).live for language in ("fr", "ar")] == [False, False]
    assert version(page, "fr").slug == page.slug


@pytest.mark.parametrize("kind", MAKERS)
def test_what_nobody_translated_is_refused_and_what_is_translated_goes_live(desk, house, at_once, kind):
    page = a_page(kind)
    submit(desk, page, "fr")
    french = version(page, "fr")

    refused = desk.post(edit_url(french), {"action": "publish"}, follow=True)
    before = version(page, "fr").live
    translate(desk, page, "fr", title="En français", summary="Ce que c'est.")
    answer = desk.post(edit_url(french), {"action": "publish"}, follow=True)

    french = version(page, "fr")
    assert refused.status_code == 200
    assert "translated" in said(refused)
    assert "Published" not in said(refused)
    assert not before
    assert answer.status_code == 200
    assert french.live, said(answer)
    assert (french.title, french.summary) == ("En français", "Ce que c'est.")


def test_translating_by_code_puts_no_untranslated_copy_live(house, at_once):
    page = entry()

    translate_object(page, Locale.objects.exclude(language_code="en"))

    copies = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    assert copies.count() == 3
    assert not copies.filter(live=True).exists()


def filing(page) -> dict:
    """How a page is filed: by every name of the classification, and what else follows the original."""
    many = ("phases", "regions", "tracks", "roles", "fundamentals", "contributors")
    found = {name: {term.pk for term in getattr(page, name).all()} for name in many}
    found |= {name: getattr(page, name) for name in ("primary_theme_id", "second_theme_id", "general", "kind")}
    return found | {"keywords": sorted(tag.name for tag in page.keywords.all())}


def test_filing_follows_the_original_when_it_is_published_clearing_included(desk, house):
    page = entry(
        phases=["negotiation", "implementation"],
        themes=["ceasefires", "constitution-making"],
        regions=["aceh"],
        tracks=["track-1"],
        roles=["mediation-lead"],
    )
    press(desk, page, "publish", keywords="hotlines, maps")
    french = translated(page, "fr")
    first = filing(ToolboxEntryPage.objects.get(pk=french.pk))

    press(
        desk,
        page,
        "publish",
        phases=[page.phases.first().pk],
        second_theme="",
        regions=[],
        general="on",
        tracks=[],
        roles=[],
        keywords="telephones",
    )

    fresh, french = ToolboxEntryPage.objects.get(pk=page.pk), ToolboxEntryPage.objects.get(pk=french.pk)
    assert first["keywords"] == ["hotlines", "maps"]
    assert first["tracks"]
    assert filing(fresh)["keywords"] == ["telephones"]
    assert filing(fresh)["tracks"] == set()
    assert filing(french) == filing(newest(french)) == filing(fresh)


def test_a_translation_cannot_file_itself_elsewhere(desk, house):
    page = entry(phases=["negotiation"])
    french = translated(page, "fr")

    press(desk, french, "publish", phases=[], primary_theme="", kind="concept")

    assert filing(ToolboxEntryPage.objects.get(pk=french.pk)) == filing(page)


def test_translations_leave_with_their_original(desk, house):
    page = entry()
    french = translated(page, "fr")

    desk.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))

    assert [version(page, language).live for language in ("en", "fr")] == [False, False]
    assert french.live


def test_translations_leave_with_an_original_whose_time_is_over(house):
    from home import clock

    page = entry()
    translated(page, "fr")
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))

    clock.tick()

    assert [version(page, language).live for language in ("en", "fr")] == [False, False]


def test_an_alias_in_another_language_neither_goes_live_nor_holds_its_original_back(desk, house):
    page = entry(live=False)
    alias = page.copy_for_translation(Locale.objects.get(language_code="fr"), alias=True)

    answer = press(desk, page, "publish")

    assert answer.status_code == 302
    assert [version(page, language).live for language in ("en", "fr")] == [True, False]
    assert not entry().copy_for_translation(Locale.objects.get(language_code="es"), alias=True).live
    assert alias.alias_of_id == page.pk


def test_a_translation_edited_by_hand_is_held_back_while_it_says_what_the_original_says(desk, house):
    page = entry()
    french = translated(page, "fr", live=False)

    refused = desk.post(
        edit_url(french), form_data(newest(french), desk.user, summary=page.summary) | {"action-publish": "1"}
    )
    answer = press(desk, french, "publish")

    assert "translated" in said(refused)
    assert answer.status_code == 302
    assert version(page, "fr").live


def test_what_only_says_what_the_original_once_said_is_not_translated_either(desk, house):
    page = entry(summary="First words.")
    french = translated(page, "fr", live=False, summary="First words.")
    press(desk, page, "publish", summary="Second words.")

    refused = press(desk, french, "publish")
    answer = press(desk, french, "publish", summary="Des mots.")

    assert "translated" in said(refused)
    assert answer.status_code == 302
    assert version(page, "fr").live


def test_the_facts_of_a_profile_follow_the_original_and_its_words_do_not(desk, house):
    page = a_page("organisation", membership="member", psea="no", confirmed_on=datetime.date(2026, 1, 1))
    french = translated(page, "fr", mission="Elle fait médiation.")
    norway = Region.objects.get(slug="norway")

    press(desk, page, "publish", membership="former", psea="yes", seat=norway.pk, confirmed_on="2026-07-01")

    french = version(page, "fr")
    assert (french.membership, french.psea, french.seat) == ("former", "yes", norway)
    assert french.confirmed_on == datetime.date(2026, 7, 1)
    assert french.mission == "Elle fait médiation."


def test_who_answers_for_a_page_and_its_licence_are_the_same_in_every_language(desk, house):
    page, owner = a_page("entry"), a_page("organisation")
    translated(page, "fr")

    press(desk, page, "publish", owned_by=owner.pk, licence="all-rights-reserved")

    french = version(page, "fr")
    assert (french.owned_by, french.licence) == (owner, "all-rights-reserved")
