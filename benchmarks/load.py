"""Readers on this machine who ask for one page again and again, each on a connection that stays open.

    python -m benchmarks.load 8123 /en/ 2

asks for two seconds and prints how many answers came, the seconds they took and the bytes of one. In a process of its
own, so that what asking costs is not the server's.
"""

import re
import socket
import subprocess
import sys
import time

READERS = 4
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


def request(port: int, address: str) -> bytes:
    lines = (f"GET {address} HTTP/1.1", f"Host: 127.0.0.1:{port}", "Accept-Encoding: gzip", "", "")
    return "\r\n".join(lines).encode()


def read(reader: socket.socket) -> int:
    """Bytes of one whole answer; RuntimeError where it is no page."""
    got = b""
    while b"\r\n\r\n" not in got:
        some = reader.recv(1 << 17)
        if not some:
            raise RuntimeError("the server closed the connection")
        got += some
    head, _blank, body = got.partition(b"\r\n\r\n")
    length = LENGTH.search(head)
    if not head.startswith(b"HTTP/1.1 200") or not length:
        raise RuntimeError(head.decode(errors="replace"))
    left = int(length[1]) - len(body)
    while left > 0:
        left -= len(reader.recv(1 << 17))
    return len(head) + 4 + int(length[1])


def ask(port: int, address: str, seconds: float) -> tuple[int, float, int]:
    """(answers, seconds, bytes of one): every reader has a question out at any time."""
    readers = [socket.create_connection(("127.0.0.1", port), timeout=30) for _reader in range(READERS)]
    question, answers, size = request(port, address), 0, 0
    started = time.perf_counter()
    for reader in readers:
        reader.sendall(question)
    while time.perf_counter() - started < seconds:
        for reader in readers:
            size = read(reader)
            reader.sendall(question)
            answers += 1
    for reader in readers:
        size = read(reader)
        answers += 1
    took = time.perf_counter() - started
    for reader in readers:
        reader.close()
    return answers, took, size


def elsewhere(port: int, address: str, seconds: float) -> tuple[int, float, int]:
    """The same, asked from another process."""
    command = [sys.executable, "-m", "benchmarks.load", str(port), address, str(seconds)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return int(said[0]), float(said[1]), int(said[2])


if __name__ == "__main__":
    print(*ask(int(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
