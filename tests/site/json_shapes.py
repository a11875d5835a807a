"""Whether a value is what a JSON schema says: as much of JSON Schema 2020-12 as the API's description uses."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit
from uuid import UUID

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "boolean": bool,
    "null": type(None),
}
FORMATS = {
    "uuid": UUID,
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
    "uri": lambda text: urlsplit(text).scheme in ("http", "https") or 1 / 0,
}
SAID = {"title", "description", "default", "example"}
KNOWN = {"$ref", "anyOf", "type", "enum", "format", "pattern", "properties", "required", "items"}
KNOWN |= {"maxItems", "minItems", "minimum", "maxLength", "additionalProperties"}


def faults(value, schema: dict, root: dict, at: str = "$") -> list[str]:
    """Every place where a value is not what the schema says; what the schema does not name is a fault too.

    Raises AssertionError for a keyword that is not read here.
    """
    assert set(schema) <= KNOWN | SAID, (at, set(schema) - KNOWN - SAID)
    if "$ref" in schema:
        return faults(value, followed(schema["$ref"], root), root, at)
    if "anyOf" in schema:
        tried = [faults(value, one, root, at) for one in schema["anyOf"]]
        return [] if [] in tried else [fault for some in tried for fault in some]
    kind = schema.get("type")
    if (kind and not isinstance(value, TYPES[kind])) or (kind == "integer" and isinstance(value, bool)):
        return [f"{at} is no {kind}"]
    return [*_of_itself(value, schema, at), *_of_its_parts(value, schema, root, at)]


def followed(reference: str, root: dict):
    """What a local reference names."""
    found = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def _of_itself(value, schema: dict, at: str) -> list[str]:
    found = []
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{at} is not one of {schema['enum']}")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{at} does not match {schema['pattern']}")
    if "format" in schema:
        try:
            FORMATS[schema["format"]](value)
        except (ValueError, ZeroDivisionError):
            found.append(f"{at} is no {schema['format']}")
    limits = (("minimum", lambda: value >= schema["minimum"]), ("maxLength", lambda: len(value) <= schema["maxLength"]))
    return found + [f"{at} breaks {name}" for name, holds in limits if name in schema and not holds()]


def _of_its_parts(value, schema: dict, root: dict, at: str) -> list[str]:
    if isinstance(value, list):
        short, long = len(value) < schema.get("minItems", 0), len(value) > schema.get("maxItems", len(value))
        found = [f"{at} has {len(value)} items"] if short or long else []
        return found + [f for n, one in enumerate(value) for f in faults(one, schema["items"], root, f"{at}[{n}]")]
    if not isinstance(value, dict) or schema.get("additionalProperties") is True:
        return []
    properties = schema.get("properties", {})
    found = [f"{at}.{name} is missing" for name in schema.get("required", ()) if name not in value]
    found += [f"{at}.{name} is not described" for name in value if name not in properties]
    return found + [
        f
        for name, one in value.items()
        if name in properties
        for f in faults(one, properties[name], root, f"{at}.{name}")
    ]
