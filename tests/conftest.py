"""The house as a fresh installation has it, once a run; each test gets it clean."""

import os
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from wagtail.models import Site

from tests.built_house import Files, Templates, built, houses


@contextmanager
def copy_of(kind: str):
    """Let Django work on a copy of a built database; on what it had before, afterwards."""
    from django.db import connection

    house, kept = built(kind, Path(settings.VAR)), houses(Path(settings.VAR))
    copied = in_memory(house) if isinstance(kept, Files) else in_a_database(kept, house)
    before = connection.settings_dict["NAME"]
    with copied as name:
        _let_django_use(name)
        yield
        _let_django_use(before)


def pytest_collection_modifyitems(config, items):
    """What is about one database or about a search server is not asked elsewhere; nothing of it counts as skipped."""
    database = settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].replace("sqlite3", "sqlite")
    here = {"server"} if settings.SEARCH_URL else {database, "database"}
    elsewhere = {"server", "database", "sqlite", "postgresql"} - here
    left_out = [item for item in items if any(item.get_closest_marker(name) for name in elsewhere)]
    if left_out:
        items[:] = [item for item in items if item not in set(left_out)]
        config.hook.pytest_deselected(items=left_out)


@contextmanager
def in_memory(database: Path):
    """A copy in memory of a database file: its name."""
    name = f"file:{database.stem}-{os.getpid()}?mode=memory&cache=shared"
    copy = sqlite3.connect(name, uri=True)  # a database in memory lasts as long as someone holds it
    with closing(sqlite3.connect(database)) as built_before:
        built_before.backup(copy)
    yield name
    copy.close()


@contextmanager
def in_a_database(kept: Templates, house: str):
    """A copy of a PostgreSQL database, of this process's own: its name."""
    name = f"{house}_{os.getpid()}"
    kept.copied(house, name)
    yield name
    kept.told(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _let_django_use(name: str) -> None:
    from django.db import connection
    from django.db.backends.base.base import BaseDatabaseWrapper

    BaseDatabaseWrapper.close(connection)  # SQLite's own would keep a database in memory open
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy of the built house: vocabularies and rooms stand before the first test.

    Each test's own writes are rolled back.
    """
    from django.db import connection

    with django_db_blocker.unblock(), copy_of("house"):
        yield
        connection.close()


@contextmanager
def library_copied():
    """A house with the starter library instead of the bare one. Nothing written in it stays."""
    from django.db import transaction

    with copy_of("library"), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def library_database(django_db_setup, django_db_blocker):
    """The starter library for all tests of a module."""
    with django_db_blocker.unblock(), library_copied():
        yield


@pytest.fixture
def house(db):
    """The database with its rooms and vocabularies, no library."""


@pytest.fixture
def desk(client, django_user_model):
    """A client signed in as the desk."""
    user = django_user_model.objects.create_superuser("desk-tester", "", "a long passphrase")
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def editor(client, django_user_model):
    """A client signed in as an editor, who may not publish."""
    user = django_user_model.objects.create_user("editor-tester", "", "a long passphrase")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture(autouse=True)
def no_roots_of_another_test():
    """Wagtail keeps in the process's cache which sites there are; another test may have had others."""
    Site.clear_site_root_paths_cache()
