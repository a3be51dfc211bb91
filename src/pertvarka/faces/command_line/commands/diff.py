"""`pertvarka diff 1 2`: what changed between two versions of the plan."""

import argparse
from datetime import date

from rich.console import Console
from rich.table import Table


def run(asked: argparse.Namespace, console: Console) -> int:
    """Print the changes, then the differences in words only."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import translation  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from pertvarka.programme.framework import difference, queries  # noqa: PLC0415

    translation.activate(asked.language)
    first, last = (queries.version(number, as_of=date.max) for number in (asked.old, asked.new))
    found = difference.between(first, last)
    kinds = {"changed": _("Changed"), "dropped": _("Dropped"), "added": _("Added")}
    undecided = _("The sources name no decision")
    title = f"{_('What changed in the plan')}: {first.number} → {last.number} ({len(found.changes)})"
    table = Table(title=title, title_justify="left")
    table.add_column(_("Change"), no_wrap=True)
    table.add_column(_("Code"))
    table.add_column(_("Indicator"))
    table.add_column(_("Earlier"), justify="right")
    table.add_column(_("Later"), justify="right")
    table.add_column(_("Decision"))
    for change in found.changes:
        decision = (change.new.decision if change.new else "") or last.decision or undecided
        indicator = change.indicator
        table.add_row(
            kinds[change.kind], indicator.code, indicator.short, _value(change.old), _value(change.new), decision
        )
    console.print(table)
    for wording in found.wordings:
        label = f"{_('Wording')} {wording.about} {wording.code}"
        console.print(f"{label}: „{wording.old.text_lt}“ → „{wording.new.text_lt}“", markup=False)
    return 0


def _value(target: object) -> str:
    value = getattr(target, "value", None)
    return "–" if value is None else str(value)
