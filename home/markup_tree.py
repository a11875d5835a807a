"""A piece of our own HTML as a tree, for those who write it in another form."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"})


@dataclass
class Element:
    """One element: its tag, its attributes, and what stands in it, as text and elements in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    def elements(self) -> list["Element"]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Element)]

    def all(self, *tags: str) -> Iterator["Element"]:
        """Every element below it with one of some tags, in the order of the page."""
        for child in self.elements():
            if child.tag in tags:
                yield child
            yield from child.all(*tags)

    def text(self) -> str:
        """All its words, with single spaces."""
        pieces = (child if isinstance(child, str) else f" {child.text()} " for child in self.children)
        return " ".join("".join(pieces).split())


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_endtag(self, tag):
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data):
        self.open[-1].children.append(data)


def tree(markup: str) -> Element:
    """HTML as a tree under a root without a tag. What is never closed ends with what it stands in."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.root
