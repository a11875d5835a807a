"""A search server that fails, lies or is another: readers get the database's answer, and nothing is lost."""

import logging
import time
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from search import checking, filling, outbox, projection
from search.engines import engine, servers
from search.engines.servers.address import Address
from search.models import Document, Kept, Unsent
from tests.search.broken_server import NONSENSE, BrokenServer
from tests.search.conftest import ABOVE, record

needs_server = pytest.mark.server
NOTE = "on its reserve"
PATIENCE = 10  # seconds: far more than is allowed, far less than a server that never answers takes


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:9200/toolbox",
        "elasticsearch://localhost:9200/toolbox",
        "opensearch+http:///toolbox",
        "opensearch+http://localhost:9200",
        "opensearch+http://localhost:9200/one/two",
        "opensearch+http://localhost:9200/Capital",
        "opensearch+http://localhost:port/toolbox",
        "nonsense",
    ],
)
def test_an_address_that_is_none_is_refused_with_an_example_and_without_the_password(url):
    with pytest.raises(ImproperlyConfigured, match="For example") as refused:
        Address.read(url.replace("//", "//user:s3cret@", 1))
    assert "s3cret" not in str(refused.value)


def test_an_address_names_vendor_server_and_index():
    address = Address.read("elasticsearch+https://an%40user:p%3Aw@search.example.org/toolbox")

    assert (address.vendor, address.url) == ("elasticsearch", "https://search.example.org:443")
    assert (address.index, address.user, address.password) == ("toolbox", "an@user", "p:w")
    assert "p:w" not in repr(address) + address.name


@pytest.mark.django_db
def test_what_changes_while_no_server_is_asked_makes_it_unbelieved(settings, publish):
    settings.SEARCH_URL = ""
    Kept.objects.create(name="opensearch+http://localhost:9200/toolbox", stamp="1.1.x")
    publish("The clock")

    assert not Kept.objects.exists()


@pytest.fixture
def between(settings, db):
    """A stand-in in front of the server of this run, three documents on it."""
    address = servers.configured()
    there = urlsplit(address.url)
    headers = b"X-Elastic-Product: Elasticsearch\r\n" if address.vendor == "elasticsearch" else b""
    broken = BrokenServer(there.hostname, there.port, headers)
    given = urlsplit(settings.SEARCH_URL)
    settings.SEARCH_URL = given._replace(netloc=f"127.0.0.1:{broken.port}").geturl()
    put(1, "The clock")
    put(2, "Clocks and maps")
    put(3, "A map")
    filling.fill()
    yield broken
    broken.mode = ""
    broken.close()


def put(page_id, title, text="clock"):
    projection.write(page_id, record(title, text), ABOVE)


def ask(search, query="q=clock"):
    found = search(query)
    return sorted(hit.title for hit in found.hits), found.total, found.reserve


ALL = ["A map", "Clocks and maps", "The clock"]


@needs_server
def test_the_server_answers_where_all_is_well(between, search):
    assert ask(search) == (ALL, 3, False)


@needs_server
@pytest.mark.parametrize("mode", ["refuse", "hang", "slow", "cut", *NONSENSE])
def test_a_server_that_fails_leaves_readers_the_same_answer_and_a_note(between, client, search, mode):
    well = client.get("/en/search/?q=clock").content.decode()
    between.mode = mode
    began = time.monotonic()
    answer = client.get("/en/search/?q=clock")

    assert time.monotonic() - began < PATIENCE
    assert answer.status_code == 200
    assert NOTE in answer.content.decode()
    assert NOTE not in well
    assert ask(search) == (ALL, 3, True)


@needs_server
def test_a_server_that_failed_is_left_alone_for_a_while_and_then_asked_again(between, search):
    between.mode = "refuse"
    search("q=clock")
    between.mode = ""
    assert ask(search) == (ALL, 3, True)

    engine().breaker.until = 0
    assert ask(search) == (ALL, 3, False)


@needs_server
@pytest.mark.parametrize("mode", ["refuse", "hang", "slow"])
def test_what_is_published_while_the_server_is_away_is_sent_when_it_is_back(
    between, search, mode, django_capture_on_commit_callbacks
):
    between.mode = mode
    began = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        put(4, "A clockwork")
        projection.remove([3])
    assert time.monotonic() - began < PATIENCE
    assert Unsent.objects.count() == 2
    assert ask(search) == (["A clockwork", "Clocks and maps", "The clock"], 3, True)

    between.mode = ""
    assert outbox.send(outbox.BY_THE_CLOCK, patient=True) == 0
    engine().breaker.until = 0
    assert ask(search) == (["A clockwork", "Clocks and maps", "The clock"], 3, False)


@needs_server
def test_what_changes_while_it_is_sent_is_sent_again(between):
    put(1, "The clock again")
    (row,) = Unsent.objects.all()
    put(1, "The clock once more")
    outbox.done([row])

    assert Unsent.objects.filter(number=row.number).exists()


@needs_server
def test_an_older_state_does_not_overwrite_a_newer_one(between, search):
    from search.engines.servers import index

    stamp, _waits = outbox.state(servers.configured())
    version, documents, _gone = outbox.read([1], stamp)
    put(1, "Renamed")
    outbox.send(outbox.BY_THE_CLOCK, patient=True)
    index.put(engine().client, servers.configured().index, documents, version=version)

    assert ask(search, "q=renamed") == (["Renamed"], 1, False)
    assert list(filling.differing()) == []


def send(method, path, body=None):
    return engine().client.send(method, path, body)


def spoil_deleted(name):
    send("DELETE", f"/{filling_of(name)}")


def spoil_emptied(name):
    send("POST", f"/{name}/_delete_by_query?refresh=true", {"query": {"match_all": {}}})


def spoil_one_gone(name):
    send("DELETE", f"/{name}/_doc/1?refresh=true")


def spoil_strangers(name):
    send("PUT", f"/{name}/_doc/900?refresh=true", {"title": "clock", "number": 900, "block": 17, "bit": 65536.0})


def spoil_swapped(name):
    """As many documents, one of them not a page."""
    stamp = Kept.objects.get().stamp
    body = {"title": "clock", "number": 900, "block": 17, "bit": 65536.0, "stamp": stamp, "lesser": False}
    send("DELETE", f"/{name}/_doc/3?refresh=true")
    send("PUT", f"/{name}/_doc/900?refresh=true", body)


def spoil_mapping(name):
    old = filling_of(name)
    send("PUT", f"/{name}.other", {"mappings": {"properties": {"own": {"type": "integer"}}}})
    actions = [{"add": {"index": f"{name}.other", "alias": name}}, {"remove_index": {"index": old}}]
    send("POST", "/_aliases", {"actions": actions})


def spoil_other_filling(name):
    Kept.objects.update(stamp="3.2.another")


def filling_of(name):
    return next(iter(send("GET", f"/_alias/{name}")))


SPOILT = [
    spoil_deleted,
    spoil_emptied,
    spoil_one_gone,
    spoil_strangers,
    spoil_swapped,
    spoil_mapping,
    spoil_other_filling,
]


@needs_server
@pytest.mark.parametrize("spoil", SPOILT, ids=lambda spoil: spoil.__name__)
def test_a_server_that_holds_something_else_is_not_believed_and_a_rebuild_mends_it(between, search, spoil):
    spoil(servers.configured().index)
    assert ask(search) == (ALL, 3, True)
    assert any("search server" in str(fault) for fault in checking.faults())

    filling.fill()
    assert ask(search) == (ALL, 3, False)
    assert list(filling.differing()) == []


@needs_server
def test_another_vendors_server_is_refused(between, settings, search):
    vendor = servers.configured().vendor
    other = {"elasticsearch": "opensearch", "opensearch": "elasticsearch"}[vendor]
    Kept.objects.update(name=servers.configured().name.replace(vendor, other, 1))
    settings.SEARCH_URL = settings.SEARCH_URL.replace(vendor, other, 1)

    assert ask(search) == (ALL, 3, True)


@needs_server
def test_each_document_that_differs_is_named_and_mended(between, search):
    from search.engines.servers import index

    stamp, _waits = outbox.state(servers.configured())
    version, documents, _gone = outbox.read([2], stamp)
    index.put(engine().client, servers.configured().index, [documents[0] | {"title": "wrong"}], version=version)
    assert [number for number, _what in filling.differing()] == [2]

    filling.mend(2)
    assert list(filling.differing()) == []
    assert ask(search) == (ALL, 3, False)


@needs_server
def test_a_filling_that_was_ended_goes_on_and_takes_in_what_changed_meanwhile(between, search, monkeypatch):
    monkeypatch.setattr(filling, "AT_ONCE", 1)

    def end(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        filling.fill(end)
    put(1, "A renamed clock")
    outbox.send(outbox.BY_THE_CLOCK, patient=True)
    assert ask(search)[2]  # the change waits, the database answers

    seen = []
    filling.fill(lambda done, total: seen.append((done, total)))
    assert seen == [(2, 3), (3, 3)]
    assert ask(search) == (["A map", "A renamed clock", "Clocks and maps"], 3, False)
    assert len(index_names()) == 1


def index_names():
    from search.engines.servers import index

    return index.of_alias(engine().client, servers.configured().index)


@needs_server
def test_a_rebuild_that_finds_no_server_says_so(between, capsys):
    between.mode = "refuse"
    with pytest.raises(Exception, match="could not be filled"):
        call_command("rebuild_search", from_documents=True, workers=0)


@needs_server
@pytest.mark.parametrize("mode", ["", "refuse", "no JSON"])
def test_no_log_holds_what_readers_ask(between, search, mode, caplog):
    between.mode = mode
    with caplog.at_level(logging.DEBUG):
        search("q=clock+unmistakable")

    assert "unmistakable" not in caplog.text


@needs_server
def test_questions_without_words_ask_no_server(between, search):
    between.mode = "refuse"
    found = search("type=entry")

    assert (found.total, found.reserve) == (Document.objects.count(), False)
