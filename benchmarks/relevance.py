"""How well search finds: judged collections asked through the real engine, beside a plain BM25 of the same run.

    make benchmark-relevance DATA=folder

`folder` is a collection or holds several; benchmarks/judged.py says how one is laid out. Each becomes documents
of a scratch database through the projection that pages go through, and each question is asked as a machine asks:
documents, by cursor, down to the hundredth. Nothing of the site's own database is read or written.
"""

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from benchmarks import judged

LAYOUT = """Give a judged collection, or a folder of several: make benchmark-relevance DATA=folder
A collection is a folder with
  corpus.jsonl    one {"_id": …, "title": …, "text": …} a line
  queries.jsonl   one {"_id": …, "text": …} a line
  qrels.tsv       query-id, corpus-id, score: tab-separated, a heading first"""
HEADING = ("collection", "documents", "questions", "nDCG@10", "recall@100", "plain BM25", "recall@100", "ratio")


def main(arguments: list[str]) -> int:
    """The table on standard output; 2 where there is nothing to read."""
    folder = Path(arguments[0]) if arguments and arguments[0] else None
    folders = collections(folder) if folder and folder.is_dir() else []
    if not folders:
        print(LAYOUT if not folder else f"There is no collection in {folder}.\n\n{LAYOUT}", file=sys.stderr)
        return 2
    with scratch_house():
        print("".join(f"{name:>12}" for name in HEADING))
        for one in folders:
            print(row(judged.read(one)), flush=True)
    return 0


def collections(folder: Path) -> list[Path]:
    """The folder itself, or the folders in it that are collections."""
    return [one for one in (folder, *sorted(folder.iterdir())) if judged.is_collection(one)]


@contextmanager
def scratch_house():
    """Django on a copy of a fresh house, in a folder of its own or on the PostgreSQL that DATABASE_URL names: the
    vocabularies widen questions here as they do there."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "toolbox_site.settings.testing"
    from tests.built_house import Templates, built, houses

    kept = Path(os.environ.get("VAR_DIR") or Path(tempfile.gettempdir()) / "mediation-toolbox-tests")
    house, where = built("house", kept), houses(kept)
    with tempfile.TemporaryDirectory() as scratch:
        name = f"toolbox_scratch_{os.getpid()}"
        if isinstance(where, Templates):
            where.copied(house, name)
            os.environ["DATABASE_URL"] = urlsplit(where.address)._replace(path=f"/{name}").geturl()
        else:
            shutil.copy(house, Path(scratch) / "scratch.sqlite3")
            os.environ["DATABASE_URL"] = f"sqlite:///{Path(scratch) / 'scratch.sqlite3'}"
        import django

        django.setup()
        yield
        if isinstance(where, Templates):
            where.told(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def row(collection: judged.Collection) -> str:
    """One line of the table."""
    fill(collection)
    plain = judged.PlainBm25(collection.documents)
    ours, theirs = measured(collection, ranking), measured(collection, plain.ranking)
    figures = (*ours, *theirs, ours[0] / theirs[0])
    counts = (len(collection.documents), len(collection.questions))
    return f"{collection.name:>12}" + "".join(f"{n:12}" for n in counts) + "".join(f"{n:12.3f}" for n in figures)


def measured(collection: judged.Collection, ranked) -> tuple[float, float]:
    """(nDCG@10, recall@100), each the mean over the questions, of a way to rank."""
    found = [(ranked(text), collection.judged[key]) for key, text in collection.questions.items()]
    ndcg = sum(judged.ndcg_at_10(ranking, worth) for ranking, worth in found) / len(found)
    recall = sum(judged.recall_at_100(ranking, worth) for ranking, worth in found) / len(found)
    return ndcg, recall


def fill(collection: judged.Collection) -> None:
    """A collection's documents, and no others, in the index."""
    from django.db import transaction

    from search import filling, projection
    from search.models import Document

    with transaction.atomic():
        projection.remove(list(Document.objects.values_list("page_id", flat=True)))
        for number, (key, texts) in enumerate(collection.documents.items(), 1):
            projection.write(number, record(collection.name, key, *texts), {})
    filling.fill()


def record(name: str, key: str, title: str, text: str):
    """A judged document as a page would tell of itself."""
    from home.records import Passage, SearchRecord

    return SearchRecord(
        key=str(uuid5(NAMESPACE_URL, f"{name}/{key}")),
        kind="entry",
        language="en",
        is_original=True,
        title=title,
        also_known_as="",
        summary="",
        passages=(Passage("text", "", text),),
        url=f"/{key}",
        reviewed=None,
        published=datetime(2026, 1, 1, tzinfo=UTC),
        expires=None,
    )


def ranking(question: str) -> list[str]:
    """The ids of the best hundred, as the engine has them."""
    from django.http import QueryDict

    from search.criteria import Criteria
    from search.cursors import Cursor
    from search.engines import engine

    asked = QueryDict(mutable=True)
    asked["q"] = question
    criteria = replace(Criteria.from_query(asked, "en"), works=False)
    found: list[str] = []
    while True:
        answer = engine().search(criteria)
        found += [hit.url.removeprefix("/") for hit in answer.hits]
        if len(found) >= judged.DEPTH or not answer.next_cursor:
            return found[: judged.DEPTH]
        criteria = replace(criteria, cursor=Cursor.read(answer.next_cursor, criteria.order, criteria.fingerprint))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
