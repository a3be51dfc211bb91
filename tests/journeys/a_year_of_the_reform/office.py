"""The programme office: a database of its own beside the others of the run, and the real server and worker over it.

The demonstration's server is shared by journeys that read; here a year's figures are made, and each has to be exact.
"""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from psycopg import sql

from tests.journeys.a_year_of_the_reform import post
from tests.journeys.a_year_of_the_reform.post import Post

START_SECONDS, STOP_SECONDS = 60, 20
HERE = "tests.journeys.a_year_of_the_reform"
ROOT = Path(__file__).parents[3]
OWNER = "PERTVARKA_OWNER_DATABASE_URL"


@dataclass(frozen=True, slots=True)
class Office:
    """Where its pages answer, its letters arrive, and how its commands find its database."""

    address: str
    post: Post
    environment: dict[str, str]

    def run(self, module: str, *arguments: str) -> str:
        """A step that no person would click a thousand times, as a process over the office's database."""
        done = subprocess.run(
            [sys.executable, "-m", f"{HERE}.{module}", *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout


@contextmanager
def opened(name: str, folder: Path) -> Iterator[Office]:
    """Open on the first day of the year, and leave nothing behind."""
    with post.opened() as letters:
        port = _free_port()
        address = f"http://127.0.0.1:{port}"
        # The databases of a worker bear its name; ours is one more of the same server.
        own = {key: _of(os.environ[key], name) for key in ("DATABASE_URL", OWNER)}
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")},
            "DJANGO_SETTINGS_MODULE": "pertvarka.config.settings",
            "PERTVARKA_DEMO": "1",
            "PERTVARKA_ADDRESS": address,
            "PERTVARKA_MAIL_PORT": str(letters.port),
        }
        _prepared(name, environment)
        office = Office(address, letters, {**environment, **own})
        log = folder / "office.log"
        with log.open("wb") as output:
            server = subprocess.Popen(
                [Path(sys.executable).with_name("pertvarka"), "serve", "--port", str(port), "--workers", "1"],
                cwd=folder, env=office.environment, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            )  # fmt: skip
            try:
                _wait_for(office, server, log)
                yield office
            finally:
                _stop(server)
                _drop(name)


def _prepared(name: str, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"{HERE}.preparing", name],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def _wait_for(office: Office, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{office.address}/healthz", timeout=5) as answer:  # noqa: S310 (our own)
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    pytest.fail(f"The office did not open:\n{log.read_text(errors='replace')[-2000:]}", pytrace=False)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """With its own worker, which ends with the server."""
    if server.poll() is None:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait(STOP_SECONDS)


def _drop(name: str) -> None:
    """Asked beside Django, in the maintenance database."""
    statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    with psycopg.connect(_of(os.environ[OWNER], "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _of(url: str, name: str) -> str:
    """The same server, another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
