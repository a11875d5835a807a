"""The same question as JSON: strict, with errors that help."""

from django.http import HttpRequest, JsonResponse

from .criteria import Criteria
from .engines import engine
from .errors import CriteriaError
from .results import Hit, Results
from .terms import FACETS, LANGUAGE_NAMES, Vocabulary, vocabulary


def search(request: HttpRequest) -> JsonResponse:
    """`/api/v1/search`: the parameters of the results page; labels in `lang` (English).

    400 with {"error", "parameter", "allowed"} where a parameter or value is not known.
    """
    try:
        language = _label_language(request)
        criteria = Criteria.from_query(request.GET, language, strict=True)
    except CriteriaError as fault:
        body = {"error": str(fault), "parameter": fault.parameter, "allowed": list(fault.allowed)}
        return JsonResponse(body, status=400, json_dumps_params={"ensure_ascii": False})
    answer = as_json(engine().search(criteria), vocabulary(), language, request)
    return JsonResponse(answer, json_dumps_params={"ensure_ascii": False})


def _label_language(request: HttpRequest) -> str:
    language = request.GET.get("lang", "en")
    if len(request.GET.getlist("lang")) > 1:
        raise CriteriaError("lang", "give it once.")
    if language not in LANGUAGE_NAMES:
        raise CriteriaError("lang", f"labels are in {', '.join(LANGUAGE_NAMES)}.", tuple(LANGUAGE_NAMES))
    return language


def as_json(results: Results, words: Vocabulary, language: str, request: HttpRequest) -> dict:
    """The answer in the shape that others build on; it does not change within v1."""
    return {
        "total": results.total,
        "hits": [_hit(hit, request) for hit in results.hits],
        "facets": {
            facet: [
                {
                    "slug": value.slug,
                    "label": words.label(facet, value.slug, language),
                    "count": value.count,
                    "selected": value.selected,
                }
                for value in results.facets.get(facet, [])
            ]
            for facet in FACETS
        },
        "general": {"total": results.general_total},
        "next": results.next_cursor,
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
