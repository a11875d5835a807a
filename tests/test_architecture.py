"""The shape of the house: what a reader of the folders and the code may rely on."""

import ast
import importlib
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import resolve
from importlinter.cli import lint_imports
from wagtail.blocks import Block, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from tests.site import addresses

ROOT = Path(settings.ROOT)
APPS = ("toolbox_site", "search", "toolbox", "network", "home")
LISTED = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
FILES = subprocess.run(LISTED, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
TRACKED = [ROOT / file for file in FILES if (ROOT / file).is_file()]
MODULES = [path for path in TRACKED if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in (*APPS, "tests")]
CODE = [path for path in MODULES if path.relative_to(ROOT).parts[0] in APPS and "migrations" not in path.parts]
TEMPLATES = [path for path in TRACKED if path.suffix == ".html" and path.is_relative_to(ROOT / "templates")]

THE_VERB = "home/querysets.py"
# What asks about a page's row, not about what readers see of it: each with its reason.
ASKS_THE_ROW = {
    "home/clock.py": "takes down what expired",
    "home/site_version.py": "reads the next hour at which a page expires",
    "home/together.py": "reads the hours at which search must stop showing",
    "home/models/base.py": "the gate tells a first publishing from a later one",
    "home/wagtail_hooks.py": "the desk's side",
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(path: Path) -> int:
    return len(path.read_text().splitlines())


# -- size -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_fits_in_a_head(path):
    if "migrations" not in path.parts:
        assert lines_of(path) <= 400


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_function_fits_on_a_screen(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno - node.lineno + 1 <= 60, node.name


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_template_is_short(path):
    most = 30 if path.relative_to(ROOT / "templates").parts[0] in ("components", "blocks") else 80
    assert lines_of(path) <= most


def test_production_settings_can_be_read_through():
    assert lines_of(ROOT / "toolbox_site" / "settings" / "base.py") <= 300


# -- names ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", [*CODE, *TEMPLATES], ids=name)
def test_nothing_is_called_after_nothing(path):
    words = {part.removesuffix(path.suffix) for part in path.relative_to(ROOT).parts}
    assert not words & {"utils", "util", "helpers", "helper", "core", "common", "misc"}


def blocks_below(key: str, block: Block):
    """(key, block) of a block and of all in it."""
    yield key, block
    if isinstance(block, StreamBlock | StructBlock):
        for below, child in block.child_blocks.items():
            yield from blocks_below(below, child)
    elif hasattr(block, "child_block"):
        yield from blocks_below("", block.child_block)


OUR_STREAMS = [
    (f"{model.__name__}.{field.name}", field.stream_block)
    for model in get_page_models()
    if model.__module__.split(".")[0] in APPS
    for field in model._meta.get_fields()
    if isinstance(field, StreamField)
]


@pytest.mark.parametrize(("where", "stream"), OUR_STREAMS, ids=[where for where, _stream in OUR_STREAMS])
def test_a_block_is_named_for_what_it_holds(where, stream):
    for key, block in blocks_below("", stream):
        assert not key.endswith("_block"), key
        assert re.fullmatch(r"[a-z][a-z_]*|", key), key
        assert not isinstance(block, StructBlock) or block.meta.icon, key


# -- imports --------------------------------------------------------------------------------------------------
def test_imports_only_look_down(capsys):
    kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0

    said = capsys.readouterr().out
    assert kept, said
    assert "Imports only look down KEPT" in said


def test_only_the_root_urls_import_search():
    for path in CODE:
        app = path.relative_to(ROOT).parts[0]
        if app in ("home", "network", "toolbox"):
            assert not re.search(r"^\s*(from|import) search\b", path.read_text(), re.MULTILINE), name(path)


# -- what readers see is said by one verb ---------------------------------------------------------------------
WAGTAILS_VERBS = {"live", "not_live", "public", "not_public", "private", "in_menu"}
NARROWING = {"filter", "exclude", "get", "get_or_create", "count"}


def method_calls(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


@pytest.mark.parametrize("path", [path for path in CODE if name(path) != THE_VERB], ids=name)
def test_what_readers_see_is_asked_by_readable_alone(path):
    found = [f"{name(path)}:{node.lineno} .{verb}()" for verb, node in method_calls(path) if verb in WAGTAILS_VERBS]

    assert not found, "ask readable() or readable_pages() of home.querysets"


@pytest.mark.parametrize("path", [path for path in CODE if name(path) not in (THE_VERB, *ASKS_THE_ROW)], ids=name)
def test_no_query_of_the_public_side_goes_by_the_column(path):
    for verb, node in method_calls(path):
        asked = {keyword.arg.partition("__")[0] for keyword in node.keywords if keyword.arg}
        if verb in NARROWING:
            assert not asked & {"live", "expire_at", "expired", "withdrawal"}, f"{name(path)}:{node.lineno}"


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_template_asks_the_database_or_wagtail_for_pages(path):
    text = path.read_text()
    reaching = (".get_children", ".get_siblings", ".get_parent", ".get_descendants", ".get_ancestors")
    for asked in (*reaching, ".live", "objects.", ".localized"):
        assert asked not in text, asked
    # Links in running text lead only where readers may go: home_links.prose sees to it, richtext does not.
    for tag in ("|richtext", "{% pageurl", "{% slugurl", "get_translations"):
        assert tag not in text, tag


# -- addresses ------------------------------------------------------------------------------------------------
def routes_of(configuration: str) -> list[str]:
    module = importlib.import_module(f"toolbox_site.urls.{configuration}")
    return [route for route, _pattern in addresses.routes(module.urlpatterns)]


def test_every_public_address_is_in_the_table_of_tested_addresses():
    assert set(routes_of("public")) == set(addresses.PUBLIC)
    assert len(routes_of("public")) == len(addresses.PUBLIC)


def test_the_desk_has_those_and_its_own_and_no_other():
    assert set(routes_of("desk")) == {*addresses.PUBLIC, *addresses.DESK}
    assert routes_of("both") == [*addresses.DEVELOPMENT, *routes_of("desk")]


@pytest.mark.django_db
def test_every_address_in_the_table_is_answered_by_its_own_route(client):
    for route, address in {**addresses.PUBLIC, **addresses.DESK}.items():
        asked = address.format(language="en")
        if route == "documents/":
            continue  # Wagtail has nothing at the folder itself
        door = "public" if route in addresses.PUBLIC else "desk"
        found = resolve(asked, f"toolbox_site.urls.{door}").route.replace("en/", "<language>/", 1)
        assert found.replace("^", "").startswith(route.replace("^", "")), asked


# -- what a stranger gets --------------------------------------------------------------------------------------


def texts() -> list[tuple[str, str]]:
    found = []
    for path in TRACKED:
        try:
            found.append((name(path), path.read_text()))
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_names_the_machine_it_was_made_on():
    for where, text in texts():
        assert f"{ROOT}/" not in text, where


def test_the_requirements_record_no_address():
    for path in (ROOT / "requirements").glob("*.txt"):
        assert "://" not in path.read_text(), path.name


def test_no_file_holds_a_secret():
    for where, text in texts():
        for secret in re.findall(r"(?i)\b(?:secret_key|password|token)\s*=\s*['\"]([^'\"]{12,})['\"]", text):
            assert where.startswith("tests/") or "only-for-tests" in secret, where
