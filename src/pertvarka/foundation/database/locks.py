"""Locks on files, by which processes agree who starts the database and see whether it lives.

See Note [A lock the database itself holds]: a process number in a file lies. After kill -9 the dead process may stay in
the table for as long as nobody collects it, or its number may be given to another program (in containers this happens
at every restart). So the server is started holding an open, locked file; each of its processes inherits it, and the
system lets go of the lock when the last of them is gone, however they died. Free lock: nothing of that server lives.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Wait for the lock and keep it meanwhile; the system frees it if we die."""
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def take(path: Path) -> int | None:
    """The open file with its lock taken, or None when someone holds it. The caller closes it.

    A program started with this file open keeps the lock after we have closed it.
    """
    descriptor = _open(path)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def is_free(path: Path) -> bool:
    """Whether nobody holds the lock now."""
    descriptor = take(path)
    if descriptor is None:
        return False
    os.close(descriptor)
    return True


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
