"""`pertvarka worker`: does what people asked to be done in the background. Any number may run, on any machine."""

import argparse
import sys

from rich.console import Console


def run(asked: argparse.Namespace, console: Console) -> int:
    """Work until stopped, or with --once until nothing is due."""
    from pertvarka.faces.command_line import preparing  # noqa: PLC0415 (Django starts only when a command needs it)

    preparing.start_django()
    from pertvarka.foundation.base import serving_role  # noqa: PLC0415
    from pertvarka.foundation.base.jobs import worker  # noqa: PLC0415

    serving_role.require_bound()
    lifeline = sys.stdin.fileno() if asked.lifeline else None
    worker.work(once=asked.once, jobs_at_once=asked.jobs_at_once, lifeline=lifeline)
    return 0
