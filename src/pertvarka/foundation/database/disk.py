"""Telling a full disk apart from every other reason for failing, wherever it shows."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pertvarka.foundation.database.errors import DiskFull

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_SPOKEN = tuple(os.strerror(number) for number in sorted(FULL))
# One write-ahead log file takes 16 MiB; with less than that PostgreSQL cannot go on, and may not even have had the
# room to say so in its log.
TOO_LITTLE_BYTES = 16 * 1024 * 1024


def free_bytes(folder: Path) -> int:
    """Room left for ordinary users where this folder is, or will be."""
    existing = next(path for path in [folder, *folder.absolute().parents] if path.exists())
    return shutil.disk_usage(existing).free


def require(folder: Path, *, needed_bytes: int) -> None:
    """Raises DiskFull when fewer bytes are free where `folder` is."""
    free = free_bytes(folder)
    if free < needed_bytes:
        raise DiskFull(folder=folder, free_bytes=free)


def explains(output: str, *, folder: Path) -> bool:
    """Whether what a program said, or what is left of the disk, shows that the disk is full."""
    return any(words in output for words in _SPOKEN) or free_bytes(folder) < TOO_LITTLE_BYTES


@contextmanager
def full_disk_named(folder: Path) -> Iterator[None]:
    """Turns the system's own "no space left" into our named error."""
    try:
        yield
    except OSError as problem:
        if problem.errno in FULL:
            raise DiskFull(folder=folder, free_bytes=free_bytes(folder)) from problem
        raise
