"""No path of somebody's machine and no address of a package index stands in a file of the project.

Why: a newcomer's machine has neither; such words also tell where the code was written, which is nobody's business.
How to fix: name the place by a variable (PERTVARKA_HOME), the package by its name and version. Where a path is a part of
the operating system and meant, add it to ALLOWED with the reason.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.guards import sources

INDEXES = ["py" + "pi.", "npm" + "js.", "files.python" + "hosted", "registry" + ".npm", "--index" + "-url"]
FOLDERS = re.compile(r"(?<![\w./}\])])/(?:work|farm|home|Users|root|mnt|opt|tmp|var/tmp)(?:/[\w.-]+|\b)")
SUFFIXES_NOT_TEXT = {".woff2", ".ttf", ".png", ".jpg", ".ico"}

ALLOWED = {
    "/var/tmp": "where data go when the home folder cannot be written (foundation/database); told in the docs",
    "/tmp": "named as the place that does not survive a restart",
    "/opt/homebrew": "where macOS keeps a system PostgreSQL",
    "/root": "the folder that stays closed to the account that runs PostgreSQL",
}


@cache
def places() -> list[tuple[Path, int, str]]:
    """(file, line, place) of every path of a machine in the tree."""
    found = []
    for path in sources.project_files():
        if path.suffix in SUFFIXES_NOT_TEXT or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found += [(path, number, match.group()) for match in FOLDERS.finditer(line)]
    return found


def test_no_path_of_a_machine():
    unknown = [f"{sources.relative(path)}:{line}: {place}" for path, line, place in places() if place not in ALLOWED]

    assert not unknown, "\n".join(unknown)


def test_the_allowed_places_are_all_named_somewhere():
    assert set(ALLOWED) <= {place for _, _, place in places()}, "delete the entries nobody needs"


@pytest.mark.parametrize("index", INDEXES)
def test_no_address_of_a_package_index(index: str):
    named = [
        sources.relative(path)
        for path in sources.project_files()
        if path.suffix not in SUFFIXES_NOT_TEXT and path.suffix != ".svg" and index in path.read_text(encoding="utf-8")
    ]

    assert named == []


def test_every_text_file_is_utf_8_and_ends_with_a_line():
    """Templates of inline components end without one on purpose: it would be a space on the page."""
    broken = []
    for path in sources.project_files():
        if path.suffix in SUFFIXES_NOT_TEXT or "vendor" in path.parts or "templates" in path.parts:
            continue
        content = path.read_bytes()
        if content and not content.endswith(b"\n"):
            broken.append(sources.relative(path))

    assert not broken
