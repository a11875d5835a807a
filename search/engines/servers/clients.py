"""Two thin clients, one way to ask: a method, a path and JSON. No retries, and never longer than was allowed.

The vendors' clients bound each wait on the socket, not the whole: a server that sends a byte now and then would
hold a reader for ever. So each request runs beside the reader, who leaves when the time is over.
"""

import json
import logging
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate

from .address import Address

# Not more than this ask at a time: a server that hangs holds these, and nobody else.
AT_ONCE = 8
QUESTION, WRITING = 1.0, 30.0
LOGGERS = ("elastic_transport", "elasticsearch", "opensearch", "opensearchpy", "urllib3.connectionpool")
JSON = {"accept": "application/json", "content-type": "application/json"}
LINES = {"accept": "application/json", "content-type": "application/x-ndjson"}


class ServerFault(Exception):
    """The server did not answer, or not as it should. Says what, never what was asked."""


class Client:
    """One server. Takes its address; asks nothing of it yet."""

    vendor = ""

    def __init__(self, address: Address):
        for name in LOGGERS:  # they write down addresses and bodies, and with them what readers ask
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        self.address = address
        self.asking = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="search-server")
        self.known = False
        self.client = self._make()

    def _make(self):
        raise NotImplementedError

    def _send(self, method: str, path: str, body, headers: Mapping[str, str], seconds: float):
        raise NotImplementedError

    def send(self, method: str, path: str, body=None, seconds: float = WRITING) -> dict:
        """The JSON that a server of the right vendor answers; raises ServerFault for anything else.

        `body`: a mapping, or a list of mappings that go one to a line.
        """
        until = time.monotonic() + seconds
        if not self.known:
            self._recognise(seconds)
        return self._timed(method, path, body, until - time.monotonic())

    def _timed(self, method: str, path: str, body, seconds: float) -> dict:
        lines = isinstance(body, list)
        sent = "".join(f"{json.dumps(line)}\n" for line in body) if lines else body
        if seconds <= 0:
            raise ServerFault("too slow")
        try:
            future = self.asking.submit(self._send, method, path, sent, LINES if lines else JSON, seconds)
            answer = future.result(timeout=seconds)
        except TooLate:
            self.known = False  # another may stand there when it answers again
            future.cancel()
            raise ServerFault("too slow") from None
        except Exception as fault:
            self.known = False
            raise ServerFault(_reason(fault)) from None
        if not isinstance(answer, dict):
            raise ServerFault("no JSON")
        return answer

    def _recognise(self, seconds: float) -> None:
        """Ask who it is: the right vendor's server and no other."""
        said = self._timed("GET", "/", None, seconds).get("version")
        said = said if isinstance(said, dict) else {}
        vendor = said.get("distribution", "elasticsearch" if "build_flavor" in said else "")
        if vendor != self.vendor:
            raise ServerFault(f"it is no {self.vendor} server")
        self.known = True

    def close(self) -> None:
        """Let the connections go."""
        self.asking.shutdown(wait=False, cancel_futures=True)
        self.client.close()


class ElasticClient(Client):
    vendor = "elasticsearch"

    def _make(self):
        from elasticsearch import Elasticsearch

        auth = (self.address.user, self.address.password) if self.address.user else None
        return Elasticsearch(
            self.address.url, basic_auth=auth, max_retries=0, retry_on_timeout=False, connections_per_node=AT_ONCE
        )

    def _send(self, method, path, body, headers, seconds):
        asked = self.client.options(request_timeout=seconds)
        headers = headers if body is not None else {"accept": headers["accept"]}
        return asked.perform_request(method, path, headers=headers, body=body).body


class OpenSearchClient(Client):
    vendor = "opensearch"

    def _make(self):
        from opensearchpy import OpenSearch

        auth = (self.address.user, self.address.password) if self.address.user else None
        return OpenSearch(
            self.address.url,
            http_auth=auth,
            max_retries=0,
            retry_on_timeout=False,
            pool_maxsize=AT_ONCE,
        )

    def _send(self, method, path, body, headers, seconds):
        params = {"request_timeout": seconds}
        return self.client.transport.perform_request(method, path, params=params, body=body, headers=headers)


def client_of(address: Address) -> Client:
    """The client that speaks to this vendor's server."""
    return {one.vendor: one for one in (ElasticClient, OpenSearchClient)}[address.vendor](address)


def _reason(fault: Exception) -> str:
    """What went wrong in a word: the vendors' messages may hold the question."""
    status = getattr(fault, "status_code", None)
    return f"it answered {status}" if isinstance(status, int) else type(fault).__name__


def failures(answers: Iterable[Mapping]) -> bool:
    """Whether any of some answers says that it is not whole."""
    return any(
        one.get("error") or one.get("timed_out") is not False or one.get("_shards", {}).get("failed") != 0
        for one in answers
    )
