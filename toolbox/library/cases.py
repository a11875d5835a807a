"""A file of library/cases/ as a case."""

from home.models import Phase, Role, Theme, ThirdPartyKind, Track
from toolbox.choices import Level, Stage
from toolbox.models import CasePage

from .converters import address, choice, day, flag, page, plain, rich, source_key, term, text, when
from .kinds import CLASSIFIED, EVERY_PAGE, Kind
from .shapes_body import Label, Parts, PointList, Text
from .shapes_front import Lines, Points, Rows, Value, Values

SPAN = {"from": ("start", when), "to": ("end", when)}
PARTIES = Rows("parties", {"name": ("name", plain), "description": ("description", text)})
OUTSIDE_IDS = Rows("outside_ids", {"scheme": ("scheme", choice("pa-x", "ucdp", "pam")), "id": ("identifier", plain)})
TIMELINE = Rows(
    "timeline",
    {
        "phase": ("phase", term(Phase, as_slug=True)),
        **SPAN,
        "event": ("event", text),
        "source": ("source", source_key),
    },
)
THIRD_PARTIES = Rows(
    "third_parties",
    {
        "name": ("name", plain),
        "organisation": ("organisation", page("organisation")),
        "role": ("role", term(Role, as_slug=True)),
        "track": ("track", term(Track, as_slug=True)),
        "kind": ("kind", term(ThirdPartyKind, as_slug=True)),
        **SPAN,
        "note": ("note", text),
        "source": ("source", source_key),
    },
)
AGREEMENTS = Rows(
    "agreements",
    {
        "title": ("title", plain),
        "date": ("date", when),
        "stage": ("stage", choice(*Stage.values)),
        "url": ("url", address),
        "note": ("note", text),
    },
)
COMMITMENTS = Rows(
    "commitments",
    {
        "theme": ("theme", term(Theme, as_slug=True)),
        "commitment": ("commitment", text),
        "due": ("due", plain),
        "status": ("status", text),
        "score": ("score", choice("", "0", "1", "2", "3")),
        "score_year": ("score_year", plain),
        "source": ("source", source_key),
    },
)
FRONT = {
    **EVERY_PAGE,
    **CLASSIFIED,
    "also_known_as": Lines("also_known_as"),
    "parties": PARTIES,
    "level": Value("level", choice(*Level.values)),
    "outside_ids": OUTSIDE_IDS,
    "start": Value("start", when),
    "end": Value("end", when),
    "ongoing": Value("ongoing", flag),
    "strands": Points("strands"),
    "timeline": TIMELINE,
    "third_parties": THIRD_PARTIES,
    "formats": Points("formats"),
    "entries_used": Values("entries_used", page("entry")),
    "agreements": AGREEMENTS,
    "commitments": COMMITMENTS,
    "embargo_until": Value("embargo_until", day),
    "clearance": Value("clearance"),
}
CONTESTED = {
    "One account": Label("one", rich),
    "Source": Label("source", source_key),
    "Another account": Label("other", rich),
    "Other source": Label("other_source", source_key),
}
SECTIONS = {
    "Outcome": Text("outcome"),
    "What enabled inclusion": Text("inclusion_enabled"),
    "What held inclusion back": Text("inclusion_held_back"),
    "What helped": PointList("what_helped"),
    "What hurt": PointList("what_hurt"),
    "Contested accounts": Parts("contested_accounts", "question", CONTESTED),
    "Lessons": Parts("lessons", "lesson", {"Entry": Label("entry", page("entry"))}, prose="text"),
}
CASE = Kind("case", "cases", CasePage, "cases", FRONT, SECTIONS)
