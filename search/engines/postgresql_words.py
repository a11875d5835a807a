"""What the engine on PostgreSQL knows of single words: which are near one, who holds them, and what is called so."""

from collections.abc import Collection, Iterable, Sequence

from django.db import connection

from search.plan import Phrase
from search.suggest.nearby import MOST_CALLED, MOST_HELD, MOST_SAMPLES, MOST_SCANNED, Beginning, Held, Sample

from .tsvector import Standing, any_of

LAST = "\U0010ffff"
# What follows a beginning, as the column compares: byte by byte.
BEGINS = "word >= %s AND word < %s"

HELD = f"""
WITH held(place, number) AS ({{parts}}),
ranked AS (
    SELECT place, number, row_number() OVER (PARTITION BY place ORDER BY language <> %s, number) AS sample
    FROM held JOIN search_document USING (number)
)
SELECT place, ranked.number, sample, language, title, names, summary, passages::text
FROM ranked LEFT JOIN search_document ON sample <= {MOST_SAMPLES} AND search_document.number = ranked.number
ORDER BY place, sample
"""  # nosec B608
HELD_PART = f"""(SELECT %s::int, number FROM search_text WHERE vector @@ %s::tsquery AND number <> ALL(%s)
    LIMIT {MOST_HELD})"""  # nosec B608
NEAR = f"""(SELECT term, documents FROM search_words
    WHERE term >= %s AND term < %s AND length(term) BETWEEN %s AND %s ORDER BY term LIMIT {MOST_SCANNED})"""  # nosec B608
CALLED = f"""
SELECT number FROM search_called
WHERE ({{first}}) AND number <> ALL(%s) {{others}}
GROUP BY number, language, kind
ORDER BY min(place) > 0, language <> %s, strpos(%s, kind), number LIMIT {MOST_CALLED}
"""  # nosec B608
OTHER = "AND number IN (SELECT number FROM search_called WHERE {})"


# PostgreSQL thinks that to compare a long vector costs nothing, and for a common word reads every one of them: fifteen
# times as long as to ask the index. Holds for the one statement, and to the end of a transaction it stands in.
BY_INDEX = "SET LOCAL enable_seqscan = off; "


def rows(sql: str, parameters: Sequence) -> list[tuple]:
    """What a statement answers, asked of the indexes."""
    with connection.cursor() as cursor:
        cursor.execute(BY_INDEX + sql, parameters)
        return cursor.fetchall()


class PostgresqlWords:
    """As `search.suggest.nearby.NearbyWords` promises."""

    def holds(self, choices, hidden) -> list[bool]:
        if not choices:
            return []
        one = "EXISTS (SELECT 1 FROM search_text WHERE vector @@ %s::tsquery AND number <> ALL(%s))"
        gone = sorted(hidden)
        parameters = [value for phrases in choices for value in (_any_of(phrases), gone)]
        ((*held,),) = rows(f"SELECT {', '.join([one] * len(choices))}", parameters)  # nosec B608
        return held

    def near(self, tokens: Iterable[str], beginnings: Iterable[Beginning]) -> dict[str, int]:
        sql = "SELECT term, documents FROM search_words WHERE term = ANY(%s)"
        parameters: list = [sorted(tokens)]
        for one in beginnings:
            sql += f" UNION ALL {NEAR}"
            parameters += [one.letters, one.letters + LAST, one.shortest, one.longest]
        return dict(rows(sql, parameters))

    def held(self, choices, hidden, language) -> list[Held]:
        if not choices:
            return []
        sql = HELD.format(parts=" UNION ALL ".join([HELD_PART] * len(choices)))
        gone = sorted(hidden)
        parameters: list = []
        for place, phrases in enumerate(choices):
            parameters += [place, _any_of(phrases), gone]
        found = [Held() for _choice in choices]
        for place, number, sample, *texts in rows(sql, [*parameters, language]):
            found[place].numbers.append(number)
            if sample <= MOST_SAMPLES:
                found[place].samples.append(Sample(*texts))
        return found

    def called(self, words: Sequence[Collection[str]], hidden, language, kinds) -> list[int]:
        first, *others = words
        sql = CALLED.format(first=_beginning(first), others=" ".join(OTHER.format(_beginning(one)) for one in others))
        parameters = [*_bounds(first), sorted(hidden), *(bound for one in others for bound in _bounds(one))]
        return [number for (number,) in rows(sql, [*parameters, language, " ".join(kinds)])]


def _any_of(phrases: Iterable[Phrase]) -> str:
    return any_of(Standing(phrase) for phrase in sorted(phrases)).query()


def _beginning(forms: Collection[str]) -> str:
    return " OR ".join([f"({BEGINS})"] * len(forms))


def _bounds(forms: Collection[str]) -> list[str]:
    return [bound for form in sorted(forms) for bound in (form, form + LAST)]
