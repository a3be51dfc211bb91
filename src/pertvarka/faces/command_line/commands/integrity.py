"""`pertvarka check integrity`: the checks of every night at once, and how many discrepancies stand under each."""

import argparse

from rich.console import Console
from rich.table import Table

from pertvarka.foundation.base.bilingual import Text

TITLE = Text("Duomenų neatitikimai", "Discrepancies in the records")
CHECK = Text("Patikra", "Check")
STANDING = Text("Yra", "Standing")
SUMMARY = Text(
    "Nauji: {opened}, išnykę: {gone}, iš viso: {standing}", "New: {opened}, gone: {gone}, in all: {standing}"
)


def run(asked: argparse.Namespace, console: Console) -> int:
    """Print numbers only: whom they concern, their owners see on their page. Always 0: a discrepancy is no failure."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import timezone, translation  # noqa: PLC0415

    from pertvarka.oversight.monitoring.actions import alerts  # noqa: PLC0415
    from pertvarka.oversight.monitoring.checks.register import CHECKS  # noqa: PLC0415

    translation.activate(asked.language)
    counts = alerts.run(today=timezone.localdate())
    table = Table(title=str(TITLE), title_justify="left")
    table.add_column(str(CHECK))
    table.add_column(str(STANDING), justify="right")
    standing = alerts.standing()
    for check in CHECKS:
        table.add_row(str(check.title), str(standing[check.code]))
    console.print(table)
    console.print(str(SUMMARY).format(**{key: counts[key] for key in ("opened", "gone", "standing")}))
    return 0
