"""The results page, and a page for each phase, theme and region."""

from django.apps import apps
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language

from .api import downloads
from .criteria import Criteria, clean
from .engines import engine
from .presentation import Presentation, last_page
from .results import FacetValue, Results
from .shown_facets import Arranging
from .suggest.completion import completions
from .terms import vocabulary

TERM_PAGES = {
    "phases": ("phase", "home.Phase"),
    "themes": ("theme", "home.Theme"),
    "regions": ("region", "home.Region"),
}

# Whoever types more than this is not choosing from a list.
MOST_TYPED = 100


def results(request):
    """One question over everything readers may see. Any address gets an answer."""
    criteria, answer = answered(Criteria.from_query(request.GET, get_language()))
    shown = Presentation(criteria, answer, vocabulary(), request.path)
    return render(request, "search/results.html", {**shown.context(), "downloads": downloads.addresses(criteria)})


def complete(request):
    """What may be meant by what is typed so far: options for the search box, as a piece of HTML."""
    typed = clean(request.GET.get("q", "")[:MOST_TYPED])
    found = completions(typed, get_language(), engine())
    answer = render(request, "components/completions.html", {"found": found, "language": get_language()})
    answer["X-Robots-Tag"] = "noindex"
    return answer


def answered(criteria: Criteria) -> tuple[Criteria, Results]:
    """A question and its answer; who asks for a page beyond the last gets the last."""
    answer = engine().search(criteria)
    last = last_page(answer, criteria.general)
    if criteria.page <= last:
        return criteria, answer
    criteria = criteria.at_page(last)
    return criteria, engine().search(criteria)


def term(request, room: str, slug: str):
    """A term in words, then what is filed under it, with the same facets as the search."""
    facet, model = TERM_PAGES[room]
    found = _term(facet, model, slug)
    if found is None:
        raise Http404
    asked = request.GET.copy()
    asked.setlist(facet, [slug, *(value for value in asked.getlist(facet) if value != slug)])
    criteria, answer = answered(Criteria.from_query(asked, get_language()))
    here = f"/{get_language()}/{room}/"
    shown = Presentation(criteria, answer, vocabulary(), request.path, own=((facet, slug),), own_room=here)
    beside = {"facet": facet, "term_as": shown.named_as(facet, slug), "downloads": downloads.addresses(criteria)}
    return render(request, "search/term.html", {**shown.context(), **_about(facet, found), **beside})


def terms(request, room: str):
    """All terms of one vocabulary that lead somewhere, as they stand in each other; of phases all, in their order."""
    facet, _model = TERM_PAGES[room]
    language, words = get_language(), vocabulary()
    answer = engine().search(Criteria(reader=language))
    values = {value.slug: value for value in answer.facets[facet] if words.is_offered(facet, value.slug)}
    if facet == "phase":
        offered = (slug for slug in words.slugs(facet) if words.is_offered(facet, slug))
        values = {slug: values.get(slug, FacetValue(slug, 0)) for slug in offered}
    arranging = Arranging(words, language, facet, lambda slug: f"/{language}/{room}/{slug}/", words.slugs(facet))
    return render(request, "search/terms.html", {"facet": facet, "shelves": arranging.shelves(values.values())})


def _term(facet: str, model: str, slug: str):
    """The vocabulary row of a slug, a theme's group included; None where there is none."""
    names = [model, "home.ThemeGroup"] if facet == "theme" else [model]
    rows = (apps.get_model(name).objects.filter(slug=slug).first() for name in names)
    return next(filter(None, rows), None)


def _about(facet: str, found) -> dict:
    """What the page says of the term beside its words: what lies below, above and beside it."""
    if facet == "region":
        children = list(found.children.filter(retired=False).order_by("sort_order")[:80])
        listed = found.memberships.exclude(status="former").select_related("region").order_by("region__label_en")
        return {"term": found, "parent": found.parent, "children": children or [m.region for m in listed]}
    if facet == "theme":
        children = list(found.themes.filter(retired=False)) if hasattr(found, "themes") else []
        return {"term": found, "parent": getattr(found, "group", None), "children": children}
    return {"term": found, "parent": None, "children": []}
