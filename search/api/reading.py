"""What a machine asked, read strictly: each function raises CriteriaError, which names the parameter and its values."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import QueryDict

from search.criteria import Criteria
from search.errors import CriteriaError, unknown_value
from search.terms import FACETS, LANGUAGE_NAMES, Vocabulary

LANGUAGES = tuple(LANGUAGE_NAMES)
EACH = ("document", "work")
OF_A_SEARCH = ("q", *FACETS, "sort", "next", "lang")
OF_A_DOWNLOAD = ("q", *FACETS, "sort", "each", "lang")
OF_A_WORK = ("language", "lang")


def check_names(query: QueryDict, allowed: Sequence[str]) -> None:
    """Refuse a parameter that this address does not have."""
    for name in query:
        if name not in allowed:
            raise unknown_value("parameter", name, allowed) if allowed else CriteriaError("parameter", "none is read.")


def one_of(query: QueryDict, name: str, allowed: Sequence[str]) -> str:
    """The value of a parameter that may be given once; the first of its values where it is not given."""
    if len(query.getlist(name)) > 1:
        raise CriteriaError(name, "give it once.", allowed)
    value = query.get(name, allowed[0])
    if value not in allowed:
        raise unknown_value(name, value, allowed)
    return value


def search(query: QueryDict, words: Vocabulary) -> tuple[Criteria, str]:
    """The question of `/search`, and the language of its labels."""
    check_names(query, OF_A_SEARCH)
    labels = one_of(query, "lang", LANGUAGES)
    return Criteria.from_query(query, labels, strict=True, words=words), labels


def download(query: QueryDict, words: Vocabulary) -> tuple[Criteria, str]:
    """The question of a download, and the language of its labels; with `each=work` works in that language."""
    check_names(query, OF_A_DOWNLOAD)
    labels, each = one_of(query, "lang", LANGUAGES), one_of(query, "each", EACH)
    asked = query.copy()
    asked.pop("each", None)
    criteria = Criteria.from_query(asked, labels, strict=True, words=words)
    return replace(criteria, works=each == "work"), labels


def work(query: QueryDict) -> tuple[tuple[str, ...], str]:
    """The languages in which a work is asked for (all where none is named), and the language of its labels."""
    check_names(query, OF_A_WORK)
    asked = tuple(dict.fromkeys(value for value in query.getlist("language") if value))
    for value in asked:
        if value not in LANGUAGES:
            raise unknown_value("language", value, LANGUAGES)
    return asked, one_of(query, "lang", LANGUAGES)
