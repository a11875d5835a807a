"""The desk has no way to make a page or a collection private: what is confidential is never a page."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.admin_forms import a_page, edit_url

pytestmark = pytest.mark.django_db
LOGIN = {"restriction_type": "login", "password": "", "groups": []}


def test_the_privacy_of_a_page_cannot_be_set(desk, house):
    page = a_page("entry")
    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])

    assert [desk.get(address).status_code, desk.post(address, LOGIN).status_code] == [404, 404]
    assert not PageViewRestriction.objects.exists()


def test_the_privacy_of_a_collection_cannot_be_set(desk, house):
    collection = Collection.get_first_root_node().add_child(name="Files")
    address = reverse("wagtailadmin_collections:set_privacy", args=[collection.pk])

    assert [desk.get(address).status_code, desk.post(address, LOGIN).status_code] == [404, 404]
    assert not CollectionViewRestriction.objects.exists()


def test_no_form_or_list_offers_privacy(desk, house):
    page = a_page("entry")
    collection = Collection.get_first_root_node().add_child(name="Files")
    shown = [
        edit_url(page),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        reverse("wagtailadmin_collections:edit", args=[collection.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
    ]

    for address in shown:
        assert "/privacy/" not in desk.get(address).content.decode(), address
