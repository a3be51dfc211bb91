"""The locks name no index, carry a hash for every file, and agree with pyproject.toml.

Why: an address in a lock sends other people's installations to it, and a stale lock installs what nobody declared. The
check asks no network: it compares names, bounds and what the installed libraries themselves require.
How to fix: `make lock`, then look at the difference before you commit it.
"""

import re
from collections import deque
from functools import cache
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.guards import sources

LOCKS = ("run", "dev")
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)(?:\[[^\]]+\])?==([^ ;\\]+)")
PROJECT = sources.pyproject()["project"]["dependencies"]
DECLARED = {"run": PROJECT, "dev": PROJECT + sources.pyproject()["dependency-groups"]["dev"]}


@cache
def text_of(lock: str) -> str:
    return (sources.PROJECT / "requirements" / f"{lock}.txt").read_text()


def pins(lock: str) -> dict[str, set[str]]:
    """Versions by name; a universal lock may hold two of one name for different platforms."""
    found: dict[str, set[str]] = {}
    for line in text_of(lock).splitlines():
        match = PIN.match(line)
        if match:
            found.setdefault(canonicalize_name(match.group(1)), set()).add(match.group(2))
    return found


def needed(lock: str) -> tuple[set[str], set[str]]:
    """(names some library may need on some platform, names needed on this one), from what is installed here."""
    possible: set[str] = set()
    here: set[str] = set()
    waiting = deque((Requirement(line), True) for line in DECLARED[lock])
    seen: set[tuple[str, frozenset[str], bool]] = set()
    while waiting:
        wanted, is_here = waiting.popleft()
        name = canonicalize_name(wanted.name)
        mark = (name, frozenset(wanted.extras), is_here)
        if mark in seen:
            continue
        seen.add(mark)
        possible.add(name)
        if is_here:
            here.add(name)
        for below, below_is_here in _required_by(name, wanted.extras):
            waiting.append((below, is_here and below_is_here))
    return possible, here


def _required_by(name: str, extras: set[str]) -> list[tuple[Requirement, bool]]:
    try:
        lines = requires(name) or []
    except PackageNotFoundError:  # of another platform
        return []
    found = []
    for line in lines:
        below = Requirement(line)
        wanted_extra = re.findall(r"extra\s*==\s*['\"]([^'\"]+)", str(below.marker or ""))
        if wanted_extra and not {canonicalize_name(item) for item in wanted_extra} & {
            canonicalize_name(item) for item in extras
        }:
            continue
        is_here = below.marker is None or any(below.marker.evaluate({"extra": extra}) for extra in ("", *extras))
        found.append((below, is_here))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_address(lock: str):
    assert "://" not in text_of(lock)
    assert "index" not in text_of(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str):
    blocks = re.split(r"\n(?=\S)", text_of(lock).strip())

    assert all(PIN.match(block) and "--hash=sha256:" in block for block in blocks)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_declared_library_is_pinned_inside_its_bounds(lock: str):
    wrong = []
    for line in DECLARED[lock]:
        wanted = Requirement(line)
        versions = pins(lock).get(canonicalize_name(wanted.name), set())
        if not versions or not all(wanted.specifier.contains(Version(version)) for version in versions):
            wrong.append(f"{line}: {sorted(versions) or 'missing'}")

    assert not wrong


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_is_not_stale(lock: str):
    possible, here = needed(lock)
    pinned = set(pins(lock))

    assert here - pinned == set(), "needed here but not pinned"
    assert pinned - possible == set(), "pinned but nothing needs it"


def test_development_runs_on_the_same_versions_as_production():
    dev = pins("dev")

    assert {name: versions for name, versions in pins("run").items() if dev.get(name) != versions} == {}


def test_every_dependency_says_why_it_is_there():
    """A comment stands above each dependency, or above the group it begins."""
    lines = (sources.PROJECT / "pyproject.toml").read_text().splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("dependencies = ["))
    last = lines.index("]", first)
    bare = [
        line.strip()
        for above, line in zip(lines[first:last], lines[first + 1 : last], strict=False)
        if line.strip().startswith('"') and not above.strip().startswith(("#", '"'))
    ]

    assert not bare
