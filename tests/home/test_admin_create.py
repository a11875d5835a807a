"""An editor can begin, see and finish a page of every type in the admin's own forms."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Locale, Page, get_page_models

from home.models import HomePage, PlainPage
from network.models import OrganisationIndexPage, OrganisationPage
from tests.admin_forms import KINDS, a_page, add_url, edit_url, form_data, press, said, second_home
from tests.factories import MAKERS
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

INDEXES = [EntryIndexPage, GuideIndexPage, CaseIndexPage, OrganisationIndexPage, GlossaryIndexPage]
BELOW = {
    ToolboxEntryPage: EntryIndexPage,
    ThematicGuidePage: GuideIndexPage,
    CasePage: CaseIndexPage,
    OrganisationPage: OrganisationIndexPage,
    GlossaryTermPage: GlossaryIndexPage,
    PlainPage: HomePage,
}

pytestmark = pytest.mark.django_db


def parent_for(model) -> Page:
    """Where an editor would make one; lists stand once a home page, so a second home page is made for them."""
    if model in INDEXES:
        return second_home()
    above = BELOW.get(model)
    return above.objects.get(locale__language_code="en") if above else Page.objects.get(depth=1)


@pytest.mark.parametrize("model", [*BELOW, *INDEXES, HomePage], ids=lambda model: model.__name__)
def test_every_type_is_begun_with_nothing_but_a_title(desk, house, model):
    address = add_url(model, parent_for(model))

    form = desk.get(address)
    blank = model(locale=Locale.get_default())
    answer = desk.post(address, form_data(blank, desk.user, title="Only a title", slug=""))

    page = model.objects.get(title="Only a title")
    assert form.status_code == 200
    assert answer.status_code == 302
    assert not page.live
    assert page.get_latest_revision() is not None


def test_every_page_type_of_ours_is_tried_above():
    ours = {model for model in get_page_models() if model is not Page}
    assert ours == {*BELOW, *INDEXES, HomePage}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_type_is_written_and_published_in_one_go(desk, house, kind):
    like = a_page(kind, live=False)
    data = form_data(like, desk.user, title="Written at once", slug="")

    answer = desk.post(add_url(type(like), like.get_parent()), data | {"action-publish": "1"})

    page = type(like).objects.get(slug="written-at-once")
    assert answer.status_code == 302
    assert page.live
    assert page.summary == like.summary


def test_a_title_without_a_latin_letter_still_makes_a_draft(desk, house):
    model = PlainPage
    blank = model(locale=Locale.get_default())

    desk.post(add_url(model, parent_for(model)), form_data(blank, desk.user, title="أدوات", slug=""))

    assert model.objects.get(title="أدوات").slug == "plainpage"


def words(page) -> dict:
    """What the page's own fields say, without the keys the editor's widget gives to paragraphs."""
    own = {f.name for f in page._meta.get_fields() if getattr(f, "editable", False)}
    return {
        name: re.sub(r' data-block-key=\\*"\w+\\*"', "", str(value))
        for name, value in page.serializable_data().items()
        if name in own and name != "latest_revision"
    }


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_on_the_way_through_the_form(desk, house, kind):
    page = a_page(kind)

    answer = press(desk, page, "publish")

    assert answer.status_code == 302, said(answer)
    assert words(type(page).objects.get(pk=page.pk)) == words(page)


@pytest.mark.parametrize("kind", KINDS)
def test_the_preview_of_a_page_shows_what_is_typed_and_not_yet_saved(desk, house, kind):
    page = a_page(kind, live=False)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])

    typed = desk.post(address, form_data(page, desk.user, title="Typed just now"))
    shown = desk.get(address)

    assert typed.json() == {"is_valid": True, "is_available": True}
    assert shown.status_code == 200
    assert "Typed just now" in shown.content.decode()
    assert "frame-ancestors 'none'" not in shown.headers["Content-Security-Policy"]
    assert shown.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("model", BELOW, ids=lambda model: model.__name__)
def test_a_page_that_has_only_a_title_can_be_previewed_before_it_is_saved(desk, house, model):
    parent = parent_for(model)
    args = [model._meta.app_label, model._meta.model_name, parent.pk]
    address = reverse("wagtailadmin_pages:preview_on_add", args=args)
    blank = model(locale=parent.locale)

    typed = desk.post(address, form_data(blank, desk.user, title="Hardly begun", slug="hardly-begun"))
    shown = desk.get(address)

    assert typed.json()["is_valid"] is True
    assert shown.status_code == 200
    assert "Hardly begun" in shown.content.decode()


def test_a_draft_can_be_looked_at_by_the_desk_and_by_nobody_else(desk, client, house):
    page = a_page("entry", live=False, title="Not for readers")

    shown = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    desk.logout()

    assert "Not for readers" in shown.content.decode()
    assert client.get(edit_url(page)).status_code == 302
    assert client.get(f"/en/toolbox/{page.slug}/").status_code == 404
