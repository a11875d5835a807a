"""What is wrong with a file is told by file, line and field, and then nothing is written."""

import pytest
from wagtail.models import Page

from .library_files import ORGANISATION, Library

NAME = "entries/draw-the-map.en.md"


@pytest.fixture
def library(house, tmp_path) -> Library:
    library = Library(tmp_path)
    library.pair()
    return library


def line_of(library: Library, text: str, name: str = NAME) -> int:
    lines = (library.folder / name).read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


FAULTS = {
    "an unknown heading": ("## Steps", "## Stepps", "Stepps", "Did you mean “Steps”?"),
    "an unknown phase": ("[negotiation,", "[negociation,", "phases", "Did you mean “negotiation”"),
    "an unknown theme": ("[ceasefires,", "[cease-fires,", "themes", "Did you mean “ceasefires”"),
    "an unknown basis": ("basis: documented-cases", "basis: hearsay", "basis", "no term"),
    "too many themes": ("security-arrangements]", "ddr, youth, children]", "themes", "At most 3"),
    "an unknown kind": ("kind: tool", "kind: gadget", "kind", "method, tool"),
    "an unknown key": ("keywords:", "keyword:", "keyword", "Did you mean “keywords”?"),
    "a bad date": ("2026-11-22", "2026-13-40", "reviewed_on", "is no date"),
    "a word for true": ("tracks: [track-1]", "contested: perhaps", "contested", "true or false"),
    "a long summary": ('summary: "', f'summary: "{"long " * 60}', "summary", "280"),
    "a page that is not there": ("entry: other}", "entry: othre}", "related: entry", "Did you mean “other”"),
    "a link to nothing": ("(entry:other)", "(entry:nothing)", "When to use it", "There is no entry “nothing”"),
    "a source without entry": ("Source: un-2022", "Source: un-2002", "Examples › A valley: Source", "un-2022"),
    "a misspelt label": ("- How long: Half", "- Hwo long: Half", "Steps › Ask each side for its map", "How long"),
    "a label twice": ("- How long: Half", "- Who: Half", "Steps › Ask each side for its map: Who", "twice"),
    "marks where words go": ("- Who: The mediator", "- Who: The **one**", "Steps › Ask each", "plain words"),
    "a source of its own kind": ("https://example.org/guidance", "example.org", "sources: url", "no web address"),
    "a text where a list goes": ("phases: [negotiation, agreement]", "phases: negotiation", "phases", "list"),
    "another slug": ("slug: draw-the-map", "slug: draw-a-map", "slug", "as in the file's name"),
    "another type": ("type: entry", "type: guide", "type", "In this folder"),
    "an empty section": ("Name the roads.\n", "", "Minimum version", "empty"),
    "prose where points go": ("- One side wants", "One side wants", "When not to use it", "Only a list"),
}


@pytest.mark.parametrize(("old", "new", "field", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_by_file_line_and_field(library, old, new, field, said):
    library.entry(old=old, new=new)
    before = Page.objects.count()

    faults = library.faults()

    wanted = line_of(library, new.strip().splitlines()[0] if new else "## Minimum version")
    assert len(faults) == 1
    assert faults[0].startswith(f"{NAME}:{wanted}: {field}")
    assert said in faults[0]
    assert Page.objects.count() == before


def test_all_faults_of_all_files_are_listed(library):
    library.entry(old="kind: tool", new="kind: gadget")
    library.entry("other", related="draw-the-map", old="basis: documented-cases", new="basis: hearsay")
    library.write("organisations/a-house.en.md", ORGANISATION.replace("finland", "finnland"))

    assert [fault.split(":")[0] for fault in library.faults()] == [
        NAME,
        "entries/other.en.md",
        "organisations/a-house.en.md",
    ]


@pytest.mark.parametrize(
    ("old", "field"),
    [
        ("## When not to use it\n\n- One side wants the pause to rearm.\n", "When not to use it"),
        ("## Minimum version\n\nName the roads.\n", "Minimum version"),
        ("basis: documented-cases\n", "basis"),
        ("phases: [negotiation, agreement]\n", "phases"),
        ("general: true\n", "regions"),
    ],
)
def test_what_the_gate_asks_for_is_asked_of_the_file(library, old, field):
    library.entry(old=old, new="")

    faults = library.faults()
    assert len(faults) == 1
    assert faults[0].startswith(f"{NAME}:1: {field}: ")


def test_a_text_over_its_words_is_named_by_its_section(library):
    library.entry(old="Two sides agree", new="Two sides agree " + "and agree " * 70)
    faults = library.faults()
    assert faults[0].startswith(f"{NAME}:{line_of(library, '## The problem')}: The problem: ")
    assert "120" in faults[0]


def test_a_half_filled_block_is_named_by_its_own_line(library):
    library.entry(old="It held for a week.\n", new="")
    faults = library.faults()
    assert faults[0].startswith(f"{NAME}:{line_of(library, '### A valley')}: Examples: happened")


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ('founded: {value: "1999"}', "no source"),
        ('founded: {source: "https://example.org/"}', "value is missing"),
        ('fonuded: {value: "1999", source: "https://example.org/"}', "Did you mean “founded”?"),
        ('founded: "1999"', "a value and a source"),
        ('founded: {value: "1999", source: "a friend"}', "no web address"),
    ],
)
def test_a_fact_without_a_source_is_refused(library, fact, said):
    old = 'founded: {value: "1999", source: "https://example.org/history", source_title: "History"}'
    library.write("organisations/a-house.en.md", ORGANISATION.replace(old, fact))
    faults = library.faults()
    assert faults[0].startswith("organisations/a-house.en.md:10: facts: ")
    assert said in faults[0]


def test_a_profile_that_stays_a_draft_is_checked_as_well(library, settings):
    settings.LIBRARY_PROFILES_LIVE = False
    library.write("organisations/a-house.en.md", ORGANISATION.replace("kind: ngo\n", ""))
    assert library.faults()[0].startswith("organisations/a-house.en.md:1: kind: ")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('title: "Draw the map"', "title: Draw: the map", 5, "cannot be read"),
        ('title: "Draw the map"', 'title: "Draw the map', 6, "cannot be read"),
        ("kind: tool", "kind: tool\nkind: method", 9, "twice"),
        ("kind: tool", "kind: &a tool", 8, "Anchors"),
        ("kind: tool", "kind: !!python/object:os.system tool", 8, "Anchors"),
        ("kind: tool", "kind: [[[[[[[[[[]]]]]]]]]]", 8, "deep nesting"),
        ("---\n\n## The problem", "\n\n## The problem", 1, "does not end"),
        ("## The problem", "Loose words\n\n## The problem", 25, "under no heading"),
    ],
)
def test_a_file_that_cannot_be_taken_apart_says_where(library, old, new, line, said):
    library.entry(old=old, new=new)
    faults = [fault for fault in library.faults() if fault.startswith(NAME)]
    assert faults[0].startswith(f"{NAME}:{line}: ")
    assert said in faults[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Name the roads.", "Name <script>alert(1)</script> the roads."),
        ("Name the roads.", "<iframe src='https://example.org'></iframe>"),
        ("Name the roads.", "<!-- hidden -->"),
        ("Name the roads.", "[roads](javascript:alert(1))"),
        ("Name the roads.", "<javascript:alert(1)>"),
        ("Name the roads.", "[roads](data:text/html;base64,AAAA)"),
        ("Name the roads.", "![roads](https://example.org/pixel.gif)"),
        ("Name the roads.", "```\nroads\n```"),
        ('title: "Draw the map"', 'title: "Draw <img src=x onerror=alert(1)>"'),
        ("- Who: The mediator", "- Who: &lt;script&gt;alert(1)"),
        ('url: "https://example.org/guidance"', 'url: "javascript:alert(1)"'),
    ],
)
def test_markup_and_links_that_act_are_refused(library, old, new):
    library.entry(old=old, new=new)
    faults = library.faults()
    assert faults[0].startswith(f"{NAME}:{line_of(library, new.splitlines()[0])}: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"---\ntitle: a\x00b\n---\n", "nobody sees (U+0000)"),
        ("---\ntitle: a\u202eb\n---\n".encode(), "nobody sees (U+202E)"),
        (b"---\ntitle: " + b"a" * 1_000_000 + b"\n---\n", "more than"),
        (b"---\ntitle: " + b"a" * 20_000 + b"\n---\n", "This line has more than"),
        (b"---\ntitle: a\n---\n\n## The problem\n\n" + b"[a" * 100_000, "more than"),
        (b"", "first line"),
        (b"---\n---\n", "not a list of"),
        (b"---\n- a\n- b\n---\n", "not a list of"),
        (b"---\na: &a [x, x]\nb: *a\n---\n", "Anchors"),
    ],
    ids=range(10),
)
def test_a_hostile_file_is_refused_with_a_reason(library, content, said):
    library.write(NAME, content)
    faults = [fault for fault in library.faults() if fault.startswith(NAME)]
    assert said in faults[0]


@pytest.mark.parametrize(
    "name", ["entries/No Name.en.md", "entries/x.de.md", "entries/x.md", "entrys/x.en.md", "x.en.md"]
)
def test_a_file_in_the_wrong_place_is_named(library, name):
    library.write(name, "---\n---\n")
    assert library.faults()[0].startswith(name.partition("/")[0])


def test_no_link_leads_out_of_the_folder(library, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret"
    outside.write_text("secret words")
    (library.folder / "entries" / "linked.en.md").symlink_to(outside)
    (library.folder / "cases").symlink_to(outside.parent)

    faults = "\n".join(library.faults())
    assert "entries/linked.en.md:1: file: This is not a plain file." in faults
    assert "cases:1: file: " in faults
    assert "secret" not in faults


def test_a_reserved_address_is_refused(library):
    text = "---\ntype: page\nslug: search\nlanguage: en\ntitle: S\nsummary: S.\n---\n\n## Body\n\nWords.\n"
    library.write("pages/search.en.md", text)
    assert "the site keeps for itself" in library.faults()[0]
