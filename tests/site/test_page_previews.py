"""What an editor sees beside the form is the page, with the site's look, complete or not."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.admin_forms import KINDS, a_page, form_data

pytestmark = pytest.mark.django_db
LIVE_AND_DRAFT = pytest.mark.parametrize("live", [True, False])


def preview(desk, page, **changes):
    """The answer in the frame beside the form, with what the form holds now."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    told = desk.post(address, form_data(page, desk.user, **changes)).json()
    assert told == {"is_valid": True, "is_available": True}
    return desk.get(address, {"in_preview_panel": "true"})


@LIVE_AND_DRAFT
@pytest.mark.parametrize("kind", KINDS)
def test_a_preview_is_the_page_with_the_sites_look(desk, house, kind, live):
    page = a_page(kind, live=live)

    answer = preview(desk, page)
    soup = BeautifulSoup(answer.content, "html.parser")

    assert answer.status_code == 200
    assert page.title in soup.main.h1.get_text()
    assert "/static/css/site.css" in [link["href"] for link in soup.find_all("link", rel="stylesheet")]


@pytest.mark.parametrize("kind", KINDS)
def test_the_admins_own_frame_may_show_a_preview(desk, house, kind):
    answer = preview(desk, a_page(kind, live=False))

    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_that_lacks_its_summary_is_shown_with_what_it_has(desk, house, kind):
    page = a_page(kind, live=False)

    answer = preview(desk, page, summary="", title="Only a title")

    assert answer.status_code == 200
    assert "Only a title" in BeautifulSoup(answer.content, "html.parser").main.h1.get_text()
