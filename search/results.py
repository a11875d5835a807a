"""What an engine answers with."""

from dataclasses import dataclass, field
from datetime import date, datetime

from .criteria import Criteria


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: how many hits it would leave if it were the facet's only choice."""

    slug: str
    count: int
    selected: bool = False


@dataclass(frozen=True)
class Excerpt:
    """The best place in a text. `html` is escaped text with `<mark>` only; `anchor` is where it stands."""

    html: str = ""
    anchor: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Hit:
    """One document as a list shows it. `title_html` is the title escaped, with `<mark>`."""

    key: str
    type: str
    language: str
    title: str
    title_html: str
    url: str
    summary: str
    excerpt: Excerpt
    reviewed: date | None
    published: datetime | None

    @property
    def address(self) -> str:
        """Where to lead: to the section the excerpt is from."""
        return f"{self.url}#{self.excerpt.anchor}" if self.excerpt.anchor else self.url


@dataclass(frozen=True)
class Suggestion:
    """What may have been meant: the question with its words mended, and how many hits that has.

    `results`: its answer, where pages are numbered and the question as typed finds nothing at all; None otherwise.
    """

    criteria: Criteria
    total: int
    results: "Results | None" = None

    @property
    def text(self) -> str:
        return self.criteria.text


@dataclass(frozen=True)
class Results:
    """The answer to one question.

    `general_*` is the second list beside a choice of region: guidance tied to none, outside total and hits; its
    first twenty, or the page asked for where the question is for that list (then there are no hits).
    `as_typed` of the total hold all the words as they were typed; the others by other names of what they name.
    `widened` says that few had all the words, so those with any of them follow. `if_dropped` maps each chosen
    facet, and "q", to the total without it. `named`: (facet, slug) of the terms that the whole question is a name
    of, where something is filed under them. `next_cursor` is None at the end, and where pages are numbered.
    `suggestion` is what may have been meant, None where all the words are found together.
    `reserve`: the database answered, as the search server could not.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    facets: dict[str, list[FacetValue]] = field(default_factory=dict)
    general_total: int = 0
    general_hits: tuple[Hit, ...] = ()
    as_typed: int = 0
    widened: bool = False
    if_dropped: dict[str, int] = field(default_factory=dict)
    next_cursor: str | None = None
    named: tuple[tuple[str, str], ...] = ()
    suggestion: Suggestion | None = None
    reserve: bool = False
