"""`pertvarka results`: each indicator in a version of the plan, as of a date."""

import argparse

from rich.console import Console
from rich.table import Table


def run(asked: argparse.Namespace, console: Console) -> int:
    """Print the results table; declared and computed stand in columns of their own."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import translation  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from pertvarka.foundation.base.components.statuses import status  # noqa: PLC0415
    from pertvarka.oversight.results import queries  # noqa: PLC0415
    from pertvarka.programme.framework import queries as framework  # noqa: PLC0415

    translation.activate(asked.language)
    as_of = asked.as_of or queries.newest_data_on()
    version = framework.version(asked.version, as_of=as_of)
    indicators = [
        indicator
        for indicator in framework.plan_indicators()
        if asked.objective is None or (indicator.activity and indicator.activity.objective.code == asked.objective)
    ]
    table = Table(title=f"{version.title} ({version.number}), {as_of}", title_justify="left")
    for heading in (_("Code"), _("Indicator")):
        table.add_column(heading)
    for heading in (_("Planned"), _("Computed"), _("Declared"), _("Difference")):
        table.add_column(heading, justify="right")
    table.add_column(_("Status"), no_wrap=True)
    for item in queries.results(version=version, as_of=as_of, indicators=indicators):
        figures = (item.planned, item.computed, item.declared_value, item.difference)
        table.add_row(
            item.indicator.code,
            item.indicator.short + (" *" if item.is_dropped else ""),
            *("–" if figure is None else str(figure) for figure in figures),
            str(status("results", item.standing).word),
        )
    console.print(table)
    console.print("* " + _("No longer on the results page; the last target is shown"))
    return 0
