"""The living style page: tokens as the style sheet has them, and components as their templates draw them."""

import re
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace

from django.conf import settings
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from home.models import Phase

SHEET = settings.ROOT / "toolbox_site" / "static" / "css" / "site.css"
COLOUR = re.compile(r"--([\w-]+): #([0-9a-f]{6}|[0-9a-f]{3});")
SIZE = re.compile(r"--(text|small|smaller|h[123]|gap-\d|measure|wide|radius|touch): ([^;]+);")
PARAGRAPH = "A mediator rarely starts with a blank page. "


@dataclass(frozen=True)
class Colour:
    """A colour token: its name, its values and its contrast to paper (WCAG 2.2, 1 to 21) in both schemes."""

    name: str
    light: str
    dark: str
    on_light: float
    on_dark: float


@dataclass(frozen=True)
class Shown:
    """A component of templates/components and what its template drew."""

    name: str
    html: SafeString


def colours_of(css: str) -> dict[str, str]:
    """Token → colour as six hexadecimal digits; the first of each name counts."""
    found = {}
    for name, value in COLOUR.findall(css):
        found.setdefault(name, "".join(digit * 2 for digit in value) if len(value) == 3 else value)
    return found


def luminance(colour: str) -> float:
    """Relative luminance of six hexadecimal digits, 0 to 1 (WCAG 2.2, “relative luminance”)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colours() -> list[Colour]:
    """Every colour token of the style sheet."""
    light, dark = SHEET.read_text().split("@media (prefers-color-scheme: dark)", 1)
    day, night = colours_of(light), colours_of(dark.split("@layer base", 1)[0])
    return [
        Colour(
            name,
            day[name],
            night[name],
            round(contrast(day[name], day["paper"]), 1),
            round(contrast(night[name], night["paper"]), 1),
        )
        for name in day
    ]


def sizes() -> dict[str, str]:
    """Type scale, spacing, line length and the like: token → value."""
    found = {}
    for name, value in SIZE.findall(SHEET.read_text()):
        found.setdefault(name, value)
    return found


def phases() -> list[SimpleNamespace]:
    """The phases as phase.html wants them: slug, label, number."""
    rows = Phase.objects.order_by("sort_order", "pk")
    return [SimpleNamespace(slug=row.slug, label=row.label, number=n) for n, row in enumerate(rows, 1)]


def of_lists(language: str) -> dict[str, dict]:
    """Component → its example: what a list of results is made of."""
    hit = SimpleNamespace(url="#", title_html="The first <mark>violation</mark>", kind_label="Practice note")
    hit.title = "The first violation"
    hit.summary, hit.excerpt, hit.language, hit.reviewed = PARAGRAPH, "", "en", date(2026, 1, 15)
    chosen = SimpleNamespace(facet_label="Phase", label="Negotiation", drop_url="#")
    return {
        "answers": {"id": "answers", "heading": "Found", "hits": [hit]},
        "chosen": {"chosen": [chosen]},
        "downloads": {"addresses": SimpleNamespace(csv="#", jsonl="#")},
        "hit": {"hit": hit},
        "hit_list": {"hits": [hit]},
        "keeping_up": {"feed_url": "#", "language": language},
        "named": {"named": [SimpleNamespace(kind="Theme", label="Ceasefires", url="#")]},
        "pagination": {"pages": SimpleNamespace(number=2, total=3, previous_url="#", next_url="#")},
        "sorts": {"sorts": [{"label": "Best first", "url": "#", "selected": True}, {"label": "Newest", "url": "#"}]},
        "reserve": {"reserve": True},
        "suggestion": {"text": "ceasefire", "total": 3, "url": "#"},
        "suggestions": {"suggestions": [{"label": "Negotiation", "url": "#", "count": 3}], "language": language},
    }


def of_the_frame(language: str) -> dict[str, dict]:
    """Component → its example: what stands around every page."""
    item = SimpleNamespace(url="#", title="Guides", language=language, is_index=True)
    return {
        "brand": {"name": "Mediation Toolbox", "url": "#"},
        "choice": {"name": "one", "value": "yes", "label": "Yes", "chosen": "yes"},
        "language": {"code": "ar", "url": "#", "reading": language},
        "menu": {"items": [item], "here": "#"},
        "menu_item": {"item": item},
        "original_notice": {"language": "fr", "direction": "ltr", "reading": "en"},
        "search_box": {"language": language, "id": "q-example"},
    }


def of_pages(language: str) -> dict[str, dict]:
    """Component → its example: what a page is made of."""
    rows = phases() or [SimpleNamespace(slug="negotiation", label="Negotiation", number=4)]
    claim = {"basis": "experience", "basis_label": "Experience", "source_title": "A report", "url": "#"}
    term = SimpleNamespace(slug="ceasefires", label="Ceasefires")
    return {
        "citation": {"anchor": "source", "name": "Author", "year": "2020"},
        "contents": {"passages": [{"anchor": "why", "heading": "Why it matters"}], "sources": True},
        "fact": {"label": "Where", "value": "Aceh"},
        "introduction": {"paragraphs": [PARAGRAPH * 3]},
        "phase": {"phase": rows[0]},
        "phase_strip": {"strip": [(row, row.number % 3 == 1) for row in rows], "language": language},
        "provenance": {"statement": claim},
        "section_title": {"id": "why", "heading": "Why it matters"},
        "statement": {"statement": {"label": "mandate", "name": "mandate", "value": PARAGRAPH, **claim}},
        "terms": {"label": "Themes", "terms": [term], "base": "/themes/", "language": language},
    }


def examples(language: str) -> dict[str, dict]:
    """Component → what its example is drawn with. Components that need a page or a request are not among them."""
    return of_lists(language) | of_the_frame(language) | of_pages(language)


def shown(language: str) -> list[Shown]:
    """Every component that can stand alone, drawn with its example in a language."""
    with translation.override(language):
        drawn = examples(language)
        return [Shown(name, render_to_string(f"components/{name}.html", drawn[name])) for name in sorted(drawn)]


@require_safe
def styleguide(request):
    """The style page, at a development address only; ?language=ar turns it round."""
    asked = request.GET.get("language", "en")
    language = asked if asked in dict(settings.LANGUAGES) else "en"
    context = {"colours": colours(), "sizes": sizes(), "phases": phases(), "shown": shown(language)}
    with translation.override(language):
        direction = "rtl" if translation.get_language_bidi() else "ltr"
        return render(request, "toolbox_site/styleguide.html", context | {"reading": language, "turned": direction})
