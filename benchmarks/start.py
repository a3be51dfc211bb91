"""How long a newcomer waits: from `pertvarka demo` to the first page, on a new home and on one that has been used.

Making .venv and installing is not in it; docs/performance.md tells that part from a fresh clone.
"""

import statistics
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parent))

import _server

RUNS = 3


def run(console: Console) -> None:
    """Three cold starts and three warm ones: with the cluster still running, and with it stopped."""
    cold, warm, woken = [], [], []
    for _ in range(RUNS):
        with _server.home() as folder:
            with _server.demo(folder) as server:
                cold.append(server.seconds_to_first_page)
            with _server.demo(folder) as server:
                warm.append(server.seconds_to_first_page)
            _server.cluster.stop(folder)
            with _server.demo(folder) as server:
                woken.append(server.seconds_to_first_page)
    table = Table(title="seconds to the first page", title_justify="left")
    for heading in ("start", "min", "median", "max"):
        table.add_column(heading, justify="left" if heading == "start" else "right")
    for name, values in (("cold: new home", cold), ("warm: cluster running", warm), ("warm: cluster stopped", woken)):
        table.add_row(name, f"{min(values):.1f}", f"{statistics.median(values):.1f}", f"{max(values):.1f}")
    console.print(table)
