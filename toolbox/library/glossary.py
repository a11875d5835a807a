"""A file of library/glossary/ as a term of the glossary."""

from home.models import Theme
from toolbox.models import GlossaryTermPage

from .converters import flag, page
from .kinds import EVERY_PAGE, Kind
from .shapes_body import Text
from .shapes_front import Lines, Value, Values, terms

FRONT = {
    **EVERY_PAGE,
    "also_known_as": Lines("also_known_as"),
    "themes": terms("themes", Theme),
    "see_also": Values("see_also", page("term")),
    "related_entries": Values("related_entries", page("entry")),
    "contested": Value("contested", flag),
}
SECTIONS = {
    "In practice": Text("in_practice"),
    "Not to be confused with": Text("not_to_be_confused_with"),
}
TERM = Kind("term", "glossary", GlossaryTermPage, "glossary", FRONT, SECTIONS)
