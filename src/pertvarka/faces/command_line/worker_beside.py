"""A worker beside the web server, so that one command is a whole system; it ends with the server, however that ends.

It starts when the server listens: the first page does not wait for a second start beside it. The server holds the one
end of a pipe and the worker reads the other: a server that is killed lets go of it too.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

LAST_SECONDS = 12
COMMAND = "from pertvarka.faces.command_line.main import main; import sys; sys.exit(main(['worker', '--lifeline']))"


@contextmanager
def ready(*, wanted: bool = True) -> Iterator[Callable[[], None]]:
    """Gives what starts the worker, once; it ends with the block."""
    with ExitStack() as ending:

        def start() -> None:
            if wanted:
                command = [sys.executable, "-c", COMMAND]
                ending.callback(_end, subprocess.Popen(command, stdin=subprocess.PIPE))  # noqa: S603 (our own words)

        yield start


def _end(worker: "subprocess.Popen[bytes]") -> None:
    worker.terminate()
    try:
        worker.wait(LAST_SECONDS)
    except subprocess.TimeoutExpired:
        # What it was doing is rolled back and begun anew by the next worker.
        worker.kill()
