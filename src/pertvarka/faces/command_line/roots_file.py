"""The file of roots: one line for each seal told outside, `2026-03-01T06:00:00+00:00 14 <64 hex digits>`.

Kept on another machine, it is what a chain made anew cannot agree with.
"""

import os
from pathlib import Path

from pertvarka.faces.command_line.errors import RootsFileBroken, RootsFileUnwritable
from pertvarka.foundation.base.queries import Seal

ROOT_BYTES = 32


def line_of(seal: Seal) -> str:
    """The line that goes outside."""
    return f"{seal.sealed_at.isoformat(timespec='seconds')} {seal.number} {seal.root}"


def read(path: Path) -> dict[int, bytes]:
    """The roots of the file by number; empty lines pass.

    Raises:
        RootsFileBroken: the file is not there, or a line is no root, or one number has two roots.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise RootsFileBroken(path, line=0) from problem
    roots: dict[int, bytes] = {}
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        number, root = _parts(line, path=path, place=place)
        if roots.setdefault(number, root) != root:
            raise RootsFileBroken(path, line=place)
    return roots


def make_ready(path: Path) -> None:
    """Find out before anything is sealed whether the root could be written.

    Raises:
        RootsFileUnwritable: it could not.
    """
    try:
        with path.open("a", encoding="utf-8"):
            pass
    except OSError as problem:
        raise RootsFileUnwritable(path) from problem


def append(path: Path, seal: Seal) -> None:
    """Add the root, unless it is the last line already; on the disk when this returns."""
    line = line_of(seal)
    if path.read_text(encoding="utf-8").splitlines()[-1:] == [line]:
        return
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
        file.flush()
        os.fsync(file.fileno())


def _parts(line: str, *, path: Path, place: int) -> tuple[int, bytes]:
    try:
        _, number, root = line.split()
        found = int(number), bytes.fromhex(root)
    except ValueError as problem:
        raise RootsFileBroken(path, line=place) from problem
    if len(found[1]) != ROOT_BYTES:
        raise RootsFileBroken(path, line=place)
    return found
