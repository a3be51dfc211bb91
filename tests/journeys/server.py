"""The demonstration that runs beside the journeys: one real server behind the real command, for all workers of a run.

Loading the invented country is the longest single work of a run, so it begins as soon as somebody knows that journeys
will be walked, beside the other tests, and the journeys come last. Sharing one server is safe: every journey but one
only reads (a sign-in and the record of a look are rows nobody counts). test_from_needs_to_home writes, about a person
of its own whom it finds by number, and publishes figures counted from cases, which no other journey tells.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import psycopg

from pertvarka.foundation.database import cluster, locks

START_SECONDS = 420
STOP_SECONDS = 20
_SUPERVISED = '{ "$@" & echo $! > process.new && mv process.new process; wait $!; echo $? > ended; } &'
"""A worker may end before the server it has begun: a shell in the background waits for it and says how it ended."""


class DidNotStart(RuntimeError):
    """If you are seeing this, `pertvarka demo` ended or did not answer in time; what it wrote last follows."""


@dataclass(frozen=True, slots=True)
class RunningServer:
    """Where it answers and what it said while starting."""

    address: str
    log: Path

    def told(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-40:])


def begin() -> None:
    """Start `pertvarka demo` on a free port, with a data home of its own and no DATABASE_URL, and come back at once.

    Does nothing where a worker of this run has begun it.
    """
    place = _place(Path(os.environ["PERTVARKA_HOME"]))
    with locks.held(place.with_suffix(".lock")):
        if place.exists():
            return
        place.mkdir(mode=0o711)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PERTVARKA_", "PYTEST_")) and name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        command = [Path(sys.executable).with_name("pertvarka"), "demo", "--port", str(port)]
        with (place / "demo.log").open("wb") as output:
            subprocess.run(
                ["/bin/sh", "-c", _SUPERVISED, "sh", *command],
                cwd=place,
                env={**environment, "PERTVARKA_HOME": str(place)},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                check=True,
            )
        (place / "port").write_text(str(port))


def answering() -> RunningServer:
    """The server of this run, once it answers.

    Raises:
        DidNotStart: it ended or took too long.
    """
    begin()
    place = _place(Path(os.environ["PERTVARKA_HOME"]))
    running = RunningServer(address=f"http://127.0.0.1:{(place / 'port').read_text()}", log=place / "demo.log")
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and not (place / "ended").exists():
        if _answers(running) and _is_planned(place):
            return running
        time.sleep(0.2)
    raise DidNotStart(f"The demonstration did not start:\n{running.told()}")


def _answers(running: RunningServer) -> bool:
    try:
        with urllib.request.urlopen(f"{running.address}/healthz", timeout=5) as answer:  # noqa: S310 (our own)
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _is_planned(place: Path) -> bool:
    """Whether the worker beside the server has brought a regional plan before its cluster; it begins after the start."""
    with psycopg.connect(cluster.ensure_running(place, report=lambda _line: None).owner_url) as connection:
        return bool(connection.execute("SELECT FROM regional_plans_regionalplan LIMIT 1").rowcount)


def end(home: Path) -> None:
    """Stop the server begun in a run with this home, if one was; nothing of it is kept."""
    place = _place(home)
    if not (place / "process").exists():
        return
    process = int((place / "process").read_text())
    if not (place / "ended").exists():
        os.kill(process, signal.SIGTERM)
        until = time.monotonic() + STOP_SECONDS
        while time.monotonic() < until and not (place / "ended").exists():
            time.sleep(0.1)
        if not (place / "ended").exists():
            os.kill(process, signal.SIGKILL)
    cluster.stop(place)
    shutil.rmtree(place, ignore_errors=True)


def _place(home: Path) -> Path:
    return home / "journeys"
