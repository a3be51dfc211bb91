"""`pertvarka seal`: seal the traces and print the newest root, which somebody outside keeps."""

import argparse

from rich.console import Console

from pertvarka.faces.command_line.commands.audit import name_of


def run(asked: argparse.Namespace, console: Console) -> int:
    """Say which batches were made; the last line is the root to send outside, also when there was nothing to seal."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    preparing.migrate()
    from django.utils import timezone  # noqa: PLC0415

    from pertvarka.faces.command_line import roots_file  # noqa: PLC0415
    from pertvarka.foundation.access import scope  # noqa: PLC0415
    from pertvarka.foundation.base import actions, queries  # noqa: PLC0415

    if asked.roots:
        roots_file.make_ready(asked.roots)
    with scope.of_command("seal"):
        batches = actions.seal(at=timezone.now())
    for batch in batches:
        name = name_of(batch.sealed_table)
        console.print(f"{name.en}: sealed as number {batch.number}, rows: {batch.rows_count}", markup=False)
        console.print(f"{name.lt}: užantspauduota numeriu {batch.number}, eilučių: {batch.rows_count}", markup=False)
    newest = queries.last_seal()
    if newest is None:
        console.print("There is nothing to seal yet.")
        console.print("Dar nėra ko antspauduoti.")
        return 0
    if not batches:
        console.print("Nothing new to seal; the newest root is:")
        console.print("Naujų įrašų nėra; naujausias antspaudas:")
    console.print(roots_file.line_of(newest), markup=False, soft_wrap=True)
    if asked.roots:
        roots_file.append(asked.roots, newest)
    return 0
