"""An index on a server: how it is laid out, what it holds of a document, and how that gets there.

Each filling makes an index of its own behind the alias that questions name. Every document carries the filling's
stamp: an index that another database filled, or another version of the analyser, holds none with the right one.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress

from search.texts import FIELDS, Tokens

from . import sets
from .clients import WRITING, Client, ServerFault

# The length of a word of Lucene's is 32,766 bytes at most, four to a letter; a whole name is one word.
LONGEST_TOKEN = 8_000
# Between two texts of one document, so that no phrase crosses.
GAP = 100
OWN = [name for name in FIELDS if name != "elsewhere"]
SAME_OR_NEWER, NOT_THERE = 409, 404

_words = {"type": "text", "analyzer": "tokens", "position_increment_gap": GAP}
_matched = _words | {"norms": False}

SETTINGS = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "refresh_interval": "30s",  # what is written is refreshed as it is written
    "max_result_window": 20_000,
    "max_terms_count": 1_000_000,
    "analysis": {
        "tokenizer": {"blanks": {"type": "whitespace", "max_token_length": LONGEST_TOKEN}},
        "analyzer": {"tokens": {"type": "custom", "tokenizer": "blanks"}},
    },
}
MAPPING = {
    "dynamic": "strict",
    "_source": {"excludes": ["own", "everywhere"]},
    "properties": {
        **{name: _words | {"copy_to": ["own", "everywhere"]} for name in OWN},
        "elsewhere": _words | {"copy_to": ["everywhere"]},
        "own": _matched,
        "everywhere": _matched,
        "number": {"type": "integer"},
        "block": {"type": "integer"},
        "bit": {"type": "double", "index": False},
        "lesser": {"type": "boolean"},
        "stamp": {"type": "keyword"},
    },
}


def create(client: Client, name: str) -> None:
    """Make an empty index."""
    client.send("PUT", f"/{name}", {"settings": {"index": SETTINGS}, "mappings": MAPPING})


def document(number: int, tokens: Tokens, kind: str, stamp: str) -> dict:
    """What a server holds of a document."""
    return {**tokens._asdict(), **sets.stored(number), "lesser": kind == "term", "stamp": stamp}


def put(
    client: Client,
    name: str,
    documents: Iterable[Mapping],
    gone: Iterable[int] = (),
    *,
    version: int,
    refresh: bool = True,
    seconds: float = WRITING,
) -> None:
    """Write some documents and take others away, as of a place in the change log; what is newer there stays.

    Raises ServerFault where any of it failed: then all of it is to be sent again.
    """
    lines: list[Mapping] = []
    for one in documents:
        lines += [{"index": _at(one["number"], version)}, one]
    lines += [{"delete": _at(number, version)} for number in gone]
    if not lines:
        return
    path = f"/{name}/_bulk?refresh={'true' if refresh else 'false'}&require_alias={'false' if '.' in name else 'true'}"
    answer = client.send("POST", path, lines, seconds)
    try:
        done = [(kind, one["status"]) for item in answer["items"] for kind, one in item.items()]
    except (KeyError, TypeError, AttributeError):
        raise ServerFault("an answer to a writing that says nothing") from None
    allowed = {"index": (SAME_OR_NEWER,), "delete": (SAME_OR_NEWER, NOT_THERE)}
    if any(status >= 300 and status not in allowed.get(kind, ()) for kind, status in done):
        raise ServerFault("it refused to write some documents")


def _at(number: int, version: int) -> dict:
    return {"_id": str(number), "version": max(version, 1), "version_type": "external_gte"}


def point(client: Client, alias: str, name: str) -> None:
    """Let questions have one index, at once, and drop those they had before."""
    actions: list[dict] = [{"add": {"index": name, "alias": alias}}]
    for old in of_alias(client, alias):
        if old != name:
            actions.append({"remove_index": {"index": old}})
    client.send("POST", "/_aliases", {"actions": actions})


def of_alias(client: Client, alias: str) -> list[str]:
    """Every index made for an alias: `create` is given names that begin with it and a dot."""
    return sorted(client.send("GET", f"/{alias}.*/_settings?filter_path=*.settings.index.uuid&allow_no_indices=true"))


def drop(client: Client, name: str) -> None:
    """Take an index away, if it is there."""
    with suppress(ServerFault):
        client.send("DELETE", f"/{name}?ignore_unavailable=true")


def scan(client: Client, name: str, at_once: int) -> Iterator[dict[int, dict]]:
    """Everything an index holds, {number: what}, by ascending number."""
    client.send("POST", f"/{name}/_refresh")
    after: list = []
    while True:
        body = {"size": at_once, "sort": [{"number": {"order": "asc", "missing": "_first"}}, {"stamp": "asc"}]}
        hits = client.send("POST", f"/{name}/_search", body | ({"search_after": after} if after else {}))
        try:
            found = [(int(hit["_id"]), hit["_source"], hit["sort"]) for hit in hits["hits"]["hits"]]
        except (KeyError, TypeError, ValueError):
            raise ServerFault("it holds what is no document") from None
        if not found:
            return
        after = found[-1][2]
        yield {number: source for number, source, _sort in found}
