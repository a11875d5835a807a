"""Running text and lists."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock, StreamBlock

# No headings, pictures or embeds inside a field: its heading is the field's own.
PROSE = ["bold", "italic", "link", "ol", "ul"]
INLINE = ["bold", "italic", "link"]


class PointBlock(RichTextBlock):
    """One item of a list."""

    def __init__(self, **kwargs):
        super().__init__(features=INLINE, **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Point")
        description = _("One item of a list: a sentence or two.")
        template = "blocks/point.html"
        preview_value = "<p>Both sides have said, separately and in writing, that they want you.</p>"


class PointStream(StreamBlock):
    """A list of points, in order."""

    point = PointBlock()

    class Meta:
        template = "blocks/points.html"
        icon = "list-ul"
        label = _("Points")
        description = _("A list, one idea a line.")
        required = False
