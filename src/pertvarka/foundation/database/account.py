"""Who runs PostgreSQL: ourselves, or, when we are root, an account that already exists.

See Note [Root opens nothing]: PostgreSQL refuses to run as root. Making an account, or opening the folders above the
data so that it can pass, would change the machine of the person who only wanted to look (and would open /root). We
borrow the account `postgres`, else `nobody`, and put things where it can reach them instead.
"""

import os
import pwd
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pertvarka.foundation.database.errors import NoUnprivilegedAccount

BORROWED_ACCOUNTS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """An account of this machine that runs the processes of PostgreSQL and owns its data."""

    name: str
    user_id: int
    group_id: int
    is_borrowed: bool

    def run(
        self,
        arguments: Sequence[str | Path],
        *,
        output: IO[bytes] | int = subprocess.DEVNULL,
        kept_open: Sequence[int] = (),
    ) -> int:
        """Run a program as this account, with nothing of our surroundings that could mislead it; gives its exit code.

        See Note [Output goes to a file]: a pipe would stay open as long as the server lives, and reading it would wait
        for that long.
        """
        finished = subprocess.run(  # noqa: S603 - programs we name, arguments passed as they are
            [str(argument) for argument in arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",  # our own working folder may be closed to the account
            env=_plain_environment(),
            umask=0o077,
            pass_fds=kept_open,
            start_new_session=True,  # Ctrl-C in the terminal is meant for us, not for the database
            user=self.user_id if self.is_borrowed else None,
            group=self.group_id if self.is_borrowed else None,
            extra_groups=[] if self.is_borrowed else None,
            check=False,
        )
        return finished.returncode

    def answer_of(self, arguments: Sequence[str | Path]) -> str:
        """What a program that ends at once prints; empty when the account cannot run it."""
        with tempfile.TemporaryFile() as output:
            try:
                self.run(arguments, output=output)
            except OSError:
                return ""
            output.seek(0)
            return output.read().decode(errors="replace")

    def can_enter(self, folder: Path) -> bool:
        """Whether the account may pass through every folder down to this one; asked of the system, not guessed."""
        return self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder]) == 0


def choose() -> Account:
    """The account for PostgreSQL on this machine.

    Raises:
        NoUnprivilegedAccount: we are root and may not become anybody else.
    """
    user_id = os.geteuid()
    if user_id != 0:
        return Account(name=_name_of(user_id), user_id=user_id, group_id=os.getegid(), is_borrowed=False)
    for name in BORROWED_ACCOUNTS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        if entry.pw_uid == 0:
            continue
        account = Account(name=name, user_id=entry.pw_uid, group_id=entry.pw_gid, is_borrowed=True)
        try:
            account.run(["/bin/sh", "-c", ":"])
        except (OSError, subprocess.SubprocessError) as problem:
            raise NoUnprivilegedAccount(f"{name}: {problem}") from problem
        return account
    raise NoUnprivilegedAccount(" / ".join(BORROWED_ACCOUNTS))


def _name_of(user_id: int) -> str:
    try:
        return pwd.getpwuid(user_id).pw_name
    except KeyError:
        return str(user_id)


def _plain_environment() -> dict[str, str]:
    """Without PGDATA, PGHOST and their like, and with messages in English, which we look into."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG")) and name != "TZ"
    }
    return kept | {"LC_ALL": "C"}
