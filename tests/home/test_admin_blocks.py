"""Every block an editor can insert says what it is, shows what it looks like, and guides whoever fills it in."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.html import strip_tags
from wagtail.admin.panels import FieldPanel, get_edit_handler
from wagtail.blocks import Block, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models

from home.models import Role
from home.text import plain
from tests.admin_forms import a_page, edit_url
from tests.factories import case

pytestmark = pytest.mark.django_db
MODELS = [model for model in get_page_models() if model is not Page]


def inserted() -> dict[str, Block]:
    """Page type and block name → each block that an editor finds behind a plus sign."""
    found = {}
    for model in MODELS:
        for field in model._meta.get_fields():
            if isinstance(field, StreamField):
                for name, block in field.stream_block.child_blocks.items():
                    found[f"{model.__name__}.{field.name}.{name}"] = block
    return found


BLOCKS = inserted()
ONE_OF_EACH = {type(block).__name__ + name.rsplit(".", 1)[1]: block for name, block in BLOCKS.items()}


def fields_of(panel, guided: bool = False):
    """Each field panel of a form, and whether it or what it stands in carries a guideline."""
    guided = guided or bool(getattr(panel, "help_text", ""))
    if isinstance(panel, FieldPanel):
        yield panel.field_name, guided
    for child in getattr(panel, "children", ()):
        yield from fields_of(child, guided)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_guideline_stands_beside_every_field(model):
    bare = {name for name, guided in fields_of(get_edit_handler(model)) if not guided}

    own = {name for name in bare if not model._meta.get_field(name).help_text}
    assert own <= {"go_live_at", "expire_at"}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_says_in_the_form_what_it_asks_for(name):
    block = BLOCKS[name]

    assert not isinstance(block, StructBlock) or str(block.meta.help_text)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_an_icon_a_description_and_an_example(name):
    block = BLOCKS[name]

    assert block.meta.icon not in ("placeholder", "")
    assert len(str(block.meta.description)) > 10
    assert block.get_preview_value() not in (None, "")
    assert block.meta.template


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_the_preview_of_a_block_shows_its_example(desk, house, name):
    block = ONE_OF_EACH[name]

    answer = desk.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})

    body = answer.content.decode().split("<body", 1)[-1]
    assert answer.status_code == 200
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert strip_tags(body.split(">", 1)[-1]).strip()
    said = [plain(piece) for piece in block.get_searchable_content(block.get_preview_value())]
    assert any(piece in plain(body) for piece in said) or not said


# What stands nowhere but in another element.
ROOMS = {"tr": ("table",), "li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",)}


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_the_preview_of_a_block_is_whole_and_has_the_look_of_a_page(desk, house, name):
    answer = desk.get(reverse("wagtailadmin_block_preview"), {"id": ONE_OF_EACH[name].definition_prefix})
    soup = BeautifulSoup(answer.content, "html.parser")

    sheets = [link["href"].rsplit("/", 1)[1].split(".")[0] for link in soup.find_all("link", rel="stylesheet")]
    assert sheets == ["site", "reading"]
    for element in soup.find_all(list(ROOMS)):
        assert element.find_parent(ROOMS[element.name]), element.name


def test_the_preview_of_what_is_no_block_is_not_found(desk, house):
    for nonsense in ("", "none", "../../etc/passwd", "\x00", "☃" * 500):
        assert desk.get(reverse("wagtailadmin_block_preview"), {"id": nonsense}).status_code == 404


def roles_offered(desk, page) -> dict[str, bool]:
    """Role → whether the list in a block of the form hides it."""
    soup = BeautifulSoup(desk.get(edit_url(page)).content, "html.parser")
    definition = soup.find(id="third_parties")["data-w-block-data-value"]
    lists = [BeautifulSoup(found, "html.parser") for found in strings_in(json.loads(definition)) if "<select" in found]
    return {option["value"]: option.has_attr("hidden") for one in lists for option in one.find_all("option")}


def strings_in(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for part in data.values() if isinstance(data, dict) else data:
            yield from strings_in(part)


def test_the_lists_in_blocks_know_what_was_added_and_what_was_retired_since(desk, house):
    page = case()
    before = roles_offered(desk, page)

    role = Role.objects.get(slug="mediation-lead")
    role.retired = True
    role.save()
    Role.objects.create(slug="weaver", label_en="Weaver", group=role.group)
    after = roles_offered(desk, page)

    assert before["mediation-lead"] is False
    assert "weaver" not in before
    assert after["mediation-lead"] is True
    assert after["weaver"] is False


def test_the_form_asks_for_the_terms_of_its_blocks_a_fixed_number_of_times(desk, house, django_assert_max_num_queries):
    page = a_page("case")
    desk.get(edit_url(page))

    with django_assert_max_num_queries(110):
        desk.get(edit_url(page))


def test_a_draft_that_does_not_say_yet_how_a_statement_is_known_can_be_previewed(house):
    known = dict.fromkeys(("basis", "source_title", "url", "note"), "") | {"field": "founded"}
    page = a_page("organisation", live=False, founded="1999", provenance=[("provenance", known)])

    answer = page.make_preview_request()

    assert answer.status_code == 200
    assert "1999" in answer.render().content.decode()
