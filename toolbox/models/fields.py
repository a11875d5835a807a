"""Field shapes the toolbox repeats."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import Block
from wagtail.fields import RichTextField, StreamField

from home.blocks import PROSE, PointStream
from home.records import Passage
from home.text import plain, stream_text
from toolbox.blocks.entry import stream


def points(label: str, **kwargs) -> StreamField:
    """A list of points."""
    return StreamField(PointStream(), blank=True, verbose_name=label, **kwargs)


def repeated(name: str, block: Block, label: str, template: str | None = None) -> StreamField:
    """A row of blocks of one kind."""
    return StreamField(stream(name, block, template), blank=True, verbose_name=label)


def prose(label: str, **kwargs) -> RichTextField:
    """Running text without headings."""
    return RichTextField(label, blank=True, features=PROSE, **kwargs)


def also_known_as_help() -> str:
    return _("Other names it is asked for by, one a line; searchable.")


def passage(page, name: str) -> Passage | None:
    """The named field as a passage: its anchor is the name with hyphens, its heading the label."""
    value = getattr(page, name)
    text = stream_text(value) if hasattr(value, "stream_block") else plain(value)
    if not text:
        return None
    label = str(page._meta.get_field(name).verbose_name)
    return Passage(name.replace("_", "-"), label[:1].upper() + label[1:], text)


def passages(page, names) -> list[Passage]:
    """The named fields that say something, in order."""
    return [found for found in (passage(page, name) for name in names) if found]
