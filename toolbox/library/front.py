"""Front matter: YAML in which every value knows its line, and nothing is more than it looks."""

from dataclasses import dataclass

import yaml
from django.utils.translation import gettext as _

from .faults import Fault, Unreadable

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 6
NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True)
class Item:
    """A value and its line: text as it was written (a date or number too), None, a list or a map of items."""

    value: "str | list[Item] | dict[str, Item] | None"
    line: int

    @property
    def is_blank(self) -> bool:
        return self.value is None or self.value == "" or self.value == [] or self.value == {}


def read_front(file: str, text: str, above: int) -> dict[str, Item]:
    """The keys of a front matter with `above` lines before it. Raises Unreadable where it is no plain map."""
    try:
        refuse_tricks(file, text, above)
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise unreadable(file, error, above) from error
    if not isinstance(root, yaml.MappingNode):
        raise Unreadable(Fault(file, above + 1, "---", _("The front matter is not a list of “key: value” lines.")))
    return to_item(file, root, above).value


def refuse_tricks(file: str, text: str, above: int) -> None:
    """Refuse anchors, aliases, tags and deep nesting before anything is built from them."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        tagged = isinstance(event, yaml.NodeEvent) and getattr(event, "tag", None)
        if getattr(event, "anchor", None) or tagged or depth > DEEPEST:
            line = above + event.start_mark.line + 1
            message = _("Anchors (&), aliases (*), tags (!) and deep nesting are not read.")
            raise Unreadable(Fault(file, line, "---", message, _("Put the text in quotes, or write it out.")))


def unreadable(file: str, error: yaml.YAMLError, above: int) -> Unreadable:
    mark = getattr(error, "problem_mark", None)
    line = above + (mark.line if mark else 0) + 1
    said = getattr(error, "problem", None) or str(error)
    message = _("The front matter cannot be read: %(problem)s.") % {"problem": said}
    remedy = _("Text with a colon, a # or a quotation mark in it needs quotation marks around it.")
    return Unreadable(Fault(file, line, "---", message, remedy))


def to_item(file: str, node: yaml.Node, above: int) -> Item:
    line = above + node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Item(None if node.tag == NULL else node.value, line)
    if isinstance(node, yaml.SequenceNode):
        return Item([to_item(file, child, above) for child in node.value], line)
    found: dict[str, Item] = {}
    for key, child in node.value:
        key_line = above + key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise Unreadable(Fault(file, key_line, "---", _("A key must be a plain word.")))
        if key.value in found:
            raise Unreadable(Fault(file, key_line, key.value, _("This key stands here twice."), _("Keep one.")))
        found[key.value] = Item(to_item(file, child, above).value, key_line)  # beside its key is where one looks
    return Item(found, line)
