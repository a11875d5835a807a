"""The addresses of the first version. GET and HEAD; nothing varies by who asks."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from ninja import NinjaAPI
from ninja.errors import ValidationError

from search import facets
from search.engines import engine
from search.errors import NOTHING_HERE, CriteriaError, fault
from search.terms import vocabulary

from . import bodies, description, downloads, freshness, reading, shapes

READING = ["GET", "HEAD"]

# No page to try it out: the ones that come with it load scripts from elsewhere.
api = NinjaAPI(
    title=description.TITLE,
    version=description.VERSION,
    description=description.ABOUT,
    servers=[{"url": "/"}],
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
)


@api.exception_handler(CriteriaError)
def refuse(request: HttpRequest, error: CriteriaError) -> HttpResponse:
    return fault(str(error), 400, error.parameter, error.allowed)


@api.exception_handler(ValidationError)
def not_read(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return fault("This address could not be read.", 400)


@api.exception_handler(Http404)
def absent(request: HttpRequest, error: Http404) -> HttpResponse:
    return fault(NOTHING_HERE, 404)


def as_json(body: dict, etag: str) -> HttpResponse:
    return freshness.marked(JsonResponse(body, json_dumps_params={"ensure_ascii": False}), etag)


@api.api_operation(READING, "", response=shapes.Start, url_name="start", summary="What there is here")
def start(request: HttpRequest):
    reading.check_names(request.GET, ())
    named = {"search": "search", "csv": "csv", "jsonl": "jsonl", "openapi": "openapi"}
    addresses = {name: request.build_absolute_uri(reverse(f"api:{route}")) for name, route in named.items()}
    addresses["pages"] = request.build_absolute_uri(reverse("api:start")) + "pages/{key}"
    about = {"name": description.TITLE, "version": description.VERSION, "about": description.ABOUT}
    return JsonResponse({**about, "addresses": {name: addresses[name] for name in shapes.Addresses.model_fields}})


@api.api_operation(READING, "search", response=shapes.Found, url_name="search", summary="Ask a question")
def search(request: HttpRequest):
    now, index = timezone.now(), facets.current()
    words = vocabulary(index)
    criteria, labels = reading.search(request.GET, words)
    etag = freshness.tag(request, index, now)
    if held := freshness.unchanged(request, etag):
        return held
    return as_json(bodies.search(engine().search(criteria, now), words, labels, request), etag)


@api.api_operation(READING, "search.csv", url_name="csv", summary="Take a whole list away as CSV")
def search_csv(request: HttpRequest):
    return whole_list(request, "csv")


@api.api_operation(READING, "search.jsonl", url_name="jsonl", summary="Take a whole list away as JSON Lines")
def search_jsonl(request: HttpRequest):
    return whole_list(request, "jsonl")


def whole_list(request: HttpRequest, ending: str) -> HttpResponse:
    now, index = timezone.now(), facets.current()
    words = vocabulary(index)
    criteria, labels = reading.download(request.GET, words)
    etag = freshness.tag(request, index, now)
    if held := freshness.unchanged(request, etag):
        return held
    batches = ()
    if request.method == "GET":
        numbers = engine().everything(criteria, now)
        root = request.build_absolute_uri("/")
        batches = downloads.rows(numbers, words, labels, root)
    response = downloads.attachment(ending, batches, now.date())
    if request.method == "HEAD":
        response.streaming_content = ()
    return freshness.marked(response, etag)


@api.api_operation(READING, "pages/{key}", response=shapes.Work, url_name="page", summary="Read one work")
def page(request: HttpRequest, key: str):
    now, index = timezone.now(), facets.current()
    languages, labels = reading.work(request.GET)
    etag = freshness.tag(request, index, now)
    versions = bodies.versions(known_key(key), languages, now)
    if not versions:
        raise Http404
    if held := freshness.unchanged(request, etag):
        return held
    return as_json(bodies.work(key, versions, vocabulary(index), labels, request), etag)


def known_key(sent: str) -> UUID:
    """A translation key as addresses write it; Http404 for anything else."""
    try:
        key = UUID(sent)
    except ValueError:
        raise Http404 from None
    if str(key) != sent:
        raise Http404
    return key


@api.api_operation(READING, "openapi.json", response=dict, url_name="openapi", summary="This description")
def openapi(request: HttpRequest):
    reading.check_names(request.GET, ())
    index = facets.current()
    etag = freshness.tag(request, index, timezone.now())
    if held := freshness.unchanged(request, etag):
        return held
    return as_json(description.described(api, vocabulary(index)), etag)
