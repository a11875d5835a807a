"""The API's description of itself: OpenAPI 3.1, whole, and true of what the API answers."""

import json
import re

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from openapi_spec_validator import OpenAPIV31SpecValidator

from home.models import Phase
from search.api import examples
from search.errors import MOST_LISTED
from search.terms import FACETS
from tests import factories
from tests.site.addresses import PUBLIC
from tests.site.conftest import public_settings
from tests.site.json_shapes import faults, followed

pytestmark = pytest.mark.django_db

DESCRIPTION = "/api/v1/openapi.json"


@pytest.fixture(scope="module")
def door(shared_data):
    with shared_data(), override_settings(**public_settings()):
        entry = factories.entry(title="A clock", themes=["ddr"], regions=["aceh"])
        factories.translated(entry, "fr", title="Une horloge", summary="Elle tictaque.")
        for number in range(25):
            factories.glossary_term(title=f"Clock {number}")
        yield Client(raise_request_exception=False)


@pytest.fixture
def described(door):
    return door.get(DESCRIPTION).json()


def test_it_is_valid_openapi(described):
    assert described["openapi"].startswith("3.1")

    assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []


def operations(described):
    return [(address, path["get"]) for address, path in described["paths"].items()]


def every(value, name):
    """All values under a name, however deep."""
    if isinstance(value, dict):
        for key, below in value.items():
            if key == name:
                yield below
            yield from every(below, name)
    if isinstance(value, list):
        for below in value:
            yield from every(below, name)


# -- that it is OpenAPI ---------------------------------------------------------------------------------------
def test_it_has_what_openapi_asks_for(described):
    assert described["openapi"] == "3.1.0"
    assert {"title", "version", "description"} <= set(described["info"])
    assert set(described) <= {"openapi", "info", "servers", "paths", "components"}
    assert described["servers"] == [{"url": "/"}]
    for address, path in described["paths"].items():
        assert address.startswith("/")
        assert list(path) == ["get"]


def test_it_describes_every_address_there_is_and_no_other(described):
    routes = {"/" + route.replace("<", "{").replace(">", "}") for route in PUBLIC if route.startswith("api/")}

    assert set(described["paths"]) == routes


def test_each_operation_is_whole(described):
    names = [operation["operationId"] for _address, operation in operations(described)]
    assert len(set(names)) == len(names)
    for address, operation in operations(described):
        assert operation["summary"]
        asked = [(parameter["name"], parameter["in"]) for parameter in operation["parameters"]]
        assert len(set(asked)) == len(asked)
        assert {name for name, place in asked if place == "path"} == set(re.findall(r"{(\w+)}", address))
        for parameter in operation["parameters"]:
            assert parameter["required"] is (parameter["in"] == "path")
            assert parameter["schema"]["type"]
            assert parameter["description"]
        for status, response in operation["responses"].items():
            assert re.fullmatch(r"[2-5]\d\d", status)
            assert response["description"]
            assert status in ("304", "405") or response["content"]


def test_every_reference_leads_somewhere(described):
    references = set(every(described, "$ref"))

    assert references
    for reference in references:
        assert isinstance(followed(reference, described), dict)
    named = {reference.rpartition("/")[2] for reference in references}
    assert named >= set(described["components"]["schemas"]) - {"Found", "Start", "Work"}


def test_its_examples_are_what_it_describes(described):
    for address, operation in operations(described):
        for content in (
            c for response in operation["responses"].values() for c in response.get("content", {}).values()
        ):
            if "example" in content:
                assert faults(content["example"], content["schema"], described) == [], address
    row = followed("#/components/schemas/Row", described)
    assert faults(examples.ROW, row, described) == []


# -- that it is true ------------------------------------------------------------------------------------------
ASKED = [
    ("/api/v1/", "/api/v1/", {}),
    ("/api/v1/search", "/api/v1/search", {}),
    ("/api/v1/search", "/api/v1/search", {"q": "clock", "theme": "ddr", "lang": "ar"}),
    ("/api/v1/search", "/api/v1/search", {"region": "aceh"}),
    ("/api/v1/search", "/api/v1/search", {"phase": "nonsense"}),
    ("/api/v1/search", "/api/v1/search", {"q": "a", "nonsense": "b"}),
    ("/api/v1/search.csv", "/api/v1/search.csv", {"next": "a"}),
    ("/api/v1/pages/{key}", "/api/v1/pages/nothing", {}),
    ("/api/v1/pages/{key}", "/api/v1/pages/nothing", {"lang": "xx"}),
    ("/api/v1/openapi.json", "/api/v1/openapi.json", {"a": "b"}),
]


@pytest.mark.parametrize(("address", "asked", "query"), ASKED, ids=str)
def test_an_answer_is_what_was_described(door, described, address, asked, query):
    answer = door.get(asked, query)

    content = described["paths"][address]["get"]["responses"][str(answer.status_code)]["content"]
    schema = content[answer["Content-Type"]]["schema"]
    assert faults(answer.json(), schema, described) == []


def test_so_is_each_work_and_each_line(door, described):
    lines = door.get("/api/v1/search.jsonl").getvalue().decode().splitlines()
    assert len(lines) == 27
    for line in lines:
        row = json.loads(line)
        assert faults(row, followed("#/components/schemas/Row", described), described) == []
        work = door.get(f"/api/v1/pages/{row['key']}").json()
        assert faults(work, followed("#/components/schemas/Work", described), described) == []


def test_a_fault_in_an_answer_would_be_seen(described):
    found = followed("#/components/schemas/Found", described)
    for broken in (
        {},
        {**examples.ANSWERS["search"], "total": "1"},
        {**examples.ANSWERS["search"], "more": 1},
        {**examples.ANSWERS["search"], "hits": [examples.HIT]},
        {**examples.ANSWERS["search"], "total": -1},
    ):
        assert faults(broken, found, described)


def test_the_parameters_are_those_that_are_read(door, described):
    for address, operation in operations(described):
        named = [p for p in operation["parameters"] if p["in"] == "query"]
        said = door.get(address.replace("{key}", "x"), {"nonsense": "a"}).json()
        assert said["allowed"] == [parameter["name"] for parameter in named], address
        for parameter in named:
            schema = parameter["schema"]
            for value in (schema.get("enum") or schema.get("items", {}).get("enum") or ["aceh"])[:60]:
                if parameter["name"] in ("q", "next") or (parameter["name"] == "theme" and value == "aceh"):
                    continue
                answer = door.head(address.replace("{key}", "x"), {parameter["name"]: value})
                assert answer.status_code in (200, 404), (address, parameter["name"], value)


def test_values_are_listed_where_they_are_few(described):
    (search,) = [operation for address, operation in operations(described) if address == "/api/v1/search"]
    schemas = {parameter["name"]: parameter["schema"] for parameter in search["parameters"]}

    assert {"negotiation", "implementation"} <= set(schemas["phase"]["items"]["enum"])
    assert schemas["language"]["items"]["enum"] == ["en", "fr", "es", "ar"]
    assert "pattern" in schemas["region"]["items"]
    assert schemas["lang"]["default"] == "en"
    assert schemas["q"]["maxLength"] == 2_000
    assert {schemas[facet]["maxItems"] for facet in FACETS} == {10}
    assert all(len(schemas[facet]["items"].get("enum", ())) <= MOST_LISTED for facet in FACETS)


def test_a_new_term_is_in_it_at_once(public_door):
    assert b"brand-new" not in public_door.get(DESCRIPTION).content
    Phase.objects.create(slug="brand-new", label_en="Brand new", definition_en="New.", sort_order=99)

    assert b'"brand-new"' in public_door.get(DESCRIPTION).content


def test_it_costs_one_query_once_the_vocabularies_are_known(door):
    door.get(DESCRIPTION)
    with CaptureQueriesContext(connection) as asked:
        door.get(DESCRIPTION)

    assert len(asked) == 1
