"""OR-Library's warehouses solved by the planner's own model: objective, bound, gap and seconds of each file.

The files are not part of the project: J. E. Beasley's OR-Library has them. Those that leave the capacity open are
solved once for each capacity given.
"""

import time
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pertvarka.engines.planner import exact, orlib

SECONDS = 300.0
"""What one problem may take."""


def run(console: Console, files: Sequence[Path], capacities: Sequence[float], threads: int = 1) -> int:
    """Measure and print; 1 when a file could not be read or a problem was not solved to the end."""
    table = Table(title=f"OR-Library, at most {SECONDS:.0f} s each, {threads} thread(s)", title_justify="left")
    for heading in ("file", "objective", "bound", "gap", "seconds"):
        table.add_column(heading, justify="left" if heading == "file" else "right")
    is_well, total = True, 0.0
    for file in files:
        text = file.read_text(encoding="ascii")
        is_open = orlib.CAPACITY in text.split()
        for capacity in capacities if is_open else (None,):
            try:
                problem = orlib.problem(orlib.read(text, capacity=capacity))
            except orlib.NotWarehouses as wrong:
                console.print(f"[red]{file.name}: {wrong}")
                is_well = False
                continue
            begun = time.perf_counter()
            found = exact.solve_exactly(problem, seconds=SECONDS, threads=threads)
            taken = time.perf_counter() - begun
            total += taken
            is_well = is_well and found.is_proved
            gap = "0" if found.is_proved else f"[red]{(found.objective - found.bound) / found.objective:.2e}"
            name = f"{file.name} ({capacity:.0f})" if capacity else file.name
            table.add_row(name, f"{found.objective:,.3f}", f"{found.bound:,.3f}", gap, f"{taken:.2f}")
        if is_open and not capacities:
            console.print(f"[red]{file.name} leaves the capacity open: say it with --capacity")
            is_well = False
    table.add_section()
    table.add_row("all together", "", "", "", f"{total:.2f}")
    console.print(table)
    return 0 if is_well else 1
