"""One question on its way through an engine that works with sets."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from search import analysis, answers, facets, terms
from search.criteria import HITS_A_PAGE, Criteria
from search.cursors import Cursor
from search.plan import make_plan
from search.results import FacetValue, Results

# With fewer hits than this for all the words, any of them is asked too.
FEW = 3


@dataclass(frozen=True)
class Tier:
    """One step of the ranking: an expression, and every document that matches it."""

    expression: str
    documents: int


@dataclass(frozen=True)
class Ranked:
    """A document in its place."""

    number: int
    tier: int
    score: float


class Asking:
    """Holds what the parts of one answer share. Takes a BitmapEngine, the question, the sets and the moment."""

    def __init__(self, engine, criteria: Criteria, index: facets.Index, now: datetime):
        self.engine, self.criteria, self.index, self.now = engine, criteria, index, now
        self.readable = index.readable(now)
        self.plan = make_plan(criteria.question, terms.vocabulary(index), engine.known)
        self.chosen = {facet: index.any_of(facet, values) for facet, values in criteria.chosen.items()}
        self.chosen.pop("language", None)  # it chooses among versions, not among works: see hittable()

    def instead(self, criteria: Criteria) -> "Asking":
        """Another question to the same engine, at the same moment."""
        return Asking(self.engine, criteria, self.index, self.now)

    def results(self) -> Results:
        """The whole answer."""
        main, more = self._page()
        beside = self._ranked(self.general, HITS_A_PAGE)
        shown = answers.hits([one.number for one in (*main, *beside)], self.plan.marked)
        return Results(
            hits=tuple(shown[one.number] for one in main if one.number in shown),
            total=self.found.bit_count(),
            facets={facet: self._values(facet) for facet in terms.FACETS},
            general_total=self.general.bit_count(),
            general_hits=tuple(shown[one.number] for one in beside if one.number in shown),
            as_typed=(self.found & self.tiers[0].documents if self.tiers else self.found).bit_count(),
            widened=self.widened,
            if_dropped=self._if_dropped(),
            next_cursor=self._cursor_after(main[-1]) if more else None,
        )

    # -- what matches -------------------------------------------------------------------------------------
    @cached_property
    def tiers(self) -> list[Tier]:
        """The steps of the ranking, each set within the next; empty where no words are wanted."""
        if not self.plan.groups:
            return []
        expressions = self.engine.expressions(self.plan, everywhere=self.criteria.works)
        tiers = [Tier(step, self.engine.match(step)) for step in expressions.steps]
        found = tiers[-1].documents & self.hittable() & ~self.excluded
        if expressions.any_word and found.bit_count() < FEW:
            tiers.append(Tier(expressions.any_word, self.engine.match(expressions.any_word)))
        return tiers

    @property
    def all_words(self) -> int:
        """Documents that hold all the words, as typed or by other names of what they name."""
        steps = 2 if self.plan.is_widened else 1
        return self.tiers[:steps][-1].documents if self.tiers else 0

    @cached_property
    def together(self) -> int:
        """Documents that hold all the words, whatever else is chosen or left out."""
        return self.all_words & self.hittable(self.criteria.language)

    @property
    def is_well_answered(self) -> bool:
        """Whether there is no need to ask what was meant; also where no words are wanted."""
        return not self.tiers or self.together.bit_count() >= FEW

    @property
    def possible(self) -> int:
        """What could be a hit, whatever the words."""
        return self._filtered(self.hittable(self.criteria.language))

    @property
    def widened(self) -> bool:
        """Whether hits with only some of the words follow those with all."""
        steps = 2 if self.plan.is_widened else 1
        if len(self.tiers) <= steps:
            return False
        return bool(self.found & ~self.tiers[-2].documents)

    @cached_property
    def excluded(self) -> int:
        """Documents that hold an excluded word, in the form it has in their own language."""
        languages = {language: self.index.filed("language", language) for language in analysis.LANGUAGES}
        known = self.index.any_of("language", analysis.LANGUAGES)
        languages[""] = self.index.sets.get(facets.ALL, 0) & ~known
        excluded = 0
        for forms in self.plan.excluded:
            for form in set(forms.values()):
                holding = self.engine.match(self.engine.phrase(form))
                for language, documents in languages.items():
                    if forms[language] == form:
                        excluded |= holding & documents
        return excluded

    @cached_property
    def matching(self) -> int:
        """Documents the words allow, whatever else is chosen."""
        wanted = self.tiers[-1].documents if self.tiers else self.readable
        return wanted & ~self.excluded

    def hittable(self, languages: tuple[str, ...] = ()) -> int:
        """What can be a hit in some languages (none: all): every document, or one version of each work."""
        documents = self.readable
        if languages:
            documents &= self.index.any_of("language", languages)
        if not self.criteria.works:
            return documents
        return self.index.one_a_work(documents, self.criteria.reader, analysis.LANGUAGES)

    def _filtered(self, documents: int, without: str = "") -> int:
        for facet, filed in self.chosen.items():
            if facet != without:
                documents &= filed
        return documents

    @cached_property
    def found(self) -> int:
        """The hits."""
        return self._filtered(self.hittable(self.criteria.language) & self.matching)

    @cached_property
    def general(self) -> int:
        """Guidance tied to no region, beside a choice of region."""
        if "region" not in self.chosen:
            return 0
        among = self._filtered(self.hittable(self.criteria.language) & self.matching, without="region")
        return among & self.index.sets.get(facets.GENERAL, 0) & ~self.found

    # -- what is counted ----------------------------------------------------------------------------------
    def _values(self, facet: str) -> list[FacetValue]:
        """A facet's values counted as if its own choice were not made: no zeros, but every choice."""
        selected = getattr(self.criteria, facet)
        slugs = dict.fromkeys((*self.index.slugs(facet), *selected))
        if facet == "language":
            counts = {slug: self._filtered(self.hittable((slug,)) & self.matching) for slug in slugs}
        else:
            among = self._filtered(self.hittable(self.criteria.language) & self.matching, without=facet)
            counts = {slug: self.index.filed(facet, slug) & among for slug in slugs}
        values = [FacetValue(slug, hits.bit_count(), slug in selected) for slug, hits in counts.items()]
        return sorted((v for v in values if v.count or v.selected), key=lambda v: (-v.count, v.slug))

    def _if_dropped(self) -> dict[str, int]:
        hittable = self.hittable(self.criteria.language)
        totals = {facet: self._filtered(hittable & self.matching, without=facet) for facet in self.chosen}
        if self.criteria.language:
            totals["language"] = self._filtered(self.hittable() & self.matching)
        if self.criteria.question:
            totals["q"] = self._filtered(hittable)
        return {name: documents.bit_count() for name, documents in totals.items()}

    # -- what is shown ------------------------------------------------------------------------------------
    def _page(self) -> tuple[list[Ranked], bool]:
        """The page asked for, and whether a cursor leads on."""
        if self.criteria.works:
            return self._ranked(self.found, HITS_A_PAGE, (self.criteria.page - 1) * HITS_A_PAGE), False
        ranked = self._ranked(self.found, HITS_A_PAGE + 1, after=self.criteria.cursor)
        return ranked[:HITS_A_PAGE], len(ranked) > HITS_A_PAGE

    def _ranked(self, documents: int, limit: int, offset: int = 0, after: Cursor | None = None) -> list[Ranked]:
        """Some documents in order, tier by tier: what the reader typed stands above what it was widened to."""
        if not documents:
            return []
        if self.criteria.order == "newest":
            among = None if documents == self.index.sets.get(facets.ALL) else documents
            return [Ranked(n, 0, score) for n, score in self.engine.newest(among, limit, offset, after)]
        ranked: list[Ranked] = []
        above = 0
        for place, tier in enumerate(self.tiers):
            here = documents & tier.documents & ~above
            above |= tier.documents
            there = here.bit_count()
            passed = after is not None and place < after.tier
            if passed or offset >= there:
                offset = max(0, offset - there)
                continue
            among = None if here == tier.documents else here
            start = after if after is not None and place == after.tier else None
            found = self.engine.best(tier.expression, among, limit - len(ranked), offset, start)
            ranked += [Ranked(number, place, score) for number, score in found]
            offset = 0
            if len(ranked) >= limit:
                break
        return ranked

    def _cursor_after(self, last: Ranked) -> str:
        return str(Cursor(self.criteria.order, last.tier, last.score, last.number))
