"""The admin's own search on SQLite: Wagtail's, asked in forms of a word that its index holds.

Wagtail's index on SQLite keeps words as they are written, so that "mediators" would not find "mediator", and it
breaks over a quote or a blank. Here a question becomes words first (`analysis`), and each word any of its forms:
as typed, or whatever begins with its stem in a language of the site.

Imported on SQLite only: what it builds on has no model elsewhere.
"""

from functools import reduce
from operator import and_, or_

from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
)
from modelsearch.query import PlainText

from .desk_words import forms, in_words


class Forms(Lexeme):
    """One word of a question: any of its forms. `prefix`: it may go on."""

    def __init__(self, word: str, *, prefix: bool = False):
        super().__init__(word)
        whole, starts = forms(word)
        self.written = [f'"{form}"' + ("*" if prefix else "") for form in whole] + [f'"{form}"*' for form in starts]

    def as_sql(self, compiler, connection):
        return f"({' OR '.join(self.written)})", []


class AnyForm:
    """Mixin of the compilers: a question is of words, each in any form; without a word it finds nothing."""

    def build_search_query_content(self, query, config=None):
        if not isinstance(query, PlainText):
            return super().build_search_query_content(query, config)
        *others, last = query.query_string.split()
        lexemes = [Forms(word) for word in others] + [Forms(last, prefix=self.LAST_TERM_IS_PREFIX)]
        return SearchQueryExpression(reduce(and_ if query.operator.upper() == "AND" else or_, lexemes))

    def search(self, config, start, stop, score_field=None):
        asked = in_words(self.query, arabic_as_typed=True)
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
