"""Translations of the library follow their originals: their words, in the original's blocks."""

import pytest

from home.models import HomePage
from toolbox.models import ToolboxEntryPage

from .library_files import HOME, Library

NAME = "entries/draw-the-map.fr.md"


@pytest.fixture
def library(house, tmp_path) -> Library:
    library = Library(tmp_path)
    library.pair()
    library.translation()
    return library


def version(language: str, slug: str = "draw-the-map") -> ToolboxEntryPage:
    return ToolboxEntryPage.objects.get(slug=slug, locale__language_code=language)


def test_a_translation_is_a_version_of_its_original_at_the_same_slug(library):
    library.load()

    original, french = version("en"), version("fr")
    assert french.live
    assert french.translation_key == original.translation_key
    assert french.get_parent().locale.language_code == "fr"
    assert french.title == "Tracer la carte"
    assert french.problem.startswith("Deux parties")


def test_a_translation_keeps_the_originals_classification_pages_and_sources(library):
    library.load()

    original, french = version("en"), version("fr")
    assert list(french.phases.all()) == list(original.phases.all())
    assert french.themes == original.themes
    assert french.kind == "tool"
    assert list(french.sources.raw_data) == list(original.sources.raw_data)
    assert list(french.related.raw_data) == list(original.related.raw_data)
    example = french.examples[0].value
    assert example["organisation"] == original.examples[0].value["organisation"]
    assert example["source"] == "un-2022"
    assert (example["name"], example["did"]) == ("Une vallée", "A porté la carte")
    assert [block.id for block in french.steps] == [block.id for block in original.steps]
    assert french.also_known_as == ""


def test_links_lead_to_the_page_in_the_texts_own_language_where_there_is_one(library):
    library.load()
    assert f'id="{version("en", "other").pk}"' in version("fr").when_to_use[0].value.source

    library.translation("other")
    library.translation(old="Nommer les routes.", new="Nommer les routes et les ponts.")
    library.load()
    assert f'id="{version("fr", "other").pk}"' in version("fr").when_to_use[0].value.source


def test_a_changed_original_brings_its_translation_along(library):
    library.load()
    library.entry(old="phases: [negotiation, agreement]", new="phases: [implementation]")
    library.load()

    assert [term.slug for term in version("fr").phases.all()] == ["implementation"]
    assert "0 new, 1 changed" in library.said  # what follows the original is no change of the translation's file


def test_a_translation_with_fewer_items_is_refused(library):
    library.entry(old="- One side wants", new="- It is night.\n- One side wants")
    faults = library.faults()
    assert len(faults) == 1
    assert faults[0].startswith(f"{NAME}:17: When not to use it: There are 1 here; the original has 2.")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("## Minimum version\n\nNommer les routes.\n", "", "1: Minimum version: The original says something here"),
        ("- Who: Le médiateur\n", "", "23: Steps: The original's “who” has no translation"),
        ('summary: "Savoir où passe la ligne avant de dire où elle tient."\n', "", "1: summary: "),
    ],
)
def test_a_text_without_translation_is_refused(library, old, new, said):
    library.translation(old=old, new=new)
    faults = library.faults()
    assert faults[0].startswith(f"{NAME}:{said}")


def test_a_copy_of_the_original_is_no_translation(library):
    library.translation(
        old="Savoir où passe la ligne avant de dire où elle tient.",
        new="Know where the line is before you say where it holds.",
    )
    assert "Nothing here has been translated yet" in library.faults()[0]


def test_a_translation_without_an_original_is_refused(library):
    library.translation("nowhere")
    assert library.faults()[0].startswith("entries/nowhere.fr.md:1: file: There is no original")


def test_a_translation_of_an_original_that_is_off_the_site_stays_a_draft(library):
    (library.folder / NAME).unlink()
    library.load()
    version("en").unpublish()
    library.translation()
    library.load()

    assert not version("fr").live


def test_the_home_page_has_its_words_in_each_language(library):
    library.write("pages/home.en.md", HOME.format(language="en", title="Toolbox"))
    library.write("pages/home.fr.md", HOME.format(language="fr", title="Boîte"))
    library.load()

    assert HomePage.objects.get(locale__language_code="fr").title == "Boîte"
    assert HomePage.objects.get(locale__language_code="en").title == "Toolbox"


def test_an_original_that_an_editor_deleted_keeps_nothing_from_loading(library):
    library.load()
    version("en").delete()

    library.load()

    assert not ToolboxEntryPage.objects.filter(slug="draw-the-map", locale__language_code="en").exists()
    assert not version("fr").live
