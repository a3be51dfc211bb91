"""Where the files of one cluster are: beside the home folder they belong to, or, when they cannot be there, elsewhere.

One home, one cluster. See Note [The account must get there] for root, and Note [Short sockets] for long paths.
"""

import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pertvarka.foundation.database import private_folder
from pertvarka.foundation.database.account import Account
from pertvarka.foundation.database.errors import FolderNotOurs, HomeNotReachable
from pertvarka.foundation.database.home import SHARED_PLACE
from pertvarka.foundation.database.sentences import Report, say

NOTE_NAME = "where.txt"
# A socket's path must fit into 104 (macOS) or 108 (Linux) bytes, its ending zero included; PostgreSQL adds
# "/.s.PGSQL.5432" to the folder.
LONGEST_SOCKET_FOLDER_BYTES = 103 - len("/.s.PGSQL.5432")
SHORT_PLACES = (Path("/tmp"), SHARED_PLACE)  # noqa: S108 - see private_folder


@dataclass(frozen=True, slots=True)
class Premises:
    """The folders and files of one cluster."""

    home: Path
    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def being_initialised(self) -> Path:
        return self.folder / "data.being-initialised"

    @property
    def log(self) -> Path:
        return self.folder / "postgresql.log"

    @property
    def running_lock(self) -> Path:
        """Held by the server itself: Note [A lock the database itself holds]."""
        return self.folder / "running.lock"

    @property
    def starting_lock(self) -> Path:
        """Held by whoever starts or stops the cluster of this home."""
        return self.home / "database.lock"


def of(home: Path) -> Premises:
    """Where the cluster of this home is, if it has one; touches nothing."""
    resolved = home.resolve()
    if os.geteuid() == 0 and (resolved / NOTE_NAME).exists():
        return Premises(home=resolved, folder=_elsewhere(resolved))
    return Premises(home=resolved, folder=resolved / "postgresql")


def settle(home: Path, *, account: Account, report: Report) -> Premises:
    """Make the folders of this home's cluster where the account can reach them.

    See Note [The account must get there]: as root the data belong to a borrowed account. When it may not pass to the
    home folder (one under /root, say), the folders above stay closed and the data are placed in /var/tmp.

    Raises:
        HomeNotReachable: there are data in the home folder that the account may no longer reach.
        FolderNotOurs: one of the folders was made by someone else.
    """
    found = of(home)
    if not account.is_borrowed:
        private_folder.ensure(found.folder)
        return found
    if found.folder.parent == found.home:
        private_folder.ensure(found.folder, mode=private_folder.OTHERS_MAY_PASS)
        if account.can_enter(found.folder):
            return found
        if found.data.exists():
            raise HomeNotReachable(folder=found.data, account_name=account.name)
        with suppress(OSError):  # not empty: an old log may stay
            found.folder.rmdir()
    elsewhere = Premises(home=found.home, folder=_elsewhere(found.home))
    private_folder.ensure(elsewhere.folder.parent, mode=private_folder.OTHERS_MAY_PASS)
    private_folder.ensure(elsewhere.folder, mode=private_folder.OTHERS_MAY_PASS)
    _leave_note(elsewhere, account=account, report=report)
    return elsewhere


def ensure_socket_folder(premises: Premises, *, account: Account) -> Path:
    """The folder for the socket, owned by the account and closed to all others.

    See Note [Short sockets]: beside the data when the path is short and plain; else a folder in /tmp named with a
    hash of the home. The run-time folder of a login session is not used: it vanishes at logout, the server does not.
    If somebody has taken our name there, the next name is tried.
    """
    beside = premises.folder / "socket"
    if len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER_BYTES and re.fullmatch(r"[A-Za-z0-9/._ -]+", str(beside)):
        return private_folder.ensure(beside, owner=account)
    wanted = [
        place / f"pertvarka-{account.user_id}-{_short_hash(premises.home)}{again}"
        for again in ("", "-2", "-3")
        for place in SHORT_PLACES
    ]
    for folder in wanted[:-1]:
        try:
            return private_folder.ensure(folder, owner=account)
        except FolderNotOurs:
            continue
    return private_folder.ensure(wanted[-1], owner=account)


def _elsewhere(home: Path) -> Path:
    return SHARED_PLACE / f"pertvarka-{os.geteuid()}" / _short_hash(home)


def _short_hash(home: Path) -> str:
    return hashlib.sha256(os.fsencode(home)).hexdigest()[:12]


def _leave_note(premises: Premises, *, account: Account, report: Report) -> None:
    note = premises.home / NOTE_NAME
    if note.exists():
        return
    en = (
        f"The database of this folder is kept in {premises.folder}: it runs as the account {account.name}, which may "
        "not enter here. For a lasting place set PERTVARKA_HOME to a folder that account can pass to."
    )
    lt = (
        f"Šio aplanko duomenų bazė laikoma aplanke {premises.folder}: ji veikia paskyra {account.name}, kuri čia "
        "patekti negali. Ilgalaikei vietai kintamajame PERTVARKA_HOME nurodykite šiai paskyrai prieinamą aplanką."
    )
    with note.open("x", encoding="utf-8") as page:  # never through a link that somebody laid there
        page.write(f"{en}\n{lt}\n")
    say(report, en=en, lt=lt)
