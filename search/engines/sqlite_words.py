"""What the engine on SQLite knows of single words: which are near one, who holds them, and what is called so."""

import json
from collections.abc import Collection, Iterable, Sequence

from django.db import connection

from search.plan import Phrase
from search.suggest.nearby import MOST_CALLED, MOST_HELD, MOST_SAMPLES, MOST_SCANNED, Beginning, Held, Sample

OWN_TEXT = "- elsewhere_tokens"
LAST = "\U0010ffff"

HELD = f"""
WITH gone(number) AS MATERIALIZED (SELECT value FROM json_each(%s)),
held(place, number) AS ({{parts}}),
ranked AS (
    SELECT place, number, row_number() OVER (PARTITION BY place ORDER BY language <> %s, number) AS sample
    FROM held JOIN search_document USING (number)
)
SELECT place, ranked.number, sample, language, title, names, summary, passages
FROM ranked LEFT JOIN search_document ON sample <= {MOST_SAMPLES} AND search_document.number = ranked.number
"""  # nosec B608
HELD_PART = f"""SELECT * FROM (
    SELECT %s, rowid FROM search_text WHERE search_text MATCH %s AND +rowid NOT IN (SELECT number FROM gone)
    LIMIT {MOST_HELD}
)"""  # nosec B608
CALLED = f"""
SELECT number FROM search_called
WHERE ({{first}}) AND number NOT IN (SELECT value FROM json_each(%s)) {{others}}
GROUP BY number ORDER BY min(place) > 0, language <> %s, instr(%s, kind), number LIMIT {MOST_CALLED}
"""  # nosec B608
OTHER = "AND number IN (SELECT number FROM search_called WHERE {})"


def rows(sql: str, parameters: Sequence) -> list[tuple]:
    """What a statement answers."""
    with connection.cursor() as cursor:
        return cursor.execute(sql, parameters).fetchall()


def quoted(phrase: Phrase) -> str:
    """Tokens are letters, digits and marks, so that nothing in the quotes can end them."""
    return '"' + " ".join(phrase) + '"'


class SqliteWords:
    """As `search.suggest.nearby.NearbyWords` promises."""

    def holds(self, choices, hidden) -> list[bool]:
        if not choices:
            return []
        one = """EXISTS (SELECT 1 FROM search_text WHERE search_text MATCH %s
            AND +rowid NOT IN (SELECT value FROM json_each(%s)) LIMIT 1)"""
        gone = json.dumps(sorted(hidden))
        parameters = [value for phrases in choices for value in (_any_of(phrases), gone)]
        ((*held,),) = rows(f"SELECT {', '.join([one] * len(choices))}", parameters)  # nosec B608
        return [bool(one) for one in held]

    def near(self, tokens: Iterable[str], beginnings: Iterable[Beginning]) -> dict[str, int]:
        sql = "SELECT term, doc FROM search_words WHERE term IN (SELECT value FROM json_each(%s))"
        parameters: list = [json.dumps(sorted(tokens))]
        for one in beginnings:
            sql += f""" UNION ALL SELECT * FROM (SELECT term, doc FROM search_words
                WHERE term >= %s AND term < %s AND length(term) BETWEEN %s AND %s LIMIT {MOST_SCANNED})"""  # nosec B608
            parameters += [one.letters, one.letters + LAST, one.shortest, one.longest]
        return dict(rows(sql, parameters))

    def held(self, choices, hidden, language) -> list[Held]:
        if not choices:
            return []
        sql = HELD.format(parts=" UNION ALL ".join([HELD_PART] * len(choices)))
        parameters: list = [json.dumps(sorted(hidden))]
        for place, phrases in enumerate(choices):
            parameters += [place, _any_of(phrases)]
        found = [Held() for _choice in choices]
        for place, number, sample, *texts in rows(sql, [*parameters, language]):
            found[place].numbers.append(number)
            if sample <= MOST_SAMPLES:
                found[place].samples.append(Sample(*texts))
        return found

    def called(self, words: Sequence[Collection[str]], hidden, language, kinds) -> list[int]:
        first, *others = words
        sql = CALLED.format(
            first=_beginning(first),
            others=" ".join(OTHER.format(_beginning(one)) for one in others),
        )
        gone = json.dumps(sorted(hidden))
        parameters = [*_bounds(first), gone, *(bound for one in others for bound in _bounds(one))]
        return [number for (number,) in rows(sql, [*parameters, language, " ".join(kinds)])]


def _any_of(phrases: Iterable[Phrase]) -> str:
    return f"{OWN_TEXT} : ({' OR '.join(map(quoted, sorted(phrases)))})"


def _beginning(forms: Collection[str]) -> str:
    return " OR ".join(["(word >= %s AND word < %s)"] * len(forms))


def _bounds(forms: Collection[str]) -> list[str]:
    return [bound for form in sorted(forms) for bound in (form, form + LAST)]
