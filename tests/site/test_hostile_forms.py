"""The desk's addresses and fields take anything that is typed or sent into them, too."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Page

from tests import factories
from tests.admin_forms import form_data

TYPED = {
    "a NUL": "a\x00b",
    "operators": 'AND "unclosed 100% sure * ^ ( NEAR NOT \\ : -',
    "half a character": "\ud800",
    "quotes and markup": "'\"><script>alert(1)</script>",
    "ten thousand words": "word " * 10_000,
    "a huge number": "9" * 5_000,
    "blanks": " \t ",
    "the other direction": "\u202e\u200f",
}


def said_to_the_desk(desk: Client, method: str, address: str, data: dict):
    """Ask the desk; half characters go as the bytes that a broken program would send."""
    body = urlencode({name: str(value).encode("utf-8", "surrogatepass") for name, value in data.items()})
    if method == "get":
        return desk.get(f"{address}?{body}")
    return desk.post(address, body, content_type="application/x-www-form-urlencoded")


@pytest.mark.parametrize("name", TYPED)
def test_the_desks_addresses_answer_anything_typed_into_them(desk, name):
    desk.raise_request_exception = False
    page = factories.entry()
    folder = page.get_parent().pk
    for address in (
        "/admin/pages/search/",
        f"/admin/pages/{folder}/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/choose-page/search/",
        f"/admin/pages/{page.pk}/history/",
        "/admin/reports/site-history/",
        "/admin/login/",
    ):
        for names in (("q", "ordering", "locale"), ("p", "page", "page_type")):
            answer = said_to_the_desk(desk, "get", address, dict.fromkeys(names, TYPED[name]))
            assert answer.status_code < 500, (address, names)


@pytest.mark.parametrize("name", TYPED)
def test_every_field_of_a_form_takes_anything_with_a_helpful_answer(desk, name):
    desk.raise_request_exception = False
    page = factories.entry()
    sent = form_data(page, desk.user)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    kept = (
        "-type",
        "-count",
        "-deleted",
        "-order",
        "-id",
        "TOTAL_FORMS",
        "INITIAL_FORMS",
        "MIN_NUM_FORMS",
        "MAX_NUM_FORMS",
    )
    texts = [field for field in sent if not field.endswith(kept)]

    publish = {"action-publish": "1"}
    for some_fields, button in ((["title", "slug"], {}), (["summary", "reviewed_on"], publish), (texts, publish)):
        answer = said_to_the_desk(desk, "post", edit, sent | dict.fromkeys(some_fields, TYPED[name]) | button)
        assert answer.status_code < 500, some_fields
        assert answer.getvalue() or answer.status_code == 302
    assert Page.objects.get(pk=page.pk).title


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 40, "-1", "x", quote("\x00"), "%ff"])
def test_the_desk_answers_for_pages_that_are_not_there(desk, number):
    desk.raise_request_exception = False
    for tail in ("", "edit/", "history/", "move/", "copy/", "unpublish/", "delete/", "revisions/1/view/", "privacy/"):
        assert desk.get(f"/admin/pages/{number}/{tail}").status_code < 500, (number, tail)
