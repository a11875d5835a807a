"""Answers as the description of the API shows them; the tests hold them against their shapes."""

from search.errors import NOTHING_HERE
from search.terms import FACETS

from . import downloads

KEY = "0d9c1a52-5f0e-4a53-9d0c-3f3c8d1f7b11"
HIT = {
    "key": KEY,
    "type": "entry",
    "language": "en",
    "title": "The first violation: 72 hours",
    "url": "https://example.org/en/toolbox/first-violation-72-hours/",
    "summary": "What to do, hour by hour, when a new ceasefire is broken for the first time.",
}
DATES = {"reviewed": "2026-11-22", "published": "2026-11-22T09:00:00+00:00"}
TERM = {"slug": "ceasefires", "label": "Ceasefires"}
NO_TERMS = {key: [] for key in ("phase", "theme", "region", "track", "role")}
ANSWERS = {
    "search": {
        "total": 1,
        "hits": [{**HIT, "excerpt": "when a new <mark>ceasefire</mark> is broken"}],
        "facets": {**{key: [] for key in FACETS}, "theme": [{**TERM, "count": 1, "selected": True}]},
        "general": {"total": 0},
        "next": None,
    },
    "pages/{key}": {
        "key": KEY,
        "type": "entry",
        "versions": [
            {
                **{name: HIT[name] for name in ("language", "title", "url", "summary")},
                "original": True,
                "markdown": HIT["url"] + "index.md",
                "sections": [{"anchor": "steps", "heading": "Steps", "text": "Hour one: call both sides."}],
                "terms": {**NO_TERMS, "theme": [TERM]},
                "general": False,
                **DATES,
            }
        ],
    },
}
ROW = {**HIT, **{key: [] for key in downloads.FILED}, "themes": ["Ceasefires"], **DATES}
FAULT = {
    "error": "theme: “cease-fires” is not one of its 61 values. Near it: ceasefires.",
    "parameter": "theme",
    "allowed": ["ceasefires"],
}
ABSENCE = {"error": NOTHING_HERE, "parameter": None, "allowed": []}
