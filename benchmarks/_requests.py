"""Signed-in requests a second from the production server, and the processor time behind each.

The clients share the cores with the server, and a busy machine shares them with others, so the time each request costs
is read from the kernel: that of the server's workers and that of PostgreSQL's. Pages are held against an open page kept
as rendered, driven in the same run.
"""

import contextlib
import os
import socket
import statistics
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import _server
from rich.console import Console
from rich.table import Table

CLIENTS, WORKERS, SECONDS, WARM_SECONDS = 8, 2, 8, 0.4
TARGET = 400
OPEN_PAGE = "an open page, kept"


@dataclass(frozen=True)
class Driven:
    """Requests a second, their median in milliseconds, and milliseconds of processor time a request."""

    per_second: float
    p50: float
    python: float
    postgres: float

    @property
    def cost(self) -> float:
        return self.python + self.postgres


def measure(pages: dict[str, str], cookies: list[str], *, cluster: int, console: Console) -> None:
    """Drive each page with its clients and print; `cluster` is the process of PostgreSQL."""
    port = _server._free_port()  # noqa: SLF001 (of this benchmark's own house)
    server = subprocess.Popen(
        [_server.PERTVARKA, "serve", "--port", str(port), "--workers", str(WORKERS)],
        env=dict(os.environ),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _server._wait_for(f"http://127.0.0.1:{port}/lt/", time.perf_counter())  # noqa: SLF001
        driven = {
            name: _drive(port, page, [""] * CLIENTS if name == OPEN_PAGE else cookies, pids=(server.pid, cluster))
            for name, page in pages.items()
        }
    finally:
        server.terminate()
        server.wait(timeout=20)
    _print(driven, console)


def _print(driven: dict[str, Driven], console: Console) -> None:
    title = f"\nsigned-in requests, {WORKERS} workers, {CLIENTS} clients on the same cores (target ≥ {TARGET} a second)"
    table = Table(title=title, title_justify="left")
    for heading in ("page", "a second", "p50 ms", "CPU ms", "of it PostgreSQL", "two free cores", ": open page"):
        table.add_column(heading, justify="left" if heading == "page" else "right")
    kept = driven[OPEN_PAGE].cost
    for name, page in driven.items():
        table.add_row(
            name,
            f"{page.per_second:.0f}",
            f"{page.p50:.1f}",
            f"{page.cost:.1f}",
            f"{page.postgres:.1f}",
            f"{WORKERS * 1000 / page.cost:.0f}",
            f"{page.cost / kept:.1f} : 1",
        )
    console.print(table)


def _drive(port: int, page: str, cookies: list[str], *, pids: tuple[int, int]) -> Driven:
    """A client that is not answered with the page is an error."""
    times: list[float] = []
    wrong: list[str] = []
    for cookie in cookies:
        _client((port, page, cookie), time.perf_counter() + WARM_SECONDS, [], wrong)
    spent = [_spent(pid) for pid in pids]
    begun = time.perf_counter()
    clients = [
        threading.Thread(target=_client, args=((port, page, cookie), begun + SECONDS, times, wrong))
        for cookie in cookies
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    if wrong:
        raise RuntimeError(wrong[0])
    python, postgres = ((_spent(pid) - before) * 1000 / len(times) for pid, before in zip(pids, spent, strict=True))
    return Driven(len(times) / (time.perf_counter() - begun), statistics.median(times), python, postgres)


def _spent(pid: int) -> float:
    """Seconds of processor time of a process and its children, those that have ended included."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    ticks = 0
    for one in (pid, *map(int, children)):
        with contextlib.suppress(FileNotFoundError):  # it ended meanwhile, and is counted with its parent
            ticks += sum(map(int, Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _client(address: tuple[int, str, str], until: float, times: list[float], wrong: list[str]) -> None:
    """Bare sockets: Python's HTTP client would eat the core the server needs."""
    port, page, cookie = address
    says_who = f"Cookie: {cookie}\r\n" if cookie else ""
    asked = f"GET {page} HTTP/1.1\r\nHost: 127.0.0.1\r\n{says_who}\r\n".encode()
    line: socket.socket | None = None
    while time.perf_counter() < until and not wrong:
        begun = time.perf_counter()
        line = line or socket.create_connection(("127.0.0.1", port))
        with contextlib.suppress(ConnectionError):
            line.sendall(asked)
            head, closes = _read(line)
            if head:
                times.append((time.perf_counter() - begun) * 1000)
                if not _is_answered(head, page):
                    wrong.append(f"{page}\n{head.decode(errors='replace')}")
            if not closes:
                continue
        line.close()
        line = None
    if line:
        line.close()


def _is_answered(head: bytes, page: str) -> bool:
    """With the page, or, where the address has words that none takes, by being led back to it; never to sign-in."""
    path, words, _ = page.partition("?")
    if not words:
        return head.startswith(b"HTTP/1.1 200")
    return head.startswith(b"HTTP/1.1 302") and f"location: {path}\r\n".encode() in head.lower()


def _read(line: socket.socket) -> tuple[bytes, bool]:
    """The head of one answer, its body read and thrown away, and whether the server hangs up after it."""
    got = b""
    while b"\r\n\r\n" not in got:
        more = line.recv(65536)
        if not more:
            return b"", True
        got += more
    head, _, body = got.partition(b"\r\n\r\n")
    lower = head.lower()
    length = int(lower.partition(b"content-length:")[2].split(b"\r\n")[0])
    left = length - len(body)
    while left > 0:
        left -= len(line.recv(65536))
    return head, b"connection: close" in lower
