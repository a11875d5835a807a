"""Rich text and plain words as the Markdown that reads back as the same."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby, pairwise

from .reading import UNSEEN

BLOCKS = {"p", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6", "hr", "div", "blockquote"}
FIRST_COLON = re.compile(r"\A([^:]{0,100}?(?<!\\)):")
OTHER = "'"  # a list with the second kind of mark
BOLD, ITALIC = {"b", "strong"}, {"i", "em"}
SPACES = re.compile(r"[ \t\r\n\f]+")
ALWAYS = re.compile(r"[\\`*\[\]<|]|(?<![^\W_])_|_(?![^\W_])|!$|&(?=#?\w+;)")
LINE_START = re.compile(r"^([#>+=~:-])")
NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")


@dataclass
class Element:
    """One element of a piece of HTML."""

    tag: str
    attributes: dict = field(default_factory=dict)
    children: list = field(default_factory=list)


class Tree(HTMLParser):
    """HTML as elements; what is not closed ends with its parent."""

    def __init__(self, markup: str):
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in ("br", "hr", "img", "embed"):
            self.open.append(element)

    def handle_endtag(self, tag):
        if any(element.tag == tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data):
        self.open[-1].children.append(data)


@dataclass(frozen=True)
class Letter:
    """One character with its marks; a line break is the letter "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass
class Marking:
    """Writes rich text as Markdown.

    `link` gives a link's address from its attributes; `headings` a heading's tag as the marks it is written with;
    `bullet` begins a list, so that it stays apart from a list of labels; `labelled` says that one is near, so that
    no point may look like a label.
    """

    link: Callable[[dict], str]
    headings: dict[str, str] = field(default_factory=dict)
    bullet: str = "-"
    labelled: bool = False

    def markdown(self, markup: str) -> str:
        """A piece of rich text, its paragraphs apart by an empty line."""
        return "\n\n".join(text for _tag, text in self.pieces(Tree(markup).open[0], self.bullet))

    def pieces(self, element: Element, bullet: str) -> list[tuple[str, str]]:
        """(tag, Markdown) of each block in an element."""
        found: list[tuple[str, str]] = []
        for is_block, group in groupby(element.children, key=lambda c: isinstance(c, Element) and c.tag in BLOCKS):
            if not is_block:
                self._add(found, "p", self.line(list(group)))
                continue
            for child in group:
                if child.tag in ("ul", "ol"):
                    other = bool(found) and found[-1][0] == child.tag
                    self._add(found, child.tag + OTHER * other, self.items(child, other, bullet))
                elif child.tag in self.headings:
                    self._add(found, child.tag, f"{self.headings[child.tag]} {self.line(child.children)}")
                else:
                    found += self.pieces(child, bullet)
        return found

    def _add(self, found: list[tuple[str, str]], tag: str, text: str) -> None:
        if text:
            found.append((tag, text))

    def items(self, element: Element, other: bool, bullet: str) -> str:
        """A list; `other` writes it with the second kind of mark, to keep it apart from the list before."""
        swapped = {"-": "*", "*": "+"}[bullet] if other else bullet
        rows = []
        for number, item in enumerate((c for c in element.children if isinstance(c, Element)), 1):
            mark = f"{swapped} " if element.tag == "ul" else f"{number}{')' if other else '.'} "
            pieces = self.pieces(item, "-")
            if not pieces:
                continue
            tag, inside = pieces[0]
            if self.labelled and tag == "p":
                inside = FIRST_COLON.sub(r"\1\:", inside)
            for (tag, _text), (next_tag, text) in pairwise(pieces):
                inside += ("\n" if tag == "p" and next_tag.rstrip(OTHER) in ("ul", "ol") else "\n\n") + text
            rows.append(mark + indented(inside, len(mark)))
        return "\n".join(rows)

    def line(self, children: list) -> str:
        """Text with its marks, as one paragraph."""
        return self.written(tidy(list(self.letters(children, Letter("")))))

    def letters(self, children: list, style: Letter) -> Iterator[Letter]:
        for child in children:
            if isinstance(child, str):
                text = SPACES.sub(" ", UNSEEN.sub("", child))
                yield from (Letter(char, style.bold, style.italic, style.href) for char in text)
            elif child.tag == "br":
                yield Letter("\n")
            else:
                href = self.link(child.attributes) if child.tag == "a" else style.href
                bold, italic = style.bold or child.tag in BOLD, style.italic or child.tag in ITALIC
                yield from self.letters(child.children, Letter("", bold, italic, href or style.href))

    def written(self, letters: list[Letter]) -> str:
        pieces: list[tuple[str, str]] = []  # (what it is: text, open or close; how it is written)
        for href, group in groupby(letters, key=lambda letter: letter.href):
            inside = styled(list(group))
            if href:
                inside = [("text", "["), *inside, ("text", f"]({target(href)})")]
            pieces += inside
        return "\\\n".join(line_start(line) for line in "".join(flanked(pieces)).split("\n"))


def indented(text: str, by: int) -> str:
    return text.replace("\n", "\n" + " " * by).replace("\n" + " " * by + "\n", "\n\n")


def tidy(letters: list[Letter]) -> list[Letter]:
    """Single spaces, none at an end or beside a line break; a space is marked only where both its sides are."""
    found: list[Letter] = []
    for is_space, group in groupby(letters, key=lambda letter: letter.text.isspace()):
        row = list(group)
        if is_space:
            text = "".join(letter.text for letter in row)
            text = "\n" * text.count("\n") if "\n" in text else re.sub(" +", " ", text)
            row = [Letter(char) for char in text]
        found += row
    while found and found[0].text.isspace():
        found.pop(0)
    while found and found[-1].text.isspace():
        found.pop()
    return [between(found, at) if letter.text.isspace() else letter for at, letter in enumerate(found)]


def between(letters: list[Letter], at: int) -> Letter:
    before = next(one for one in reversed(letters[:at]) if not one.text.isspace())
    after = next(one for one in letters[at:] if not one.text.isspace())
    href = before.href if before.href == after.href else ""
    return Letter(letters[at].text, before.bold and after.bold, before.italic and after.italic, href)


def styled(letters: list[Letter]) -> list[tuple[str, str]]:
    """Runs of letters with marks that open and close around them, those that last longest outermost."""
    runs = [
        ("".join(letter.text for letter in group), {"**": bold, "*": italic})
        for (bold, italic), group in groupby(letters, key=lambda letter: (letter.bold, letter.italic))
    ]
    pieces, open_marks = [], []
    for at, (text, marks) in enumerate(runs):
        while any(not marks[as_stars(mark)] for mark in open_marks):
            pieces.append(("close", open_marks.pop()))
        kept = [as_stars(mark) for mark in open_marks]
        missing = [mark for mark, wanted in marks.items() if wanted and mark not in kept]
        if missing and text[0].isspace():
            pieces.append(("text", text[0]))
            text = text[1:]
        for mark in sorted(missing, key=lambda mark: -lasts(runs, at, mark)):
            beside = open_marks[-1] if open_marks else pieces[-1][1] if pieces and pieces[-1][0] == "close" else ""
            open_marks.append(mark.replace("*", "_") if "*" in beside else mark)
            pieces.append(("open", open_marks[-1]))
        if text:
            pieces.append(("text", escaped(text)))
    return pieces + [("close", mark) for mark in reversed(open_marks)]


def as_stars(mark: str) -> str:
    """A mark as it is known; inside another or right after it, it is written with underscores."""
    return mark.replace("_", "*")


def lasts(runs: list, at: int, mark: str) -> int:
    return next((n for n, (_text, marks) in enumerate(runs[at:]) if not marks[mark]), len(runs))


def is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def flanked(pieces: list[tuple[str, str]]) -> list[str]:
    """The pieces, with a letter beside a mark written by its number where the mark would not be seen as one.

    CommonMark 6.2: a star between a letter and a full stop opens nothing, nor an underscore after a letter.
    """
    texts = [text for _what, text in pieces]
    before = None
    while texts != before:  # a letter's number ends in a semicolon, which the next mark must reckon with
        before = list(texts)
        for at, (what, mark) in enumerate(pieces):
            step = {"open": -1, "close": 1}.get(what)
            if step is None or not 0 < at < len(pieces) - 1:
                continue
            outside, inside = texts[at + step], texts[at - step]
            outer, inner = (outside[-1], inside[0]) if step < 0 else (outside[0], inside[-1])
            if is_letter(outer) and (is_punctuation(inner) or "_" in mark):
                number = f"&#{ord(outer)};"
                texts[at + step] = outside[:-1] + number if step < 0 else number + outside[1:]
    return texts


def is_letter(char: str) -> bool:
    return not char.isspace() and not is_punctuation(char)


def escaped(text: str) -> str:
    """Words in which nothing is read as a mark."""
    return ALWAYS.sub(r"\\\g<0>", text)


def line_start(line: str) -> str:
    """A line of words that does not begin like a heading, a list or a quotation."""
    return NUMBERED.sub(r"\1\\\2", LINE_START.sub(r"\\\1", line))


def target(href: str) -> str:
    """A link's address between its brackets."""
    quoted = re.sub(r"[\\`<>()*_]|&(?=#?\w+;)", r"\\\g<0>", href)
    return f"<{quoted}>" if SPACES.search(href) or not href else quoted


def plain_markdown(text: str, within: bool = False) -> str:
    """Plain words as Markdown: paragraphs and line breaks kept; `within` a line that has begun already."""
    paragraphs = []
    for number, paragraph in enumerate(re.split(r"\n\s*\n", tidy_lines(text))):
        lines = [escaped(line) for line in paragraph.split("\n")]
        kept = lines[:1] if within and not number else [line_start(lines[0])]
        paragraphs.append("\\\n".join([*kept, *(line_start(line) for line in lines[1:])]))
    return "\n\n".join(paragraphs)


def tidy_lines(text: str) -> str:
    """Lines with single spaces, paragraphs apart by one empty line; no character that nobody sees."""
    lines = [re.sub(r"[ \t\f]+", " ", line).strip() for line in UNSEEN.sub("", text.replace("\r\n", "\n")).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
