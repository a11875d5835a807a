"""Doors, languages, and the message an editor gets when a page is not ready."""

import logging

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import MiddlewareNotUsed
from django.db import transaction
from django.http import HttpResponseBadRequest, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_path, get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.models import Page

from home.publishing import NotReadyToPublish
from search.errors import fault

from .doors import is_api, is_desk
from .last_words import CLOSED, said

log = logging.getLogger("toolbox.errors")

READING = ("GET", "HEAD")
PUBLIC_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)
DESK_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; "
    "object-src 'none'"
)
LONGEST_QUESTION_AT_THE_DESK = 1_000
MOST_WORDS_AT_THE_DESK = 30
UNREADABLE = "What was sent could not be read, and nothing was changed. Load the form again and send it once more.\n"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class DoorMiddleware:
    """Outermost: the public door answers GET and HEAD, sets no cookie, and says how it may be kept."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if getattr(request, "is_dummy", False):
            return self.get_response(request)
        desk = is_desk(request)
        if not desk and request.method not in READING:
            response = HttpResponseNotAllowed(READING)
        else:
            response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", DESK_POLICY if desk else PUBLIC_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers["X-Frame-Options"] = "SAMEORIGIN" if desk else "DENY"
        if is_api(request):
            # Pages of any origin may read it: it is the same for everyone, and no cookie is ever looked at.
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = "ETag, Content-Disposition"
        if desk:
            # With "no-referrer" a browser posts "Origin: null", and every form of the desk is refused as forged.
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers.setdefault("Cache-Control", "no-store, private")
            if request.method in READING:
                response.headers["X-Robots-Tag"] = "noindex"
        elif not response.has_header("Cache-Control"):
            response.headers["Cache-Control"] = "public, no-cache"
        return response


class MaintenanceMiddleware:
    """While MAINTENANCE=1 every address says that the site is closed, and for how long; the process still lives."""

    def __init__(self, get_response):
        if not settings.MAINTENANCE:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info == "/health/live":
            return self.get_response(request)
        closed = fault("The site is closed for maintenance.", 503) if is_api(request) else None
        response = closed or said(CLOSED, 503, request.path_info)
        response["Cache-Control"] = "no-store"
        response["Retry-After"] = str(settings.MAINTENANCE_SECONDS)
        return response


class OnlyAtTheDesk:
    """Mixin: the middleware steps aside on public addresses."""

    def __call__(self, request):
        if not is_desk(request):
            return self.get_response(request)
        return super().__call__(request)

    def process_view(self, request, *args, **kwargs):
        above = getattr(super(), "process_view", None)
        return above(request, *args, **kwargs) if above and is_desk(request) else None


class DeskSessionMiddleware(OnlyAtTheDesk, SessionMiddleware):
    """Sessions, at the desk."""


class DeskCsrfMiddleware(OnlyAtTheDesk, CsrfViewMiddleware):
    """Forms, at the desk; the public door takes none."""


class DeskAuthenticationMiddleware(OnlyAtTheDesk, AuthenticationMiddleware):
    """Who is signed in, at the desk."""


class DeskMessageMiddleware(OnlyAtTheDesk, MessageMiddleware):
    """What the desk is told."""


class DeskRedirectMiddleware(OnlyAtTheDesk, RedirectMiddleware):
    """Redirects of the desk's own addresses; public ones are followed by the page view."""


class ShortQuestionMiddleware:
    """What is searched for in the admin is short and without NULs.

    SQLite breaks over a pattern of 100,000 characters, and what Wagtail builds for PostgreSQL over 200 words.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_desk(request) and "q" in request.GET:
            request.GET = request.GET.copy()
            words = request.GET["q"][:LONGEST_QUESTION_AT_THE_DESK].replace("\0", " ").split()
            request.GET["q"] = " ".join(words[:MOST_WORDS_AT_THE_DESK])
        return self.get_response(request)


class WholeOrNotMiddleware:
    """What the desk sends is done whole or not at all, and a page that is not ready stays as it was.

    Only here, not by ATOMIC_REQUESTS: on SQLite a transaction takes the write lock, and readers need none.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if request.method in READING or not is_desk(request) or getattr(request, "is_dummy", False):
            return None
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except NotReadyToPublish as fault:
            return not_ready(request, fault)
        except ValueError as fault:  # half a character, or a text that is not what its editor sends
            log.warning("the desk was sent what could not be read: %s in %s", type(fault).__name__, view.__module__)
            return HttpResponseBadRequest(UNREADABLE, content_type="text/plain; charset=utf-8")


def unsay(request) -> None:
    """Drop what the view said it had done: it was undone. (wagtail-localize says “published” before it tries.)"""
    messages.get_messages(request)._queued_messages = []


def not_ready(request, fault: NotReadyToPublish):
    """Tell the editor what the page lacks, by field, and lead to its form."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"success": False, "error_message": str(fault)}, status=400)
    unsay(request)
    messages.error(request, str(fault))
    if fault.page.pk and Page.objects.filter(pk=fault.page.pk).exists():
        return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[fault.page.pk]))
    return HttpResponseRedirect(reverse("wagtailadmin_home"))


class AddressLocaleMiddleware:
    """The language is the address's; `/` alone varies, by Accept-Language; no cookie is ever asked.

    The desk speaks the language its reader chose in Wagtail, which sets it later.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = get_language_from_path(request.path_info) or "en"
        if request.path_info == "/":
            language = preferred_language(request.headers.get("Accept-Language", ""))
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        if request.path_info == "/":
            patch_vary_headers(response, ["Accept-Language"])
        response.headers.setdefault("Content-Language", language)
        return response


def preferred_language(header: str) -> str:
    """The first language of an Accept-Language header that the site speaks; English where there is none."""
    for wanted, _weight in parse_accept_lang_header(header[:500]):
        try:
            return get_supported_language_variant(wanted)
        except LookupError:
            continue
    return "en"
