"""The benchmark of how well search finds measures what it says."""

import json

import pytest

from benchmarks import judged, relevance

DOCUMENTS = {
    "1": ("Clocks", "the ceasefire clock runs for seventy-two hours"),
    "2": ("Maps", "a map of the line and the clock"),
    "3": ("Amnesty", "an amnesty that others undo"),
}


@pytest.fixture
def folder(tmp_path):
    """A judged collection: two questions of which one is judged."""
    folder = tmp_path / "several" / "one"
    folder.mkdir(parents=True)
    rows = [{"_id": key, "title": title, "text": text} for key, (title, text) in DOCUMENTS.items()]
    asked = [{"_id": "a", "text": "which clocks run"}, {"_id": "b", "text": "nobody judged this"}]
    for name, lines in (("corpus", rows), ("queries", asked)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)))
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\na\t1\t2\na\t2\t1\na\t3\t0\n")
    return folder


def test_the_best_ranking_is_worth_one_and_a_later_place_is_worth_less():
    worth = {"1": 2, "2": 1}

    assert judged.ndcg_at_10(["1", "2", "3"], worth) == 1
    assert 0 < judged.ndcg_at_10(["3", "2", "1"], worth) < judged.ndcg_at_10(["2", "1", "3"], worth) < 1
    assert judged.ndcg_at_10(["3"] * 10 + ["1"], worth) == 0
    assert judged.recall_at_100(["1", "3"], worth) == 0.5


def test_plain_bm25_knows_no_stems():
    plain = judged.PlainBm25(DOCUMENTS)

    assert plain.ranking("Clocks") == ["1"]
    assert set(plain.ranking("clock")) == {"1", "2"}
    assert plain.ranking("runs the undo")[-1] == "2"


def test_a_collection_holds_what_was_judged(folder):
    collection = judged.read(folder)

    assert list(collection.questions) == ["a"]
    assert collection.judged == {"a": {"1": 2.0, "2": 1.0}}
    assert relevance.collections(folder) == [folder]
    assert relevance.collections(folder.parent) == [folder]


@pytest.mark.django_db
def test_the_real_engine_is_asked_and_compared(folder):
    line = relevance.row(judged.read(folder)).split()

    assert line[1:3] == ["3", "1"]
    assert float(line[3]) == 1.0  # "clocks" finds "clock" too
    assert float(line[7]) > 1


@pytest.mark.parametrize("given", [[], [""], ["no/such/folder"]])
def test_without_a_collection_it_says_what_to_give(given, capsys):
    assert relevance.main(given) == 2
    assert "corpus.jsonl" in capsys.readouterr().err


@pytest.mark.django_db
def test_more_than_one_page_of_answers_is_read(folder):
    clocks = {str(number): f"clock number {number}" for number in range(45)}
    rows = [{"_id": key, "title": "", "text": text} for key, text in clocks.items()]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (folder / "queries.jsonl").write_text(json.dumps({"_id": "a", "text": "clock"}))
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n" + "".join(f"a\t{key}\t1\n" for key in clocks))

    line = relevance.row(judged.read(folder)).split()

    assert float(line[4]) == 1.0  # recall@100 of forty-five
