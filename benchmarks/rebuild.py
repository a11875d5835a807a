"""How long a rebuild takes, how much it needs, and whom it keeps waiting: `make benchmark-rebuild N=100000`.

Works on a database of its own in a folder for passing files. Pages are real toolbox entries. While each
rebuild runs, another process tries a small write every 200 ms and notes how long it waited.
"""

import argparse
import datetime
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WRITE_EVERY = 0.2
PUBLISHED = 15
FEW = 1_000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("n", type=int, nargs="?", default=10_000)
    n = arguments.parse_args().n
    with tempfile.TemporaryDirectory() as folder:
        use(Path(folder))
        words = set_up()
        fill(min(n, FEW), words)
        run("rebuild_search")
        few = publishing(words)
        began = time.monotonic()
        fill(n - min(n, FEW), words)
        print(f"{n} pages made in {time.monotonic() - began:.0f} s; {machine()}")
        pages = measured("from pages", n, empty=True)
        again = measured("from pages, all true already", n)
        documents = measured("from stored documents", n, "--from-documents")
        many = publishing(words)
        sizes()
    print(f"\n| rebuild of {n} | seconds | a second | memory | longest wait of another writer |\n|---|---|---|---|---|")
    for line in (pages, again, documents):
        print(line)
    sizes_of = (f"{what} at {size}" for what in ("CPU", "clock") for size in (min(n, FEW), n))
    print(f"\n| median of {PUBLISHED} | {' | '.join(sizes_of)} |\n|---|---|---|---|---|")
    for name, (cpu, wall) in many.items():
        cpu_few, wall_few = few[name]
        print(f"| {name} | {cpu_few:.0f} ms | {cpu:.0f} ms | {wall_few:.0f} ms | {wall:.0f} ms |")


def use(folder: Path) -> None:
    """Let this process and those it starts work in a folder of their own."""
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{folder / 'benchmark.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "toolbox_site.settings.development",
        "VAR_DIR": str(folder),
        "BENCHMARK_FOLDER": str(folder),
    }
    import django

    django.setup()


def set_up():
    from benchmarks.pages import Words

    for command in ("migrate", "sync_vocabularies", "set_up_site"):
        run(command, "--verbosity", "0")
    return Words()


def fill(how_many: int, words) -> None:
    from benchmarks import pages

    pages.fill(how_many, words)


def run(command: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "manage.py", command, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def measured(name: str, n: int, *arguments: str, empty: bool = False) -> str:
    """One rebuild as a line of the table."""
    if empty:
        forget_all()
    rebuild = subprocess.Popen([sys.executable, "manage.py", "rebuild_search", *arguments], cwd=ROOT)
    began = time.monotonic()
    watched, waits = Memory(rebuild.pid), Writer()
    watched.start()
    waits.start()
    if rebuild.wait():
        raise SystemExit("the rebuild failed")
    took = time.monotonic() - began
    watched.stop()
    waits.stop()
    waited = f"{waits.longest * 1000:.0f} ms, after {waits.after:.0f} s"
    return f"| {name} | {took:.0f} | {n / took:.0f} | {watched.most / 2**20:.0f} MB | {waited} |"


def forget_all() -> None:
    """An index that holds nothing, as before the first rebuild."""
    from search.engines import text_index
    from search.models import Bitmap, Document

    index = text_index()
    index.begin_beside()
    index.swap()
    while index.drop_some():
        pass
    for model in (Document, Bitmap):
        model.objects.all()._raw_delete("default")


class Watch(threading.Thread):
    """Does something again and again until it is stopped."""

    every = 0.5

    def __init__(self):
        super().__init__(daemon=True)
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(self.every):
            self.look()

    def stop(self):
        self.over.set()
        self.join()


class Memory(Watch):
    """The most that a process and those it started held, what they share counted once.

    Looked at seldom: the kernel goes through all of their pages each time.
    """

    every = 2.0

    def __init__(self, pid: int):
        super().__init__()
        self.pid, self.most = pid, 0

    def look(self):
        try:
            family = [self.pid, *map(int, Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split())]
            self.most = max(self.most, sum(map(held_by, family)))
        except (FileNotFoundError, ProcessLookupError):
            return


def held_by(pid: int) -> int:
    """Bytes of one process, with its share of what it shares."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024
    return 0


class Writer(Watch):
    """Another writer, on a connection of its own: an editor's small write, and how long it had to wait."""

    every = WRITE_EVERY

    def __init__(self):
        super().__init__()
        self.longest, self.after = 0.0, 0.0
        self.began = time.monotonic()

    def look(self):
        from django.db import transaction
        from wagtail.models import Page

        began = time.monotonic()
        with transaction.atomic():
            Page.objects.filter(depth=1).update(seo_title=str(began))
        waited = time.monotonic() - began
        if waited > self.longest:
            self.longest, self.after = waited, began - self.began


def publishing(words) -> dict[str, tuple[float, float]]:
    """Milliseconds (CPU, clock) of publishing a page as the desk does, and of search's own part of it."""
    from search import projection
    from toolbox.models import ToolboxEntryPage

    def change(page_id: int) -> ToolboxEntryPage:
        page = ToolboxEntryPage.objects.get(pk=page_id)
        page.title, page.problem = words.text(4), words.text(40)
        return page

    def publish(page) -> None:
        page.save_revision().publish()

    originals = ToolboxEntryPage.objects.filter(locale__language_code="en").order_by("-pk").values_list("pk", flat=True)
    ids = list(originals[: PUBLISHED + 2])
    return {
        "publishing one page": timed(publish, map(change, ids)),
        "its document alone": timed(projection.project, map(change, ids)),
    }


def timed(work, pages) -> tuple[float, float]:
    cpu, wall = [], []
    for page in pages:
        spent, began = time.process_time(), time.perf_counter()
        work(page)
        cpu.append((time.process_time() - spent) * 1000)
        wall.append((time.perf_counter() - began) * 1000)
    return statistics.median(cpu[2:]), statistics.median(wall[2:])


def sizes() -> None:
    """What the index weighs, a document."""
    from django.db import connection

    from search.models import Document

    print()
    parts = {"documents": "search_document", "tokens": "search_text_content", "words": "search_text_data"}
    count = Document.objects.count()
    with connection.cursor() as cursor:
        for name, table in parts.items():
            ((pages,),) = cursor.execute(f"SELECT count(*) FROM dbstat WHERE name = '{table}'").fetchall()  # nosec B608
            print(f"{name}: {pages * 4096 / count:.0f} bytes a document")


def machine() -> str:
    return f"{datetime.date.today()}, {os.cpu_count()} processors, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
