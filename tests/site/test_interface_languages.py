"""Whoever reads in French, Spanish or Arabic meets no English words of the interface."""

import ast
from io import BytesIO

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from tests import factories
from toolbox_site.messages import LOCALE

LANGUAGES = ("fr", "es", "ar")
FORMS = {"fr": 2, "es": 3, "ar": 6}
KEYWORDS = {
    "gettext": None,
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# What Python names them by, too.
NAMES_IN_PYTHON = ("gettext", "gettext_lazy", "gettext_noop", "_", "ngettext", "pgettext", "pgettext_lazy")
# Where a reader's words stand beside those of the templates: everywhere in the search, and here.
READERS_PYTHON = ("toolbox/choices.py", "toolbox/relations.py", "network/choices.py", "home/citations.py")
OWN_WORDS = {
    "fr": ("Rechercher", "Quand ne pas l'utiliser"),
    "es": ("Buscar", "Cuándo no usarlo"),
    "ar": ("بحث", "متى لا يُستخدم"),
}


@pytest.fixture(scope="module")
def catalogues():
    found = {}
    for language in LANGUAGES:
        with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as opened:
            found[language] = read_po(opened, locale=language)
    return found


@pytest.fixture(scope="module")
def compiled():
    """What the site reads is as new as what people write."""
    for source in LOCALE.glob("*/LC_MESSAGES/*.po"):
        made = source.with_suffix(".mo")
        fresh = made.exists() and made.stat().st_mtime >= source.stat().st_mtime
        assert fresh, f"Compile {source.parts[-3]} anew: python -m toolbox_site.messages"


def said_in_templates() -> set:
    found = set()
    for template in (settings.ROOT / "templates").rglob("*.*ml"):
        if not {"wagtailadmin", "admin"} & set(template.parts):  # the desk's own pages are no reader's
            # What Django makes of a template is no Python; the JavaScript reader takes its calls just as well.
            code = BytesIO(templatize(template.read_text()).encode())
            found |= {(context, said) for _line, said, _comments, context in extract("javascript", code, KEYWORDS)}
    return found


def said_in_python() -> set:
    """(context, message id) of every call that asks for a translation, those inside f-strings too."""
    root = settings.ROOT
    paths = [*sorted((root / "search").rglob("*.py")), *(root / name for name in READERS_PYTHON)]
    calls = [node for path in paths for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    return {_asked(call) for call in calls if getattr(call.func, "id", "") in NAMES_IN_PYTHON and _is_plain(call)}


def _is_plain(call: ast.Call) -> bool:
    return isinstance(call.args[0], ast.Constant)


def _asked(call: ast.Call) -> tuple:
    texts = [text.value for text in call.args if isinstance(text, ast.Constant)]
    if call.func.id == "ngettext":
        return None, tuple(texts[:2])
    return tuple(texts) if call.func.id.startswith("pgettext") else (None, texts[0])


def untranslated(catalogue, asked: set) -> list:
    missing = []
    for context, said in asked:
        message = catalogue.get(said if isinstance(said, str) else said[0], context)
        strings = [message.string] if message and isinstance(message.string, str) else getattr(message, "string", ())
        if not strings or not all(strings):
            missing.append((context, said))
    return sorted(missing, key=str)


def test_the_templates_are_read():
    asked = said_in_templates()

    assert {(None, "Search"), (None, "Also known as:"), (None, ("%(count)s page", "%(count)s pages"))} <= asked
    assert len(asked) > 140


def test_the_python_is_read():
    said = {(None, ("result", "results")), (None, "chosen; drop it"), ("track", "on %(values)s"), (None, "Toolbox")}

    assert said <= said_in_python()


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_templates_say_is_translated(catalogues, language):
    assert untranslated(catalogues[language], said_in_templates()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answers_of_the_search_and_the_closed_lists_are_translated(catalogues, language):
    assert untranslated(catalogues[language], said_in_python()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_place_is_among_completions_is_translated(catalogues, language):
    from home.models import RegionKind

    with override("en"):
        kinds = {(None, str(label)) for label in RegionKind.labels}

    assert untranslated(catalogues[language], kinds) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_as_a_heading_is_translated(catalogues, language):
    from toolbox.models import CasePage, ThematicGuidePage, ToolboxEntryPage

    with override("en"):
        headings = {
            (None, str(model._meta.get_field(name).verbose_name))
            for model in (ToolboxEntryPage, CasePage, ThematicGuidePage)
            for name in model.READING_ORDER
        }

    assert untranslated(catalogues[language], headings) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_has_all_the_forms_of_its_language(catalogues, language):
    catalogue = catalogues[language]
    plural = [message for message in catalogue if message.pluralizable and any(message.string)]

    assert catalogue.num_plurals == FORMS[language]
    assert len(plural) >= 6
    for message in plural:
        assert len([form for form in message.string if form]) == FORMS[language], message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_half_done(catalogues, language):
    assert [message.id for message in catalogues[language] if message.id and message.fuzzy] == []
    for message in catalogues[language]:
        strings = [message.string] if isinstance(message.string, str) else message.string
        if message.id and message.python_format and any(strings):
            said = message.id if isinstance(message.id, str) else message.id[-1]
            # A form for one number only may leave the number out; nothing else may be left out or invented.
            names = set(_names(said))
            assert all(set(_names(one)) <= names for one in strings), message.id
            assert message.pluralizable or set(_names(strings[0])) == names, message.id


def _names(text: str) -> list[str]:
    return [part.split(")")[0] for part in text.split("%(")[1:]]


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_search_and_when_not_to_use_it_in_its_own_words(public_door, compiled, language):
    page = factories.entry(slug="map")
    factories.translated(page, language, title="X", summary="Y", slug="x")
    search, when_not = OWN_WORDS[language]

    body = public_door.get(f"/{language}/toolbox/x/").content.decode().replace("&#x27;", "'")

    assert f'<button class="button">{search}</button>' in body
    assert f">{when_not}</h2>" in body
    assert "When not to use it" not in body


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_told_in_its_own_language_whoever_saves_it(public_door, compiled, language):
    page = factories.entry(slug="map")
    translation = factories.translated(page, language, title="X", summary="Y", slug="x")

    with override("en"):
        headings = [passage.heading for passage in translation.search_record().passages]
    with override(language):
        assert OWN_WORDS[language][1] in headings
        assert "When not to use it" in [passage.heading for passage in page.search_record().passages]
    assert f"## {OWN_WORDS[language][1]}\n" in public_door.get(f"/{language}/toolbox/x/index.md").content.decode()
