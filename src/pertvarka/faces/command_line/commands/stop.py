"""`pertvarka stop`: stop the embedded database, which outlives the server so that the next start is quick."""

import argparse

from rich.console import Console


def run(asked: argparse.Namespace, console: Console) -> int:
    """Stop the cluster of this data home; says so when none was running."""
    from pertvarka.foundation.database import cluster, home  # noqa: PLC0415 (needs no Django)

    if cluster.stop(home.data_home()):
        console.print("The database has stopped. / Duomenų bazė sustabdyta.")
    else:
        console.print("The database was not running. / Duomenų bazė neveikė.")
    return 0
