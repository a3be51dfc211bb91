"""`pertvarka serve`: serve what is loaded, without preparing anything."""

import argparse

from rich.console import Console


def run(asked: argparse.Namespace, console: Console) -> int:
    """Serve until stopped."""
    from pertvarka.faces.command_line import (  # noqa: PLC0415 (Django starts only on need)
        ports,
        preparing,
        server,
        worker_beside,
    )

    preparing.start_django()
    from pertvarka.foundation.base import serving_role  # noqa: PLC0415

    serving_role.require_bound()
    port = ports.free_port(asked.port, console)
    console.print(f"http://127.0.0.1:{port}/")
    with worker_beside.ready(wanted=not asked.without_worker) as start_worker:
        server.serve(port=port, workers=asked.workers, when_it_listens=start_worker)
    return 0
