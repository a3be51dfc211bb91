"""A worker beside the web server, so that one command is a whole system; it ends with the server, however that ends.

The server holds the one end of a pipe and the worker reads the other: a server that is killed lets go of it too.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LAST_SECONDS = 12
COMMAND = "from pertvarka.faces.command_line.main import main; import sys; sys.exit(main(['worker', '--lifeline']))"


@contextmanager
def running(*, wanted: bool = True) -> Iterator[None]:
    """While the block runs, so does a worker."""
    if not wanted:
        yield
        return
    worker = subprocess.Popen([sys.executable, "-c", COMMAND], stdin=subprocess.PIPE)  # noqa: S603 (our own words)
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(LAST_SECONDS)
        except subprocess.TimeoutExpired:
            # What it was doing is rolled back and begun anew by the next worker.
            worker.kill()
