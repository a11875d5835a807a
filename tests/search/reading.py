"""A results page taken apart: the facets, lists and links a reader finds on it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Value:
    """One value of a facet as it stands on the page; `depth` counts the values it stands below."""

    label: str
    depth: int
    url: str
    chosen: bool
    rel: str
    words: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return int(self.words[0])

    @property
    def asks(self) -> set[tuple[str, str]]:
        return set(parse_qsl(urlsplit(self.url).query))


class Facets(HTMLParser):
    """`all` and `first`: facet → shelf → its values, in order; `summaries` and `filters`, as they come."""

    def __init__(self, html: str):
        super().__init__()
        self.all: dict[str, dict[str, list[Value]]] = {}
        self.first: dict[str, dict[str, list[Value]]] = {}
        self.summaries: list[str] = []
        self.filters: list[dict] = []
        self.inside, self.facet, self.shelf, self.deep, self.reading = [], "", "", 0, ""
        self.feed(html)
        for facet, shelves in self.first.items():
            self.all.setdefault(facet, shelves)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        named = given.get("class") or ""
        if tag == "details":
            self.inside.append(named)
        elif tag == "div" and named == "facet__shelf":
            self.shelf = ""
        elif tag == "ul" and named == "facet__values":
            self.deep += 1
        elif tag == "p" and "data-facet-filter" in given:
            self.filters.append(given)
        elif tag == "a" and named == "facet__value":
            place = self.all if "facet__all" in self.inside else self.first
            value = Value("", self.deep - 1, given["href"], "aria-current" in given, given.get("rel", ""))
            place.setdefault(self.facet, {}).setdefault(self.shelf, []).append(value)
            self.value = value
        self.reading = named or tag

    def handle_endtag(self, tag):
        if tag == "details" and self.inside:
            self.inside.pop()
        if tag == "ul" and self.deep:
            self.deep -= 1
        self.reading = ""

    def handle_data(self, data):
        text = data.strip()
        if not text:
            return
        if self.reading == "facet__label":
            self.facet = text
        elif self.reading == "facet__shelf-label":
            self.shelf = text
        elif self.reading in ("facet__value", "phase__label") and self.deep:
            self.value.label = text
        elif self.reading in ("facet__count", "visually-hidden") and self.deep:
            self.value.words.append(text)
        elif self.reading == "summary":
            self.summaries.append(text)
