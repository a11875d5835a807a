"""Whether an answer is still the one a machine has: told from what it depends on, without making it."""

import hashlib
from bisect import bisect_right
from datetime import datetime
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

from search import facets

SEARCH = Path(__file__).resolve().parents[1]


def tag(request: HttpRequest, index: facets.Index, now: datetime) -> str:
    """A weak ETag of the question, everything published as of `now`, and the code that answers.

    The log's place changes with each publishing, withdrawal and change of a term; the number of those expired
    changes at the moment one expires, whatever the clock job did. Weak: an answer may be newer than its tag by
    what was published while it was made, never older, and it may be compressed.
    """
    expired = bisect_right(index.expiries, now, key=lambda entry: entry[0])
    stated = [release(), index.mark.id, index.mark.token, expired, request.build_absolute_uri()]
    return f'W/"{hashlib.sha256(repr(stated).encode()).hexdigest()[:24]}"'


@cache
def release() -> str:
    """A digest of the code and the catalogues that make the answers: a new release is never taken for the old."""
    digest = hashlib.sha256()
    catalogues = (path for folder in settings.LOCALE_PATHS for path in Path(folder).rglob("*.mo"))
    for path in sorted([*SEARCH.rglob("*.py"), *catalogues]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def unchanged(request: HttpRequest, etag: str) -> HttpResponse | None:
    """304 where the machine has this answer already (412 where it insists on another); None where it must be made."""
    response = get_conditional_response(request, etag=etag)
    return marked(response, etag) if response else None


def marked(response: HttpResponse, etag: str) -> HttpResponse:
    """The answer with its tag, and with what it varies by: a 304 must name both as well."""
    response.headers["ETag"] = etag
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
