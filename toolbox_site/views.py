"""What the site answers for itself: languages, health, errors."""

from django.db import DatabaseError, connection
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language

from search import lost
from search.errors import NOTHING_HERE, fault

from .doors import is_api
from .last_words import BROKEN, said


def to_language(request):
    """`/` leads to the home page in the reader's language."""
    return HttpResponseRedirect(f"/{get_language()}/")


def live(request):
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


def ready(request):
    """The process answers and reaches its database; 503 where it does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    return HttpResponse("ok\n", content_type="text/plain")


def absent(request, *args):
    """An address of Wagtail's that this house does not have."""
    raise Http404


def not_found(request, exception=None):
    if is_api(request):
        return fault(NOTHING_HERE, 404)
    words = lost.words_of(request.path_info)
    context = {"words": words, "hits": lost.nearest(words, get_language())}
    return render(request, "404.html", context, status=404)


def bad_request(request, exception=None):
    if is_api(request):
        return fault("This address could not be read.", 400)
    return HttpResponse("This address could not be read.\n", content_type="text/plain; charset=utf-8", status=400)


def broken(request):
    """The last resort: it needs no database and no template of ours."""
    if is_api(request):
        return fault("Something broke on our side. Try again in a minute.", 500)
    return said(BROKEN, 500, request.path_info)
