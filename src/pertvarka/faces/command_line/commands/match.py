"""`pertvarka match`: hold every open service need against every offer and print what cannot be placed, and where."""

import argparse

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

FEW = 5


def run(asked: argparse.Namespace, console: Console) -> int:
    """Counts only, by kind of service and municipality; nothing is stored and no person is named."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import translation  # noqa: PLC0415

    from pertvarka.foundation.access import scope  # noqa: PLC0415
    from pertvarka.people.delivery.queries import matching  # noqa: PLC0415

    lithuanian = asked.language == "lt"
    told = "Lyginami poreikiai" if lithuanian else "Matching needs"
    with translation.override(asked.language), scope.of_command("match"), Progress(console=console) as progress:
        job = progress.add_task(told, total=None)
        rows = matching.match_all(lambda done, total: progress.update(job, completed=done, total=total))
        names = matching.names_of(rows)
    needs, unplaced = matching.total(rows)
    if lithuanian:
        console.print(f"Atvirų poreikių: {needs}; tinkamos laisvos vietos nėra: {unplaced}.")
        headings = ("Paslauga", "Savivaldybė", "Poreikių", "Be vietos")
    else:
        console.print(f"Open needs: {needs}; no suitable free place for {unplaced}.")
        headings = ("Service", "Municipality", "Needs", "Without a place")
    table = Table(*headings[:2])
    few = "mažiau kaip 5" if lithuanian else "fewer than 5"

    def shown(count: int) -> str:
        """Few persons of one place could be told apart."""
        return few if 0 < count < FEW else str(count)

    for heading in headings[2:]:
        table.add_column(heading, justify="right")
    for row in rows:
        if row.unplaced_count:
            kind, place = names[row]
            table.add_row(kind, place, shown(row.needs_count), shown(row.unplaced_count))
    if table.row_count:
        console.print(table)
    return 0
