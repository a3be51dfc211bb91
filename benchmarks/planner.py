"""The planner on an invented country; with --orlib, on the warehouses of OR-Library (`_planner_orlib.py`)."""

import sys
from pathlib import Path

from rich.console import Console

sys.path.insert(0, str(Path(__file__).parent))
import _planner_country


def run(console: Console, *, seconds: float = _planner_country.NATIONAL_SECONDS) -> None:
    """Measure and print."""
    _planner_country.run(console, seconds=seconds)
