"""Answers as JSON. Their shapes do not change within the first version; what is new comes as one more name."""

from datetime import datetime

from django.http import HttpRequest

from search import analysis
from search.models import Document
from search.results import Hit, Results
from search.terms import FACETS, Vocabulary

FILED = ("phase", "theme", "region", "track", "role")
OF_A_WORK = (
    "kind",
    "language",
    "is_original",
    "title",
    "url",
    "summary",
    "passages",
    "general",
    "filed",
    "reviewed",
    "published",
)


def search(results: Results, words: Vocabulary, labels: str, request: HttpRequest) -> dict:
    """The answer to a question. `labels`: the language of the facets' labels."""
    return {
        "total": results.total,
        "hits": [_hit(hit, request) for hit in results.hits],
        "facets": {
            facet: [
                {
                    "slug": value.slug,
                    "label": words.label(facet, value.slug, labels),
                    "count": value.count,
                    "selected": value.selected,
                }
                for value in results.facets.get(facet, [])
            ]
            for facet in FACETS
        },
        "general": {"total": results.general_total},
        "next": results.next_cursor,
        **({"did_you_mean": results.suggestion.text} if results.suggestion else {}),
    }


def _hit(hit: Hit, request: HttpRequest) -> dict:
    return {
        "key": hit.key,
        "type": hit.type,
        "language": hit.language,
        "title": hit.title,
        "url": request.build_absolute_uri(hit.url),
        "summary": hit.summary,
        "excerpt": hit.excerpt.html,
    }


def versions(key, languages: tuple[str, ...], now: datetime) -> list[dict]:
    """The documents of a work that readers may see as of `now`, in some languages (none: all), the original first."""
    found = Document.objects.filter(key=key).exclude(expires__lte=now)
    if languages:
        found = found.filter(language__in=languages)
    order = {language: place for place, language in enumerate(analysis.LANGUAGES)}
    return sorted(found.values(*OF_A_WORK), key=lambda row: (not row["is_original"], order.get(row["language"], 9)))


def work(key: str, rows: list[dict], words: Vocabulary, labels: str, request: HttpRequest) -> dict:
    """Everything public of one work. `rows`: what `versions` gave, one at least."""
    return {
        "key": key,
        "type": rows[0]["kind"],
        "versions": [_version(row, words, labels, request) for row in rows],
    }


def _version(row: dict, words: Vocabulary, labels: str, request: HttpRequest) -> dict:
    url = request.build_absolute_uri(row["url"])
    return {
        "language": row["language"],
        "original": row["is_original"],
        "title": row["title"],
        "url": url,
        "markdown": f"{url}index.md",
        "summary": row["summary"],
        "sections": [{"anchor": anchor, "heading": heading, "text": text} for anchor, heading, text in row["passages"]],
        "terms": {
            facet: [{"slug": slug, "label": words.label(facet, slug, labels)} for slug in row["filed"].get(facet, ())]
            for facet in FILED
        },
        "general": row["general"],
        "reviewed": row["reviewed"] and row["reviewed"].isoformat(),
        "published": row["published"] and row["published"].isoformat(),
    }
