"""Values as the front matter writes them."""

import datetime
import json
import re

from .marking import tidy_lines

BARE = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
WIDEST = 100
# Line breaks and unseen characters of YAML that JSON writes as they are.
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def scalar(value) -> str:
    """One value on one line: a slug, number or date bare, any other text in quotation marks."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    text = tidy_lines(str(value))
    if BARE.match(text) and text != "null":
        return text
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04X}", json.dumps(text, ensure_ascii=False))


def listed(key: str, values: list) -> str:
    """A list beside its key, or below it where the line would be long."""
    rows = [scalar(value) for value in values]
    line = f"{key}: [{', '.join(rows)}]"
    if len(line) <= WIDEST or all(BARE.match(row) for row in rows):
        return line
    return "\n".join([f"{key}:", *(f"  - {row}" for row in rows)])


def mapped(rows: dict, indent: str) -> str:
    """The lines of a map, one key a line."""
    return "\n".join(
        f"{indent}{listed(key, value) if isinstance(value, list) else f'{key}: {scalar(value)}'}".replace(
            "\n", f"\n{indent}"
        )
        for key, value in rows.items()
    )


def maps(key: str, rows: list[dict]) -> str:
    """A list of maps below its key."""
    lines = [f"{key}:"]
    for row in rows:
        text = mapped(row, "    ")
        lines.append(f"  - {text.strip()}" if row else "  - {}")
    return "\n".join(lines)
