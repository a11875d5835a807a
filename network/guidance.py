"""What each field of a profile asks for: stands in the form, beside the field."""

from django.utils.translation import gettext_lazy as _

STATED = _("Empty means “not stated”, which readers see apart from “no”.")

ORGANISATION = {
    "kind": _("What it is in law and in fact; one only."),
    "state": _("Active, dormant, merged into another, or closed."),
    "short_name": _("What people call it: usually its abbreviation."),
    "founded": _("The year, or what is known of it."),
    "seat": _("The country of its seat. Offices are shown only where it chose to."),
    "seat_city": _("Only where it is public."),
    "legal_form": _("Association, foundation, charity … and under which country's law."),
    "website": _("Its own, not a page about it."),
    "logo": _("Only with its leave; say so in the picture's credit."),
    "mission": _("In its own words where it has said so, at most 120 words."),
    "impartiality": _("What it says of its impartiality and independence, and how it keeps them."),
    "un_relation": _("Status, mandate or framework, and since when."),
    "eu_relation": _("Status, mandate or framework, and since when."),
    "au_relation": _("Status, mandate or framework, and since when."),
    "asean_relation": _("Status, mandate or framework, and since when."),
    "regions": _("The smallest places that are true; whatever covers them is found too."),
    "staff_band": _("A band, not a number: 10 to 25."),
    "remote_support": STATED,
    "training_offered": STATED,
    "can_start_within": _("Shown only where it chose to; otherwise readers are told to ask the network desk."),
    "can_start_public": _("Only if it said so."),
    "annual_report": _("The address of the newest one."),
    "framework_agreements": _("With whom, until when: who can commission it without a tender."),
    "fast_funding": _("Which funds can pay for it within days, and how."),
    "code_of_conduct": STATED,
    "psea": STATED,
    "duty_of_care": STATED,
    "data_protection": STATED,
    "complaints": STATED,
    "first_contact": _("What a government does first, in one or two sentences. No person's name."),
    "what_is_free": _("What it does without being paid: a first conversation, a reading of a draft."),
    "provenance": _("For each statement above: who said so and where it can be read."),
    "membership": _("Member or former member only: applications, refusals and reasons are never public."),
    "member_since": _("The day the network admitted it."),
    "confirmed_on": _("When it last read this profile and agreed. Readers see a banner after a year."),
    "right_of_reply": _("What it wishes to say to something written here, in its own words."),
}
