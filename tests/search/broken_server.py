"""A stand-in on loopback in front of a real search server, that fails in the ways servers fail."""

import contextlib
import socket
import threading
import time

NONSENSE = {
    "no JSON": b"<html>busy</html>",
    "another shape": b'{"responses": 7}',
    "fewer answers": b'{"responses": []}',
    "empty answers": b'{"responses": [{}, {}, {}, {}]}',
    "hits it made up": b'{"took":1,"responses":[{"timed_out":false,"_shards":{"failed":0},"hits":{"total":{"value":3}},'
    b'"aggregations":{"ours":{"doc_count":3},"blocks":{"buckets":[{"key":1e9,"doc_count":1,"bits":{"value":-1}}]}}}]}',
}
MOST = 120  # seconds that anything here lasts


class BrokenServer:
    """Passes everything on until `mode` says otherwise: "hang", "slow", "cut", "refuse" or a key of NONSENSE."""

    def __init__(self, host: str, port: int, headers: bytes):
        self.behind, self.headers, self.mode = (host, port), headers, ""
        self.ends = time.monotonic() + MOST
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.closed = False
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.closed = True
        self.listening.close()

    def _accept(self) -> None:
        while not self.closed:
            with contextlib.suppress(OSError):
                there, _address = self.listening.accept()
                threading.Thread(target=self._serve, args=(there,), daemon=True).start()

    def _serve(self, there: socket.socket) -> None:
        with there, contextlib.suppress(OSError), socket.create_connection(self.behind, timeout=MOST) as server:
            if self.mode == "refuse":
                return
            threading.Thread(target=self._answer, args=(server, there), daemon=True).start()
            while data := there.recv(1 << 16):
                if self.mode == "refuse":
                    return
                if self.mode in NONSENSE:
                    self._talk_nonsense(there)
                    return
                server.sendall(data)

    def _talk_nonsense(self, there: socket.socket) -> None:
        body = NONSENSE[self.mode]
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n%s" % self.headers
        there.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def _answer(self, server: socket.socket, there: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := server.recv(1 << 16):
                if self.mode == "cut":
                    there.sendall(data[: len(data) // 2])
                    there.shutdown(socket.SHUT_RDWR)
                    return
                if self.mode in ("hang", "slow") and not self._dawdle(data, there):
                    return
                if not self.mode:
                    there.sendall(data)

    def _dawdle(self, data: bytes, there: socket.socket) -> bool:
        """A byte now and then, or nothing; whether the connection may go on."""
        for byte in data:
            while self.mode == "hang" and time.monotonic() < self.ends:
                time.sleep(0.05)
            if self.closed or time.monotonic() > self.ends:
                return False
            if self.mode == "slow":
                there.sendall(bytes([byte]))
                time.sleep(0.3)
        return False
