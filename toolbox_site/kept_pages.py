"""Public pages kept by this process, each for as long as the version of the site is the one it was made under.

Browsers and proxies are told to ask each time; only here is a page kept, so that asking costs one small query. How
the version changes, and that nothing can be written without it, is home/site_version.py's.
"""

import re
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.conf import settings
from django.core.exceptions import DisallowedHost, MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from wagtail.models import Site

from home import site_version

LANGUAGE_FOLDERS = tuple(f"/{code}/" for code, _name in settings.LANGUAGES)
LONGEST_PATH = 300
# What is chosen from lists, and nothing that was typed: neither words (q) nor anything else is ever kept.
CHOSEN = re.compile(
    r"(?:(?:type|phase|theme|region|track|role|language|list|sort|page|who|minutes)=[a-z0-9-]{0,80}(?:&|$)){0,24}"
)
ACCEPTS_GZIP = re.compile(r"\bgzip\b")
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")
KEPT_BY_ANYONE = ("", "public, no-cache")

Key = tuple[str, str, str, str, bool]


@dataclass(frozen=True)
class Moment:
    """One state of the site: its version, and the time within which it is what readers see without any write."""

    token: int
    since: datetime
    until: datetime

    def is_now(self, now: datetime) -> bool:
        return self.since <= now < self.until


@dataclass(frozen=True)
class Kept:
    """An answer as it goes out: compressed where the reader takes that."""

    headers: tuple[tuple[str, str], ...]
    body: bytes

    def response(self) -> HttpResponse:
        return HttpResponse(self.body, headers=dict(self.headers))


class Shelf:
    """So many pages and bytes of one moment; the one that was asked for longest ago goes first. For many threads."""

    def __init__(self, pages: int, size: int):
        self.pages, self.size = pages, size
        self._moment: Moment | None = None
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def get(self, moment: Moment, key: Key) -> Kept | None:
        with self._lock:
            kept = self._kept.get(key) if self._moment == moment else None
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def put(self, moment: Moment, key: Key, kept: Kept) -> None:
        """Keep an answer of a moment; all that was kept of another one goes."""
        with self._lock:
            if self._moment != moment:
                self._kept.clear()
                self._moment, self._bytes = moment, 0
            before = self._kept.pop(key, None)
            self._kept[key] = kept
            self._bytes += len(kept.body) - (len(before.body) if before else 0)
            while self._bytes > self.size or len(self._kept) > self.pages:
                _key, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest.body)


class KeptPagesMiddleware:
    """Answers from the shelf, or puts there what the house answers. Outside of compression and of the language.

    A reader with a session gets nothing from it and puts nothing on it. Off where templates are being written (DEBUG).
    """

    def __init__(self, get_response):
        if settings.DEBUG or not settings.KEPT_PAGES:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.shelf = Shelf(settings.KEPT_PAGES, settings.KEPT_PAGES_BYTES)
        self.moment: Moment | None = None

    def __call__(self, request):
        key = key_of(request)
        moment = self._now() if key else None
        if key is None or moment is None:
            return self.get_response(request)
        kept = self.shelf.get(moment, key)
        response = kept.response() if kept else self._made(request, moment, key)
        return conditional(request, response)

    def _now(self) -> Moment | None:
        """The state of the site at this moment; None where the database does not say.

        The version is read first: what is made after it may be newer, and never older.
        """
        try:
            token = site_version.current()
            now = timezone.now()
            if token is None:
                return None
            held = self.moment
            if held is None or held.token != token or not held.is_now(now):
                Site.clear_site_root_paths_cache()  # another process may have changed them
                held = self.moment = Moment(token, now, site_version.until(now))
            return held
        except DatabaseError:
            return None

    def _made(self, request, moment: Moment, key: Key) -> HttpResponse:
        """The house's whole answer, without regard to what the reader already has; kept if it may be."""
        conditions = {name: request.META.pop(name) for name in CONDITIONS if name in request.META}
        response = self.get_response(request)
        request.META.update(conditions)
        may = request.method == "GET" and is_for_anyone(response) and len(response.content) <= self.shelf.size
        if may and site_version.current() == moment.token and moment.is_now(timezone.now()):
            self.shelf.put(moment, key, Kept(tuple(response.headers.items()), response.content))
        return response


def key_of(request) -> Key | None:
    """What an answer is kept by; None where the request is not one whose answer may be kept."""
    asked, path = request.META.get("QUERY_STRING", ""), request.path_info
    if (
        request.method not in ("GET", "HEAD")
        or getattr(request, "is_dummy", False)
        or not path.startswith(LANGUAGE_FOLDERS)
        or len(path) > LONGEST_PATH
        or not CHOSEN.fullmatch(asked)
        or (request.META.get("HTTP_COOKIE") and settings.SESSION_COOKIE_NAME in request.COOKIES)
    ):
        return None
    try:
        host = request.get_host()
    except DisallowedHost:
        return None
    takes_gzip = bool(ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")))
    return request.scheme, host, request.path, asked, takes_gzip


def is_for_anyone(response) -> bool:
    """Whether an answer is whole, a success, the same for every reader and without a cookie."""
    varies = {name.strip().lower() for name in response.get("Vary", "").split(",")} - {""}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and varies <= {"accept-encoding"}
        and response.has_header("ETag")
        and response.get("Cache-Control", "") in KEPT_BY_ANYONE
    )


def conditional(request, response):
    """The answer, or that the reader has it already: as ConditionalGetMiddleware decides it."""
    etag = response.get("ETag")
    return get_conditional_response(request, etag=etag, response=response) if etag else response
