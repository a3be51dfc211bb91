"""Starting the server and waiting for its first answer.

See Note [It outlives us]: the server must not be our child, or its end would stay uncollected while we live, and Ctrl-C
would reach it. A shell starts it in the background and ends; arguments pass as they are, so any path will do.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pertvarka.foundation.database import disk, locks, postmaster
from pertvarka.foundation.database.account import Account
from pertvarka.foundation.database.binaries import Binaries
from pertvarka.foundation.database.errors import ClusterDidNotStart, DiskFull
from pertvarka.foundation.database.postmaster import PORT, SUPERUSER
from pertvarka.foundation.database.premises import Premises

START_LIMIT_SECONDS = 120.0  # replaying the log after a crash on a slow disk takes its time
BETWEEN_KNOCKS_SECONDS = 0.03
LONGEST_LOG_BYTES = 5_000_000

# A modest server for one machine. What protects the data (fsync, full page writes) stays as PostgreSQL has it.
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "shared_buffers": "64MB",
    "min_wal_size": "32MB",
    "max_wal_size": "256MB",
    "log_checkpoints": "off",
}


def launch(premises: Premises, *, binaries: Binaries, account: Account, socket_folder: Path, kept_open: int) -> int:
    """Start the server and come back at once; gives where in the log its own lines begin."""
    settings = SETTINGS | {"unix_socket_directories": f'"{socket_folder}"'}
    with _log_opened(premises) as log:
        begins_at = os.fstat(log).st_size
        account.run(
            [
                "/bin/sh",
                "-c",
                '"$@" &',
                "sh",
                binaries.folder / "postgres",
                "-D",
                premises.data,
                *[part for name, value in settings.items() for part in ("-c", f"{name}={value}")],
            ],
            output=log,
            kept_open=[kept_open],
        )
    return begins_at


def wait_for_answer(premises: Premises, *, log_begins_at: int) -> None:
    """Knock until a connection opens.

    Raises:
        DiskFull, ClusterDidNotStart: the server ended, or has not answered within the limit.
    """
    give_up_at = time.monotonic() + START_LIMIT_SECONDS
    while time.monotonic() < give_up_at:
        has_ended = locks.is_free(premises.running_lock)
        connection = postmaster.connect_to(premises, role=SUPERUSER, database="postgres")
        if connection is not None:
            connection.close()
            return
        if has_ended:
            break
        time.sleep(BETWEEN_KNOCKS_SECONDS)
    raise explained(premises, log_begins_at=log_begins_at)


def explained(premises: Premises, *, log_begins_at: int = 0) -> DiskFull | ClusterDidNotStart:
    """Why the server does not answer, from what it wrote since it was started."""
    said = ""
    if premises.log.exists():
        said = premises.log.read_bytes()[log_begins_at:].decode(errors="replace").strip()
    if disk.explains(said, folder=premises.folder):
        return DiskFull(folder=premises.folder, free_bytes=disk.free_bytes(premises.folder))
    return ClusterDidNotStart(log_path=premises.log, last_lines="\n".join(said.splitlines()[-8:]))


@contextmanager
def _log_opened(premises: Premises) -> Iterator[int]:
    if premises.log.exists() and premises.log.stat().st_size > LONGEST_LOG_BYTES:
        premises.log.rename(premises.log.with_suffix(".log.1"))
    descriptor = os.open(premises.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
