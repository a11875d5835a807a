"""Blocks of a case: a peace process, or a strand of one."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks import PROSE, TermBlock
from toolbox.choices import Stage
from toolbox.when import ENDS_BEFORE, check_when, ends_before

from .entry import ENTRY

WHEN = {
    "max_length": 10,
    "required": False,
    "validators": (check_when,),
    "help_text": _("2005, 2005-08 or 2005-08-15."),
}


class StretchBlock(blocks.StructBlock):
    """Something that lasted: from, to."""

    def clean(self, value):
        value = super().clean(value)
        if ends_before(value["start"], value["end"]):
            raise blocks.StructBlockValidationError({"end": ValidationError(ENDS_BEFORE)})
        return value


class PartyBlock(blocks.StructBlock):
    """One party, by the name it uses for itself."""

    name = blocks.CharBlock(label=_("name"))
    description = blocks.TextBlock(label=_("who they are"), required=False)

    class Meta:
        icon = "group"
        label = _("Party")
        description = _("A party by its own name, described in words both sides could read.")
        help_text = description
        template = "blocks/party.html"
        preview_value = {"name": "Government of Exampleland", "description": "The recognised government."}


class PhaseEventBlock(StretchBlock):
    """A stretch of the process. Phases may come back: real processes loop."""

    phase = TermBlock("home.Phase", label=_("phase"))
    start = blocks.CharBlock(label=_("from"), **WHEN)
    end = blocks.CharBlock(label=_("to"), **WHEN)
    event = blocks.TextBlock(label=_("what happened"))
    source = blocks.CharBlock(label=_("source (short key)"), required=False)

    class Meta:
        icon = "history"
        label = _("Phase")
        description = _("A stretch of time, its phase, and what happened; phases may come back.")
        help_text = description
        template = "blocks/phase_event.html"
        preview_template = "wagtailcore/shared/row_preview.html"
        preview_value = {
            "phase": "negotiation",
            "start": "2005-01",
            "end": "2005-07",
            "event": "Five rounds of talks.",
            "source": "",
        }


class ThirdPartyBlock(StretchBlock):
    """Who helped, in which role, on which track, when."""

    name = blocks.CharBlock(label=_("name"))
    organisation = blocks.PageChooserBlock(
        label=_("its profile, if there is one"), page_type="network.OrganisationPage", required=False
    )
    role = TermBlock("home.Role", label=_("role"))
    track = TermBlock("home.Track", label=_("track"), required=False)
    kind = TermBlock("home.ThirdPartyKind", label=_("kind of third party"))
    start = blocks.CharBlock(label=_("from"), **WHEN)
    end = blocks.CharBlock(label=_("to"), **WHEN)
    note = blocks.TextBlock(label=_("note"), required=False)
    source = blocks.CharBlock(label=_("source (short key)"), required=False)

    class Meta:
        icon = "user"
        label = _("Third party")
        description = _("An organisation, state or person: its role, track, kind and dates, with the source.")
        help_text = description
        template = "blocks/third_party.html"
        preview_value = {
            "name": "A mediating organisation",
            "organisation": None,
            "role": "mediation-lead",
            "track": "track-1",
            "kind": "ngo",
            "start": "2005-01",
            "end": "2005-08",
            "note": "",
            "source": "",
        }


class AgreementBlock(blocks.StructBlock):
    """An agreement that was signed."""

    title = blocks.CharBlock(label=_("title"))
    date = blocks.CharBlock(label=_("date"), **WHEN)
    stage = blocks.ChoiceBlock(label=_("stage"), choices=Stage.choices)
    url = blocks.URLBlock(label=_("full text"), required=False)
    note = blocks.TextBlock(label=_("note"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Agreement")
        description = _("Its title, date, stage and where the full text is.")
        help_text = description
        template = "blocks/agreement.html"
        preview_value = {
            "title": "Memorandum of Understanding",
            "date": "2005-08-15",
            "stage": Stage.COMPREHENSIVE.value,
            "url": "",
            "note": "",
        }


class CommitmentBlock(blocks.StructBlock):
    """What was promised, by when, and what became of it."""

    theme = TermBlock("home.Theme", label=_("theme"), required=False)
    commitment = blocks.TextBlock(label=_("commitment"))
    due = blocks.CharBlock(label=_("due"), required=False, max_length=60)
    status = blocks.TextBlock(label=_("what became of it"))
    score = blocks.ChoiceBlock(
        label=_("score (Peace Accords Matrix)"),
        choices=[("0", "0"), ("1", "1"), ("2", "2"), ("3", "3")],
        required=False,
        help_text=_("Only a score that Kroc's Peace Accords Matrix published. Empty means not scored, not 0."),
    )
    score_year = blocks.CharBlock(label=_("year of the score"), required=False, max_length=4)
    source = blocks.CharBlock(label=_("source (short key)"), required=False)

    class Meta:
        icon = "tasks"
        label = _("Commitment")
        description = _("What was promised, when it was due and what became of it, in words.")
        help_text = description
        template = "blocks/commitment.html"
        preview_template = "wagtailcore/shared/row_preview.html"
        preview_table = "commitments"
        preview_value = {
            "theme": "ddr",
            "commitment": "840 weapons handed over",
            "due": "2005-12-31",
            "status": "Done in four stages, verified by the monitors.",
            "score": "",
            "score_year": "",
            "source": "",
        }


class ContestedBlock(blocks.StructBlock):
    """Two accounts that contradict each other, both sourced."""

    question = blocks.CharBlock(label=_("what is contested"))
    one = blocks.RichTextBlock(label=_("one account"), features=PROSE)
    source = blocks.CharBlock(label=_("its source (short key)"))
    other = blocks.RichTextBlock(label=_("another account"), features=PROSE)
    other_source = blocks.CharBlock(label=_("its source (short key)"))

    class Meta:
        icon = "warning"
        label = _("Contested account")
        description = _("Two accounts that contradict each other, each with its source; we do not decide.")
        help_text = description
        template = "blocks/contested.html"
        preview_value = {
            "question": "What brought the parties back?",
            "one": "<p>The disaster did.</p>",
            "source": "a",
            "other": "<p>Talks had been agreed before it.</p>",
            "other_source": "b",
        }


class LessonBlock(blocks.StructBlock):
    """What this process teaches, leading to an entry."""

    lesson = blocks.CharBlock(label=_("lesson"))
    text = blocks.RichTextBlock(label=_("why"), features=PROSE)
    entry = blocks.PageChooserBlock(label=_("entry"), page_type=ENTRY, required=False)

    class Meta:
        icon = "pick"
        label = _("Lesson")
        description = _("What this process teaches, and the entry that says how.")
        help_text = description
        template = "blocks/lesson.html"
        preview_value = {"lesson": "Agree who monitors before what", "text": "<p>Why.</p>", "entry": None}


class OutsideIdBlock(blocks.StructBlock):
    """How another house numbers this process."""

    scheme = blocks.ChoiceBlock(label=_("register"), choices=[("pa-x", "PA-X"), ("ucdp", "UCDP"), ("pam", "PAM")])
    identifier = blocks.CharBlock(label=_("number or short name"), max_length=120)

    class Meta:
        icon = "tag"
        label = _("Number elsewhere")
        description = _("How PA-X, UCDP or the Peace Accords Matrix numbers it.")
        help_text = description
        template = "blocks/outside_id.html"
        preview_value = {"scheme": "pa-x", "identifier": "1"}
