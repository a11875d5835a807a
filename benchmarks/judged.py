"""Judged collections: documents, questions and which documents answer them; and how a ranking is measured.

A collection is a folder of three files, as the BEIR collections are laid out: corpus.jsonl
({"_id", "title", "text"} a line), queries.jsonl ({"_id", "text"} a line) and qrels.tsv (query-id, corpus-id,
score, tab-separated, with a heading).
"""

import csv
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

FILES = ("corpus.jsonl", "queries.jsonl", "qrels.tsv")
DEPTH = 100


@dataclass(frozen=True)
class Collection:
    """Documents by id (title, text), the judged questions by id, and for each its judged documents' worth."""

    name: str
    documents: Mapping[str, tuple[str, str]]
    questions: Mapping[str, str]
    judged: Mapping[str, Mapping[str, float]]


def is_collection(folder: Path) -> bool:
    """Whether a folder holds the three files."""
    return all((folder / name).is_file() for name in FILES)


def read(folder: Path) -> Collection:
    """A collection from its folder; questions that no document answers are left out."""
    documents = {row["_id"]: (row.get("title") or "", row.get("text") or "") for row in _rows(folder / FILES[0])}
    judged: dict[str, dict[str, float]] = {}
    with (folder / FILES[2]).open(newline="", encoding="utf-8") as lines:
        for question, document, worth in list(csv.reader(lines, delimiter="\t"))[1:]:
            if float(worth) > 0:
                judged.setdefault(question, {})[document] = float(worth)
    questions = {row["_id"]: row["text"] for row in _rows(folder / FILES[1]) if row["_id"] in judged}
    return Collection(folder.name, documents, questions, judged)


def _rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def ndcg_at_10(ranking: Sequence[str], worth: Mapping[str, float]) -> float:
    """Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002), 0 to 1; linear gain."""
    gained = sum(worth.get(one, 0) / math.log2(place + 2) for place, one in enumerate(ranking[:10]))
    best = sorted(worth.values(), reverse=True)[:10]
    return gained / sum(value / math.log2(place + 2) for place, value in enumerate(best))


def recall_at_100(ranking: Sequence[str], worth: Mapping[str, float]) -> float:
    """The share of the answering documents that stand among the first hundred, 0 to 1."""
    return len(set(ranking[:DEPTH]) & set(worth)) / len(worth)


class PlainBm25:
    """BM25 as textbooks have it (Robertson and Zaragoza 2009): k1 = 1.2, b = 0.75, words in lower case, not stemmed,
    none dropped, any of them, each once however often the question has it."""

    K1, B = 1.2, 0.75

    def __init__(self, documents: Mapping[str, tuple[str, str]]):
        counted = {key: Counter(_words(" ".join(texts))) for key, texts in documents.items()}
        self.lengths = {key: sum(counts.values()) for key, counts in counted.items()}
        self.average = sum(self.lengths.values()) / len(counted)
        self.holding: dict[str, list[tuple[str, int]]] = {}
        for key, counts in counted.items():
            for word, times in counts.items():
                self.holding.setdefault(word, []).append((key, times))

    def ranking(self, question: str) -> list[str]:
        """The ids of the best hundred, best first."""
        scores: Counter[str] = Counter()
        for word in dict.fromkeys(_words(question)):
            holding = self.holding.get(word, ())
            rarity = math.log(1 + (len(self.lengths) - len(holding) + 0.5) / (len(holding) + 0.5))
            for key, times in holding:
                length = self.K1 * (1 - self.B + self.B * self.lengths[key] / self.average)
                scores[key] += rarity * times * (self.K1 + 1) / (times + length)
        return sorted(scores, key=lambda key: (-scores[key], key))[:DEPTH]


def _words(text: str) -> list[str]:
    cleaned = "".join(one if one.isalnum() else " " for one in text.lower())
    return cleaned.split()
