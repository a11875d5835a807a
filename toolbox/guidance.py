"""What each field of the toolbox's pages asks for: stands in the form, beside the field."""

from django.utils.translation import gettext_lazy as _

OWNED = {"owned_by": _("The organisation that answers for this page. Empty: the network desk does.")}

ENTRY = OWNED | {
    "kind": _("Decides what else is asked for: steps, early signs or an exercise."),
    "problem": _(
        "What someone is facing when this helps, at most 120 words. Begin with the situation, not the method."
    ),
    "steps": _(
        "In order: what, who, how long, what comes out, how you know. Needed but for concepts, warnings, exercises."
    ),
    "exercise": _("Needed for an exercise: aim, group size, minutes, roles, materials, what to ask afterwards."),
    "dilemmas": _("Pulled one way, pulled the other, how others chose. None has one good answer."),
    "sample_wording": _("The text, the agreement it comes from, its date, what became of it. Never invented."),
    "law_and_listing": _("Who is bound, where, and when someone last checked. It is not legal advice."),
    "needs": _("Who must be there, team, time, interpretation, security, digital."),
    "inclusion": _("Who is missing, who pays the price, who decides: in preparation, design and substance."),
    "signs_it_works": _("What one would see early on, without waiting for the agreement."),
    "signs_it_fails": _("What tells you to stop or change course, while there is still time."),
    "examples": _("A case, what happened there, which organisation did what. Also where it went wrong."),
    "related": _("Entries that vary it, combine with it, come first, replace it, or are used instead."),
    "files": _("What can be printed or filled in. Language, pages and accessibility are said in the file's own form."),
    "fundamentals": _("Those of the United Nations' fundamentals of effective mediation it serves. May stay empty."),
    "basis": _("What the claim rests on, honestly. There are no star ratings: practice has few trials."),
    "contested": _("Whether serious practitioners disagree. Then their view is needed below."),
    "contributors": _("Organisations that wrote it or lent their practice; each has agreed to be named."),
}
GUIDE = OWNED | {
    "audience": _("For whom it is written. Choose few: a guide for everyone is for no one."),
    "key_questions": _("In a reader's own words, answered shortly, each leading to entries."),
    "sections": _("The text in parts. A part's anchor never changes, because others link to it."),
    "do_and_avoid": _("A row for each phase: what to do, what to avoid."),
    "checklist": _("What to tick off before the meeting, one a line."),
    "entries_used": _(
        "Entries this guide draws on, those you chose; what is filed under its theme is found without you."
    ),
    "cases_used": _("Cases it draws on."),
    "organisations": _("Organisations able to help, by what their profiles say."),
    "glossary": _("Terms a newcomer to this theme has to know."),
    "norms": _("Rules and standards it stands on, and what each asks."),
    "annotated_reading": _("What to read next, why, and for whom."),
    "authors": _("Who wrote and who reviewed it, with the date, one a line."),
    "edition": _("Its number, so that others can say which one they cite."),
    "change_log": _("What changed in this edition, and when."),
}
CASE = OWNED | {
    "level": _("Where the process took place: in a state, in part of one, between several, in a community."),
    "start": _("2005, 2005-08 or 2005-08-15."),
    "end": _("2005, 2005-08 or 2005-08-15. Empty where it is ongoing."),
    "ongoing": _("Whether it is still going on."),
    "parties": _("Each by the name it uses for itself, described in words both sides could read."),
    "strands": _("Parts of the process that ran beside each other."),
    "timeline": _("Phase, from, to, what happened, source. A phase may come back."),
    "third_parties": _("Organisation, state or person: role, track, kind, dates, source."),
    "formats": _("Shuttle, proximity talks, plenary, working groups: how people met."),
    "inclusion_enabled": _("What let those in who are usually left out."),
    "inclusion_held_back": _("What kept them out."),
    "agreements": _("Title, date, stage, and where the full text is."),
    "outcome": _("What came of it, in words both sides could read."),
    "commitments": _("What was promised, due when, and what became of it. A score only where PAM published one."),
    "what_helped": _("One idea a line, with its source where there is one."),
    "what_hurt": _("One idea a line, with its source where there is one."),
    "contested_accounts": _("Two accounts that contradict each other, both with a source. We do not decide."),
    "lessons": _("What this process teaches, leading to the entry that says how."),
    "entries_used": _("Entries whose way of working was used here."),
    "outside_ids": _("How PA-X, UCDP or the Peace Accords Matrix numbers this process."),
    "embargo_until": _("It cannot go live before this day. Readers never see that it waits."),
}
TERM = {
    "in_practice": _("How the word is used at the table, and by which houses otherwise."),
    "not_to_be_confused_with": _("Words it is mistaken for, and the difference."),
    "contested": _("Whether houses or parties disagree about the word itself."),
    "see_also": _("Other terms a reader of this one will want."),
    "related_entries": _("Entries in which the word matters."),
    "themes": _("What it belongs to. May stay empty."),
}
