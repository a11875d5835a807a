"""The API described by itself: OpenAPI 3.1, with the values that the vocabularies allow at this moment."""

import json

from ninja import NinjaAPI

from search.criteria import MOST_VALUES, SORTS
from search.cursors import LONGEST
from search.errors import MOST_LISTED
from search.question import MOST_CHARACTERS, MOST_WORDS
from search.terms import FACETS, Vocabulary

from . import downloads, examples, reading, shapes

TITLE = "Mediation Toolbox"
VERSION = "1"
ABOUT = (
    "Everything the site publishes, to read: no key, no cookie, GET and HEAD only, from any origin. "
    "Nothing that is asked is logged or stored. What is not understood is answered with 400 and says what would be. "
    "Send an answer's ETag back as If-None-Match: while nothing has changed the answer is 304 and costs little. "
    "The text is published under CC BY-SA 4.0, profiles of organisations excepted."
)
ROOT = "/api/v1/"

SAID = {
    "q": f"Words; a phrase in quotes; a minus before what is to be left out. At most {MOST_WORDS} words.",
    "sort": "best: best match first (the best thousand, then newest first). newest: newest first, as without words.",
    "next": "What the answer before gave as next, with the same question.",
    "lang": "The language of labels; nothing else follows it.",
    "each": "document: one row a language version. work: each work once, in the language of lang or else its original.",
}
FACET_SAID = "Any of the values given, by repeating it; different facets narrow. At most ten values."
LONG_FACET_SAID = " The values are the slugs in the answer's facets; a wrong one is answered with the nearest."

# Address → what may be asked there.
ASKED = {
    "": (),
    "openapi.json": (),
    "search": reading.OF_A_SEARCH,
    "search.csv": reading.OF_A_DOWNLOAD,
    "search.jsonl": reading.OF_A_DOWNLOAD,
    "pages/{key}": reading.OF_A_WORK,
}

_held: dict[str, tuple[Vocabulary, str]] = {}


def described(api: NinjaAPI, words: Vocabulary) -> dict:
    """The whole description, for the vocabularies as they are. Made once for each state of them."""
    held = _held.get(ROOT)
    if held is None or held[0] is not words:
        held = _held[ROOT] = (words, json.dumps(_made(api, words)))
    return json.loads(held[1])


def _made(api: NinjaAPI, words: Vocabulary) -> dict:
    made = dict(api.get_openapi_schema(path_prefix=ROOT.strip("/") + "/"))
    for model in (shapes.Fault, shapes.Row):
        made["components"]["schemas"][model.__name__] = model.model_json_schema()
    paths = {}
    for address, names in ASKED.items():
        operation = made["paths"][ROOT + address]["get"]
        operation["operationId"] = {"": "start", "pages/{key}": "page", "openapi.json": "openapi"}.get(
            address, address.replace(".", "_")
        )
        operation["parameters"] = [*_in_path(address), *(_parameter(name, words) for name in names), IF_NONE_MATCH]
        operation["responses"] = _responses(address, operation["responses"])
        paths[ROOT + address] = {"get": operation}
    return {**made, "paths": paths}


IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of an answer held already.",
    "schema": {"type": "string"},
}


def _in_path(address: str) -> list[dict]:
    if "{key}" not in address:
        return []
    said = {"description": "The key of a hit: the work in all its languages.", "example": examples.KEY}
    return [{"name": "key", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}, **said}]


def _parameter(name: str, words: Vocabulary) -> dict:
    """One query parameter with its limits, and its values where they are few."""
    known = {"sort": SORTS, "lang": reading.LANGUAGES, "each": reading.EACH}
    said = SAID.get(name, FACET_SAID)
    if name in known:
        schema = {"type": "string", "enum": list(known[name]), "default": known[name][0]}
    elif name in FACETS:
        slugs = list(words.slugs(name))
        few = 0 < len(slugs) <= MOST_LISTED
        items = {"type": "string", "enum": slugs} if few else {"type": "string", "pattern": "^[-a-z0-9]+$"}
        schema = {"type": "array", "items": items, "maxItems": MOST_VALUES}
        said += "" if few else LONG_FACET_SAID
    else:
        schema = {"type": "string", "maxLength": MOST_CHARACTERS if name == "q" else LONGEST}
    return {"name": name, "in": "query", "required": False, "description": said, "schema": schema}


def _responses(address: str, given: dict) -> dict:
    """What may come back: the answer, and each way to say no."""
    kept = {"ETag": {"description": "Changes with all the answer depends on.", "schema": {"type": "string"}}}
    if address.startswith("search."):
        good = _download(address.partition(".")[2])
    else:
        (content,) = given[200]["content"].values()
        example = {"example": examples.ANSWERS[address]} if address in examples.ANSWERS else {}
        good = {"description": "The answer.", "content": {"application/json": {**content, **example}}}
    responses = {
        "200": {**good, "headers": kept | good.get("headers", {})},
        "304": {"description": "The answer that is held already is still true.", "headers": kept},
        "400": _fault("Something in the question is not understood.", examples.FAULT),
        "405": {"description": "Only GET and HEAD are answered."},
    }
    if "{key}" in address:
        responses["404"] = _fault("There is no such work, or not in this language, or not any more.", examples.ABSENCE)
    return responses


def _fault(said: str, example: dict) -> dict:
    content = {"schema": {"$ref": "#/components/schemas/Fault"}, "example": example}
    return {"description": said, "content": {"application/json": content}}


def _download(ending: str) -> dict:
    name = {"description": "An attachment whose name holds the day.", "schema": {"type": "string"}}
    if ending == "jsonl":
        said, schema = "One object a line, to the end of the list.", {"$ref": "#/components/schemas/Row"}
        content = {"schema": {"type": "string"}, "example": json.dumps(examples.ROW) + "\n", "x-line-schema": schema}
    else:
        columns = ",".join(downloads.COLUMNS)
        said = f"UTF-8 with a byte order mark, RFC 4180, columns {columns}. A cell that begins like a formula gets a '."
        content = {"schema": {"type": "string"}, "example": columns + "\r\n"}
    media_type = downloads.FORMATS[ending][1].partition(";")[0]
    return {"description": said, "content": {media_type: content}, "headers": {"Content-Disposition": name}}
