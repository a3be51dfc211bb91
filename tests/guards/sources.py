"""What the guards read: the files of the project as git knows them, the package, its rooms and its classes."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pertvarka

PACKAGE = Path(pertvarka.__file__).parent
PROJECT = Path(__file__).parents[2]
WINGS = ("config", "faces", "oversight", "people", "services", "programme", "foundation", "engines")


@cache
def project_files() -> tuple[Path, ...]:
    """Files that are kept or about to be; without git (a downloaded archive) all files outside hidden folders."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        found = [PROJECT / name for name in listed.stdout.split("\0") if name]
    else:
        found = [path for path in PROJECT.rglob("*") if not any(p.startswith(".v") for p in path.parts)]
    return tuple(sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts))


def relative(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@cache
def module_paths() -> tuple[Path, ...]:
    """Every Python module of the package but its migrations."""
    return tuple(path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Each of them with its tree."""
    for path in module_paths():
        yield path, tree_of(path)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def rooms() -> list[str]:
    """`wing/room` of every package in a wing; the rooms of `config` are not rooms of people's work."""
    return sorted(
        f"{wing}/{folder.name}"
        for wing in WINGS
        if wing != "config"
        for folder in (PACKAGE / wing).iterdir()
        if (folder / "__init__.py").exists()
    )


@cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))


def contract(name: str) -> dict[str, Any]:
    """One import contract by its name."""
    contracts = pyproject()["tool"]["importlinter"]["contracts"]
    found: dict[str, Any] = next(item for item in contracts if item["name"] == name)
    return found
