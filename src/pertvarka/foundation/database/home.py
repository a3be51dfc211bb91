"""Where everything Pertvarka keeps on this machine lives.

PERTVARKA_HOME when set; else the user data folder of the platform. See Note [A home that cannot be written]: service
accounts and containers often have a read-only home, and a first look must not end there.
"""

import os
import sys
from pathlib import Path

from pertvarka.foundation.database import disk, private_folder
from pertvarka.foundation.database.errors import HomeNotWritable
from pertvarka.foundation.database.sentences import Report, say, silently

SHARED_PLACE = Path("/var/tmp")  # noqa: S108 - see private_folder; survives a restart of the machine, unlike /tmp


def data_home(*, report: Report = silently) -> Path:
    """The folder for data, made if it was not there. `report` hears when it is not the usual one.

    Raises:
        HomeNotWritable: PERTVARKA_HOME was set and cannot be written; a folder named by hand is never replaced.
        FolderNotOurs: the replacement folder was made by someone else.
    """
    named = os.environ.get("PERTVARKA_HOME")
    if named:
        return make_writable(_without_tilde(named))
    usual = _platform_folder()
    if usual is not None:
        try:
            return make_writable(usual)
        except HomeNotWritable:
            pass
    instead = private_folder.ensure(SHARED_PLACE / f"pertvarka-home-{os.geteuid()}")
    say(
        report,
        en=f"The usual folder ({usual}) cannot be written, so data are kept in {instead}. "
        "Set PERTVARKA_HOME to choose a lasting place.",
        lt=f"Į įprastą aplanką ({usual}) rašyti negalima, todėl duomenys laikomi aplanke {instead}. "
        "Ilgalaikę vietą galite nurodyti kintamajame PERTVARKA_HOME.",
    )
    return instead


def make_writable(folder: Path) -> Path:
    """The folder as an absolute path, made when missing.

    Raises:
        HomeNotWritable: it cannot be made, or it is there and may not be written.
    """
    absolute = folder.absolute()
    try:
        # Closed to others for an ordinary user; root's is only passable, for the account that runs PostgreSQL.
        absolute.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
    except OSError as problem:
        if problem.errno in disk.FULL:
            raise
        raise HomeNotWritable(folder=absolute, reason=problem.strerror or str(problem)) from problem
    if not os.access(absolute, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids):
        raise HomeNotWritable(folder=absolute, reason=os.strerror(13))
    return absolute.resolve()


def _platform_folder() -> Path | None:
    """None when the account has no home folder at all."""
    named = Path(os.environ.get("XDG_DATA_HOME", ""))
    if named.is_absolute():  # the specification says to ignore relative ones
        return named / "pertvarka"
    try:
        own = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return own / "Library" / "Application Support" / "pertvarka"
    return own / ".local" / "share" / "pertvarka"


def _without_tilde(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError:  # no home folder to put in its place
        return Path(named)
