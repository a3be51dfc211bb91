"""The running server of a cluster: what its own file says of it, whether it is really there, and knocking on its door.

See Note [Only a connection proves it]: after kill -9 `pg_ctl status` says "running" for as long as the dead process is
not collected, and postmaster.pid stays behind and stops the next start. So the file only tells where to knock.
"""

import os
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pertvarka.foundation.database.premises import Premises

if TYPE_CHECKING:
    import psycopg

SUPERUSER = "postgres"
OWNER = "pertvarka_owner"
APP = "pertvarka_app"
PUBLIC = "pertvarka_public"
DATABASE = "pertvarka"
PORT = 5432  # only part of the socket's name: nothing listens on the network


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What postmaster.pid says about the server that wrote it, which may be long dead."""

    process_id: int
    port: int
    socket_folder: Path | None
    is_ready: bool

    @property
    def is_cut_off(self) -> bool:
        """Ready, but its socket is gone (old files are swept from /tmp): it can never answer again."""
        if self.socket_folder is None or not self.is_ready:
            return False
        return not (self.socket_folder / f".s.PGSQL.{self.port}").exists()


def read(premises: Premises) -> Postmaster | None:
    """None when there is no such file, or nothing useful in it. Its lines appear one after another during a start."""
    try:
        written = (premises.data / "postmaster.pid").read_text(encoding="utf-8", errors="surrogateescape")
        process_id, _data, _started_at, port, socket_folder, *rest = written.splitlines()
        return Postmaster(
            process_id=int(process_id),
            port=int(port),
            socket_folder=Path(socket_folder) if socket_folder else None,
            is_ready=bool(rest) and rest[-1].strip() == "ready",
        )
    except (OSError, ValueError):
        return None


def is_alive(found: Postmaster, *, data: Path) -> bool:
    """Whether that process is there, is not dead and uncollected, and is PostgreSQL on this very data."""
    try:
        os.kill(found.process_id, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # someone else's process has the number now
        return False
    process = Path("/proc", str(found.process_id))
    try:
        name, _, rest = (process / "stat").read_text(errors="replace").partition("(")[2].rpartition(")")
    except OSError:
        return not Path("/proc/self").exists() and _is_postgres_by_ps(found.process_id)
    if rest.split()[0] in {"Z", "X"} or name != "postgres":
        return False
    with suppress(OSError):
        return (process / "cwd").readlink() == data.resolve()
    return True


def forget_the_dead(premises: Premises, *, socket_folder: Path) -> None:
    """Remove what a dead server left behind, so that the number in it cannot stop the next start.

    Only called while holding the lock no living server lets go of: Note [A lock the database itself holds].
    """
    (premises.data / "postmaster.pid").unlink(missing_ok=True)
    (socket_folder / f".s.PGSQL.{PORT}").unlink(missing_ok=True)
    (socket_folder / f".s.PGSQL.{PORT}.lock").unlink(missing_ok=True)


def connect(socket_folder: Path, *, port: int = PORT, role: str, database: str) -> "psycopg.Connection | None":
    """An open connection, or None when nobody opens the door (yet)."""
    import psycopg  # noqa: PLC0415 - here, so that looking at this room does not cost a tenth of a second

    try:
        return psycopg.connect(
            host=str(socket_folder), port=port, user=role, dbname=database, connect_timeout=5, autocommit=True
        )
    except psycopg.OperationalError:
        return None


def connect_to(premises: Premises, *, role: str, database: str) -> "psycopg.Connection | None":
    """A connection to the server that says it runs on these premises."""
    found = read(premises)
    if found is None or found.socket_folder is None:
        return None
    return connect(found.socket_folder, port=found.port, role=role, database=database)


def _is_postgres_by_ps(process_id: int) -> bool:
    """For systems without /proc."""
    answer = subprocess.run(  # noqa: S603 - our own words only
        ["/bin/ps", "-o", "stat=,comm=", "-p", str(process_id)], capture_output=True, text=True, check=False
    )
    state, _, command = answer.stdout.strip().partition(" ")
    return not state.startswith("Z") and Path(command.strip()).name == "postgres"
