"""The public door as production starts it, and data that a whole module shares."""

from contextlib import contextmanager
from copy import deepcopy

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings

from tests import factories
from tests.site.two_processes import KEPT_WHERE

AT_THE_DESK = ("toolbox_site.context_processors.desk_auth", "django.contrib.messages.context_processors.messages")


def public_settings() -> dict:
    """What settings/base.py gives a process with DOOR=public."""
    templates = deepcopy(settings.TEMPLATES)
    processors = templates[0]["OPTIONS"]["context_processors"]
    templates[0]["OPTIONS"]["context_processors"] = [name for name in processors if name not in AT_THE_DESK]
    return {
        "DOOR": "public",
        "ROOT_URLCONF": "toolbox_site.urls.public",
        "MIDDLEWARE": [name for name in settings.MIDDLEWARE if name not in settings.DESK_MIDDLEWARE],
        "TEMPLATES": templates,
    }


@pytest.fixture
def public_door():
    """A client of a process that is the public door and nothing else."""
    with override_settings(**public_settings()):
        yield Client(raise_request_exception=False)


@pytest.fixture(scope="module")
def shared_data(django_db_setup, django_db_blocker):
    """A transaction around a module: what is made in it stays for each of its tests, and goes with the last."""

    @contextmanager
    def shared():
        with django_db_blocker.unblock(), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return shared


@pytest.fixture
def processes(db):
    """Readers of two processes of the public door, each of which keeps pages of its own."""
    with override_settings(**public_settings(), KEPT_PAGES=100):
        yield [Client(raise_request_exception=False), Client(raise_request_exception=False)]


@pytest.fixture
def entry(processes):
    """An entry that readers of both processes have read."""
    page = factories.entry(slug="clock", title="Ticking clock")
    for process in processes:
        for address in KEPT_WHERE:
            process.get(address)
    return page
