"""`pertvarka bench NAME`: measure what docs/performance.md promises. Nothing here is part of the tests."""

import argparse
import runpy
from pathlib import Path

from rich.console import Console

import pertvarka

FOLDER = Path(pertvarka.__file__).parents[2] / "benchmarks"


def run(asked: argparse.Namespace, console: Console) -> int:
    """Run one benchmark, or all; each prints its own table."""
    if asked.orlib:
        return _orlib(asked, console)
    known = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    names = known if asked.name == "all" else [asked.name]
    if not known or set(names) - set(known):
        console.print(
            f"There is no benchmark {asked.name}. There are: {', '.join(known) or 'none in this installation'}"
        )
        return 1
    for name in names:
        asked_of = _country(asked) if name == "planner" else {}
        runpy.run_path(str(FOLDER / f"{name}.py"))["run"](console, **asked_of)
    return 0


def _country(asked: argparse.Namespace) -> dict[str, object]:
    """What is told of the planner's invented country; the benchmark knows the rest."""
    told: dict[str, object] = {"seeds": tuple(range(1, asked.seeds + 1)), "copies": asked.copies}
    if asked.seconds:
        told["seconds"] = asked.seconds
    if asked.persons:
        told["persons"] = tuple(asked.persons)
    if asked.budgets:
        told["betas"] = tuple(asked.budgets)
    return told


def _orlib(asked: argparse.Namespace, console: Console) -> int:
    """The planner on OR-Library's files, which are where the caller says."""
    missing = [file for file in asked.orlib if not file.is_file()]
    if asked.name != "planner" or missing:
        told = f"There is no file {missing[0]}." if missing else "Only the planner reads OR-Library: bench planner."
        console.print(told)
        return 1
    measured = runpy.run_path(str(FOLDER / "_planner_orlib.py"))["run"]
    return int(measured(console, asked.orlib, asked.capacity, asked.threads))
