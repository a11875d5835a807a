"""A process is ready before its first reader."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from search import facets, terms
from tests import factories
from toolbox_site import warming
from toolbox_site.warming import warm


@pytest.fixture(autouse=True)
def kept_connections(monkeypatch):
    """A test's own transaction lives in its connection."""
    monkeypatch.setattr(type(connections), "close_all", lambda self: None)
    monkeypatch.setattr(
        type(connection._connections[connection._alias]), "close_if_unusable_or_obsolete", lambda self: None
    )


def test_the_first_reader_of_a_process_waits_for_no_more_queries_than_the_next(db):
    factories.entry(title="Mediation clock")
    facets._held.clear()
    terms._held.clear()

    warm(WSGIHandler())

    numbers = []
    for _reader in range(2):
        with CaptureQueriesContext(connection) as asked:
            assert Client().get("/fr/search/?q=mediation").status_code == 200
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]


def test_a_site_that_cannot_answer_yet_starts_all_the_same(monkeypatch):
    said = []
    monkeypatch.setattr(warming.log, "warning", lambda message, **_more: said.append(message))

    def broken(environ, start_response):
        raise RuntimeError("no such table")

    warm(broken)

    assert ["could not get ready" in message for message in said] == [True]
