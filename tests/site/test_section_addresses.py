"""Each section of a page has an address that can be copied from its heading, without any script."""

import re

import pytest

from home.markup_tree import tree
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["entry", "guide", "case", "organisation", "term"])
def test_after_each_heading_of_a_section_stands_the_address_of_the_section(public_door, house, kind):
    page = make.MAKERS[kind](sources=[make.source()])

    main = next(tree(public_door.get(page.get_url()).content.decode()).all("main"))

    own = [one for one in main.all("section") if "section" in one.classes or "guide-section" in one.classes]
    assert len(own) >= 3
    for section in own:
        heading, link = section.elements()[0].elements()
        assert re.fullmatch(r"h[23]", heading.tag)
        assert (link.tag, link.attributes["href"]) == ("a", f"#{section.attributes['id']}")
        # Its name says which section, so that a list of the page's links can be told apart.
        assert link.attributes["aria-label"] == f"Address of this section: {heading.text().strip()}"
        # The heading itself is read without the sign.
        assert heading.attributes["id"] == section.attributes["aria-labelledby"]
        assert "#" not in heading.text()


def test_the_sign_is_no_part_of_the_text(public_door, house):
    text = public_door.get(f"{make.guide().get_url()}index.md").content.decode()

    assert "Address of this section" not in text
    assert "\n## Key messages\n" in text
