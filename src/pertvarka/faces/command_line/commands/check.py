"""`pertvarka check`: the history counted again; `check audit` asks the traces, `check integrity` the records."""

import argparse
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from pertvarka.faces.command_line.commands import audit, integrity
from pertvarka.foundation.base.bilingual import Text

if TYPE_CHECKING:
    from pertvarka.oversight.results.checks import CheckResult

TITLE = Text("Istorijos aritmetika, perskaičiuota iš duomenų bazės", "The arithmetic of the history, counted again")
NUMBER = Text("Nr.", "No.")
CHECK = Text("Patikra", "Check")
SUM = Text("Suma", "Sum")
VERDICT = Text("Išvada", "Verdict")
COMMENT = Text("Pastaba", "Comment")
FAILS = Text("Netinka. Laukta: {expected}", "Fails. Expected: {expected}")
PASSING = Text("Tinka {passing} iš {all} patikrų", "{passing} of {all} checks pass")

WIDE = 140
"""Columns of characters that five columns of the table need; in a narrower window words stand under the title."""


def run(asked: argparse.Namespace, console: Console) -> int:
    """Print each check with its sum; 0 only when all pass."""
    if asked.what == "audit":
        return audit.run(asked, console)
    if asked.what == "integrity":
        return integrity.run(asked, console)
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import translation  # noqa: PLC0415

    from pertvarka.oversight.results import checks  # noqa: PLC0415

    translation.activate(asked.language)
    results = checks.run_all()
    if not console.is_terminal:  # a file has no edge to wrap at, and whoever searches it looks for whole sums
        console.width = max(console.width, WIDE)
    console.print(_table(results, wide=console.width >= WIDE))
    passing = sum(result.passes for result in results)
    console.print(str(PASSING).format(passing=passing, all=len(results)))
    return 0 if passing == len(results) else 1


def _table(results: "list[CheckResult]", *, wide: bool) -> Table:
    table = Table(title=str(TITLE), title_justify="left", show_lines=True)
    table.add_column(str(NUMBER), justify="right", no_wrap=True)
    table.add_column(str(CHECK))
    table.add_column(str(SUM), no_wrap=True, overflow="fold")
    if wide:
        table.add_column(str(VERDICT))
        table.add_column(str(COMMENT))
    for result in results:
        style = None if result.passes else "bold"
        number, title, sums = str(result.number), str(result.title), "\n".join(result.sums)
        words = [_verdict(result), result.comment]
        if wide:
            table.add_row(number, title, sums, *words, style=style)
        else:
            table.add_row(number, "\n".join(filter(None, [title, *words])), sums, style=style)
    return table


def _verdict(result: "CheckResult") -> str:
    return result.verdict_words if result.passes else str(FAILS).format(expected=result.expected_sum)
