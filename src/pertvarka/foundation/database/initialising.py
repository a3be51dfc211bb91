"""Making the data folder of a new cluster, whole or not at all.

See Note [Whole or not at all]: initdb killed in the middle leaves a folder that looks like data and is none. So it
works in a folder beside, which gets the name `data` only when it is finished; a leftover is thrown away and made anew.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from pertvarka.foundation.database import disk, private_folder
from pertvarka.foundation.database.account import Account
from pertvarka.foundation.database.binaries import Binaries
from pertvarka.foundation.database.errors import ClusterDidNotStart, DataFromOtherVersion, DiskFull
from pertvarka.foundation.database.postmaster import SUPERUSER
from pertvarka.foundation.database.premises import Premises
from pertvarka.foundation.database.sentences import Report, say

FIRST_MAJOR_WITH_BUILTIN_LOCALE = 17


def has_data(premises: Premises, *, binaries: Binaries) -> bool:
    """Whether there is a finished data folder that these programs can read.

    Raises:
        DataFromOtherVersion: another major version of PostgreSQL made it.
        ClusterDidNotStart: it holds data, but the file that says which version made it is gone.
    """
    try:
        made_by = (premises.data / "PG_VERSION").read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        if (premises.data / "global" / "pg_control").exists():
            missing = f"{premises.data / 'PG_VERSION'}: {os.strerror(2)}"
            raise ClusterDidNotStart(log_path=premises.log, last_lines=missing) from None
        return False
    if made_by != str(binaries.major):
        raise DataFromOtherVersion(folder=premises.data, made_by=made_by, found=binaries.version)
    return True


def make_data(
    premises: Premises,
    *,
    binaries: Binaries,
    account: Account,
    kept_open: int,
    needed_bytes: int,
    report: Report,
) -> None:
    """Make a new data folder; what a killed attempt left is removed first.

    kept_open: the running lock, inherited by initdb, so that one that outlives us is waited for.

    Raises:
        DiskFull: there is less room than needed, or it ran out on the way.
        ClusterDidNotStart: initdb failed for another reason.
    """
    shutil.rmtree(premises.being_initialised, ignore_errors=True)
    _set_aside_half_made(premises, report=report)
    disk.require(premises.folder, needed_bytes=needed_bytes)
    say(report, en="Making a new database.", lt="Kuriama nauja duomenų bazė.")
    unfinished = private_folder.ensure(premises.being_initialised, owner=account)
    with tempfile.TemporaryFile() as output:
        exit_code = account.run(_initdb(binaries, data=unfinished), output=output, kept_open=[kept_open])
        output.seek(0)
        said = output.read().decode(errors="replace")
    if exit_code != 0:
        is_disk_full = disk.explains(said, folder=premises.folder)
        free = disk.free_bytes(premises.folder)
        shutil.rmtree(unfinished, ignore_errors=True)  # gives back the room it took
        if is_disk_full:
            raise DiskFull(folder=premises.folder, free_bytes=free)
        raise ClusterDidNotStart(log_path=premises.log, last_lines=said[-1500:].strip())
    unfinished.rename(premises.data)
    _write_through(premises.folder)


def _initdb(binaries: Binaries, *, data: Path) -> list[str | Path]:
    """The language of the machine must not decide how text is kept and compared."""
    if binaries.major >= FIRST_MAJOR_WITH_BUILTIN_LOCALE:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=en_US.UTF-8" if sys.platform == "darwin" else "--locale=C.UTF-8", "--lc-messages=C"]
    return [
        binaries.folder / "initdb",
        f"--pgdata={data}",
        f"--username={SUPERUSER}",
        "--auth=trust",  # the door is the socket's folder, which only we may enter
        "--encoding=UTF8",
        "--no-instructions",
        *locale,
    ]


def _set_aside_half_made(premises: Premises, *, report: Report) -> None:
    """A `data` folder without data was not made by us to the end; it is kept, in case somebody knows what it is."""
    if not premises.data.exists():
        return
    if not any(premises.data.iterdir()):
        premises.data.rmdir()
        return
    aside = Path(tempfile.mkdtemp(prefix="data.set-aside-", dir=premises.folder))
    premises.data.rename(aside / "data")
    say(
        report,
        en=f"An unfinished data folder was moved to {aside}.",
        lt=f"Nebaigtas kurti duomenų aplankas perkeltas į {aside}.",
    )


def _write_through(folder: Path) -> None:
    """So that the new name survives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
