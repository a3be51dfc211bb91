"""The planner on an invented country; with --orlib, on the warehouses of OR-Library (`_planner_orlib.py`)."""

import sys
from pathlib import Path
from typing import Any

from rich.console import Console

sys.path.insert(0, str(Path(__file__).parent))
import _planner_country


def run(console: Console, **told: Any) -> None:
    """Measure and print; `told` as `_planner_country.run` takes it."""
    _planner_country.run(console, **told)
