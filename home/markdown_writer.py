"""HTML of ours as Markdown: CommonMark, with the tables of GitHub's (https://github.github.com/gfm/).

Headings, lists, tables, quotations, emphasis and links stay what they are. A pair of term and description becomes
an item of a list with the term in bold.
"""

import re
from collections.abc import Iterable
from urllib.parse import urljoin

from .markup_tree import Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = {
    *HEADINGS,
    *("address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "figcaption", "figure"),
    *("footer", "header", "hr", "li", "main", "ol", "p", "section", "summary", "table", "ul"),
}
# What is for moving about, or for a machine, and not for reading.
LEFT_OUT = frozenset({"nav", "form", "script", "style", "template", "button"})
LEFT_OUT_CLASSES = {
    *("visually-hidden", "no-print", "section__anchor", "page-head__top"),
    *("beside", "jump", "glance__jump", "to-menu", "words__back"),
}
# Said beside a thing, which the page sets apart by its looks.
BESIDE = frozenset({"provenance", "links__kind", "links__reason", "commitment__about"})
# A link from a word to what it means, further down: in Markdown the word alone.
EXPLAINED = "word"

SPACES = re.compile(r"\s+")
SPECIAL = re.compile(r"[\\`*\[\]<~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
AT_START = re.compile(r"(?:#{1,6}|[-+>]|=+|-+)(?=\s|$)|>")
NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
# How the items of a list begin, and how those of a list right after it do.
MARKS = (
    (re.compile(r"^- ", re.MULTILINE), "* "),
    (re.compile(r"^(\d+)\. ", re.MULTILINE), r"\1) "),
)
# In an address these would end the link.
UNSAFE = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", "\n": ""})


def as_markdown(element: Element, base: str) -> str:
    """What stands in an element, block after block. `base`: the whole address that links are relative to."""
    return "\n\n".join(Writer(base).blocks(element.children))


class Writer:
    """Writes elements as Markdown, with all links absolute."""

    def __init__(self, base: str):
        self.base = base

    # -- blocks -------------------------------------------------------------------------------------------
    def blocks(self, children: Iterable[Element | str], listed: bool = False) -> list[str]:
        """The blocks among some children; words between them are paragraphs. `listed`: inside an item of a list."""
        found: list[str] = []
        words: list[Element | str] = []
        for child in children:
            if isinstance(child, Element) and _is_block(child):
                found += [*self.paragraph(words), *self.block(child, listed)]
                words = []
            elif not isinstance(child, Element) or not _left_out(child):
                words.append(child)
        return _parted([*found, *self.paragraph(words)])

    def paragraph(self, words: list) -> list[str]:
        lines = [_safe_start(line.strip()) for line in self.inline(words).strip().split("\n")]
        return ["\\\n".join(filter(None, lines))] if any(lines) else []

    def block(self, element: Element, listed: bool) -> list[str]:
        if _left_out(element):
            return []
        if element.tag in HEADINGS:
            text = " ".join(self.inline(element.children).split())
            mark = "#" * int(element.tag[1])
            return [] if not text else [f"**{text}**" if listed else f"{mark} {_safe_end(text)}"]
        if element.tag in ("ul", "ol"):
            return self.listing(element)
        if element.tag == "dl":
            return self.facts(element)
        if element.tag == "table":
            return self.table([self.cells(row) for row in element.all("tr")])
        if element.tag == "blockquote":
            quoted = "\n\n".join(self.blocks(element.children, listed))
            return ["\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))] if quoted else []
        if element.tag == "hr":
            return ["---"]
        return self.blocks(element.children, listed)

    def listing(self, element: Element) -> list[str]:
        items = [self.blocks(item.children, listed=True) for item in element.elements() if item.tag == "li"]
        items = [blocks for blocks in items if blocks]
        marks = [f"{number}. " if element.tag == "ol" else "- " for number in range(1, len(items) + 1)]
        loose = any(len(blocks) > 1 and not _is_tight(blocks) for blocks in items)
        written = [_hung(mark, blocks) for mark, blocks in zip(marks, items, strict=True)]
        return [("\n\n" if loose else "\n").join(written)] if written else []

    def facts(self, element: Element) -> list[str]:
        items = []
        for term, said in pairs(element):
            name = " ".join(self.inline(term.children).split()).rstrip(":")
            blocks = self.blocks(said.children, listed=True) or [""]
            if blocks[0].startswith(("- ", "1. ")):
                blocks = ["", *blocks]
            items.append(_hung("- ", [f"**{name}:** {blocks[0]}".rstrip(), *blocks[1:]]))
        return ["\n".join(items)] if items else []

    # -- tables -------------------------------------------------------------------------------------------
    def cells(self, row: Element) -> list[str]:
        return [self.cell(one.children) for one in row.elements() if one.tag in ("th", "td")]

    def cell(self, children: Iterable[Element | str]) -> str:
        pieces = self.blocks(children, listed=True)
        return " ".join(" ".join(piece.replace("\\\n", " ") for piece in pieces).split()).replace("|", "\\|")

    def table(self, rows: list[list[str]]) -> list[str]:
        rows = [row for row in rows if row]
        if not rows:
            return []
        width = max(len(row) for row in rows)
        full = [row + [""] * (width - len(row)) for row in rows]
        lines = [full[0], ["---"] * width, *full[1:]]
        return ["\n".join(f"| {' | '.join(line)} |" for line in lines)]

    # -- in a line ----------------------------------------------------------------------------------------
    def inline(self, children: Iterable[Element | str]) -> str:
        """Words, with spaces made single; a line break is there only where one is meant."""
        text = ""
        for child in children:
            piece = escaped(child) if isinstance(child, str) else self.phrase(child)
            text += piece.lstrip(" ") if text.endswith((" ", "\n")) else piece
        return text

    def phrase(self, element: Element) -> str:
        if _left_out(element):
            return ""
        if element.tag == "br":
            return "\n"
        if element.tag == "img":
            return self.picture(element)
        inside = self.inline(element.children)
        words = inside.strip()
        if not words:
            return " " if inside else ""
        if element.tag == "a" and element.attributes.get("href") and EXPLAINED not in element.classes:
            words = f"[{words}]({self.address(element.attributes['href'])})"
        elif element.tag in ("b", "strong"):
            words = f"**{words}**"
        elif element.tag in ("i", "em", "cite"):
            words = f"*{words}*"
        elif element.classes & BESIDE:
            words = f"({words})"
        before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
        return f"{before}{words}{after}"

    def picture(self, element: Element) -> str:
        said, source = escaped(element.attributes.get("alt", "")), element.attributes.get("src", "")
        return f"![{said}]({self.address(source)})" if said and source else ""

    def address(self, href: str) -> str:
        return urljoin(self.base, href.strip()).translate(UNSAFE)


def _parted(blocks: list[str]) -> list[str]:
    """Blocks in which no list runs into the one before it: every second one has another mark."""
    found: list[str] = []
    for block in blocks:
        for mark, other in MARKS if found else ():
            if mark.match(found[-1]) and mark.match(block):
                block = mark.sub(other, block)
                break
        found.append(block)
    return found


def pairs(facts: Element) -> list[tuple[Element, Element]]:
    """(term, description) of a list of facts, those in rows of their own too."""
    found, terms = [], []
    for one in facts.all("dt", "dd"):
        if one.tag == "dt":
            terms = [one]
        elif terms:
            found.append((terms[0], one))
    return found


def _is_block(element: Element) -> bool:
    return element.tag in BLOCKS or any(_is_block(child) for child in element.elements())


def _left_out(element: Element) -> bool:
    unseen = "hidden" in element.attributes or element.attributes.get("aria-hidden") == "true"
    return unseen or element.tag in LEFT_OUT or bool(element.classes & LEFT_OUT_CLASSES)


def _hung(mark: str, blocks: list[str]) -> str:
    """Blocks as one item of a list: the first after its mark, the others below it."""
    indent = " " * len(mark)
    joined = "\n".join(blocks) if _is_tight(blocks) else "\n\n".join(blocks)
    return mark + "\n".join(f"{indent}{line}" if line else "" for line in joined.split("\n")).lstrip()


def _is_tight(blocks: list[str]) -> bool:
    """Whether an item is one line with lists below it, which need no empty lines between them."""
    return all(block.startswith("- ") for block in blocks[1:])


def escaped(text: str) -> str:
    """Words in which nothing means anything to Markdown but what a line may begin with."""
    return SPECIAL.sub(r"\\\g<0>", SPACES.sub(" ", text.replace("\0", "")))


def _safe_start(line: str) -> str:
    if AT_START.match(line):
        return f"\\{line}"
    return NUMBERED.sub(r"\1\\\2", line) if NUMBERED.match(line) else line


def _safe_end(heading: str) -> str:
    """A heading's own number signs at its end would be taken for its closing ones."""
    return re.sub(r"(^|\s)(#+)$", r"\1\\\2", heading)
