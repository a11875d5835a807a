"""Databases built once and kept: migrations, vocabularies and rooms take half a minute, a copy a blink.

Run as `python -m tests.built_house KIND FILE`; it writes a SQLite database as a fresh installation has it (`house`),
or such a one with the starter library in it (`library`).
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# What each is made from: when any of it changes, it is built anew.
MADE_FROM = {
    "house": (
        "*/migrations/*.py",
        "home/vocabularies/**/*.yaml",
        "home/vocabulary_files.py",
        "toolbox_site/rooms.py",
        "home/models/*.py",
        "requirements/base.txt",
    ),
    "library": (
        *(f"{app}/**/*.py" for app in ("home", "toolbox", "network", "search", "toolbox_site")),
        "home/vocabularies/**/*.yaml",
        "library/**/*",
        "requirements/base.txt",
    ),
}
LONGEST_BUILD = 600


def fingerprint(kind: str) -> str:
    digest = hashlib.sha256()
    for pattern in MADE_FROM[kind]:
        for path in sorted(path for path in ROOT.glob(pattern) if path.is_file()):
            digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def built(kind: str, folder: Path) -> Path:
    """The database file to copy from, built if there is none; of several who ask at once, one builds."""
    folder.mkdir(parents=True, exist_ok=True)
    house = folder / f"{kind}-{fingerprint(kind)}.sqlite3"
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
                [sys.executable, "-W", "ignore", "-m", "tests.built_house", kind, str(house)], cwd=ROOT, check=True
            )
        finally:
            building.unlink(missing_ok=True)
        return house
    raise TimeoutError(f"the test database was not built in {LONGEST_BUILD} seconds")


def build(kind: str, house: Path) -> None:
    unfinished = house.with_suffix(f".{os.getpid()}.tmp")
    if kind == "library":
        shutil.copyfile(built("house", house.parent), unfinished)
    os.environ["DATABASE_URL"] = f"sqlite:///{unfinished}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "toolbox_site.settings.testing"
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    connection.ensure_connection()
    for pragma in ("journal_mode=MEMORY", "synchronous=OFF"):
        connection.cursor().execute(f"PRAGMA {pragma}")
    if kind == "library":
        call_command("load_library", str(ROOT / "library"), verbosity=0)
    else:
        for command in ("migrate", "sync_vocabularies", "set_up_site"):
            call_command(command, verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
    connection.close()
    unfinished.rename(house)


if __name__ == "__main__":
    build(sys.argv[1], Path(sys.argv[2]))
