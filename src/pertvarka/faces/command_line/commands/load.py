"""`pertvarka load`: bring the database in step with the definitions."""

import argparse

from rich.console import Console


def run(asked: argparse.Namespace, console: Console) -> int:
    """Migrate, load, and say what changed; a second run says that nothing did."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    counts = preparing.load()
    if asked.scale:
        counts["people invented"] += preparing.load_demonstration(scale=asked.scale)
        counts = +counts
    if not counts:
        console.print("Nothing to change: the database holds exactly these definitions.")
        console.print("Nėra ką keisti: duomenų bazėje jau yra būtent šios apibrėžtys.")
        return 0
    for name, count in sorted(counts.items()):
        console.print(f"  {count:>5}  {name}")
    return 0
