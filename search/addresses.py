"""Where each change of a question leads: the links of a results page, cheap enough for hundreds of values."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import quote, urlencode

from .criteria import MOST_VALUES, PARAMETERS, Criteria


class Addresses:
    """The addresses around one question at one path.

    `hidden`: (facet, value) pairs the path itself says, which its query strings therefore leave out.
    """

    def __init__(self, criteria: Criteria, path: str, hidden: tuple = ()):
        self.criteria, self.path, self.hidden = criteria, path, set(hidden)

    def of(self, criteria: Criteria) -> str:
        """The address of another question at this path."""
        query = _written(pair for pair in criteria.pairs() if pair not in self.hidden)
        return f"{self.path}?{query}" if query else self.path

    def toggles(self, facet: str, akin: Callable[[str, str], bool]) -> Callable[[str], str]:
        """slug → the address with one value of a facet more, or less where it is chosen.

        A value takes the place of those it is `akin` to, which lie in it or contain it: beside what contains
        it, it would change nothing.
        """
        shown = [value for value in getattr(self.criteria, facet) if (facet, value) not in self.hidden]
        before, after = self._around(facet)
        start = f"{self.path}?{before}&" if before else f"{self.path}?"
        end = f"&{after}" if after else ""

        def toggle(slug: str) -> str:
            if not shown:
                return f"{start}{facet}={written(slug)}{end}"
            kept = [value for value in shown if value != slug]
            if slug not in shown:
                kept = [*(value for value in kept if not akin(value, slug)), slug][:MOST_VALUES]
            values = "&".join([f"{facet}={written(value)}" for value in kept])
            query = "&".join(filter(None, (before, values, after)))
            return f"{self.path}?{query}" if query else self.path

        return toggle

    def rooms(self, facet: str, room: str) -> Callable[[str], str]:
        """slug → the page of a term in a room ("/en/themes/"), with the question's other facets kept."""
        query = "&".join(filter(None, self._around(facet)))
        return lambda slug: f"{room}{written(slug)}/" + (f"?{query}" if query else "")

    def _around(self, facet: str) -> tuple[str, str]:
        """What stands before and after a facet's values in the address of page one."""
        pairs = [pair for pair in self.criteria.at_page(1).pairs() if pair not in self.hidden]
        place = PARAMETERS.index(facet)
        before = _written(pair for pair in pairs if PARAMETERS.index(pair[0]) < place)
        return before, _written(pair for pair in pairs if PARAMETERS.index(pair[0]) > place)


@lru_cache(maxsize=1 << 12)
def written(slug: str) -> str:
    """A value of a facet, which the vocabularies allow, as an address has it."""
    return quote(slug)


def _written(pairs) -> str:
    return urlencode(list(pairs), errors="replace")
