"""`pertvarka bench NAME`: measure what docs/performance.md promises. Nothing here is part of the tests."""

import argparse
import runpy
from pathlib import Path

from rich.console import Console

import pertvarka

FOLDER = Path(pertvarka.__file__).parents[2] / "benchmarks"


def run(asked: argparse.Namespace, console: Console) -> int:
    """Run one benchmark, or all; each prints its own table."""
    known = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("_"))
    names = known if asked.name == "all" else [asked.name]
    if not known or set(names) - set(known):
        console.print(
            f"There is no benchmark {asked.name}. There are: {', '.join(known) or 'none in this installation'}"
        )
        return 1
    for name in names:
        runpy.run_path(str(FOLDER / f"{name}.py"))["run"](console)
    return 0
