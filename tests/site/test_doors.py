"""The public door answers everyone alike, by GET and HEAD only, and knows nothing of the desk."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve, reverse

from tests import factories
from tests.site.addresses import MISSING, public_addresses

pytestmark = pytest.mark.django_db

EVERYWHERE = [*public_addresses(), *MISSING]
LANGUAGES = ("en", "fr", "es", "ar")
OUR_SCRIPT = '<script src="/static/js/complete.js" defer></script>'
IN_PLACE = '<script src="/static/js/in-place.js" defer></script>'


def signed_in(django_user_model) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(django_user_model.objects.create_superuser("desk-at-the-door", "", "a long passphrase"))
    client.cookies["django_language"] = "ar"
    client.cookies["wagtail_sidebar_collapsed"] = "1"
    return client


def headers(answer) -> dict:
    """All but what is counted from the bytes sent."""
    return {name: value for name, value in answer.items() if name not in ("ETag", "Content-Length")}


# -- what it answers to ---------------------------------------------------------------------------------------
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
def test_nothing_but_get_and_head_is_answered(public_door, method):
    for address in EVERYWHERE:
        answer = public_door.generic(method, address, b"q=1", content_type="application/x-www-form-urlencoded")
        assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD"), address
        assert not answer.content


def test_the_shared_process_of_development_refuses_the_same_on_public_addresses():
    for address in public_addresses():
        assert Client().post(address).status_code == 405, address


def test_head_says_what_get_says_without_the_words(public_door):
    for address in EVERYWHERE:
        got, head = public_door.get(address), public_door.head(address)
        assert head.status_code == got.status_code, address
        assert not head.getvalue()
        assert headers(head) == headers(got), address


# -- the same for every reader --------------------------------------------------------------------------------
def test_no_answer_sets_a_cookie_or_varies_by_one(public_door):
    factories.entry(slug="known")
    for address in [*public_addresses(LANGUAGES), "/en/toolbox/known/", *MISSING]:
        answer = public_door.get(address)
        assert not answer.cookies, address
        assert "Set-Cookie" not in answer.headers
        varies = {name.strip() for name in answer.get("Vary", "").split(",")} - {"", "Accept-Encoding"}
        assert varies == ({"Accept-Language"} if address == "/" else set()), address


def test_a_signed_in_desk_gets_the_same_bytes_as_anyone(django_user_model):
    factories.entry(slug="known")
    anyone, desk = Client(raise_request_exception=False), signed_in(django_user_model)
    assert desk.get("/admin/").status_code == 200

    for address in [*public_addresses(LANGUAGES), "/en/toolbox/known/", "/fr/toolbox/known/", *MISSING[:4]]:
        one, other = anyone.get(address), desk.get(address)
        assert one.getvalue() == other.getvalue(), address
        assert dict(one.items()) == dict(other.items()), address
        assert one.status_code == other.status_code
        assert not other.cookies


def test_who_is_signed_in_is_never_looked_up(django_user_model):
    desk = signed_in(django_user_model)

    with CaptureQueriesContext(connection) as asked:
        answer = desk.get("/en/toolbox/")

    for known in ("session", "user", "_messages"):
        assert not hasattr(answer.wsgi_request, known)

    assert not [query["sql"] for query in asked if "session" in query["sql"] or "home_user" in query["sql"]]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("fr-CH, en;q=0.8", "fr"),
        ("de, es;q=0.5", "es"),
        ("ar", "ar"),
        ("xx", "en"),
        ("*", "en"),
        ("fr;q=nonsense, \x00", "en"),
        ("a" * 5_000, "en"),
        ("x-" * 300 + ",fr", "en"),
    ],
)
def test_only_the_first_address_asks_for_the_readers_language(public_door, header, language):
    answer = public_door.get("/", headers={"Accept-Language": header})

    assert (answer.status_code, answer["Location"]) == (302, f"/{language}/")
    assert answer["Vary"] == "Accept-Language"


def test_a_language_cookie_is_ignored(public_door):
    plain = {address: public_door.get(address).content for address in ("/en/", "/en/toolbox/", "/en/nothing/")}
    public_door.cookies["django_language"] = "ar"

    assert public_door.get("/")["Location"] == "/en/"
    for address, body in plain.items():
        assert public_door.get(address).content == body
        assert public_door.get(address, headers={"Accept-Language": "fr"}).content == body


# -- how it may be kept ---------------------------------------------------------------------------------------
def test_everything_may_be_kept_and_is_asked_for_each_time(public_door):
    for address in EVERYWHERE:
        answer = public_door.get(address)
        assert answer["Cache-Control"] == "public, no-cache", address


@pytest.mark.parametrize(
    "address", ["/en/", "/en/toolbox/", "/en/search/?q=ceasefire", "/api/v1/search", "/sitemap.xml"]
)
def test_what_has_not_changed_is_not_sent_again(public_door, address):
    first = public_door.get(address)
    again = public_door.get(address, headers={"If-None-Match": first["ETag"]})

    assert first.status_code == 200
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == "public, no-cache"


def test_a_change_is_sent(public_door):
    first = public_door.get("/en/toolbox/")
    factories.entry(title="Something new")

    again = public_door.get("/en/toolbox/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 200
    assert b"Something new" in again.content


# -- what a browser is told -----------------------------------------------------------------------------------
def test_nothing_unsafe_and_nobody_else_may_run_in_a_public_page(public_door):
    for address in EVERYWHERE:
        answer = public_door.get(address)
        policy = answer["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'"), address
        assert "unsafe" not in policy
        assert "http" not in policy
        assert "*" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["Permissions-Policy"]


def test_pages_hold_nothing_that_the_policy_would_block_or_that_calls_elsewhere(public_door):
    factories.entry(slug="known")
    for address in ("/en/", "/ar/", "/en/toolbox/known/", "/en/search/", "/en/themes/ceasefires/", "/en/nothing/"):
        body = public_door.get(address).content.decode()
        running = re.sub(r'<script type="application/ld\+json">.*?</script>', "", body, flags=re.DOTALL)
        assert set(re.findall(r"<script.*?</script>", running, re.DOTALL)) - {IN_PLACE} == {OUR_SCRIPT}, address
        for fetched in ("<iframe", "<style", " style=", " onclick=", 'src="http', "url(http"):
            assert fetched not in body, (address, fetched)
        for link in body.split("<link")[1:]:
            said = link.split(">")[0]
            if "stylesheet" in said or "icon" in said:
                assert 'href="/static/' in said


# -- what it does not know ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "path",
    ["/admin/", "/admin/login/", "/admin/pages/1/", "/accounts/login/", "/room/", "/documents/", "/django-admin/"],
)
def test_the_desk_is_absent_from_the_public_door(public_door, path):
    with pytest.raises(Resolver404):
        resolve(path, "toolbox_site.urls.public")
    answer = public_door.get(path)
    assert answer.status_code == 404
    assert b"wagtail" not in answer.content.lower()
    assert public_door.get(path).content == public_door.get(path, headers={"Cookie": "sessionid=x"}).content


def test_the_public_door_has_no_word_of_the_desk(public_door):
    for address in EVERYWHERE:
        body = public_door.get(address).getvalue().decode().lower()
        if address in MISSING:
            continue  # the address itself is in it
        assert "/admin" not in body, address
        assert "wagtail" not in body, address


def test_no_api_of_wagtail_is_mounted():
    for path in ("/api/v2/pages/", "/api/v3/pages/", "/api/", "/api/main/", "/admin/api/v2beta/pages/"):
        with pytest.raises(Resolver404):
            resolve(path, "toolbox_site.urls.public")
    for path in ("/api/v2/pages/", "/api/v3/pages/"):
        with pytest.raises(Resolver404):
            resolve(path, "toolbox_site.urls.desk")


def test_the_desk_is_never_kept_and_never_found(desk):
    answer = desk.get("/admin/")

    assert answer["Cache-Control"].startswith(("no-store", "max-age=0"))
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex"


def test_pages_have_no_privacy_to_set(desk):
    page = factories.entry()
    assert reverse("wagtailadmin_pages:set_privacy", args=[page.pk]) == f"/admin/pages/{page.pk}/privacy/"
    assert reverse("wagtailadmin_collections:set_privacy", args=[1]) == "/admin/collections/1/privacy/"
    for address in (f"/admin/pages/{page.pk}/privacy/", "/admin/collections/1/privacy/"):
        assert desk.get(address).status_code == 404, address
        assert desk.post(address, {"restriction_type": "login"}).status_code == 404


# -- how a process starts -------------------------------------------------------------------------------------
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "toolbox_site.settings.base",
    "SECRET_KEY": "k9" * 40 + "not-a-secret-but-long-and-varied-#!",
    "ALLOWED_HOSTS": "toolbox.example.org",
    "BASE_URL": "https://desk.example.org",
}


def started(code: str, **environment: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VAR_DIR")}
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, env=clean | environment, cwd=settings.ROOT, capture_output=True, text=True, timeout=60, check=False
    )


READ_SETTINGS = "from django.conf import settings; print(settings.ROOT_URLCONF)"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"DOOR": ""}, "DOOR"),
        ({"DOOR": "both"}, "DOOR=both"),
        ({"DOOR": "window"}, "DOOR"),
        ({"DOOR": "public", "SECRET_KEY": None}, "SECRET_KEY"),
        ({"DOOR": "public", "SECRET_KEY": ""}, "SECRET_KEY"),
        ({"DOOR": "public", "ALLOWED_HOSTS": None}, "ALLOWED_HOSTS"),
        ({"DOOR": "desk", "BASE_URL": None}, "BASE_URL"),
    ],
)
def test_production_refuses_to_start_by_halves(change, named):
    environment = {k: v for k, v in (PRODUCTION | change).items() if v is not None}

    ended = started("import django; django.setup()", **environment)

    assert ended.returncode != 0
    assert named in ended.stderr.splitlines()[-1]


def test_the_public_process_has_no_desk_in_it():
    code = (
        "import django; django.setup(); from django.conf import settings as s; from django.urls import resolve\n"
        "assert s.ROOT_URLCONF == 'toolbox_site.urls.public' and not s.DEBUG\n"
        "assert not [m for m in s.MIDDLEWARE if 'Session' in m or 'Auth' in m or 'Message' in m or 'Csrf' in m]\n"
        "assert not [p for p in s.TEMPLATES[0]['OPTIONS']['context_processors'] if 'auth' in p or 'message' in p]\n"
        "from django.urls import Resolver404, get_resolver\n"
        "for path in ('/admin/', '/admin/login/', '/accounts/login/', '/room/'):\n"
        "    try: resolve(path)\n"
        "    except Resolver404: continue\n"
        "    raise SystemExit(path)\n"
        "print('no desk')"
    )

    ended = started(code, **PRODUCTION, DOOR="public")

    assert ended.stdout.strip() == "no desk", ended.stderr


@pytest.mark.parametrize("door", ["public", "desk"])
def test_djangos_own_check_of_a_deployment_is_clean(door):
    code = "import sys; from django.core.management import execute_from_command_line as run; run(sys.argv)"
    clean = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG", "VAR_DIR")}
    command = [sys.executable, "-c", code, "check", "--deploy", "--fail-level", "WARNING"]

    ended = subprocess.run(
        command, env=clean | PRODUCTION | {"DOOR": door}, cwd=settings.ROOT, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 0, ended.stderr


def test_a_refusal_leaves_no_word_of_what_was_asked_for_in_the_log():
    code = (
        "import django; django.setup(); from django.test import Client\n"
        "door = Client(enforce_csrf_checks=True, headers={'host': 'toolbox.example.org', 'x-forwarded-proto': 'https'})\n"
        "print(door.post('/admin/pages/424242/edit/').status_code, door.get('/media/..%2f..%2fokapi').status_code)\n"
        "print(Client(headers={'host': 'elsewhere.example'}).get('/okapi').status_code)"
    )

    ended = started(code, **PRODUCTION, DOOR="desk")

    assert ended.stdout.split() == ["403", "400", "400"]
    assert "424242" not in ended.stderr
    assert "okapi" not in ended.stderr
    assert "elsewhere.example" in ended.stderr  # an operator has to see which name is not allowed
