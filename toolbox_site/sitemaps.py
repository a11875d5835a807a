"""What search engines go by: every address that readers may open, in all its languages (https://www.sitemaps.org).

One file while they are few. Then an index of files, each for a stretch of page ids: what is published or leaves
changes its own file and no other, and no file takes more memory than the largest.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from django.conf import settings
from django.db.models import Exists
from django.http import Http404, HttpResponse
from wagtail.models import Page

from home.querysets import readable_pages
from home.views import home_in
from search.criteria import Criteria
from search.engines import engine
from search.terms import vocabulary
from search.views import TERM_PAGES

MOST = 5_000
# How many files are looked into by one query.
AT_ONCE = 20
# Of pages that list others the last publishing says nothing of when they last changed.
LISTING = ("homepage", "indexpage")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@dataclass(frozen=True)
class Address:
    """One address, when what stands there last changed (None: not known), and its versions by language."""

    at: str
    versions: dict[str, str]
    changed: datetime | None = None


def sitemap(request):
    """All addresses; or where they are more than one file may hold, the files they stand in."""
    parts = parts_with_pages()
    if len(parts) <= 1:
        found = [*pages(request, *parts), *terms(request)]
        if len(found) <= MOST:
            return written(found)
    names = ["terms", *(f"pages-{part}" for part in parts)]
    files = "".join(f"<sitemap><loc>{_whole(request, f'/sitemap-{name}.xml')}</loc></sitemap>\n" for name in names)
    return xml(f"{HEAD}<sitemapindex {SPACES}>\n{files}</sitemapindex>\n")


def of_terms(request):
    """The pages of phases, themes and regions that list something."""
    return written(terms(request))


def of_pages(request, part: str):
    """The readable pages of one stretch of ids; Http404 where it has none."""
    found = list(pages(request, int(part)))
    if not found:
        raise Http404
    return written(found)


def parts_with_pages() -> list[int]:
    """The stretches of ids with a page that readers may see: a query for each twenty of them."""
    last = Page.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    parts, found = list(range(last // MOST + 1)), []
    for start in range(0, len(parts), AT_ONCE):
        asked = {f"part_{part}": Exists(_stretch(readable_pages(), part)) for part in parts[start : start + AT_ONCE]}
        there = Page.objects.filter(depth=1).annotate(**asked).values(*asked).first() or {}
        found += [part for part in parts if there.get(f"part_{part}")]
    return found


def pages(request, part: int = 0) -> Iterator[Address]:
    """The readable pages of a stretch of ids, each with its versions wherever those stand: one query."""
    works = _stretch(Page.objects.order_by(), part).values("translation_key")
    read = ("pk", "translation_key", "url_path", "locale__language_code", "last_published_at", "content_type__model")
    rows = list(readable_pages().filter(translation_key__in=works).order_by("pk").values_list(*read))
    at = {pk: _address(request, url_path, language) for pk, _key, url_path, language, *_more in rows}
    versions: dict = {}
    for pk, key, _url_path, language, *_more in rows:
        if at[pk]:
            versions.setdefault(key, {})[language] = at[pk]
    for pk, key, _url_path, _language, changed, model in rows:
        if at[pk] and pk // MOST == part:
            yield Address(at[pk], versions[key], None if model.endswith(LISTING) else changed)


def terms(request) -> list[Address]:
    """The guided start, the lists of terms, and each term under which something is filed, in each language."""
    facets, words = engine().search(Criteria()).facets, vocabulary()
    paths = ["search/start/"]
    for room, (facet, _model) in TERM_PAGES.items():
        filed = [value.slug for value in facets[facet] if value.count and words.is_offered(facet, value.slug)]
        paths += [f"{room}/", *(f"{room}/{slug}/" for slug in sorted(filed))]
    found = []
    for path in paths:
        versions = {language: _whole(request, f"/{language}/{path}") for language, _name in settings.LANGUAGES}
        found += [Address(at, versions) for at in versions.values()]
    return found


def written(addresses: Iterable[Address]) -> HttpResponse:
    """Addresses as a file of a sitemap, each naming all its versions, itself included."""
    rows = "".join(f"<url>{''.join(_said(one))}</url>\n" for one in addresses)
    alternates = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return xml(f"{HEAD}<urlset {SPACES} {alternates}>\n{rows}</urlset>\n")


def xml(text: str) -> HttpResponse:
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def _said(one: Address) -> Iterator[str]:
    yield f"<loc>{escape(one.at)}</loc>"
    if one.changed:
        yield f"<lastmod>{one.changed.isoformat(timespec='seconds')}</lastmod>"
    if len(one.versions) > 1:
        default = {"x-default": one.versions["en"]} if "en" in one.versions else {}
        for language, address in (one.versions | default).items():
            yield f'<xhtml:link rel="alternate" hreflang="{language}" href="{escape(address)}"/>'


def _stretch(queryset, part: int):
    return queryset.filter(pk__gte=part * MOST, pk__lt=(part + 1) * MOST)


def _address(request, url_path: str, language: str) -> str:
    """Where a page stands; "" below a home page that no site has."""
    home = home_in(request, language)
    if home is None or not url_path.startswith(home):
        return ""
    return _whole(request, f"/{language}/{url_path.removeprefix(home)}")


def _whole(request, path: str) -> str:
    return f"{request.scheme}://{request.get_host()}{path}"
