"""The house built once and kept: migrations, vocabularies and rooms take half a minute, a copy a blink.

Run as `python -m tests.built_house FILE`; it writes a SQLite database as a fresh installation has it.
"""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What a fresh database is made from: when any of it changes, it is built anew.
MADE_FROM = (
    "*/migrations/*.py",
    "home/vocabularies/**/*.yaml",
    "home/vocabulary_files.py",
    "toolbox_site/rooms.py",
    "home/models/*.py",
    "requirements/base.txt",
)
LONGEST_BUILD = 300


def fingerprint() -> str:
    digest = hashlib.sha256()
    for pattern in MADE_FROM:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def built_house(folder: Path) -> Path:
    """The database file to copy from, built if there is none; of several who ask at once, one builds."""
    folder.mkdir(parents=True, exist_ok=True)
    house = folder / f"house-{fingerprint()}.sqlite3"
    building = house.with_suffix(".building")
    for _second in range(LONGEST_BUILD):
        if house.exists():
            return house
        try:
            os.close(os.open(building, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            if time.time() - building.stat().st_mtime > LONGEST_BUILD:
                building.unlink(missing_ok=True)  # left by a run that was ended
            time.sleep(1)
            continue
        try:
            subprocess.run(
                [sys.executable, "-W", "ignore", "-m", "tests.built_house", str(house)], cwd=ROOT, check=True
            )
        finally:
            building.unlink(missing_ok=True)
        return house
    raise TimeoutError(f"the test database was not built in {LONGEST_BUILD} seconds")


def build(house: Path) -> None:
    unfinished = house.with_suffix(f".{os.getpid()}.tmp")
    os.environ["DATABASE_URL"] = f"sqlite:///{unfinished}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "toolbox_site.settings.testing"
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    connection.ensure_connection()
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF"):
        connection.cursor().execute(f"PRAGMA {pragma}")
    for command in ("migrate", "sync_vocabularies", "set_up_site"):
        call_command(command, verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
    connection.close()
    unfinished.rename(house)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
