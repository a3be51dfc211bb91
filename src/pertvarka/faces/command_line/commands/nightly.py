"""`pertvarka nightly`: does at once what a worker does every night, and says how each part ended."""

import argparse

from rich.console import Console


def run(asked: argparse.Namespace, console: Console) -> int:
    """One line for each; 1 when any of it failed."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    from django.utils import translation  # noqa: PLC0415

    from pertvarka.foundation.base.jobs import keeping, register  # noqa: PLC0415
    from pertvarka.foundation.base.models import Job  # noqa: PLC0415

    ended = keeping.run_nightly_now()
    words = {"lt": ("atlikta", "nepavyko"), "en": ("done", "failed")}[asked.language]
    with translation.override(asked.language):
        for job in ended:
            how = words[0] if job.state == Job.State.DONE else f"{words[1]} ({job.error_class})"
            console.print(f"{register.find(job.name).title}: {how}", markup=False)
    return int(any(job.state != Job.State.DONE for job in ended))
