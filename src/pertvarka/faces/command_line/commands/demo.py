"""`pertvarka demo`: the reform in a browser, from nothing, in one command."""

import argparse
import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

STEPS = 5


def run(asked: argparse.Namespace, console: Console) -> int:
    """Start the database, bring tables and definitions up to date, say how to sign in, serve."""
    os.environ["PERTVARKA_DEMO"] = "1"
    gc.disable()  # a start makes what stays; the server sweeps again (server.Server)
    with _progress(console) as (progress, bar):
        _prepare(progress, bar, has_worker=not (asked.load_only or asked.without_worker))
    from pertvarka.faces.command_line import (  # noqa: PLC0415 (Django starts only when a command needs it)
        ports,
        preparing,
        server,
        worker_beside,
    )

    if asked.load_only:
        return 0
    if not asked.without_worker:
        preparing.ask_for_plans()
    port = ports.free_port(asked.port, console)
    _show_sign_ins(console, f"http://127.0.0.1:{port}")
    with worker_beside.ready(wanted=not asked.without_worker) as start_worker:
        server.serve(port=port, workers=2, when_it_listens=start_worker)
    return 0


def _prepare(progress: Progress, bar: TaskID, *, has_worker: bool) -> None:
    """Each step names itself before it begins, so that a slow one is seen."""
    from pertvarka.foundation.database import home  # noqa: PLC0415
    from pertvarka.foundation.database import url as database_address  # noqa: PLC0415

    def report(sentence: str) -> None:
        progress.console.print(f"  {sentence}", style="dim", markup=False)

    progress.update(bar, description="database / duomenų bazė")
    folder = home.data_home(report=report)
    owner = database_address.owner_url(folder, report)
    os.environ["DATABASE_URL"] = database_address.database_url(folder, report)
    os.environ["PERTVARKA_OWNER_DATABASE_URL"] = owner
    progress.update(bar, completed=1, description="system / sistema")

    from pertvarka.faces.command_line import preparing  # noqa: PLC0415

    preparing.start_django()
    progress.update(bar, completed=2, description="tables / lentelės")
    preparing.migrate()
    progress.update(bar, completed=3, description="the reform / pertvarkos istorija")
    preparing.load()
    progress.update(bar, completed=4, description="an invented country / išgalvota šalis")
    preparing.load_demonstration(is_planned_later=has_worker)
    progress.update(bar, completed=5, description="ready / paruošta")


@contextmanager
def _progress(console: Console) -> Iterator[tuple[Progress, TaskID]]:
    columns = (SpinnerColumn(), BarColumn(bar_width=24), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        yield progress, progress.add_task("start / pradžia", total=STEPS)


def _show_sign_ins(console: Console, address: str) -> None:
    from django.urls import reverse  # noqa: PLC0415
    from django.utils import translation  # noqa: PLC0415

    from pertvarka.foundation.access import roles  # noqa: PLC0415

    table = Table(
        title="Demo roles (invented people) / Demonstraciniai vaidmenys (išgalvoti žmonės)", title_justify="left"
    )
    table.add_column("Vaidmuo")
    table.add_column("Role")
    for role in roles.all_roles():
        if role.demo:
            table.add_row(role.title_lt, role.title_en)
    console.print(table)
    with translation.override("lt"):
        sign_in = reverse("access:demo")
    console.print(f"\n  [bold]{address}/[/bold]")
    console.print(f"  sign in as any role / prisijungti bet kuriuo vaidmeniu: {address}{sign_in}")
    console.print("  Ctrl+C stops the server / sustabdo serverį\n")
