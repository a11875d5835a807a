"""The vocabularies as they stand in the database."""

import pytest

from home.models import Phase, Region, Theme, ThemeGroup
from search import projection, terms

pytestmark = pytest.mark.django_db

READ = terms.read_terms


@pytest.fixture(autouse=True)
def vocabulary(monkeypatch):
    monkeypatch.setattr(terms, "read_terms", READ)
    terms._held.clear()
    yield
    terms._held.clear()


def test_terms_are_read_with_labels_synonyms_and_what_they_stand_under():
    group = ThemeGroup.objects.create(slug="test-group", label_en="Group")
    Theme.objects.create(
        slug="test-theme", label_en="Theme", label_fr="Thème", synonyms_en="first\nsecond", group=group
    )

    words = terms.vocabulary()

    assert words.label("theme", "test-theme", "fr") == "Thème"
    assert words.label("theme", "test-theme", "ar") == "Theme"
    assert words.parent("theme", "test-theme") == "test-group"
    assert ("second",) in words.names


def test_a_term_is_known_at_the_next_question_and_after_it_is_retired():
    assert not terms.vocabulary().knows("phase", "test-phase")
    phase = Phase.objects.create(slug="test-phase", label_en="Test")
    assert terms.vocabulary().knows("phase", "test-phase")
    phase.retired = True
    phase.save()
    assert terms.vocabulary().knows("phase", "test-phase")


def test_a_place_carries_everything_above_it():
    world = Region.objects.create(slug="test-world", label_en="World")
    Region.objects.create(slug="test-country", label_en="Country", parent=world)

    above = projection.ancestors()["region"]

    assert projection.with_ancestors(["test-country"], above) == ["test-country", "test-world"]
    assert projection.with_ancestors(["unheard-of"], above) == ["unheard-of"]


def test_kinds_and_languages_have_names():
    words = terms.vocabulary()
    assert words.label("type", "entry", "en") == "Toolbox entry"
    assert words.label("language", "ar", "en") == "العربية"
