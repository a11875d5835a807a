"""The description by which a browser offers this search in its own search box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext

from .terms import LANGUAGE_NAMES

MEDIA_TYPE = "application/opensearchdescription+xml"
# As long as a name may be for OpenSearch 1.1.
SHORTEST = 16


def description(request: HttpRequest) -> HttpResponse:
    """OpenSearch 1.1 (github.com/dewitt/opensearch): where to ask in this language, as a page and as JSON.

    No suggestions while typing: those would send each letter here before anything is asked.
    """
    language = get_language()
    context = {
        "short_name": f"{gettext('Toolbox')[: SHORTEST - 3]} {language.upper()}",
        "language": language,
        "language_name": LANGUAGE_NAMES.get(language, language),
        "here": request.build_absolute_uri(request.path),
        "page": request.build_absolute_uri(reverse("search")),
        "api": request.build_absolute_uri(reverse("api:search")),
    }
    return render(request, "search/opensearch.xml", context, content_type=f"{MEDIA_TYPE}; charset=utf-8")
