"""Rich text as Markdown reads back as the same, however its marks lie."""

import html
from types import SimpleNamespace

import pytest

from home.text import plain
from toolbox.library.marking import Marking
from toolbox.library.prose import PARSER, Node, Writer

from .generated_pages import Generator


def markdown(markup: str, **options) -> str:
    def link(attributes):
        return "entry:x" if attributes.get("linktype") else attributes.get("href", "")

    return Marking(link=link, headings={"h2": "###", "h3": "####"}, **options).markdown(markup)


def read_back(text: str) -> str:
    def link(href, line):
        return 'linktype="page" id="1"' if href == "entry:x" else f'href="{html.escape(href)}"'

    def complain(line, message, remedy):
        raise AssertionError(f"{line}: {message}")

    writer = Writer(complain=complain, link=link, headings={"h3": "h2", "h4": "h3"})
    return writer.rich(Node(PARSER.parse(text)).children)


@pytest.mark.parametrize("seed", range(100))
def test_generated_text_reads_back_with_the_same_words_and_marks(seed):
    generator = Generator(seed, {"entry": [SimpleNamespace(pk=1)]})
    markup = generator.rich(lists=True, headings=("h2", "h3"))
    options = {"bullet": "*", "labelled": seed % 2 == 0}

    text = markdown(markup, **options)
    again = read_back(text)

    assert plain(again).split() == plain(markup).split()
    assert markdown(again, **options) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a <b>b</b> c</p>", "a **b** c"),
        ("<p>a<b> b </b>c</p>", "a **b** c"),
        ("<p><b>a <i>b</i></b></p>", "**a _b_**"),
        ("<p>a<b>.b</b></p>", "&#97;**.b**"),
        ("<p>1. a<br/>- b</p>", "1\\. a\\\n\\- b"),
        ('<p><a href="https://example.org/a_(b)">c</a></p>', r"[c](https://example.org/a\_\(b\))"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul><ul><li>c</li></ul>", "- a\n  - b\n\n* c"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c"),
        ("<p>A &amp; B &amp;amp; C</p>", r"A & B \&amp; C"),
    ],
)
def test_marks_are_written_plainly(markup, text):
    assert markdown(markup) == text
