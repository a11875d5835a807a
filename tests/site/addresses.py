"""Every address the project answers at, each with one that can be asked for. A new one must be added here.

tests/test_architecture.py compares the keys with the url configuration; the tests of this folder ask the values.
"""

# Routes of the public door → an address that a fresh house answers. {language} is filled in for each.
PUBLIC = {
    "": "/",
    "health/live": "/health/live",
    "health/ready": "/health/ready",
    "robots.txt": "/robots.txt",
    "sitemap.xml": "/sitemap.xml",
    "sitemap-terms.xml": "/sitemap-terms.xml",
    "^sitemap-pages-(?P<part>[0-9]{1,9})\\.xml$": "/sitemap-pages-0.xml",
    "llms.txt": "/llms.txt",
    "api/v1/": "/api/v1/",
    "api/v1/search": "/api/v1/search",
    "api/v1/search.csv": "/api/v1/search.csv",
    "api/v1/search.jsonl": "/api/v1/search.jsonl",
    "api/v1/pages/<key>": "/api/v1/pages/00000000-0000-4000-8000-000000000000",
    "api/v1/openapi.json": "/api/v1/openapi.json",
    r"^documents/(\d+)/(.*)$": "/documents/1/nothing.pdf",
    "^media/(?P<path>.*)$": "/media/nothing.png",
    r"^cards/(?P<key>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(?P<name>[a-z]{2}-[0-9a-f]{16}\.png)$": (
        "/cards/00000000-0000-4000-8000-000000000000/en-0123456789abcdef.png"
    ),
    "<language>/search/": "/{language}/search/",
    "<language>/search/opensearch.xml": "/{language}/search/opensearch.xml",
    "<language>/search/feed/": "/{language}/search/feed/",
    "<language>/search/new/": "/{language}/search/new/",
    "<language>/search/start/": "/{language}/search/start/",
    "<language>/^search/new/(?P<month>[0-9]{4}-[0-9]{2})/$": "/{language}/search/new/2026-06/",
    "<language>/search/complete/": "/{language}/search/complete/",
    "<language>/^(?P<room>phases|themes|regions)/$": "/{language}/phases/",
    "<language>/^(?P<room>phases|themes|regions)/(?P<slug>[-a-z0-9]+)/$": "/{language}/themes/ceasefires/",
    r"<language>/^((?:[\w\-]+/)*)index\.md$": "/{language}/toolbox/index.md",
    r"<language>/^((?:[\w\-]+/)*)cite\.bib$": "/{language}/toolbox/cite.bib",
    r"<language>/^((?:[\w\-]+/)*)cite\.json$": "/{language}/toolbox/cite.json",
    r"<language>/^((?:[\w\-]+/)*)$": "/{language}/toolbox/",
}
# Of the desk door only; what lies below them is Wagtail's.
DESK = {
    r"^admin/(pages|collections)/\d+/privacy/$": "/admin/pages/1/privacy/",
    "admin/": "/admin/",
    "documents/": "/documents/",
}
# Of development alone, where one process is both doors.
DEVELOPMENT = {"styleguide/": "/styleguide/"}

# Below a language: a page of the house and of search each.
READING = (
    "",
    "toolbox/",
    "guides/",
    "cases/",
    "organisations/",
    "glossary/",
    "search/",
    "search/feed/",
    "search/new/",
    "phases/",
    "themes/",
    "regions/",
)
MISSING = ("/nothing/", "/en/nothing/", "/ar/toolbox/nothing/", "/api/v1/nothing", "/static/nothing.css", "/admin/x/")


def public_addresses(languages=("en",)) -> list[str]:
    """Each public address once a language."""
    found = [address.format(language=language) for address in PUBLIC.values() for language in languages]
    found += [f"/{language}/{path}" for path in READING for language in languages]
    return list(dict.fromkeys(found))


def routes(patterns, above: str = "") -> list[tuple[str, object]]:
    """(route, pattern) of every address in a url configuration, Wagtail's own includes not entered."""
    found = []
    for pattern in patterns:
        own = type(pattern.pattern).__name__ == "LocalePrefixPattern"
        route = above + ("<language>/" if own else str(pattern.pattern))
        module = getattr(getattr(pattern, "urlconf_name", None), "__name__", "")
        if hasattr(pattern, "url_patterns") and not module.startswith("wagtail."):
            found += routes(pattern.url_patterns, route)
        else:
            found.append((route, pattern))
    return found
