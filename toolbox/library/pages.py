"""Files of library/pages/: the home page in each language, and plain pages below it."""

from home.models import HomePage, PlainPage

from .kinds import EVERY_PAGE, Kind
from .shapes_body import Text, running

# Addresses below a language that are rooms or views, never plain pages.
RESERVED = (
    "toolbox",
    "guides",
    "cases",
    "organisations",
    "glossary",
    "search",
    "phases",
    "themes",
    "regions",
)
# The page's title is its first heading: ### in a file is the next one.
BODY = Text("body", running(h3="h2", h4="h3"))
PAGE = Kind("page", "pages", PlainPage, "", EVERY_PAGE, {"Body": BODY}, reserved=RESERVED)
HOME = Kind("home", "pages", HomePage, None, EVERY_PAGE, {"Introduction": Text("introduction")})
