"""Any question as an Atom feed (RFC 4287): its address is the saved question, and nothing is stored."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, gettext

from .criteria import Criteria
from .engines import engine
from .presentation import Presentation
from .results import Hit
from .terms import vocabulary

ENTRIES = 30
# What an empty feed says of its age: the same at every request, so that it can be told apart from a new one.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# Everything XML 1.0 has no way to write.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Entry:
    """One hit as a feed tells of it: the version a reader of the feed's language gets of a work."""

    id: str
    title: str
    url: str
    summary: str
    language: str
    kind: str
    published: datetime
    updated: datetime


def feed(request: HttpRequest) -> HttpResponse:
    """The newest thirty pages a question finds, by the parameters of the results page; never an error."""
    criteria = Criteria.from_query(request.GET, get_language()).sorted_by("newest").by(ENTRIES)
    found = engine().search(criteria)
    entries = [entry(hit, request) for hit in (found.general_hits if criteria.general else found.hits)]
    asked = Presentation(criteria, found, vocabulary(), request.path).question()
    query = criteria.sorted_by("best").query_string()
    here = request.build_absolute_uri(reverse("search_feed") + (f"?{query}" if query else ""))
    page = reverse("search") + (f"?{criteria.query_string()}" if criteria.query_string() else "")
    shown = {
        "id": uuid5(NAMESPACE_URL, path_of(here)).urn,
        "title": writable(f"{gettext('Mediation Toolbox')} {asked}".strip()),
        "self_url": here,
        "page_url": request.build_absolute_uri(page),
        "site_url": request.build_absolute_uri("/"),
        "updated": max((one.updated for one in entries), default=NEVER),
        "entries": entries,
    }
    xml = render_to_string("search/feed.xml", shown, request)
    return HttpResponse(xml, content_type="application/atom+xml; charset=utf-8")


def entry(hit: Hit, request: HttpRequest) -> Entry:
    """A hit as an entry. A profile is not dated by its last review: confirmations are told by quarter."""
    reviewed = datetime.combine(hit.reviewed, time(), UTC) if hit.reviewed and hit.type != "organisation" else NEVER
    published = hit.published or reviewed
    return Entry(
        id=uuid5(UUID(hit.key), hit.language).urn,
        title=writable(hit.title),
        url=request.build_absolute_uri(hit.url),
        summary=writable(hit.summary),
        language=hit.language,
        kind=hit.type,
        published=published,
        updated=max(published, reviewed),
    )


def path_of(address: str) -> str:
    """An address without its host: what it is asked by, under whichever name the site is reached."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def writable(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return UNWRITABLE.sub("", text)
