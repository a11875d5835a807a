"""The admin's own search: what an editor types → words, and the forms in which an index may hold each."""

from copy import copy

from modelsearch.query import And, Not, Or, Phrase, PlainText, SearchQuery

from . import analysis, arabic

MOST_WORDS = 30
# A stem shorter than this begins too many other words.
SHORTEST_STEM = 4
ARTICLE = "ال"


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


def words(text: str, arabic_as_typed: bool = False) -> list[str]:
    """The words of a question, folded; Arabic ones as typed where an index holds them so."""
    found: list[str] = []
    for piece in analysis.PIECE.findall(text):
        folded = list(analysis.words(piece))
        as_typed = arabic_as_typed and folded and all(map(arabic.is_arabic, folded))
        found += [piece] if as_typed else folded
        if len(found) >= MOST_WORDS:
            break
    return found[:MOST_WORDS]


def in_words(query: SearchQuery, arabic_as_typed: bool = False) -> SearchQuery | None:
    """The same query of words only: parts without any are left out; None where nothing is left."""
    if isinstance(query, PlainText | Phrase):
        query = copy(query)
        query.query_string = " ".join(words(query.query_string, arabic_as_typed))
        return query if query.query_string else None
    if isinstance(query, And | Or):
        left = [part for part in (in_words(one, arabic_as_typed) for one in query.subqueries) if part is not None]
        return type(query)(left) if left else None
    if isinstance(query, Not):
        left = in_words(query.subquery, arabic_as_typed)
        return None if left is None else Not(left)
    return query
