"""Each page as Markdown: all that the page says, as structure, in its language, and nothing else."""

import re

import pytest
import yaml
from markdown_it import MarkdownIt

from home import services
from home.markdown_writer import LEFT_OUT_CLASSES, as_markdown
from home.markup_tree import Element, tree
from tests import factories as make
from tests.factories import points, source

pytestmark = pytest.mark.django_db

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")


def front(text: str) -> dict:
    return yaml.safe_load(text.split("---\n")[1])


def body(text: str) -> str:
    return text.split("---\n", 2)[2]


def markdown_of(door, page, language: str = "") -> str:
    address = page.get_url()
    if language:
        address = f"/{language}/{address.split('/', 2)[2]}"
    answer = door.get(f"{address}index.md")
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    return answer.content.decode()


def words(root: Element, left_out=frozenset()) -> list[str]:
    """Every word in a tree, without what is no reading."""
    found = []
    for child in root.children:
        if isinstance(child, str):
            found += re.findall(r"\w+", child)
        elif child.attributes.get("aria-hidden") == "true" or "hidden" in child.attributes:
            continue
        elif not (child.classes & left_out or child.tag in ("nav", "form", "script")):
            found += words(child, left_out)
    return found


def full_pages() -> list:
    """A page of each kind, with all that it can say."""
    party = dict.fromkeys(("track", "start", "end"), "") | {"role": "mediation-lead", "kind": "ngo", "source": "a"}
    helper = make.organisation(title="Helpers", founded="1999", regions=["aceh"])
    case = make.case(
        commitments=[commitment("Guns | knives", "2005-12-31", "Done."), commitment("Courts", "", "Not yet.")],
        third_parties=[("third_party", party | {"name": "H.", "organisation": helper, "note": "It sat.\n\nLong."})],
        contested_accounts=[("contested", {"question": "Why?", "one": "<p>So.</p>", "source": "a", "other": "<p>No.</p>", "other_source": "a"})],
    )  # fmt: skip
    dilemma = {
        "title": "Speed or consent",
        "one_way": "<p>Now.</p>",
        "other_way": "<p>Later.</p>",
        "others_chose": "<p>Both.</p>",
    }
    wording = {
        "heading": "Where",
        "text": "One.\nTwo.",
        "agreement": "The MoU",
        "date": "2005-08-15",
        "became": "Kept.",
        "source": "a",
    }
    entry = make.entry(
        first_moves=points(
            f'See <a linktype="page" id="{case.pk}">the <b>case</b></a>.', "# no *heading*", "1. one_two [x](y)"
        ),
        dilemmas=[("dilemma", dilemma)],
        sample_wording=[("wording", wording)],
        contributors=[helper],
        sources=[source()],
        minimum_version="<p>Do:</p><ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul><ol><li>first</li></ol>",
    )
    row = {"phase": "negotiation", "do": "Draw | it\ntogether.", "avoid": "Dictate it."}
    guide = make.guide(
        do_and_avoid=[("row", row)], checklist=points("A pencil."), entries_used=[entry], cases_used=[case]
    )
    return [entry, case, guide, helper, make.glossary_term(related_entries=[entry]), make.plain_page(body="<h2>One</h2><p>A<br/>b</p>")]  # fmt: skip


def commitment(name: str, due: str, status: str) -> tuple[str, dict]:
    return (
        "commitment",
        {"theme": "ddr", "commitment": name, "due": due, "status": status, "score": "", "score_year": "", "source": ""},
    )


def test_all_that_a_page_says_is_said_in_markdown_word_for_word(public_door, house):
    pages = [page.get_url() for page in full_pages()]
    for address in [*pages, "/en/", "/en/toolbox/", "/fr/glossary/", "/ar/", pages[0].replace("/en/", "/ar/")]:
        html = public_door.get(address).content.decode()
        main = next(tree(html).all("main"))
        text = public_door.get(f"{address}index.md").content.decode()

        said = words(tree(PARSER.render(body(text))))
        assert sorted(said) == sorted(words(main, LEFT_OUT_CLASSES)), address


def test_what_must_be_known_stands_above(public_door, house):
    page = make.entry(title='A "map": of #1', slug="map", sources=[source("a")], review_by="2026-07-01")
    make.translated(page, "fr", title="La carte")

    text = markdown_of(public_door, page)

    assert front(text) == {
        "title": 'A "map": of #1',
        "type": "entry",
        "kind": "Checklist",
        "summary": page.summary,
        "language": "en",
        "address": "http://testserver/en/toolbox/map/",
        "translations": {"fr": "http://testserver/fr/toolbox/map/"},
        "review": "overdue",
        "reviewed_on": make.REVIEWED,
        "review_by": make.REVIEWED.replace(month=7),
        "licence": "cc-by-sa-4.0",
        "licence_address": "https://creativecommons.org/licenses/by-sa/4.0/",
        "sources": [{"key": "a", "author": "An author", "year": "2005", "title": "A book", "publisher": "A press", "language": "en"}],
    }  # fmt: skip
    assert body(text).startswith('\n# A "map": of #1\n\n')


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"reviewed_on": None}, "not-reviewed"),
        ({"review_by": "2026-06-02"}, "overdue"),
        ({"review_by": "2099-01-01"}, "reviewed"),
    ],
)
def test_whether_it_was_reviewed_is_told(public_door, house, fields, state):
    assert front(markdown_of(public_door, make.entry(**fields)))["review"] == state


def test_a_profile_is_not_given_away(public_door, house):
    known = front(markdown_of(public_door, make.organisation()))

    assert known["licence"] == "all-rights-reserved"
    assert "licence_address" not in known


def test_steps_are_numbered_dilemmas_have_headings_and_commitments_are_a_table(public_door, house):
    entry, case, guide, helper, term, _plain = full_pages()

    said = markdown_of(public_door, entry)
    assert "1. **Draw the map**\n\n   Together.\n\n   - **Who:** Both\n   - **How long:** A day\n" in said
    assert "### Speed or consent\n\n#### Pulled one way\n\nNow.\n\n#### Pulled the other\n\nLater.\n" in said
    assert f"See [the **case**](http://testserver{case.get_url()})." in said
    assert "- two\n  - deep" in said
    assert "> One.\\\n> Two." in said
    told = markdown_of(public_door, case)
    assert "| Commitment | What became of it |\n| --- | --- |\n" in told
    assert re.search(r"\| Guns \\\| knives \([^|]+Due: 31 December 2005\) \| Done\. Score[^|]+: not scored \|", told)
    assert re.search(r"\| Courts \([^|]+\) \| Not yet\.", told)
    assert f"[An author, 2005](http://testserver{case.get_url()}#source-a)" in told
    assert (
        "| Phase | Do | Avoid |\n| --- | --- | --- |\n| Negotiation | Draw \\| it together. | Dictate it. |"
        in markdown_of(public_door, guide)
    )
    assert f"- [{entry.title}](http://testserver{entry.get_url()})" in markdown_of(public_door, term)
    assert "- **Founded:** 1999\n" in markdown_of(public_door, helper)


def test_a_profile_tells_apart_what_it_said_what_others_say_and_what_nobody_said(public_door, house):
    known = {"field": "founded", "basis": "public-sources", "source_title": "History", "note": ""}
    page = make.organisation(
        founded="1999",
        legal_form="An association",
        provenance=[("provenance", known | {"url": "https://example.org/history_(old)"})],
    )

    text = body(markdown_of(public_door, page))

    assert "were not confirmed by the organisation" in text.split("##")[0]
    unconfirmed = (
        "From public sources, not confirmed by the organisation: [History](https://example.org/history_%28old%29)"
    )
    assert f"- **Founded:** 1999 ({unconfirmed})\n" in text
    assert "- **Legal form:** An association\n" in text
    assert "- **Protection from sexual exploitation and abuse:** not stated\n" in text


def test_a_list_and_the_first_page_lead_to_every_page_by_its_whole_address(public_door, house):
    entry = make.entry(title="The map")

    for address in ("/en/toolbox/index.md", "/en/index.md"):
        assert f"[The map](http://testserver{entry.get_url()})" in public_door.get(address).content.decode()
    assert front(public_door.get("/en/index.md").content.decode())["type"] == "home"
    assert front(public_door.get("/ar/toolbox/index.md").content.decode())["language"] == "ar"


def test_an_original_shown_for_want_of_a_translation_says_so_and_is_filed_under_its_own_address(public_door, house):
    page = make.entry(slug="map")

    answer = public_door.get("/ar/toolbox/map/index.md")

    text = answer.content.decode()
    assert front(text)["language"] == answer["Content-Language"] == "en"
    assert front(text)["address"] == "http://testserver/en/toolbox/map/"
    assert answer["Link"] == '<http://testserver/en/toolbox/map/>; rel="canonical"'
    assert "## When not to use it" in text
    assert not body(text).startswith(f"\n# {page.title}")  # the notice comes first


def test_where_a_page_moved_each_form_of_it_moved_too(public_door, house):
    from wagtail.contrib.redirects.models import Redirect

    page = make.entry(slug="new")
    Redirect.objects.create(old_path="/en/toolbox/old", redirect_page=page)

    for form in ("index.md", "cite.bib", "cite.json"):
        answer = public_door.get(f"/en/toolbox/old/{form}")
        assert (answer.status_code, answer["Location"]) == (301, f"/en/toolbox/new/{form}")
        assert public_door.get(f"/fr/toolbox/old/{form}")["Location"] == f"/fr/toolbox/new/{form}"


def test_where_a_page_was_withdrawn_each_form_says_so_and_no_more(public_door, house):
    page = make.entry(title="Zebrafinch", slug="zebra")
    services.withdraw(page)

    for form in ("index.md", "cite.bib", "cite.json"):
        answer = public_door.get(f"/en/toolbox/zebra/{form}")
        assert answer.status_code == 410
        assert "Zebrafinch" not in answer.content.decode()


def test_it_is_not_sent_again_while_nothing_has_changed(public_door, house):
    page = make.entry()
    first = public_door.get(f"{page.get_url()}index.md")

    assert first["Cache-Control"] == "public, no-cache"
    again = {"If-None-Match": first["ETag"]}
    assert public_door.get(f"{page.get_url()}index.md", headers=again).status_code == 304
    services.withdraw(page)
    assert public_door.get(f"{page.get_url()}index.md", headers=again).status_code == 410


# -- words that mean something to Markdown ----------------------------------------------------------------------
HOSTILE = (
    *("# no heading", "1. no list", "2) nor this", "- nor that", "+ x", "> quoted", "=====", "---", "***", "* * *"),
    *("a * b * c", "a_b_c and _d_", "**bold**", "`code`", "```", "~~~", "~~gone~~", "[x](http://y)", "![x](y)", "<b>x</b>"),
    *("&amp; &lt; &#35;", "back\\slash\\*", "a | b", "http://x/a_b_(c)", "<http://x>", "[x]: y", "#", "# #", "عربي * _نص_", "    indented"),
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", ["<p>{}</p>", "<ul><li>{}</li></ul>", "<p>a<br>{}</p>", "<h2>{}</h2>", "<dl><dt>{0}</dt><dd>{0}</dd></dl>", "<table><tr><th>{0}</th></tr><tr><td>{0}</td></tr></table>", "<p><a href='/x'>{}</a></p>"])  # fmt: skip
def test_no_word_becomes_markup(text, frame):
    from django.utils.html import escape

    markup = frame.format(escape(text))
    written = as_markdown(tree(markup), "http://here/")

    rendered = tree(PARSER.render(written))
    assert rendered.text().replace(":", "").split() == tree(markup).text().replace(":", "").split(), written
    tags = {element.tag for element in rendered.all("h1", "em", "code", "img", "hr", "blockquote", "pre", "ol")}
    assert not tags, written
    assert not [link for link in rendered.all("a") if link.attributes["href"] != "http://here/x"]


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<p>Two  <b>bold </b>words</p>", "Two **bold** words"),
        ("<p><a href='../b/#c'>there</a></p>", "[there](http://here/b/#c)"),
        ("<ul><li>one</li></ul>", "- one"),
        ("<ul><li>a</li></ul><dl><dt>b</dt><dd>c</dd></dl><ul><li>d</li></ul>", "- a\n\n* **b:** c\n\n- d"),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n\n1) b"),
        ("<ol><li><p>one</p><p>more</p></li><li>two</li></ol>", "1. one\n\n   more\n\n2. two"),
        ("<nav>menu</nav><form>ask</form><p hidden>no</p><script>x</script>", ""),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<p>never closed", "never closed"),
    ],
)
def test_each_thing_is_written_as_markdown_has_it(markup, written):
    assert as_markdown(tree(markup), "http://here/a/") == written
