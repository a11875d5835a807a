"""Where a thing is said."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class SourceBlock(blocks.StructBlock):
    """A published source, as a reader would look it up."""

    key = blocks.CharBlock(
        label=_("short key"), max_length=60, help_text=_("Examples and quotations name the source by this.")
    )
    author = blocks.CharBlock(label=_("author"), required=False)
    year = blocks.CharBlock(label=_("year"), required=False, max_length=12)
    title = blocks.CharBlock(label=_("title"))
    publisher = blocks.CharBlock(label=_("publisher or journal"), required=False)
    url = blocks.URLBlock(label=_("address"), required=False)
    doi = blocks.CharBlock(label="DOI", required=False, max_length=120)
    language = blocks.ChoiceBlock(
        label=_("language"), choices=[*settings.LANGUAGES, ("other", _("other"))], required=False
    )

    class Meta:
        icon = "openquote"
        label = _("Source")
        description = _("A publication that exists and that you have seen: author, year, title, publisher.")
        help_text = description
        template = "blocks/source.html"
        preview_value = {
            "key": "un-2012",
            "author": "United Nations",
            "year": "2012",
            "title": "Guidance for Effective Mediation",
            "publisher": "United Nations",
            "url": "",
            "doi": "",
            "language": "en",
        }


class SourceStream(blocks.StreamBlock):
    """The sources of a page."""

    source = SourceBlock()

    class Meta:
        template = "blocks/sources.html"
        required = False
