"""A server to measure: `pertvarka demo` in a process and a home of its own, stopped and swept away afterwards."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pertvarka.foundation.database import cluster

PERTVARKA = Path(sys.executable).with_name("pertvarka")
PATIENCE_SECONDS = 90
# Of this shell, not of whoever starts it with `make demo` (Makefile).
NOT_THE_USERS = {"DATABASE_URL", "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Running:
    """A server that has answered once."""

    address: str
    process: subprocess.Popen[bytes]
    seconds_to_first_page: float


@contextmanager
def home() -> Iterator[Path]:
    """A data home that is gone afterwards, its cluster stopped."""
    folder = Path(tempfile.mkdtemp(prefix="pertvarka-bench-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        cluster.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def demo(folder: Path, **environment: str) -> Iterator[Running]:
    """The demonstration as its user starts it, up to the first page."""
    port = _free_port()
    variables = {name: value for name, value in os.environ.items() if name not in NOT_THE_USERS}
    variables |= {"PERTVARKA_HOME": str(folder), **environment}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [PERTVARKA, "demo", "--port", str(port)],
        env=variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/lt/", begun)
        yield Running(f"http://127.0.0.1:{port}", process, time.perf_counter() - begun)
    finally:
        process.terminate()
        process.wait(timeout=20)


def memory_megabytes(process: subprocess.Popen[bytes]) -> list[float]:
    """Resident memory of the server's master and workers, as the kernel tells it."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [_resident(int(pid)) for pid in (process.pid, *map(int, children))]


def _resident(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, begun: float) -> None:
    while time.perf_counter() - begun < PATIENCE_SECONDS:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.02)
    message = f"{address} did not answer within {PATIENCE_SECONDS} s"
    raise TimeoutError(message)
