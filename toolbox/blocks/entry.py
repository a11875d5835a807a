"""Blocks of a toolbox entry."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from home.blocks import PROSE
from toolbox.choices import Relation

ENTRY = "toolbox.ToolboxEntryPage"


class DilemmaBlock(blocks.StructBlock):
    """Two pulls that are both right, and how others chose."""

    title = blocks.CharBlock(label=_("dilemma"))
    one_way = blocks.RichTextBlock(label=_("pulled one way"), features=PROSE)
    other_way = blocks.RichTextBlock(label=_("pulled the other"), features=PROSE)
    others_chose = blocks.RichTextBlock(label=_("how others chose"), features=PROSE, required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Dilemma")
        description = _("Two pulls that are both right. No dilemma has one good answer.")
        help_text = description
        template = "blocks/dilemma.html"
        preview_value = {
            "title": "Speed or consent",
            "one_way": "<p>People die while the terms of reference are drafted.</p>",
            "other_way": "<p>A mediator nobody agreed to is dropped at the first setback.</p>",
            "others_chose": "<p>A mandate of one page, for thirty days, renewed in writing.</p>",
        }


class StepBlock(blocks.StructBlock):
    """One step: what, who, how long, what comes out, how you know."""

    what = blocks.CharBlock(label=_("what to do"))
    detail = blocks.RichTextBlock(label=_("how"), features=PROSE, required=False)
    who = blocks.CharBlock(label=_("who"), required=False)
    how_long = blocks.CharBlock(label=_("how long"), required=False)
    outcome = blocks.CharBlock(label=_("what comes out"), required=False)
    how_you_know = blocks.CharBlock(label=_("how you know"), required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")
        description = _("One step someone can follow: an action, not a topic.")
        help_text = description
        template = "blocks/step.html"
        preview_value = {
            "what": "Ask each side, apart, to say in writing that it wants you",
            "detail": "<p>A sentence is enough. A spoken yes is not.</p>",
            "who": "The lead mediator, one note-taker",
            "how_long": "Two days",
            "outcome": "Two letters, or the knowledge that there is only one",
            "how_you_know": "Both letters name the same subject",
        }


class SampleWordingBlock(blocks.StructBlock):
    """Words from an agreement that exists."""

    heading = blocks.CharBlock(label=_("what it settles"))
    text = blocks.TextBlock(label=_("the words"))
    agreement = blocks.CharBlock(label=_("agreement"))
    date = blocks.CharBlock(label=_("date"), max_length=10, help_text=_("Year-month-day."))
    became = blocks.CharBlock(label=_("what became of it"), required=False)
    source = blocks.CharBlock(label=_("source (short key)"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Sample wording")
        description = _("Copied from an agreement that exists and that you have seen; never invented.")
        help_text = description
        template = "blocks/sample_wording.html"
        preview_value = {
            "heading": "Where this would stand",
            "text": "The words of an agreement, as they stand in it.",
            "agreement": "Name of the agreement",
            "date": "2005-08-15",
            "became": "What became of this clause",
            "source": "",
        }


class LawBlock(blocks.StructBlock):
    """One rule that binds someone. Not legal advice."""

    bound = blocks.CharBlock(label=_("who is bound"))
    where = blocks.CharBlock(label=_("where"))
    checked_on = blocks.DateBlock(label=_("checked on"), required=False)
    rule = blocks.RichTextBlock(label=_("what it says"), features=PROSE)

    class Meta:
        icon = "lock"
        label = _("Law or listing")
        description = _("Who is bound by which rule, and when someone last checked. Not legal advice.")
        help_text = description
        template = "blocks/law.html"
        preview_value = {
            "bound": "Persons under the jurisdiction of the listing state",
            "where": "The listing state, and its nationals abroad",
            "checked_on": None,
            "rule": "<p>What counts as support to a listed group, and what licence exists.</p>",
        }


class NeedsBlock(blocks.StructBlock):
    """What it takes."""

    people = blocks.CharBlock(label=_("who must be there"), required=False)
    team = blocks.CharBlock(label=_("team"), required=False)
    time = blocks.CharBlock(label=_("time"), required=False)
    interpretation = blocks.CharBlock(label=_("interpretation"), required=False)
    security = blocks.CharBlock(label=_("security"), required=False)
    digital = blocks.CharBlock(label=_("digital"), required=False)

    class Meta:
        icon = "cogs"
        label = _("Needs")
        description = _("People, team, time, interpretation, security, digital.")
        help_text = description
        template = "blocks/needs.html"
        preview_value = {
            "people": "One person of each side who can decide",
            "team": "A lead, a note-taker, a local adviser",
            "time": "Three days",
            "interpretation": "Two interpreters each side trusts",
            "security": "A way out that does not pass a checkpoint",
            "digital": "No phones in the room",
        }


class InclusionBlock(blocks.StructBlock):
    """Three prompts, across preparation, design and substance."""

    missing = blocks.TextBlock(label=_("who is missing"), required=False)
    price = blocks.TextBlock(label=_("who pays the price"), required=False)
    decides = blocks.TextBlock(label=_("who decides"), required=False)

    class Meta:
        icon = "group"
        label = _("Inclusion")
        description = _("Who is missing, who pays the price, who decides: in preparation, design and substance.")
        help_text = description
        template = "blocks/inclusion.html"
        preview_value = {
            "missing": "Those who live on the line and carry no arms.",
            "price": "Women who cross it to trade.",
            "decides": "Two commanders, unless the mandate says otherwise.",
        }


class ExerciseBlock(blocks.StructBlock):
    """How to run an exercise."""

    aim = blocks.CharBlock(label=_("aim"))
    group_size = blocks.CharBlock(label=_("group size"))
    minutes = blocks.IntegerBlock(label=_("minutes"), min_value=5, max_value=2880)
    roles = blocks.TextBlock(label=_("roles"), required=False)
    materials = blocks.TextBlock(label=_("materials"), required=False)
    debrief = blocks.ListBlock(blocks.CharBlock(label=_("question")), label=_("debrief questions"))

    class Meta:
        icon = "group"
        label = _("Exercise")
        description = _("Aim, group, minutes, roles, materials and what to ask afterwards.")
        help_text = description
        template = "blocks/exercise.html"
        preview_value = {
            "aim": "To find what fails on day three",
            "group_size": "6 to 18",
            "minutes": 90,
            "roles": "Two delegations, one clerk",
            "materials": "The draft, printed",
            "debrief": ["What had nobody thought of?"],
        }


class ExampleBlock(blocks.StructBlock):
    """Where it was done, what happened, and which organisation did what."""

    name = blocks.CharBlock(label=_("name of the example"))
    case = blocks.PageChooserBlock(label=_("case"), page_type="toolbox.CasePage", required=False)
    happened = blocks.RichTextBlock(label=_("what happened there"), features=PROSE)
    organisation = blocks.PageChooserBlock(
        label=_("organisation"), page_type="network.OrganisationPage", required=False
    )
    did = blocks.CharBlock(label=_("what it did"), required=False)
    source = blocks.CharBlock(label=_("source (short key)"), required=False)

    class Meta:
        icon = "site"
        label = _("Example")
        description = _("A real process: what happened, who did what, and the source that says so.")
        help_text = description
        template = "blocks/example.html"
        preview_value = {
            "name": "Aceh, 2005",
            "case": None,
            "happened": "<p>What happened, in two sentences, also where it went wrong.</p>",
            "organisation": None,
            "did": "",
            "source": "",
        }


class RelatedEntryBlock(blocks.StructBlock):
    """Another entry, and how it relates to this one."""

    relation = blocks.ChoiceBlock(label=_("relation"), choices=Relation.choices, default=Relation.COMBINES_WITH.value)
    entry = blocks.PageChooserBlock(label=_("entry"), page_type=ENTRY)

    class Meta:
        icon = "link"
        label = _("Related entry")
        description = _("Another entry and how it relates: variant, combination, instead, first, supersedes.")
        help_text = description
        template = "blocks/related_entry.html"
        preview_value = {"relation": Relation.COMBINES_WITH.value, "entry": None}


class FileBlock(blocks.StructBlock):
    """A file to take away; language, length and accessibility are the file's own."""

    file = DocumentChooserBlock(label=_("file"))
    note = blocks.CharBlock(label=_("what it is for"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("File")
        description = _("A file to take away. Say in the file's own form its language, pages and accessibility.")
        help_text = description
        template = "blocks/file.html"
        preview_value = {"file": None, "note": "A form to print"}


def stream(name: str, block: blocks.Block, template: str | None = None, **kwargs) -> blocks.StreamBlock:
    """A stream of one kind of block, shown one after the other."""
    return blocks.StreamBlock([(name, block)], required=False, template=template or "blocks/stream.html", **kwargs)
