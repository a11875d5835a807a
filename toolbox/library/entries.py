"""A file of library/entries/ as a toolbox entry."""

from home.models import ClaimBasis
from toolbox.choices import EntryKind, Relation
from toolbox.models import ToolboxEntryPage

from .converters import choice, day, flag, number, page, rich, source_key, term, text, when
from .kinds import CLASSIFIED, EVERY_PAGE, FUNDAMENTALS, Kind
from .shapes_body import Label, Labelled, Parts, PointList, Text
from .shapes_front import Lines, Rows, Value, Values

FRONT = {
    **EVERY_PAGE,
    **CLASSIFIED,
    "fundamentals": FUNDAMENTALS,
    "kind": Value("kind", choice(*EntryKind.values)),
    "also_known_as": Lines("also_known_as"),
    "keywords": Values("keywords"),
    "basis": Value("basis", term(ClaimBasis)),
    "basis_note": Value("basis_note", text),
    "contested": Value("contested", flag),
    "contributors": Values("contributors", page("organisation")),
    "contact": Value("contact"),
    "related": Rows("related", {"relation": ("relation", choice(*Relation.values)), "entry": ("entry", page("entry"))}),
}
SECTIONS = {
    "The problem": Text("problem", text),
    "First moves": PointList("first_moves"),
    "When to use it": PointList("when_to_use"),
    "When not to use it": PointList("when_not_to_use"),
    "Early signs": PointList("early_signs"),
    "What to do instead": PointList("instead"),
    "Dilemmas": Parts(
        "dilemmas",
        "title",
        {
            "One way": Label("one_way", rich),
            "The other": Label("other_way", rich),
            "How others chose": Label("others_chose", rich),
        },
    ),
    "Steps": Parts(
        "steps",
        "what",
        {
            "Who": Label("who"),
            "How long": Label("how_long"),
            "What comes out": Label("outcome"),
            "How you know": Label("how_you_know"),
        },
        prose="detail",
    ),
    "Minimum version": Text("minimum_version"),
    "Exercise": Labelled(
        "exercise",
        {
            "Aim": Label("aim"),
            "Group size": Label("group_size"),
            "Minutes": Label("minutes", number),
            "Roles": Label("roles", text),
            "Materials": Label("materials", text),
            "Debrief": Label("debrief", many=True),
        },
    ),
    "Sample wording": Parts(
        "sample_wording",
        "heading",
        {
            "Agreement": Label("agreement"),
            "Date": Label("date", when),
            "What became of it": Label("became"),
            "Source": Label("source", source_key),
        },
        quotation="text",
    ),
    "Law and listing": Parts(
        "law_and_listing",
        "bound",
        {"Where": Label("where"), "Checked on": Label("checked_on", day)},
        prose="rule",
    ),
    "Needs": Labelled(
        "needs",
        {
            "Who must be there": Label("people"),
            "Team": Label("team"),
            "Time": Label("time"),
            "Interpretation": Label("interpretation"),
            "Security": Label("security"),
            "Digital": Label("digital"),
        },
    ),
    "Inclusion": Labelled(
        "inclusion",
        {
            "Who is missing": Label("missing", text),
            "Who pays the price": Label("price", text),
            "Who decides": Label("decides", text),
        },
    ),
    "Signs it works": PointList("signs_it_works"),
    "Signs it fails": PointList("signs_it_fails"),
    "Examples": Parts(
        "examples",
        "name",
        {
            "Case": Label("case", page("case")),
            "Organisation": Label("organisation", page("organisation")),
            "What it did": Label("did"),
            "Source": Label("source", source_key),
        },
        prose="happened",
    ),
    "Dissenting view": Text("dissenting_view"),
}
ENTRY = Kind("entry", "entries", ToolboxEntryPage, "toolbox", FRONT, SECTIONS)
