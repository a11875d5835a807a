"""Blocks of an organisation's profile."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .choices import Basis

# Every field of a profile whose content is a statement about the organisation, in the order it is shown.
STATEMENTS = {
    "identity": (
        "short_name",
        "other_names",
        "former_names",
        "founded",
        "legal_form",
        "seat_city",
        "seat",
        "website",
        "ror",
        "offices",
    ),
    "statement": (
        "impartiality",
        "founders_and_ties",
        "un_relation",
        "eu_relation",
        "au_relation",
        "asean_relation",
    ),
    "capacity": (
        "working_regions",
        "working_languages",
        "staff_band",
        "remote_support",
        "training_offered",
        "start_within_shown",
    ),
    "money": ("funders", "annual_report", "framework_agreements", "fast_funding"),
    "safeguarding": ("code_of_conduct", "psea", "duty_of_care", "data_protection", "complaints"),
    "engagement": ("first_contact", "what_is_free", "direct_desk"),
}


def statement_choices():
    return [(name, name.replace("_", " ")) for names in STATEMENTS.values() for name in names]


class ProvenanceBlock(blocks.StructBlock):
    """How one statement of the profile is known."""

    field = blocks.ChoiceBlock(label=_("statement"), choices=[("mission", "mission"), *statement_choices()])
    basis = blocks.ChoiceBlock(label=_("known how"), choices=Basis.choices, default=Basis.PUBLIC_SOURCES.value)
    source_title = blocks.CharBlock(label=_("source"), required=False)
    url = blocks.URLBlock(label=_("address of the source"), required=False)
    note = blocks.CharBlock(label=_("note"), required=False)

    class Meta:
        icon = "info-circle"
        label = _("Where a statement comes from")
        description = _("For one statement of this profile: who said so, and where it can be read.")
        help_text = description
        template = "blocks/provenance.html"
        preview_value = {
            "field": "founded",
            "basis": Basis.PUBLIC_SOURCES.value,
            "source_title": "The organisation's own history page",
            "url": "https://example.org/history",
            "note": "",
        }


class ProvenanceStream(blocks.StreamBlock):
    """The provenance of a profile's statements."""

    provenance = ProvenanceBlock()

    class Meta:
        required = False
