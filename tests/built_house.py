"""Databases built once and kept: migrations, vocabularies and rooms take half a minute, a copy a blink.

Run as `python -m tests.built_house KIND`, with DATABASE_URL: it makes of an empty database one as a fresh installation
has it (`house`), or of a copy of that one with the starter library in it (`library`).
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

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


class Files:
    """Houses on SQLite: files in a folder."""

    def __init__(self, folder: Path):
        self.folder = folder

    def name(self, kind: str) -> Path:
        return self.folder / f"{kind}-{fingerprint(kind)}.sqlite3"

    def exists(self, house: Path) -> bool:
        return house.exists()

    def begun(self, house: Path, copied_from: Path | None) -> str:
        """An empty one to build in, or a copy; its DATABASE_URL."""
        unfinished = self._unfinished(house)
        unfinished.unlink(missing_ok=True)
        if copied_from:
            shutil.copyfile(copied_from, unfinished)
        return f"sqlite:///{unfinished}"

    def finished(self, house: Path) -> None:
        self._unfinished(house).rename(house)

    def _unfinished(self, house: Path) -> Path:
        return house.with_suffix(f".{os.getpid()}.tmp")


class Templates:
    """Houses on PostgreSQL: databases beside the one at `address`, to be copied as templates."""

    def __init__(self, address: str):
        self.address = address

    def name(self, kind: str) -> str:
        return f"toolbox_{kind}_{fingerprint(kind)}"

    def exists(self, house: str) -> bool:
        return bool(self.told("SELECT 1 FROM pg_database WHERE datname = %s", house))

    def begun(self, house: str, copied_from: str | None) -> str:
        """An empty one to build in, or a copy; its DATABASE_URL."""
        self.told(f'DROP DATABASE IF EXISTS "{house}_unfinished"')
        self.copied(copied_from or "template1", f"{house}_unfinished")
        return urlsplit(self.address)._replace(path=f"/{house}_unfinished").geturl()

    def finished(self, house: str) -> None:
        self.told(f'ALTER DATABASE "{house}_unfinished" RENAME TO "{house}"')

    def copied(self, house: str, name: str) -> None:
        """A copy of a house; others may be copying it at the same time, which PostgreSQL lets one do at once."""
        for _try in range(LONGEST_BUILD):
            try:
                self.told(f'CREATE DATABASE "{name}" TEMPLATE "{house}"')
                return
            except psycopg2.errors.ObjectInUse:
                time.sleep(0.2)
        raise TimeoutError(f"{house} could not be copied: something uses it")

    def told(self, statement: str, *parameters) -> list:
        """What the server answers, outside of any transaction."""
        with closing(psycopg2.connect(self.address)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(statement, parameters or None)
                return cursor.fetchall() if cursor.description else []


def houses(folder: Path) -> Files | Templates:
    """Where houses are kept: on the server that DATABASE_URL names, or in a folder."""
    address = os.environ.get("DATABASE_URL", "")
    return Templates(address) if address.startswith("postgres") else Files(folder)


def built(kind: str, folder: Path) -> Path | str:
    """The file or database to copy from, built if there is none; of several who ask at once, one builds."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = houses(folder)
    house = kept.name(kind)
    building = folder / f"{Path(house).stem}-{type(kept).__name__}.building"
    for _second in range(LONGEST_BUILD):
        if kept.exists(house):
            return house
        try:
            os.close(os.open(building, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            if time.time() - building.stat().st_mtime > LONGEST_BUILD:
                building.unlink(missing_ok=True)  # left by a run that was ended
            time.sleep(1)
            continue
        try:
            address = kept.begun(house, built("house", folder) if kind == "library" else None)
            environment = os.environ | {"DATABASE_URL": address}
            command = [sys.executable, "-W", "ignore", "-m", "tests.built_house", kind]
            subprocess.run(command, cwd=ROOT, check=True, env=environment)
            kept.finished(house)
        finally:
            building.unlink(missing_ok=True)
        return house
    raise TimeoutError(f"the test database was not built in {LONGEST_BUILD} seconds")


def build(kind: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "toolbox_site.settings.testing"
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        for pragma in ("journal_mode=MEMORY", "synchronous=OFF"):
            connection.cursor().execute(f"PRAGMA {pragma}")
    if kind == "library":
        call_command("load_library", str(ROOT / "library"), verbosity=0)
    else:
        for command in ("migrate", "sync_vocabularies", "set_up_site"):
            call_command(command, verbosity=0, stdout=open(os.devnull, "w"))  # noqa: SIM115
    connection.close()


if __name__ == "__main__":
    build(sys.argv[1])
