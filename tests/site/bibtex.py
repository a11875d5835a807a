"""BibTeX as strictly as its oldest reader takes it (https://www.bibtex.org/Format/): one entry, fields in braces."""

import re

ENTRY = re.compile(r"@([a-z]+)\{([^\s,{}\"#%'()=~\\]+),\n")
NAME = re.compile(r"\s*([a-z]+) = ")
WORD = re.compile(r"[a-z]+")
# A command of TeX with nothing in it, or one of the signs that are written after a backslash.
COMMAND = re.compile(r"\\(?:[a-z]+\{\}|[%&#$_])")
SIGNS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
VERBATIM = ("url",)


def read(text: str) -> tuple[str, str, dict[str, str]]:
    """(type, key, field → what TeX sets for it). Raises AssertionError for anything that some reader would refuse."""
    opening = ENTRY.match(text)
    assert opening, text
    fields, place = {}, opening.end()
    while text[place] != "}":
        named = NAME.match(text, place)
        assert named, text[place:]
        value, place = _value(text, named.end())
        assert named[1] not in fields, named[1]
        fields[named[1]] = value if named[1] in VERBATIM else as_set(value)
        assert text[place : place + 2] == ",\n", text[place:]
        place += 2
    assert text[place:] == "}\n"
    return opening[1], opening[2], fields


def _value(text: str, place: int) -> tuple[str, int]:
    """A value, and where it ends: a word, or what stands between braces. BibTeX counts each brace, however written."""
    if text[place] != "{":
        word = WORD.match(text, place)
        return word[0], word.end()
    depth, start = 0, place
    while True:
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        assert text[place] != "\n", "a line break in a value"
        place += 1
        if depth == 0:
            return text[start + 1 : place - 1], place


def as_set(value: str) -> str:
    """What TeX makes of a value: no sign is left that it would not set as itself."""
    left = re.sub(r"^\{(.*)\}$", r"\1", value)
    bare = COMMAND.sub("", left)
    assert not re.search(r"[\\{}%&#$_~^]", bare), value
    return COMMAND.sub(lambda found: SIGNS.get(found[0][1:-2], found[0][1:]), left)
