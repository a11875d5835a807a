"""What a page tells search of itself: neutral records, so that search knows no page's fields."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Passage:
    """One section of a page: its anchor, its heading and its words, without markup."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class SearchRecord:
    """One page in one language as search sees it. `terms` maps facet → slugs, without their ancestors."""

    key: str
    kind: str
    language: str
    is_original: bool
    title: str
    also_known_as: str
    summary: str
    passages: tuple[Passage, ...]
    url: str
    reviewed: date | None
    published: datetime | None
    expires: datetime | None
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    general: bool = False
