"""A set of documents as a server tells it: packed by the server itself into numbers, some bytes for many documents.

Each document holds which block of fifty-two its number is in, and two to the power of its place there. The sum over
the matches of a block is then that part of the set, exact, for a sum of different powers of two below 2**53 is.
A million documents are twenty thousand numbers instead of a million. How many were summed must be how many bits the
sum has: a document held twice, or one that is not a page, does not get through.
"""

from search import bits

from .clients import ServerFault

# The bits of a double that are exact.
WIDE = 52
# Both vendors refuse an answer with more buckets than 65,535: up to 3.4 million documents.
MOST_BLOCKS = 65_000


def stored(number: int) -> dict:
    """The fields by which a document is found in a set."""
    return {"number": number, "block": number // WIDE, "bit": float(1 << number % WIDE)}


def aggregation() -> dict:
    """What to ask for."""
    return {
        "blocks": {
            "histogram": {"field": "block", "interval": 1, "min_doc_count": 1},
            "aggs": {"bits": {"sum": {"field": "bit"}}},
        }
    }


def read(answer: dict) -> int:
    """The set in one answer; raises ServerFault where it is not one."""
    try:
        blocks = [
            (int(one["key"]), int(one["bits"]["value"]), one["doc_count"])
            for one in answer["aggregations"]["blocks"]["buckets"]
        ]
        total = answer["hits"]["total"]["value"]
    except (KeyError, TypeError, ValueError, OverflowError):
        raise ServerFault("an answer without its counts") from None
    for block, held, count in blocks:
        if not 0 <= block < MOST_BLOCKS or not 0 <= held < 1 << WIDE or held.bit_count() != count:
            raise ServerFault("it holds what is no document")
    if sum(count for _block, _held, count in blocks) != total:
        raise ServerFault("its counts contradict each other")
    return _joined({block: held for block, held, _count in blocks})


def _joined(blocks: dict[int, int]) -> int:
    if not blocks:
        return 0
    # Two blocks are thirteen bytes.
    packed = bytearray((max(blocks) // 2 + 1) * (WIDE // 4))
    for pair in {block // 2 for block in blocks}:
        both = blocks.get(2 * pair, 0) | blocks.get(2 * pair + 1, 0) << WIDE
        packed[pair * 13 : pair * 13 + 13] = both.to_bytes(13, "little")
    return bits.unpack(bytes(packed))
