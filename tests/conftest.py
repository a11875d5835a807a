"""The house as a fresh installation has it, once a run; each test gets it clean."""

import os
import sqlite3
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group

from tests.built_house import built_house


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """A copy in memory of the built house: vocabularies and rooms stand before the first test.

    Each test's own writes are rolled back.
    """
    from django.db import connection

    house = built_house(Path(settings.VAR))
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = f"file:house-{os.getpid()}?mode=memory&cache=shared"
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"]
        connection.ensure_connection()
        with sqlite3.connect(house) as built:
            built.backup(connection.connection)
        yield
        connection.close()


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
