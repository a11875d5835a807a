"""The desk carries the site's name and mark, asks no other host, and says what is waiting."""

import re
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group

from home.models import User
from tests.factories import entry

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/"])
def test_the_desk_has_the_sites_name_and_mark_and_not_wagtails(client, admin_client, house, address):
    asked = client if "login" in address else admin_client

    soup = BeautifulSoup(asked.get(address).content, "html.parser")

    assert soup.title.string.endswith("Mediation Toolbox")
    assert "Wagtail" not in soup.title.string
    assert [link["href"] for link in soup.find_all("link", rel="icon")] == ["/static/mark.svg"]
    assert not soup.find("link", rel="shortcut icon")
    assert soup.find("img", src=re.compile("mark")) or soup.find("template").find("img", src=re.compile("mark"))


@pytest.mark.parametrize("address", ["/admin/login/", "/admin/"])
def test_the_desk_asks_no_other_host(client, admin_client, house, address):
    soup = BeautifulSoup((client if "login" in address else admin_client).get(address).content, "html.parser")

    loaded = [tag.get("src") or tag.get("href") for tag in soup.find_all(["script", "img", "link", "iframe"])]
    assert not [address for address in loaded if address and re.match(r"(https?:)?//", address)]


def waiting(client) -> dict[str, str]:
    """What the dashboard lists → the number beside it, or nothing."""
    soup = BeautifulSoup(client.get("/admin/").content, "html.parser")
    rows = soup.select(".desk-waiting__one")
    return {row.a.get_text(): row.strong.get_text() if row.strong else "" for row in rows}


def test_the_dashboard_counts_what_is_overdue_and_what_is_not_published(admin_client, house):
    before = waiting(admin_client)
    late = entry(reviewed_on=date(2020, 1, 1), review_by=date(2021, 1, 1))
    late.title = "Changed since"
    late.save_revision()

    after = waiting(admin_client)

    grown = {label: int(after[label]) - int(before[label]) for label in after if after[label]}
    assert list(grown.values()) == [1, 1]


def test_who_may_change_no_page_is_told_of_no_draft_and_no_import(client, house):
    entry().save_revision()
    guest = User.objects.create_user("guest", password="guest")
    guest.groups.add(desk_without_pages())
    client.force_login(guest)

    told = waiting(client)

    assert {count for count in told.values() if count} == {"0"}
    assert not [label for label in told if "Import" in label]


def desk_without_pages() -> Group:
    """A group that may sign in at the desk and nothing else."""
    from django.contrib.auth.models import Permission

    group = Group.objects.create(name="Guests")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    return group
