"""The shapes of the answers, as the description of the API states them."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Field, Schema

from search.analysis import LANGUAGES
from search.terms import KINDS

Kind = Literal[tuple(KINDS)]
Language = Literal[LANGUAGES]


class Hit(Schema):
    """One document that was found."""

    key: UUID = Field(description="The work. Unique together with language; see /api/v1/pages/{key}.")
    type: Kind
    language: Language
    title: str
    url: str = Field(json_schema_extra={"format": "uri"})
    summary: str
    excerpt: str = Field(description="The best place in the text, as escaped HTML with <mark> only; may be empty.")


class Value(Schema):
    """One value of a facet: how many documents it would leave if it were the facet's only choice."""

    slug: str
    label: str
    count: int = Field(ge=0)
    selected: bool


class Facets(Schema):
    """The values that lead somewhere and those that were chosen, the most frequent first."""

    type: list[Value]
    phase: list[Value]
    theme: list[Value]
    region: list[Value]
    track: list[Value]
    role: list[Value]
    language: list[Value]


class General(Schema):
    """Beside a choice of region: guidance that is tied to none."""

    total: int = Field(ge=0)


class Found(Schema):
    """The answer to a question: at most twenty hits, and how to go on."""

    total: int = Field(ge=0, description="How many documents there are in all, exactly.")
    hits: list[Hit] = Field(max_length=20)
    facets: Facets
    general: General
    next: str | None = Field(description="Send it back as next= with the same question; null at the end.")
    did_you_mean: str = Field("", description="Other words for q that find something; there only where it is of use.")


class Term(Schema):
    """One term of a vocabulary."""

    slug: str
    label: str


class Terms(Schema):
    """What a version is filed under itself; whatever covers these terms finds it too."""

    phase: list[Term]
    theme: list[Term]
    region: list[Term]
    track: list[Term]
    role: list[Term]


class Section(Schema):
    """One section, as words without markup; url#anchor leads there."""

    anchor: str
    heading: str
    text: str


class Version(Schema):
    """A work in one language."""

    language: Language
    original: bool
    title: str
    url: str = Field(json_schema_extra={"format": "uri"})
    markdown: str = Field(json_schema_extra={"format": "uri"}, description="The same text as Markdown.")
    summary: str
    sections: list[Section]
    terms: Terms
    general: bool = Field(description="Tied to no region: offered beside every region.")
    reviewed: date | None
    published: datetime | None


class Work(Schema):
    """Everything public of one work, the original first."""

    key: UUID
    type: Kind
    versions: list[Version] = Field(min_length=1)


class Row(Schema):
    """One line of a download as JSON Lines; CSV has the same columns, with several terms parted by "; "."""

    key: UUID
    type: Kind
    language: Language
    title: str
    url: str = Field(json_schema_extra={"format": "uri"})
    summary: str
    phases: list[str]
    themes: list[str]
    regions: list[str]
    tracks: list[str]
    roles: list[str]
    reviewed: date | None
    published: datetime | None


class Addresses(Schema):
    """Where everything is."""

    search: str
    csv: str
    jsonl: str
    pages: str
    openapi: str


class Start(Schema):
    """What there is here."""

    name: str
    version: str
    about: str
    addresses: Addresses


class Fault(Schema):
    """Why there is no answer, and what would give one."""

    error: str = Field(description="What is wrong, in words.")
    parameter: str | None = Field(description="The parameter it is about; “parameter” where the name is not known.")
    allowed: list[str] = Field(description="What may be sent there: all values where they are few, else the nearest.")
