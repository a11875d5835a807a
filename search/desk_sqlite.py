"""The admin's own search on SQLite: Wagtail's, asked in forms of a word that its index holds.

Wagtail's index on SQLite keeps words as they are written, so that "mediators" would not find "mediator", and it
breaks over a quote or a blank. Here a question becomes words first (`analysis`), and each word any of its forms:
as typed, or whatever begins with its stem in a language of the site.

Imported on SQLite only: what it builds on has no model elsewhere.
"""

from copy import copy
from functools import reduce
from operator import and_, or_

from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import And, Not, Or, Phrase, PlainText, SearchQuery

from . import analysis, arabic

MOST_WORDS = 30
# A stem shorter than this begins too many other words.
SHORTEST_STEM = 4
ARTICLE = "ال"


class Forms(Lexeme):
    """One word of a question: any of its forms. `prefix`: it may go on."""

    def __init__(self, word: str, *, prefix: bool = False):
        super().__init__(word)
        whole, starts = forms(word)
        self.written = [f'"{form}"' + ("*" if prefix else "") for form in whole] + [f'"{form}"*' for form in starts]

    def as_sql(self, compiler, connection):
        return f"({' OR '.join(self.written)})", []


def forms(word: str) -> tuple[list[str], list[str]]:
    """A word as `words` gives it → how it may be written in the index, and what may begin another form of it.

    Arabic with and without its article. A stem as far as the word begins with it, without the i that English
    puts for a y: "policies" looks for polic….
    """
    if arabic.is_arabic(word):
        bare = word.removeprefix(ARTICLE) if len(word) > len(ARTICLE) + 2 else word
        return sorted({word, bare, ARTICLE + bare}), []
    stems = {analysis.token(word, language).removesuffix("i") for language in analysis.STEMMED}
    return [word], sorted(stem for stem in stems if len(stem) >= SHORTEST_STEM and word.startswith(stem))


def words(text: str) -> list[str]:
    """The words of a question, folded; Arabic ones as typed, because the index holds them so."""
    found: list[str] = []
    for piece in analysis.PIECE.findall(text):
        folded = list(analysis.words(piece))
        found += [piece] if folded and all(map(arabic.is_arabic, folded)) else folded
        if len(found) >= MOST_WORDS:
            break
    return found[:MOST_WORDS]


def in_words(query: SearchQuery) -> SearchQuery | None:
    """The same query of words only: parts without any are left out; None where nothing is left."""
    if isinstance(query, PlainText | Phrase):
        query = copy(query)
        query.query_string = " ".join(words(query.query_string))
        return query if query.query_string else None
    if isinstance(query, And | Or):
        left = [part for part in map(in_words, query.subqueries) if part is not None]
        return type(query)(left) if left else None
    if isinstance(query, Not):
        left = in_words(query.subquery)
        return None if left is None else Not(left)
    return query


class AnyForm:
    """Mixin of the compilers: a question is of words, each in any form; without a word it finds nothing."""

    def build_search_query_content(self, query, config=None):
        if not isinstance(query, PlainText):
            return super().build_search_query_content(query, config)
        *others, last = query.query_string.split()
        lexemes = [Forms(word) for word in others] + [Forms(last, prefix=self.LAST_TERM_IS_PREFIX)]
        return SearchQueryExpression(reduce(and_ if query.operator.upper() == "AND" else or_, lexemes))

    def search(self, config, start, stop, score_field=None):
        asked = in_words(self.query)
        if asked is None:
            return self.queryset.none()
        self.query = asked
        return super().search(config, start, stop, score_field)


class SearchCompiler(AnyForm, SQLiteSearchQueryCompiler):
    pass


class AutocompleteCompiler(AnyForm, SQLiteAutocompleteQueryCompiler):
    pass


class SqliteBackend(SQLiteSearchBackend):
    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
