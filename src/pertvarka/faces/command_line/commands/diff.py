"""`pertvarka diff 1 2`: what changed between two versions of the plan."""

import argparse
from datetime import date

from rich.console import Console
from rich.table import Table


def run(asked: argparse.Namespace, console: Console) -> int:
    """Print the changes, then the differences in words only."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    from pertvarka.programme.framework import difference, queries  # noqa: PLC0415

    first, last = (queries.version(number, as_of=date.max) for number in (asked.old, asked.new))
    found = difference.between(first, last)
    table = Table(title=f"Plan {first.number} → {last.number}: {len(found.changes)} changes", title_justify="left")
    for heading in ("Change", "Code", "Indicator", "Old", "New", "Decision"):
        table.add_column(heading, justify="right" if heading in {"Old", "New"} else "left")
    for change in found.changes:
        table.add_row(
            change.kind,
            change.indicator.code,
            change.indicator.short,
            _value(change.old),
            _value(change.new),
            (change.new.decision if change.new else "") or last.decision or "the sources name no decision",
        )
    console.print(table)
    for wording in found.wordings:
        console.print(f"Wording of {wording.about} {wording.code}: „{wording.old.text_lt}“ → „{wording.new.text_lt}“")
    return 0


def _value(target: object) -> str:
    value = getattr(target, "value", None)
    return "–" if value is None else str(value)
