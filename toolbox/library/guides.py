"""A file of library/guides/ as a thematic guide."""

from home.models import Phase
from toolbox.choices import Audience
from toolbox.models import ThematicGuidePage

from .converters import address, choice, page, pages, source_key, term, text
from .kinds import CLASSIFIED, EVERY_PAGE, Kind
from .shapes_body import Dated, Label, Parts, PointList, Table, running
from .shapes_front import Lines, Points, Value, Values

FRONT = {
    **EVERY_PAGE,
    **CLASSIFIED,
    "audience": Points("audience", choice(*Audience.values)),
    "entries_used": Values("entries_used", page("entry")),
    "cases_used": Values("cases_used", page("case")),
    "organisations": Values("organisations", page("organisation")),
    "glossary": Values("glossary", page("term")),
    "authors": Lines("authors"),
    "edition": Value("edition"),
}
SECTIONS = {
    "Key messages": PointList("key_messages"),
    "Key questions": Parts("key_questions", "question", {"Entries": Label("entries", pages("entry"))}, prose="answer"),
    "Sections": Parts(
        "sections",
        "title",
        {"Anchor": Label("anchor")},
        prose="text",
        convert=running(h4="h4"),
        anchor="anchor",
    ),
    "Do and avoid": Table(
        "do_and_avoid",
        (("Phase", "phase", term(Phase, as_slug=True)), ("Do", "do", text), ("Avoid", "avoid", text)),
    ),
    "Checklist": PointList("checklist"),
    "Norms": Parts("norms", "name", {"Link": Label("url", address)}, prose="text"),
    "Annotated reading": Parts("annotated_reading", "citation", {"Source": Label("source", source_key)}, prose="note"),
    "Change log": Dated("change_log", "date", "change"),
}
GUIDE = Kind("guide", "guides", ThematicGuidePage, "guides", FRONT, SECTIONS)
