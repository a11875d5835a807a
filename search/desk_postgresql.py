"""The admin's own search on PostgreSQL: Wagtail's, over words as `analysis` folds them, asked in any of their forms.

PostgreSQL's own configurations stem one language, and fold neither accents nor Arabic letters. So the index holds
folded words with no configuration but "simple", and a question asks for each word as typed, or for whatever begins
with its stem in a language of the site.

Imported on PostgreSQL only, as its counterpart is on SQLite.
"""

from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery
from modelsearch.backends.database.postgres import postgres
from modelsearch.backends.database.postgres.query import Lexeme
from modelsearch.query import Phrase, PlainText

from . import analysis
from .desk_words import forms, in_words

SIMPLE = "simple"


class FoldedIndexer(postgres.ObjectIndexer):
    """What is put in the index of one object: words folded, in their order."""

    def as_vector(self, texts, for_autocomplete=False):
        folded = [(" ".join(analysis.words(text)), weight) for text, weight in texts]
        return super().as_vector(folded, for_autocomplete)


# The index makes its indexers by this name, and has no other way in.
postgres.ObjectIndexer = FoldedIndexer


class AnyForm:
    """Mixin of the compilers: a question is of words, each in any form; without a word it finds nothing."""

    def build_tsquery_content(self, query, config=None, invert=False):
        if isinstance(query, Phrase):
            return SearchQuery(query.query_string, search_type="phrase", config=SIMPLE, invert=invert)
        if not isinstance(query, PlainText):
            return super().build_tsquery_content(query, config=SIMPLE, invert=invert)
        *others, last = query.query_string.split()
        lexemes = [_any(word) for word in others] + [_any(last, prefix=self.LAST_TERM_IS_PREFIX)]
        joined = reduce(and_ if query.operator.lower() == "and" else or_, lexemes)
        return SearchQuery(joined, search_type="raw", config=SIMPLE, invert=invert)

    def search(self, config, start, stop, *args, **kwargs):
        asked = in_words(self.query)
        if asked is None:
            return self.queryset.none()
        self.query = asked
        return super().search(config, start, stop, *args, **kwargs)


def _any(word: str, prefix: bool = False):
    """A word in any of its forms; `prefix`: it may go on."""
    whole, starts = forms(word)
    return reduce(or_, [Lexeme(form, prefix=prefix) for form in whole] + [Lexeme(form, prefix=True) for form in starts])


class SearchCompiler(AnyForm, postgres.PostgresSearchQueryCompiler):
    pass


class AutocompleteCompiler(AnyForm, postgres.PostgresAutocompleteQueryCompiler):
    pass


class PostgresqlBackend(postgres.PostgresSearchBackend):
    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler

    def __init__(self, params):
        super().__init__({"SEARCH_CONFIG": SIMPLE, **params})
