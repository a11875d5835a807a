"""A rebuild: whole or not at all for readers, gone on with after any end, and in nobody's way."""

import os
import shutil
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.http import QueryDict

from benchmarks import pages
from home.services import withdraw
from home.statistics import refresh_statistics
from search import analysis, changes, checking, facets, preparing, projection, rebuilding, terms
from search.criteria import Criteria
from search.engines import engine, text_index
from search.models import Change, Document, Rebuild
from tests import factories
from tests.built_house import built
from tests.search.conftest import record
from toolbox.models import ToolboxEntryPage

LONGEST = 120  # seconds; a rebuild that hangs fails


def rebuild(**options) -> str:
    out = StringIO()
    call_command("rebuild_search", stdout=out, stderr=out, **options)
    return out.getvalue()


def drift() -> list[str]:
    return [str(fault) for fault in checking.faults()]


def ask(query: str) -> list[str]:
    return [hit.title for hit in engine().search(Criteria.from_query(QueryDict(query), "en")).hits]


@pytest.mark.sqlite
@pytest.mark.django_db
def test_tables_are_counted_anew_while_they_grow(house, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    monkeypatch.setattr(rebuilding, "COUNTED_FROM", 4)
    for n in range(12):
        factories.entry(title=f"Entry {n}")
    Document.objects.all()._raw_delete("default")
    refresh_statistics()
    counted = []

    def count(done, total):
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'search_document' AND idx LIKE '%document_2'")
            counted.extend(int(stat.split()[0]) for (stat,) in cursor.fetchall())

    rebuilding.rebuild(show=count)

    assert counted
    assert max(counted) > 4


# -- what it makes ---------------------------------------------------------------------------------------------
@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("source", Rebuild.Source.values)
def test_a_rebuild_mends_the_words_and_leaves_nothing_behind(house, source):
    entry = factories.entry(title="A clock")
    factories.translated(entry, "fr", title="Une horloge")
    text_index().forget([Document.objects.get(page_id=entry.pk).number])
    assert ask("q=clock") == []

    rebuild(from_documents=source == Rebuild.Source.DOCUMENTS)

    assert ask("q=clock") == ask("q=horloge") == ["A clock"]
    assert drift() == []
    assert not Rebuild.objects.exists()
    assert not tables_beside()


@pytest.mark.django_db
def test_an_index_that_held_nothing_is_filled_where_readers_look(house, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    for n in range(6):
        factories.entry(title=f"Clock {n}")
    text_index().forget(Document.objects.values_list("number", flat=True))
    Document.objects.all()._raw_delete("default")
    facets.store()
    seen = []

    rebuilding.rebuild(show=lambda done, total: seen.append((len(ask("q=clock")), tables_beside())))

    assert any(0 < found < 6 for found, _beside in seen)
    assert not any(beside for _found, beside in seen)
    assert len(ask("q=clock")) == 6
    assert drift() == []


def tables_beside() -> list[str]:
    return [name for name in connection.introspection.table_names() if "beside" in name or "old" in name]


@pytest.mark.django_db
def test_documents_are_made_added_and_taken_away_in_place(house):
    kept, missing, gone = factories.entry(), factories.entry(), factories.entry(live=False)
    number = Document.objects.get(page_id=kept.pk).number
    Document.objects.filter(page_id=missing.pk)._raw_delete("default")
    for page_id, title in ((gone.pk, "A draft"), (999_999, "Deleted")):
        projection.write(page_id, record(title), {})

    rebuild()

    assert set(Document.objects.values_list("page_id", flat=True)) == {kept.pk, missing.pk}
    assert Document.objects.get(page_id=kept.pk).number == number
    assert drift() == []


@pytest.mark.django_db
def test_a_changed_analyser_needs_no_page(house, monkeypatch):
    factories.entry(title="A clock")
    fold = analysis._fold
    monkeypatch.setattr(analysis, "_fold", lambda piece: tuple(f"{word}x" for word in fold(piece)))
    monkeypatch.setattr(ToolboxEntryPage, "search_record", None)
    monkeypatch.setattr(analysis, "_met", {})  # nothing is remembered of the analyser as it was

    rebuild(from_documents=True)

    held = text_index().held(Document.objects.values_list("number", flat=True))
    assert [tokens.title for tokens in held.values()] == ["ax clockx ¶ax¶clockx"]


@pytest.mark.django_db
def test_a_page_that_cannot_be_read_is_said_and_keeps_its_document(house, monkeypatch):
    broken, other = factories.entry(title="Broken clock"), factories.entry(title="A chart")
    Document.objects.filter(page_id=other.pk)._raw_delete("default")
    read = ToolboxEntryPage.search_record
    monkeypatch.setattr(ToolboxEntryPage, "search_record", lambda page: read(page) if page.pk != broken.pk else 1 / 0)

    with pytest.raises(CommandError, match="1 pages could not be read"):
        rebuild()

    assert ask("q=clock") == ["Broken clock"]
    assert ask("q=chart") == ["A chart"]


# -- what happens meanwhile ------------------------------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize("source", Rebuild.Source.values)
def test_what_is_published_withdrawn_and_deleted_meanwhile_is_in_the_new_index(house, monkeypatch, source):
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    several = [factories.entry(title=f"Clock {n}") for n in range(7)]
    first, early, late = several[0], several[1], several[6]
    read = preparing.from_pages if source == Rebuild.Source.PAGES else preparing.from_documents
    made = []

    def read_then_others_write(ids):
        prepared = read(ids)
        made.append(ids)
        if len(made) == 2:
            early.title = "Chart early"
            early.save_revision().publish()
            withdraw(late)
            several[5].delete()
            factories.entry(title="Chart new")
            factories.translated(first, "fr", title="Une horloge")
            several[3].title = "Chart in this batch"
            several[3].save_revision().publish()
        return prepared

    monkeypatch.setattr(preparing, read.__name__, read_then_others_write)
    seen = []
    rebuilding.rebuild(source, show=lambda done, total: seen.append(set(ask("q=chart"))))

    now = {"Chart early", "Chart new", "Chart in this batch"}
    assert set(ask("q=chart")) == now
    assert seen[-1] == now
    assert ask("q=horloge") == ["Clock 0"]
    assert sorted(ask("q=clock")) == ["Clock 0", "Clock 2", "Clock 4"]
    monkeypatch.undo()
    assert drift() == []


@pytest.mark.django_db
def test_readers_have_the_old_index_until_the_new_one_is_whole(house, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 1)
    several = [factories.entry(title=f"Clock {n}") for n in range(3)]
    seen = []

    rebuilding.rebuild(show=lambda done, total: seen.append((done, len(ask("q=clock")))))

    assert [found for _done, found in seen] == [len(several)] * len(seen)
    assert len(seen) >= len(several)


@pytest.mark.django_db
def test_the_log_keeps_what_a_rebuild_has_yet_to_catch_up_with(house, monkeypatch):
    monkeypatch.setattr(changes, "KEPT", 1)
    monkeypatch.setattr(rebuilding, "BATCH", 2)
    several = [factories.entry(title=f"Clock {n}") for n in range(5)]

    def others_write(done, total):
        several[0].title = f"Chart {done}"
        several[0].save_revision().publish()
        for _n in range(5):
            changes.note_vocabularies()
        facets.store()

    rebuilding.rebuild(show=others_write)

    assert drift() == []
    facets.store()
    assert Change.objects.count() <= 2


@pytest.mark.django_db
def test_one_that_is_gone_on_with_elsewhere_stops_and_says_so(house, monkeypatch):
    monkeypatch.setattr(rebuilding, "BATCH", 1)
    factories.entry()

    def take_over(done, total):
        Rebuild.objects.update(owner=1)

    with pytest.raises(rebuilding.Succeeded):
        rebuilding.rebuild(show=take_over)

    assert Rebuild.objects.exists()
    assert "It went on where the last run had ended." in rebuild()
    assert drift() == []


class Ended(BaseException):
    """A run that comes no further."""


@pytest.mark.django_db
@pytest.mark.parametrize("changed", [(analysis, "VERSION"), (projection, "VERSION")], ids=["analysis", "projection"])
def test_one_begun_by_another_version_starts_anew(house, monkeypatch, changed):
    monkeypatch.setattr(rebuilding, "BATCH", 1)
    factories.entry()

    def end(done, total):
        raise Ended

    with pytest.raises(Ended):
        rebuilding.rebuild(show=end)
    monkeypatch.setattr(*changed, 99)

    assert "It went on" not in rebuild()
    assert drift() == []


@pytest.mark.django_db
@pytest.mark.parametrize("anew", [False, True])
def test_ended_while_it_clears_up_it_finishes_and_another_version_begins_after_it(house, monkeypatch, anew):
    factories.entry(title="A clock")

    def end(run):
        raise Ended

    with monkeypatch.context() as patched:
        patched.setattr(rebuilding.Run, "tidy", end)
        with pytest.raises(Ended):
            rebuilding.rebuild()
    assert Rebuild.objects.get().swapped
    assert ask("q=clock") == ["A clock"]
    monkeypatch.setattr(analysis, "VERSION", 99 if anew else analysis.VERSION)

    outcome = rebuilding.rebuild()

    assert outcome.resumed is not anew
    assert drift() == []
    assert not [name for name in connection.introspection.table_names() if "beside" in name or "old" in name]


@pytest.mark.django_db
def test_how_far_it_is_is_said_on_one_line_of_a_terminal(house):
    factories.entry()

    class Terminal(StringIO):
        def isatty(self):
            return True

    out = Terminal()
    call_command("rebuild_search", stdout=out)

    first, rest = out.getvalue().split("\n", 1)
    assert first.startswith("\r")
    assert "documents" in first
    assert "s left" in first or "…" in first
    assert rest.startswith("Search: ")


# -- in a file, with processes ---------------------------------------------------------------------------------
@pytest.fixture
def house_in_a_file(tmp_path, django_db_setup, django_db_blocker):
    """The built house as a file that other processes can open too."""
    path = tmp_path / "house.sqlite3"
    shutil.copy(built("house", Path(settings.VAR)), path)
    held = connections["default"]
    with django_db_blocker.unblock():
        ours = connections.create_connection("default")
        ours.settings_dict = {**held.settings_dict, "NAME": str(path)}
        connections["default"] = ours
        for cache in (facets._held, terms._held):
            cache.clear()
        try:
            yield path
        finally:
            ours.close()
            connections["default"] = held
            for cache in (facets._held, terms._held):
                cache.clear()


def process(path: Path, *arguments: str) -> subprocess.Popen:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{path}",
        "DJANGO_SETTINGS_MODULE": "toolbox_site.settings.testing",
    }
    command = [sys.executable, "-W", "ignore", str(settings.ROOT / "manage.py"), "rebuild_search", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def wait_until(true) -> None:
    for _tenth in range(LONGEST * 20):
        if true():
            return
        time.sleep(0.05)
    raise TimeoutError


@pytest.mark.sqlite
@pytest.mark.parametrize("source", Rebuild.Source.values)
def test_killed_in_the_middle_it_is_gone_on_with_and_nothing_is_lost(house_in_a_file, source):
    pages.fill(400)
    rebuild(workers=0)
    entries = list(ToolboxEntryPage.objects.filter(locale__language_code="en").order_by("pk"))
    before = set(ask(f"q={(word := entries[5].title.split()[0])}"))
    arguments = ["--from-documents"] if source == Rebuild.Source.DOCUMENTS else []
    running = process(house_in_a_file, "--workers", "0", *arguments)
    try:
        wait_until(lambda: Rebuild.objects.filter(done__gte=rebuilding.BATCH).exists())
        assert set(ask(f"q={word}")) == before
        withdraw(entries[3])
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
    reached = Rebuild.objects.get().done
    assert reached < 400
    assert Document.objects.count() == 399
    withdraw(entries[-1])
    entries[7].delete()

    first = []
    rebuilding.rebuild(source, show=lambda done, total: first.append(done))

    assert first[0] > reached
    assert drift() == []
    assert Document.objects.filter(page_id__in=[entries[3].pk, entries[7].pk, entries[-1].pk]).count() == 0


@pytest.mark.sqlite
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="reads /proc")
def test_killed_it_leaves_no_process_behind(house_in_a_file):
    pages.fill(1_200)
    running = process(house_in_a_file, "--workers", "2")
    try:
        wait_until(lambda: Rebuild.objects.filter(done__gt=0).exists())
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    finally:
        running.kill()
        running.wait()
        running.stdout.close()

    assert len(children) == 2
    wait_until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


@pytest.mark.sqlite
def test_processes_of_its_own_make_the_same_as_one_alone(house_in_a_file, monkeypatch):
    monkeypatch.setattr(rebuilding, "WORTH_PROCESSES", 1)
    pages.fill(300)
    running = process(house_in_a_file, "--workers", "0")
    said, _none = running.communicate(timeout=LONGEST)
    assert "300 documents." in said
    held = text_index().held(range(1, 301))
    Document.objects.all()._raw_delete("default")

    rebuild(workers=2)

    assert Document.objects.count() == 300
    assert text_index().held(range(1, 301)) == held
    assert drift() == []
