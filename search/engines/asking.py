"""One question on its way through an engine that works with sets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from search import analysis, answers, bits, facets, terms
from search.criteria import Criteria
from search.cursors import Cursor
from search.names import At
from search.plan import Phrase, make_plan
from search.results import FacetValue, Results

from . import paging, tops

# With fewer hits than this for all the words, any of them is asked too.
FEW = 3
# Of so few documents most terms hold none, so that what lies below these need not be looked at.
FEW_TO_COUNT = 500
# Among the steps of the ranking: what is called just so stands above what holds all the words as typed.
TYPED = 1


@dataclass(frozen=True)
class Tier:
    """One step of the ranking: an expression, and every document that matches it."""

    expression: str
    documents: int


@dataclass(frozen=True)
class Ranked:
    """A document in its place."""

    number: int
    score: float


class Asking:
    """Holds what the parts of one answer share. Takes a BitmapEngine, the question, the sets and the moment."""

    def __init__(self, engine, criteria: Criteria, index: facets.Index, now: datetime):
        self.engine, self.criteria, self.index, self.now = engine, criteria, index, now
        self.readable = index.readable(now)
        self.documents = index.sets.get(facets.ALL, 0).bit_count()
        self.words = terms.vocabulary(index)
        self._held: dict[str, int] = {}
        self._scored: dict[str, tops.Rows] = {}
        self.plan = make_plan(criteria.question, self.words, self.frequencies, self.documents)
        self.chosen = {facet: index.any_of(facet, values) for facet, values in criteria.chosen.items()}
        self.chosen.pop("language", None)  # it chooses among versions, not among works: see hittable()

    def instead(self, criteria: Criteria) -> "Asking":
        """Another question to the same engine, at the same moment."""
        return Asking(self.engine, criteria, self.index, self.now)

    def results(self) -> Results:
        """The whole answer."""
        main, after = ([], None) if self.criteria.general else self._page()
        beside = self.ranked(self.general, self.criteria.size, self._offset if self.criteria.general else 0)
        shown = answers.hits([one.number for one in (*main, *beside)], self.plan.marked)
        return Results(
            hits=tuple(shown[one.number] for one in main if one.number in shown),
            total=self.found.bit_count(),
            facets={facet: self._values(facet) for facet in terms.FACETS},
            general_total=self.general.bit_count(),
            general_hits=tuple(shown[one.number] for one in beside if one.number in shown),
            as_typed=(self.found & self.tiers[TYPED].documents if self.tiers else self.found).bit_count(),
            widened=self.widened,
            if_dropped=self._if_dropped(),
            next_cursor=str(after) if after else None,
            named=self.named,
        )

    # -- what matches -------------------------------------------------------------------------------------
    def frequencies(self, tokens: Iterable[str]) -> dict[str, int]:
        """In how many documents each of some tokens stands; only those that do. Asked once for each."""
        wanted = set(tokens)
        if unknown := wanted - self._held.keys():
            self._held |= dict.fromkeys(unknown, 0) | self.engine.frequencies(unknown)
        return {token: self._held[token] for token in wanted if self._held[token]}

    @cached_property
    def expressions(self):
        """The plan in the engine's words."""
        return self.engine.expressions(self.plan, everywhere=self.criteria.works)

    @cached_property
    def matched(self) -> dict[str, int]:
        """All that has to be matched at any rate, in one statement: expression → the documents."""
        wanted = [self.expressions.named, *self.expressions.steps] if self.plan.groups else []
        left_out = [self._left_out(form) for forms in self.plan.excluded for form in forms.values()]
        expressions = list(dict.fromkeys((*wanted, *left_out)))
        return dict(zip(expressions, self.engine.matches(expressions), strict=True))

    def _left_out(self, form: Phrase) -> str:
        """What an excluded word is matched by. Beside one word that is wanted, only where that stands too: what is
        left out may stand nearly everywhere, and any word is never asked for instead."""
        expression = self.engine.phrase(form)
        return self.engine.both(self.expressions.steps[-1], expression) if self.plan.words == 1 else expression

    @cached_property
    def tiers(self) -> list[Tier]:
        """The steps of the ranking; the last set holds all others. Empty where no words are wanted."""
        if not self.plan.groups:
            return []
        steps = [self.expressions.named, *self.expressions.steps]
        tiers = [Tier(step, self.matched[step]) for step in steps]
        found = tiers[-1].documents & self.hittable() & ~self.excluded
        if self.plan.words > 1 and found.bit_count() < FEW:
            tiers.append(self._any_word())
        return tiers

    def _any_word(self) -> Tier:
        """The last step. So few documents are matched and scored in one reading, where they are wanted best first."""
        typed = {token for group in self.plan.groups for choice in group.typed for phrase in choice for token in phrase}
        held = self.frequencies(typed)
        expression = self.engine.any_word(self.plan, self.criteria.works, self.documents, held)
        if self.criteria.order == "newest" or sum(held.values()) > self.engine.most_scored:
            return Tier(expression, self.engine.match(expression))
        self._scored[expression] = self.engine.scored(expression)
        return Tier(expression, bits.from_numbers(number for number, _score in self._scored[expression]))

    @property
    def all_words(self) -> int:
        """Documents that hold all the words, as typed or by other names of what they name."""
        strict = TYPED + 1 + self.plan.is_widened
        return self.tiers[:strict][-1].documents if self.tiers else 0

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
        strict = TYPED + 1 + self.plan.is_widened
        if len(self.tiers) <= strict:
            return False
        return bool(self.found & ~self.tiers[-2].documents)

    @cached_property
    def named(self) -> tuple[At, ...]:
        """The terms that the whole question names, where readers find something filed under them."""
        if self.criteria.question.excluded:
            return ()
        return tuple(at for at in self.words.called(self.plan.named) if self.index.filed(*at) & self.readable)

    @cached_property
    def lesser(self) -> int:
        """Glossary terms: they explain a word, and where it is part of a question it is the work that is sought."""
        return self.index.filed("type", "term")

    @cached_property
    def excluded(self) -> int:
        """Documents that hold an excluded word, in the form it has in their own language."""
        languages = {language: self.index.filed("language", language) for language in analysis.LANGUAGES}
        known = self.index.any_of("language", analysis.LANGUAGES)
        languages[""] = self.index.sets.get(facets.ALL, 0) & ~known
        excluded = 0
        for forms in self.plan.excluded:
            for form in set(forms.values()):
                holding = self.matched[self._left_out(form)]
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
        return self.index.one_a_work(documents, self.criteria.reader, languages)

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
        if facet == "language":
            slugs = dict.fromkeys((*self.index.slugs(facet), *selected))
            counts = {slug: self._filtered(self.hittable((slug,)) & self.matching).bit_count() for slug in slugs}
        else:
            counts = dict.fromkeys(selected, 0) | self._counts(facet, self._without(facet))
        values = [
            FacetValue(slug, count, slug in selected) for slug, count in counts.items() if count or slug in selected
        ]
        return sorted(values, key=lambda v: (-v.count, v.slug))

    def _counts(self, facet: str, among: int) -> dict[str, int]:
        if not self.criteria.question:
            return self.index.counts_kept(facet, among)
        few = among.bit_count() < FEW_TO_COUNT
        return self.index.counts(facet, among, (lambda slug: self.words.parent(facet, slug)) if few else None)

    def _without(self, facet: str) -> int:
        """The hits there would be if a facet's choice were not made."""
        if facet not in self.chosen:
            return self.found
        return self._filtered(self.hittable(self.criteria.language) & self.matching, without=facet)

    def _if_dropped(self) -> dict[str, int]:
        hittable = self.hittable(self.criteria.language)
        totals = {facet: self._filtered(hittable & self.matching, without=facet) for facet in self.chosen}
        if self.criteria.language:
            totals["language"] = self._filtered(self.hittable() & self.matching)
        if self.criteria.question:
            totals["q"] = self._filtered(hittable)
        return {name: documents.bit_count() for name, documents in totals.items()}

    # -- what is shown ------------------------------------------------------------------------------------
    @property
    def _offset(self) -> int:
        return (self.criteria.page - 1) * self.criteria.size

    @cached_property
    def _tops(self) -> tops.Tops:
        depth = self._offset + self.criteria.size
        return tops.Tops(self.engine, [(self.found, depth), (self.general, depth)], self.lesser, self._scored)

    def _page(self) -> tuple[list[Ranked], Cursor | None]:
        """The page asked for, and the cursor that leads on."""
        if self.criteria.works:
            return self.ranked(self.found, self.criteria.size, self._offset), None
        return paging.page(self)

    def newest(self, documents: int, limit: int, offset: int = 0, after=None) -> list[Ranked]:
        """Some documents, newest first; `after` one that has a score (its moment) and a number."""
        if not documents:
            return []
        everything = self.index.sets.get(facets.ALL, 0)
        rows = tops.newest(self.engine, documents, everything, limit, offset, after)
        return [Ranked(number, self.engine.seconds(moment)) for number, moment in rows]

    def ranked(self, documents: int, limit: int, offset: int = 0) -> list[Ranked]:
        """Some documents in order, tier by tier: what the reader typed stands above what it was widened to."""
        if self.criteria.order == "newest":
            return self.newest(documents, limit, offset)
        ranked: list[Ranked] = []
        above = 0
        for tier in self.tiers:
            here = documents & tier.documents & ~above
            above |= tier.documents
            there = here.bit_count()
            if offset >= there:
                offset = max(0, offset - there)
                continue
            found = self._tops.best(tier, here, limit - len(ranked), offset)
            ranked += [Ranked(number, score) for number, score in found]
            offset = 0
            if len(ranked) >= limit:
                break
        return ranked
