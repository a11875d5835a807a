"""The library as files again: loading what was exported changes nothing."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Page, Revision, get_page_models

from home.models import IndexPage
from home.text import plain, stream_text
from tests import factories
from tests.conftest import library_copied
from toolbox.library.exporting import export_library
from toolbox.library.registry import KINDS

from .generated_pages import generated

LIBRARY = settings.ROOT / "library"
pytestmark = pytest.mark.usefixtures("house")


def load(folder: Path, *options: str) -> None:
    call_command("load_library", folder, *options, verbosity=0, stdout=StringIO())


def rows() -> tuple:
    return list(Page.objects.order_by("pk").values()), Revision.objects.count()


def words_of(page: Page, names: list[str]) -> dict:
    """What a page says in each field, without its marks."""
    found = {}
    for name in names:
        value = getattr(page, name)
        if hasattr(value, "stream_block"):
            found[name] = stream_text(value).split()
        elif hasattr(value, "all"):
            found[name] = sorted(str(one) for one in value.all())
        elif isinstance(value, Page):
            found[name] = value.slug  # made again it has another number
        else:
            found[name] = plain(value).split() if isinstance(value, str) else value
    return found


@pytest.fixture(scope="module")
def starter_library(django_db_setup, django_db_blocker, tmp_path_factory):
    """The folder that the starter library was exported to, and what was exported."""
    folder = tmp_path_factory.mktemp("exported")
    with django_db_blocker.unblock(), library_copied():
        exported = export_library(drafts=True)
        exported.write(folder)
        before = rows()
        load(folder)
        assert rows() == before, "loading what was exported changes nothing"
    return folder, exported


def test_the_starter_library_comes_back_in_every_language_to_the_letter(starter_library):
    folder, exported = starter_library

    load(folder)

    assert exported.faults == []
    assert set(exported.files) == {str(path.relative_to(LIBRARY)) for path in LIBRARY.glob("*/*.md")}
    assert export_library(drafts=True).files == exported.files


@pytest.mark.parametrize("seed", range(3))
def test_pages_with_every_block_and_odd_words_come_back_to_the_letter(tmp_path, seed):
    with transaction.atomic():
        made = [(kind, page.slug, words_of(page, kind.fields)) for kind, page in generated(seed)]
        first = export_library()
        first.write(tmp_path)
        before = rows()
        load(tmp_path)
        assert rows() == before
        transaction.set_rollback(True)

    load(tmp_path, "--overwrite")

    assert first.faults == []
    again = export_library(drafts=True).files
    for name, text in first.files.items():
        assert again[name].decode().splitlines() == text.decode().splitlines()
    for kind, slug, said in made:
        page = kind.model.objects.get(slug=slug, locale__language_code="en")
        page = page.get_latest_revision_as_object()
        assert words_of(page, kind.fields) == said


def test_a_draft_is_exported_only_where_that_is_asked():
    factories.entry(live=False, slug="not-yet")

    assert "entries/not-yet.en.md" not in export_library().files
    assert "entries/not-yet.en.md" in export_library(drafts=True).files


def test_what_no_file_can_say_is_named(tmp_path, capsys):
    room = Page.objects.get(slug="toolbox", locale__language_code="en")
    factories.glossary_term(slug="a-word", in_practice=f'<p>See <a linktype="page" id="{room.pk}">all</a>.</p>')

    call_command("export_library", tmp_path)

    assert "glossary/a-word.en.md:1: In practice: a link to a page that has no file" in capsys.readouterr().err
    assert (tmp_path / "glossary" / "a-word.en.md").exists()


# What belongs to the site and no file: each with its reason.
THE_SITES_OWN = {
    "licence": "set by the kind of page",
    "files": "documents are uploaded",
    "logo": "pictures are uploaded",
    "can_start_within": "an organisation's own choice, made at the desk",
    "can_start_public": "an organisation's own choice, made at the desk",
    "membership": "the network's, not the library's",
    "member_since": "the network's, not the library's",
    "confirmed_on": "the network's, not the library's",
    "right_of_reply": "the network's, not the library's",
}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_a_page_is_in_its_file_or_known_to_be_the_sites(kind):
    own = {
        field.name
        for field in kind.model._meta.get_fields()
        if field.model is kind.model and getattr(field, "editable", False)
    }
    own -= {"page_ptr", "index_entries"}

    assert own - set(kind.fields) <= set(THE_SITES_OWN)


def test_every_kind_of_page_but_the_rooms_has_files():
    known = {kind.model for kind in KINDS}
    ours = {m for m in get_page_models() if m.__module__.split(".")[0] in ("home", "network", "toolbox")}

    assert {model for model in ours if not issubclass(model, IndexPage)} == known
