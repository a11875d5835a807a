"""How an answer is shown: its hits, the chosen filters as a sentence, what to drop when nothing is left."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from .addresses import Addresses
from .criteria import HITS_A_PAGE, LAST_PAGE, Criteria
from .figures import grouped
from .results import Hit, Results
from .shown_facets import FACET_LABELS, shown_facets
from .terms import KINDS, Vocabulary

# Terms of these facets have pages of their own; the others are a filter.
WITH_PAGES = ("phase", "theme", "region")
MOST_NAMED = 4
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


def last_page(results: Results, general: bool = False) -> int:
    """The number of the last page that has hits, of the general list or the other; 1 where there are none."""
    total = results.general_total if general else results.total
    return max(1, min(-(-total // HITS_A_PAGE), LAST_PAGE))


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


def shown_hits(found: Iterable[Hit]) -> list[ShownHit]:
    """Hits as templates/components/hit.html takes them, in the language at hand."""
    return [
        ShownHit(
            hit.title,
            hit.title_html,
            hit.address,
            hit.type,
            _(KINDS[hit.type]) if hit.type in KINDS else hit.type,
            hit.summary,
            hit.excerpt.html,
            hit.excerpt.heading,
            hit.language,
            hit.reviewed,
        )
        for hit in found
    ]


class Presentation:
    """One answer in one reader's words. Takes the question, its answer, the vocabulary and the page's address.

    `own`: (facet, value) that the address itself says, which therefore is neither shown nor dropped;
    `own_room`: where the terms of that facet have their pages.
    """

    def __init__(
        self, criteria: Criteria, results: Results, words: Vocabulary, path: str, own: tuple = (), own_room: str = ""
    ):
        self.criteria, self.results, self.words, self.own_room = criteria, results, words, own_room
        # What is chosen or dropped leads back from the general list: the counts are of the other one.
        self.addresses = Addresses(criteria.listing(False), path, own)

    def context(self) -> dict:
        """What templates/search/results.html and term.html take."""
        facets = shown_facets(self.addresses, self.results.facets, self.words, self.own_room)
        return {
            "criteria": self.criteria,
            "results": self.results,
            "hits": shown_hits(self.results.hits),
            "general_hits": shown_hits(self.general_hits),
            "general_url": self.address(self.criteria.listing(True)) if self.general_goes_on else "",
            "place_url": self.address(self.criteria.listing(False)) if self.criteria.general else "",
            "facet_groups": facets,
            "facets_are_long": any(facet.is_long for facet in facets),
            "chosen": self.chosen(),
            "question": self.question(),
            "sentence": self.announced(),
            "found_heading": self.found_heading(),
            "form_fields": self.form_fields(),
            "pages": self.pages(),
            "suggestion": self.suggestion(),
            "suggestions_to_drop": self.suggestions_to_drop(),
            "sorts": self.sorts(),
            "named": self.named(),
            "feed_url": f"{reverse('search_feed')}?{self.criteria.sorted_by('best').query_string()}".rstrip("?"),
        }

    def label(self, facet: str, slug: str) -> str:
        return self.words.label(facet, slug, self.criteria.reader)

    def address(self, criteria: Criteria) -> str:
        return self.addresses.of(criteria)

    def without(self, name: str, value: str | None = None) -> str:
        """The address that drops a value, a whole facet, or the words."""
        return self.address(self.criteria.listing(False).without(name, value))

    def named(self) -> list[dict]:
        """The terms that the whole question is a name of, each with where to read what is filed under it."""
        found = []
        for facet, slug in self.results.named[:MOST_NAMED]:
            page = f"/{self.criteria.reader}/{facet}s/{slug}/"
            asked = Criteria(**{facet: (slug,)}, reader=self.criteria.reader)
            url = page if facet in WITH_PAGES else self.address(asked)
            found.append({"kind": FACET_LABELS[facet], "url": url, **self.named_as(facet, slug)})
        return found

    def named_as(self, facet: str, slug: str) -> dict:
        """How a value is named in a list or a chip: its label, and a phase with its number too."""
        label, number = self.label(facet, slug), self.words.number(facet, slug)
        return {"label": label, "phase": {"slug": slug, "label": label, "number": number} if number else None}

    # -- the general list beside a region -----------------------------------------------------------------
    @property
    def general_hits(self) -> tuple[Hit, ...]:
        """Beside what was tried here, once: on its first page; by itself, page by page."""
        alone = self.criteria.general
        return self.results.general_hits if alone or self.criteria.page == 1 else ()

    @property
    def general_goes_on(self) -> bool:
        """Whether there is more general guidance than the page shows beside what was tried here."""
        return not self.criteria.general and self.results.general_total > len(self.general_hits)

    # -- what was chosen ----------------------------------------------------------------------------------
    def chosen(self) -> list[dict]:
        """Every choice with the address that drops it, the words first."""
        found = []
        if self.criteria.text:
            found.append(
                {
                    "facet_label": pgettext("words looked for", "Words"),
                    "label": self.criteria.text,
                    "drop_url": self.without("q"),
                }
            )
        for facet, values in self.criteria.chosen.items():
            found += [
                {
                    "facet_label": FACET_LABELS[facet],
                    "drop_url": self.without(facet, value),
                    **self.named_as(facet, value),
                }
                for value in values
                if (facet, value) not in self.addresses.hidden
            ]
        return found

    def sentence(self) -> str:
        """How many there are of what: OR inside a facet, AND across."""
        return " ".join(filter(None, (self.found_heading(), self.question())))

    def announced(self) -> str:
        """The sentence, and after the first page which page it is: what a reader who does not see the list is told."""
        pages = self.pages()
        if pages["number"] == 1:
            return self.sentence()
        return f"{self.sentence()} · {_('Page %(number)s of %(total)s') % pages}"

    def found_heading(self) -> str:
        """How many results there are."""
        total = self.results.total
        return ngettext("%(count)s result", "%(count)s results", total) % {"count": grouped(total)}

    def question(self) -> str:
        """The question said in words; "" for the blank one."""
        said = [_("for “%(text)s”") % {"text": self.criteria.text}] if self.criteria.text else []
        conditions = []
        for facet, values in self.criteria.chosen.items():
            labels = _(" or ").join(_("“%(label)s”") % {"label": self.label(facet, value)} for value in values)
            conditions.append(str(IN_WORDS[facet]) % {"values": labels})
        return " ".join([*said, _(" and ").join(conditions)] if conditions else said)

    def form_fields(self) -> list[tuple[str, str]]:
        """(name, value) of what the search form sends on with new words."""
        pairs = [(facet, value) for facet, values in self.criteria.chosen.items() for value in values]
        return [*pairs, ("sort", self.criteria.sort)] if self.criteria.sort != "best" else pairs

    def suggestion(self) -> dict | None:
        """What may have been meant, with its hits where there are no others; None where there is no need to ask."""
        meant = self.results.suggestion
        if meant is None:
            return None
        see_all = ngettext(
            "See the %(n)s result for “%(meant)s”",
            "See all %(n)s results for “%(meant)s”, and narrow them down",
            meant.total,
        )
        return {
            "text": meant.text,
            "total": meant.total,
            "see_all": see_all % {"n": grouped(meant.total), "meant": meant.text},
            "url": self.address(meant.criteria),
            "hits": shown_hits(meant.results.hits) if meant.results else [],
        }

    def suggestions_to_drop(self) -> list[dict]:
        """When nothing is left: what to drop, and how much that would bring."""
        if self.results.total:
            return []
        found = []
        for name, count in self.results.if_dropped.items():
            if not count or any(facet == name for facet, _value in self.addresses.hidden):
                continue
            label = self.criteria.text if name == "q" else _(" or ").join(self._labels(name))
            found.append({"label": label, "count": count, "url": self.without(name)})
        return sorted(found, key=lambda suggestion: -suggestion["count"])

    def _labels(self, facet: str) -> list[str]:
        return [self.label(facet, value) for value in getattr(self.criteria, facet)]

    # -- order and pages ----------------------------------------------------------------------------------
    def sorts(self) -> list[dict]:
        if not self.criteria.question.wanted or self.results.total + self.results.general_total < 2:
            return []
        labels = {"best": _("Best match first"), "newest": _("Newest first")}
        return [
            {"label": label, "url": self.address(self.criteria.sorted_by(sort)), "selected": self.criteria.sort == sort}
            for sort, label in labels.items()
        ]

    def pages(self) -> dict:
        """Where in the list this page stands."""
        last = last_page(self.results, self.criteria.general)
        number = self.criteria.page
        before, after = self.criteria.at_page(number - 1), self.criteria.at_page(number + 1)
        return {
            "number": number,
            "total": last,
            "previous_url": self.address(before) if number > 1 else "",
            "next_url": self.address(after) if number < last else "",
        }
