"""Starting and stopping the cluster of one home folder: the only server of it, whoever asks and however often.

The story: does it answer already? Then nothing is to be done. Else wait for our turn, wait until nothing of an earlier
server lives, make the data if there are none, start, and knock until a connection opens.
"""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pertvarka.foundation.database import account as accounts
from pertvarka.foundation.database import binaries as programs
from pertvarka.foundation.database import disk, initialising, locks, owner, postmaster, starting
from pertvarka.foundation.database import home as homes
from pertvarka.foundation.database import premises as sites
from pertvarka.foundation.database.account import Account
from pertvarka.foundation.database.errors import ClusterDidNotStop
from pertvarka.foundation.database.postmaster import APP, DATABASE, OWNER, PUBLIC, SUPERUSER
from pertvarka.foundation.database.premises import Premises
from pertvarka.foundation.database.sentences import Report, say

NEEDED_BYTES = 150_000_000  # a new cluster takes about 60 MB, and must have room to work
STOP_LIMIT_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class RunningCluster:
    """A server that has just answered.

    owner_url: of the role that makes tables; app_url: of the role that serves people. The socket's folder stands
        percent-encoded in the place of the host. urllib's `.hostname` would turn the folder into lower case; psycopg
        and dj-database-url read it as it is.
    """

    owner_url: str
    app_url: str
    socket_folder: Path
    version: str
    was_started: bool


def ensure_running(home: Path, *, report: Report, needed_bytes: int = NEEDED_BYTES) -> RunningCluster:
    """The running cluster of this home, started now if it was not running, made first if there was none.

    needed_bytes: the room that must be free on the disk before a new cluster is made.

    Raises:
        DatabaseStartError: one of the errors of `errors`, each with its sentences.
    """
    with disk.full_disk_named(home):
        place = sites.of(homes.make_writable(home))
        answered = _answer(place, was_started=False)
        if answered is not None:
            return answered
        with locks.held(place.starting_lock):
            account = accounts.choose()
            place = sites.settle(place.home, account=account, report=report)
            was_started = _start_unless_running(place, account=account, needed_bytes=needed_bytes, report=report)
            owner.ensure(place)
            answered = _answer(place, was_started=was_started)
    if answered is None:
        raise starting.explained(place)
    return answered


def stop(home: Path) -> bool:
    """Stop the cluster of this home, ending its connections; False when it was not running.

    Raises:
        ClusterDidNotStop: it is still there after a minute.
    """
    place = sites.of(home)
    if not place.folder.is_dir():
        return False
    with locks.held(place.starting_lock):
        found = postmaster.read(place)
        if found is None or not postmaster.is_alive(found, data=place.data):
            return False
        os.kill(found.process_id, signal.SIGINT)  # PostgreSQL's "fast" stop
        give_up_at = time.monotonic() + STOP_LIMIT_SECONDS
        while time.monotonic() < give_up_at:
            if not postmaster.is_alive(found, data=place.data) and locks.is_free(place.running_lock):
                return True
            time.sleep(starting.BETWEEN_KNOCKS_SECONDS)
    raise ClusterDidNotStop(process_id=found.process_id, log_path=place.log)


def _answer(place: Premises, *, was_started: bool) -> RunningCluster | None:
    """The cluster, if it opens a connection to the owner of the database and holds the other roles."""
    connection = postmaster.connect_to(place, role=OWNER, database=DATABASE)
    if connection is None:
        return None
    served = connection.execute("SELECT FROM pg_roles WHERE rolname = ANY(%s)", [[APP, PUBLIC]]).rowcount
    if served != len([APP, PUBLIC]):  # made by an earlier release
        connection.close()
        return None
    with connection:
        host, port = connection.info.host, connection.info.port
        version = connection.info.parameter_status("server_version") or ""
    return RunningCluster(
        owner_url=_url(OWNER, host=host, port=port),
        app_url=_url(APP, host=host, port=port),
        socket_folder=Path(host),
        version=version.split(" ")[0],
        was_started=was_started,
    )


def _url(role: str, *, host: str, port: int) -> str:
    return f"postgresql://{role}@{quote(host, safe='')}:{port}/{DATABASE}"


def _start_unless_running(place: Premises, *, account: Account, needed_bytes: int, report: Report) -> bool:
    """Whether it had to be started; called by one process at a time."""
    claim = _claim_unless_running(place)
    if claim is None:
        return False
    try:
        found = programs.find(account)
        if not initialising.has_data(place, binaries=found):
            initialising.make_data(
                place,
                binaries=found,
                account=account,
                kept_open=claim,
                needed_bytes=needed_bytes,
                report=report,
            )
        say(
            report,
            en=f"Starting PostgreSQL {found.version} in {place.folder}.",
            lt=f"Paleidžiama PostgreSQL {found.version} aplanke {place.folder}.",
        )
        socket_folder = sites.ensure_socket_folder(place, account=account)
        postmaster.forget_the_dead(place, socket_folder=socket_folder)
        log_begins_at = starting.launch(
            place, binaries=found, account=account, socket_folder=socket_folder, kept_open=claim
        )
    finally:
        os.close(claim)
    starting.wait_for_answer(place, log_begins_at=log_begins_at)
    return True


def _claim_unless_running(place: Premises) -> int | None:
    """The running lock, once nothing of an earlier server lives; None when one answers.

    Waits for a server that is stopping or recovering, and for an initdb whose starter was killed. A server whose
    socket was swept away from /tmp can never answer again and is told to stop.
    """
    give_up_at = time.monotonic() + starting.START_LIMIT_SECONDS
    while time.monotonic() < give_up_at:
        claim = locks.take(place.running_lock)
        found = postmaster.read(place)
        is_there = found is not None and postmaster.is_alive(found, data=place.data)
        if claim is not None and not is_there:
            return claim
        if claim is not None:
            os.close(claim)  # started by hand, without our lock
        connection = postmaster.connect_to(place, role=SUPERUSER, database="postgres")
        if connection is not None:
            connection.close()
            return None
        if found is not None and is_there and found.is_cut_off:
            os.kill(found.process_id, signal.SIGINT)
        time.sleep(starting.BETWEEN_KNOCKS_SECONDS)
    raise starting.explained(place)
