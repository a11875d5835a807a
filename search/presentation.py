"""How an answer is shown: facets as links, the chosen filters as a sentence, what to drop when nothing is left."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from .criteria import HITS_A_PAGE, LAST_PAGE, Criteria
from .results import Hit, Results
from .terms import FACETS, Vocabulary

FACET_LABELS = {
    "type": gettext_lazy("Type"),
    "phase": gettext_lazy("Phase"),
    "theme": gettext_lazy("Theme"),
    "region": gettext_lazy("Region"),
    "track": gettext_lazy("Track"),
    "role": gettext_lazy("Role"),
    "language": gettext_lazy("Language"),
}
# Said between a facet and its values in the sentence.
IN_WORDS = {
    "type": gettext_lazy("that are %(values)s"),
    "phase": gettext_lazy("in the phase %(values)s"),
    "theme": gettext_lazy("on %(values)s"),
    "region": gettext_lazy("tied to %(values)s"),
    "track": pgettext_lazy("track", "on %(values)s"),
    "role": gettext_lazy("with the role %(values)s"),
    "language": gettext_lazy("in %(values)s"),
}


def last_page(results: Results) -> int:
    """The number of the last page that has hits; 1 where there are none."""
    return max(1, min(-(-results.total // HITS_A_PAGE), LAST_PAGE))


@dataclass(frozen=True)
class ShownHit:
    """One hit as the list shows it; `excerpt` and `title_html` are escaped HTML with <mark> only."""

    title: str
    title_html: str
    url: str
    kind: str
    kind_label: str
    summary: str
    excerpt: str
    excerpt_heading: str
    language: str
    reviewed: object


class Presentation:
    """One answer in one reader's words. Takes the question, its answer, the vocabulary and the page's address."""

    def __init__(self, criteria: Criteria, results: Results, words: Vocabulary, path: str, hidden: tuple = ()):
        self.criteria, self.results, self.words, self.path = criteria, results, words, path
        # (facet, value) pairs the address itself says, which therefore are neither shown nor dropped.
        self.hidden = set(hidden)

    def context(self) -> dict:
        """What templates/search/results.html and term.html take."""
        return {
            "criteria": self.criteria,
            "results": self.results,
            "hits": self.hits(self.results.hits),
            "general_hits": self.hits(self.results.general_hits),
            "facet_groups": self.facet_groups(),
            "chosen": self.chosen(),
            "sentence": self.sentence(),
            "form_fields": self.form_fields(),
            "pages": self.pages(),
            "suggestion": self.suggestion(),
            "suggestions_to_drop": self.suggestions_to_drop(),
            "sorts": self.sorts(),
        }

    def label(self, facet: str, slug: str) -> str:
        return self.words.label(facet, slug, self.criteria.reader)

    def address(self, criteria: Criteria) -> str:
        for facet, value in self.hidden:
            criteria = criteria.without(facet, value)
        query = criteria.query_string()
        return f"{self.path}?{query}" if query else self.path

    def hits(self, found: tuple[Hit, ...]) -> list[ShownHit]:
        return [
            ShownHit(
                hit.title,
                hit.title_html,
                hit.address,
                hit.type,
                self.label("type", hit.type),
                hit.summary,
                hit.excerpt.html,
                hit.excerpt.heading,
                hit.language,
                hit.reviewed,
            )
            for hit in found
        ]

    # -- facets -------------------------------------------------------------------------------------------
    def facet_groups(self) -> list[dict]:
        """Each facet that has something to offer, its values as links that add or drop them."""
        groups = []
        for facet in FACETS:
            values = self.results.facets.get(facet, [])
            shown = [self._value(facet, value) for value in values if (facet, value.slug) not in self.hidden]
            shown = [value for value in shown if value["selected"] or value["count"]]
            if not shown or (facet == "language" and len(shown) < 2 and not shown[0]["selected"]):
                continue
            groups.append(
                {
                    "name": facet,
                    "label": FACET_LABELS[facet],
                    "values": self._arranged(facet, shown),
                    "open": bool(getattr(self.criteria, facet)) or facet in ("phase", "theme"),
                }
            )
        return groups

    def _value(self, facet: str, value) -> dict:
        return {
            "slug": value.slug,
            "label": self.label(facet, value.slug),
            "count": value.count,
            "selected": value.selected,
            "url": self.address(self.criteria.toggled(facet, value.slug)),
            "parent": self.words.parent(facet, value.slug),
            "depth": 0,
        }

    def _arranged(self, facet: str, values: list[dict]) -> list[dict]:
        """By count, then name; what lies in another value stands below it."""
        present = {value["slug"] for value in values}
        below: dict[str, list[dict]] = defaultdict(list)
        for value in values:
            below[self._nearest_above(facet, value, present)].append(value)
        ordered: list[dict] = []
        self._walk("", below, 0, ordered.append)
        return ordered

    def _nearest_above(self, facet: str, value: dict, present: set[str]) -> str:
        above = value["parent"]
        for _level in range(8):
            if not above or above in present:
                return above
            above = self.words.parent(facet, above)
        return ""

    def _walk(self, above: str, below: dict, depth: int, put: Callable) -> None:
        for value in sorted(below.pop(above, []), key=lambda v: (-v["count"], v["label"].casefold())):
            value["depth"] = min(depth, 4)
            put(value)
            self._walk(value["slug"], below, depth + 1, put)

    # -- what was chosen ----------------------------------------------------------------------------------
    def chosen(self) -> list[dict]:
        """Every choice with the address that drops it, the words first."""
        found = []
        if self.criteria.text:
            found.append(
                {
                    "facet_label": pgettext("words looked for", "Words"),
                    "label": self.criteria.text,
                    "drop_url": self.address(self.criteria.without("q")),
                }
            )
        for facet, values in self.criteria.chosen.items():
            found += [
                {
                    "facet_label": FACET_LABELS[facet],
                    "label": self.label(facet, value),
                    "drop_url": self.address(self.criteria.without(facet, value)),
                }
                for value in values
                if (facet, value) not in self.hidden
            ]
        return found

    def sentence(self) -> str:
        """The question said in words: OR inside a facet, AND across."""
        total = self.results.total
        parts = [ngettext("%(n)d result", "%(n)d results", total) % {"n": total}]
        if self.criteria.text:
            parts.append(_("for “%(text)s”") % {"text": self.criteria.text})
        conditions = []
        for facet, values in self.criteria.chosen.items():
            said = _(" or ").join(_("“%(label)s”") % {"label": self.label(facet, value)} for value in values)
            conditions.append(str(IN_WORDS[facet]) % {"values": said})
        if conditions:
            parts.append(_(" and ").join(conditions))
        return " ".join(parts)

    def form_fields(self) -> list[tuple[str, str]]:
        """(name, value) of what the search form sends on with new words."""
        pairs = [(facet, value) for facet, values in self.criteria.chosen.items() for value in values]
        pairs = [pair for pair in pairs if pair not in self.hidden]
        return [*pairs, ("sort", self.criteria.sort)] if self.criteria.sort != "best" else pairs

    def suggestion(self) -> dict | None:
        """What may have been meant, with its hits where there are no others; None where there is no need to ask."""
        meant = self.results.suggestion
        if meant is None:
            return None
        return {
            "text": meant.text,
            "total": meant.total,
            "url": self.address(meant.criteria),
            "hits": self.hits(meant.results.hits) if meant.results else [],
        }

    def suggestions_to_drop(self) -> list[dict]:
        """When nothing is left: what to drop, and how much that would bring."""
        if self.results.total:
            return []
        found = []
        for name, count in self.results.if_dropped.items():
            if not count or any(facet == name for facet, _value in self.hidden):
                continue
            label = self.criteria.text if name == "q" else _(" or ").join(self._labels(name))
            found.append({"label": label, "count": count, "url": self.address(self.criteria.without(name))})
        return sorted(found, key=lambda suggestion: -suggestion["count"])

    def _labels(self, facet: str) -> list[str]:
        return [self.label(facet, value) for value in getattr(self.criteria, facet)]

    # -- order and pages ----------------------------------------------------------------------------------
    def sorts(self) -> list[dict]:
        if not self.criteria.question.wanted:
            return []
        labels = {"best": _("Best match first"), "newest": _("Newest first")}
        return [
            {"label": label, "url": self.address(self.criteria.sorted_by(sort)), "selected": self.criteria.sort == sort}
            for sort, label in labels.items()
        ]

    def pages(self) -> dict:
        """Where in the list this page stands."""
        last = last_page(self.results)
        number = self.criteria.page
        before, after = self.criteria.at_page(number - 1), self.criteria.at_page(number + 1)
        return {
            "number": number,
            "total": last,
            "previous_url": self.address(before) if number > 1 else "",
            "next_url": self.address(after) if number < last else "",
        }
