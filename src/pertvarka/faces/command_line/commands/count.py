"""`pertvarka count`: count the indicators from cases and publish the numbers, small ones hidden."""

import argparse

from rich.console import Console
from rich.table import Table


def run(asked: argparse.Namespace, console: Console) -> int:
    """Publish and print what was published; the figures behind hidden cells are printed nowhere."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import translation  # noqa: PLC0415
    from django.utils.translation import gettext as _  # noqa: PLC0415

    from pertvarka.oversight.results import release_queries, releases  # noqa: PLC0415

    translation.activate(asked.language)
    release = releases.publish_as(reference=f"command:{releases.COMMAND}")
    table = Table(
        title=_("Release %(number)s, %(day)s") % {"number": release.number, "day": release.as_of}, title_justify="left"
    )
    table.add_column(_("Indicator"))
    for heading in (_("Counted from cases"), _("Declared"), _("Difference")):
        table.add_column(heading, justify="right")
    for shown in release_queries.overview():
        declared = shown.stated.value if shown.stated else None
        counted = _("fewer than 5") if shown.value is None else str(shown.value)
        table.add_row(
            str(shown.indicator.title),
            counted,
            *("–" if one is None else str(one) for one in (declared, shown.difference)),
        )
    console.print(table)
    return 0
