"""The body of a file: sections of Markdown with their lines, as Wagtail's rich text or as plain words."""

import html
import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from .faults import Fault, Unreadable

LONGEST_PARAGRAPH = 12_000
MARKUP = {"strong": "b", "em": "i"}
LABEL = re.compile(r"^\s*([^:]{1,40}?)\s*:\s*")


class TooLong(Exception):
    """A paragraph no reader would finish, nor a parser in good time."""

    def __init__(self, line: int):
        self.line = line


def refuse_long_paragraphs(state) -> None:
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > LONGEST_PARAGRAPH:
            raise TooLong((token.map or [0])[0] + 1)


def parser() -> MarkdownIt:
    """Markdown whole, so that what is not allowed is seen and named, not passed over as text."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    markdown.validateLink = lambda url: True
    markdown.normalizeLink = lambda url: url  # an address stays as it was written
    markdown.core.ruler.before("inline", "long_paragraphs", refuse_long_paragraphs)
    return markdown


PARSER = parser()


@dataclass
class Part:
    """What stands under one heading, with the heading's line."""

    heading: str
    line: int
    nodes: list[Node] = field(default_factory=list)

    def parts(self) -> tuple[list[Node], list["Part"]]:
        """(what stands before the first ###, the parts under each ###)."""
        return split(self.nodes, "h3")


def split(nodes: Iterable[Node], tag: str) -> tuple[list[Node], list[Part]]:
    before: list[Node] = []
    parts: list[Part] = []
    for node in nodes:
        if node.type == "heading" and node.tag == tag:
            parts.append(Part(words([node]), line_of(node)))
        else:
            (parts[-1].nodes if parts else before).append(node)
    return before, parts


def line_of(node: Node) -> int:
    """The node's line in its file, counted from 1."""
    while node is not None and not node.map:
        node = node.parent
    return node.map[0] + 1 if node is not None else 1


def read_body(file: str, text: str, above: int) -> tuple[list[Node], list[Part]]:
    """The sections of a body with `above` lines before it, and what stands under no heading."""
    try:
        tree = Node(PARSER.parse("\n" * above + text))
    except TooLong as error:
        message = _("This paragraph has more than %(most)d characters.") % {"most": LONGEST_PARAGRAPH}
        raise Unreadable(Fault(file, error.line, "##", message, _("Break it up."))) from error
    return split(tree.children, "h2")


def inline(text: str) -> list[Node]:
    """A line of text from the front matter as Markdown."""
    return Node(PARSER.parseInline(text)).children


def words(nodes: Iterable[Node]) -> str:
    """The plain words of some nodes: lines joined, paragraphs apart by an empty line."""
    pieces: list[str] = []
    for node in nodes:
        if node.type in ("text", "code_inline"):
            pieces.append(node.content)
        elif node.type == "softbreak":
            pieces.append(" ")
        elif node.type == "hardbreak":
            pieces.append("\n")
        elif node.type in ("paragraph", "list_item", "blockquote"):
            pieces.append("\n\n" + words(node.children) + "\n\n")
        else:
            pieces.append(words(node.children))
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip()


def cut_label(item: Node) -> tuple[str, list[Node]] | None:
    """("Who", the rest) of a list item that begins "Who:", or None; the item itself stays as it is."""
    first = item.children[0] if item.children else None
    pieces = first.children[0].children if first is not None and first.type == "paragraph" else []
    match = LABEL.match(pieces[0].content) if pieces and pieces[0].type == "text" else None
    if match is None:
        return None
    rest = Node(deepcopy(item.to_tokens())).children[0]
    token = rest.children[0].children[0].children[0].token
    token.content = token.content[match.end() :]
    return match.group(1), rest.children


@dataclass(frozen=True)
class Writer:
    """Writes nodes as Wagtail's rich text with what a field allows, and complains of everything else.

    `headings` maps a Markdown heading's tag to the one written; `link` gives a link's attributes or None.
    """

    complain: Callable[[int, str, str], None]
    link: Callable[[str, int], str | None]
    lists: bool = True
    headings: dict[str, str] = field(default_factory=dict)

    def rich(self, nodes: Iterable[Node]) -> str:
        """The nodes as HTML; every character of theirs escaped."""
        return "".join(self._block(node) for node in nodes)

    def plain(self, nodes: list[Node]) -> str:
        """The nodes as plain words, where a field takes no marks."""
        for node in nodes:
            for inner in [node, *node.walk(include_self=False)]:
                if inner.type in ("strong", "em", "link"):
                    self._refuse(inner, _("This field takes plain words: take the link or the asterisks out."))
                elif inner.type not in PLAIN:
                    self._refuse(inner)
        return words(nodes)

    def _refuse(self, node: Node, remedy: str = "") -> str:
        named = NAMED.get(node.type) or _("“%(mark)s”") % {"mark": node.type.replace("_", " ")}
        message = _("%(what)s is not taken here.") % {"what": named}
        self.complain(line_of(node), message, remedy or _("Use paragraphs, **bold**, *italic*, links and lists."))
        return ""

    def _block(self, node: Node) -> str:
        if node.type == "paragraph":
            inside = self._inlines(node)
            return f"<p>{inside}</p>" if inside else ""
        if node.type in ("bullet_list", "ordered_list") and self.lists:
            tag = "ul" if node.type == "bullet_list" else "ol"
            return f"<{tag}>" + "".join(self._list_item(item) for item in node.children) + f"</{tag}>"
        if node.type == "heading" and node.tag in self.headings:
            tag = self.headings[node.tag]
            return f"<{tag}>{self._inlines(node)}</{tag}>"
        if node.type == "inline":
            return f"<p>{self._spans(node.children)}</p>"
        return self._refuse(node)

    def _list_item(self, item: Node) -> str:
        found, in_text = "", False
        for child in item.children:
            is_text = child.type == "paragraph"
            found += ("<br/>" if is_text and in_text else "") + (
                self._inlines(child) if is_text else self._block(child)
            )
            in_text = is_text
        return f"<li>{found}</li>"

    def _inlines(self, block: Node) -> str:
        return "".join(self._spans(child.children) for child in block.children)

    def _spans(self, nodes: Iterable[Node]) -> str:
        return "".join(self._span(node) for node in nodes)

    def _span(self, node: Node) -> str:
        if node.type == "text":
            return html.escape(node.content, quote=False)
        if node.type in ("softbreak", "hardbreak"):
            return " " if node.type == "softbreak" else "<br/>"
        if node.type in MARKUP:
            return f"<{MARKUP[node.type]}>{self._spans(node.children)}</{MARKUP[node.type]}>"
        if node.type == "link":
            attributes = self.link(str(node.attrs.get("href", "")), line_of(node))
            inside = self._spans(node.children)
            return f"<a {attributes}>{inside}</a>" if attributes else inside
        return self._refuse(node)


PLAIN = {"text", "softbreak", "hardbreak", "paragraph", "inline", "blockquote", "root", "td", "th"}
NAMED = {
    "html_block": lazy("Raw HTML"),
    "html_inline": lazy("Raw HTML"),
    "image": lazy("A picture"),
    "code_inline": lazy("Code"),
    "code_block": lazy("An indented block"),
    "fence": lazy("A block of code"),
    "hr": lazy("A line across"),
    "table": lazy("A table"),
    "blockquote": lazy("A quotation"),
    "heading": lazy("A heading of this level"),
    "bullet_list": lazy("A list"),
    "ordered_list": lazy("A list"),
}
