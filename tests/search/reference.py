"""The semantics of search in plain Python, for documents held in a list: what every engine must agree with."""

from search import analysis, terms
from search.engines.asking import FEW
from search.plan import make_plan
from search.projection import with_ancestors
from search.texts import SEPARATORS


class Reference:
    """Takes {page id: record}; answers (totals, counts), slowly and plainly."""

    def __init__(self, records, above):
        self.records = list(records)
        self.filed = {
            id(record): {
                "type": [record.kind],
                "language": [record.language],
                **{facet: with_ancestors(slugs, above.get(facet, {})) for facet, slugs in record.terms.items()},
            }
            for record in self.records
        }

    def names(self, record):
        return [record.title, *SEPARATORS.split(record.also_known_as)]

    def fields(self, record, everywhere):
        own = [*self.names(record), record.summary]
        own += [text for passage in record.passages for text in (passage.heading, passage.text)]
        found = [analysis.tokens(text, record.language) for text in own]
        if everywhere:
            others = [r for r in self.records if r.key == record.key and r is not record]
            found += [analysis.tokens(name, other.language) for other in others for name in self.names(other)]
        return found

    def frequencies(self, tokens):
        held = [{token for field in self.fields(record, True) for token in field} for record in self.records]
        return {token: n for token in tokens if (n := sum(token in one for one in held))}

    def holds(self, fields, phrase):
        n = len(phrase)
        return any(tuple(field[i : i + n]) == phrase for field in fields for i in range(len(field) - n + 1))

    def ask(self, criteria, now):
        plan = make_plan(criteria.question, terms.vocabulary(), self.frequencies, len(self.records))
        alive = [r for r in self.records if r.expires is None or r.expires > now]
        fields = {id(r): self.fields(r, criteria.works) for r in alive}
        own = {id(r): self.fields(r, False) for r in alive}

        def all_words(r):
            return all(
                all(any(self.holds(fields[id(r)], p) for p in choice) for choice in group.typed)
                or any(self.holds(fields[id(r)], p) for p in group.widened)
                for group in plan.groups
            )

        def any_word(r):
            phrases = (p for g in plan.groups for p in (*g.widened, *(p for choice in g.typed for p in choice)))
            return any(self.holds(fields[id(r)], phrase) for phrase in phrases)

        def allowed(r):
            return not any(self.holds(own[id(r)], forms.get(r.language, forms[""])) for forms in plan.excluded)

        def hittable(languages):
            pool = [r for r in alive if not languages or r.language in languages]
            if not criteria.works:
                return pool
            order = {language: n for n, language in enumerate(analysis.LANGUAGES)}
            by_key = {}
            for r in sorted(pool, key=lambda r: (r.language != criteria.reader, not r.is_original, order[r.language])):
                by_key.setdefault(r.key, r)
            return list(by_key.values())

        strict = [r for r in hittable(()) if all_words(r) and allowed(r)]
        loose = len(plan.groups) > 0 and plan.words > 1 and len(strict) < FEW
        matches = any_word if loose else all_words

        def hits(languages=criteria.language, without=(), words=True):
            chosen = {f: v for f, v in criteria.chosen.items() if f not in (*without, "language")}
            return [
                r
                for r in hittable(languages)
                if (not words or (matches(r) and allowed(r)))
                and all(set(values) & set(self.filed[id(r)].get(facet, ())) for facet, values in chosen.items())
            ]

        def counted(facet):
            if facet == "language":
                counts = {language: len(hits((language,))) for language in analysis.LANGUAGES}
            else:
                among = [slug for r in hits(without=(facet,)) for slug in self.filed[id(r)].get(facet, ())]
                counts = {slug: among.count(slug) for slug in among}
            selected = getattr(criteria, facet)
            return {s: counts.get(s, 0) for s in (*counts, *selected) if counts.get(s) or s in selected}

        found = hits()
        general = [r for r in hits(without=("region",)) if r.general and r not in found] if criteria.region else []
        dropped = {f: len(hits(() if f == "language" else criteria.language, (f,))) for f in criteria.chosen}
        return {
            "found": sorted((r.key, r.language) for r in found),
            "total": len(found),
            "facets": {facet: counted(facet) for facet in terms.FACETS},
            "general": sorted((r.key, r.language) for r in general),
            "widened": loose and any(not all_words(r) for r in found),
            "if_dropped": dropped | ({"q": len(hits(words=False))} if criteria.question else {}),
        }
