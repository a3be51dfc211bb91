"""The launcher against a real PostgreSQL: what a newcomer's machine can do to it, done to it here.

Every cluster lives in its own temporary home and is stopped by the `home` fixtures.
"""

import ctypes
import errno
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from pertvarka.foundation.database import account, cluster, postmaster, premises, url
from pertvarka.foundation.database.cluster import RunningCluster
from pertvarka.foundation.database.errors import (
    DataFromOtherVersion,
    DiskFull,
    FolderNotOurs,
    HomeNotReachable,
    HomeNotWritable,
)
from pertvarka.foundation.database.home import SHARED_PLACE

SOURCES = Path(cluster.__file__).parents[3]
only_for_root = pytest.mark.skipif(os.geteuid() != 0, reason="concerns only root; the tests run as an ordinary user")
START_IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from pertvarka.foundation.database import cluster
running = cluster.ensure_running(Path(sys.argv[1]), report=lambda line: None)
print(running.was_started, running.owner_url)
"""


def ensure(home: Path) -> RunningCluster:
    return cluster.ensure_running(home, report=lambda _line: None)


def ask(running: RunningCluster, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(running.owner_url, autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchall() if cursor.description else []


def process_id_of(home: Path) -> int:
    found = postmaster.read(premises.of(home))
    assert found is not None
    return found.process_id


def start_elsewhere(home: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", START_IN_ANOTHER_PROCESS, str(home)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(SOURCES), *sys.path])},
    )


@pytest.fixture
def uncollected_dead() -> Iterator[None]:
    """Dead servers stay in the process table, as in a container whose first process collects nobody."""
    set_child_subreaper = 36
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux can be told to leave the dead uncollected")
    libc = ctypes.CDLL(None)
    libc.prctl(set_child_subreaper, 1, 0, 0, 0)
    yield
    libc.prctl(set_child_subreaper, 0, 0, 0, 0)
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def test_a_cold_start_gives_a_database_whose_owner_is_no_superuser(home: Path) -> None:
    running = ensure(home)

    assert running.was_started
    assert ask(
        running,
        "SELECT current_user::text, current_database()::text, rolsuper, rolbypassrls, rolcreatedb "
        "FROM pg_roles WHERE rolname = current_user",
    ) == [("pertvarka_owner", "pertvarka", False, False, True)]
    assert ask(
        running,
        "SELECT lower('ŠĄŽ'), current_setting('fsync'), current_setting('listen_addresses'), "
        "current_setting('server_encoding')",
    ) == [("šąž", "on", "", "UTF8")]
    assert ask(running, "SELECT version()")[0][0].startswith(f"PostgreSQL {running.version} ")  # type: ignore[attr-defined]


def test_only_its_owner_may_enter_the_data_and_the_socket(home: Path) -> None:
    running = ensure(home)

    for folder in (running.socket_folder, premises.of(home).data):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert folder.stat().st_uid == account.choose().user_id


def test_a_second_call_waits_for_nobody_and_leaves_the_server_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ensure(home)
    process_id = process_id_of(home)
    with monkeypatch.context() as without:
        # What could take long is not even asked for: a turn among others, and a program of PostgreSQL.
        without.delattr(cluster.locks, "held")
        without.delattr(subprocess, "Popen")

        second = ensure(home)

    assert not second.was_started
    assert (second.owner_url, process_id_of(home)) == (first.owner_url, process_id)


def test_stopping_stops_only_this_cluster_and_says_whether_there_was_one(make_home: Callable[..., Path]) -> None:
    home, other_home = make_home(), make_home()
    ensure(home)
    other = ensure(other_home)

    assert cluster.stop(home)
    assert not cluster.stop(home)
    assert not cluster.stop(home / "never")
    assert ask(other, "SELECT 1") == [(1,)]


@pytest.mark.usefixtures("uncollected_dead")
@pytest.mark.parametrize("children_too", [True, False], ids=["all its processes", "only the first process"])
def test_after_kill_9_the_next_start_recovers_every_row(home: Path, *, children_too: bool) -> None:
    running = ensure(home)
    ask(running, "CREATE TABLE kept AS SELECT generate_series(1, 5000) AS number")
    first = process_id_of(home)
    children = [int(str(row[0])) for row in ask(running, "SELECT pid FROM pg_stat_activity")] if children_too else []

    for process_id in [first, *children]:
        try:
            os.kill(process_id, signal.SIGKILL)
        except ProcessLookupError:
            assert process_id != first
    again = ensure(home)

    assert Path("/proc", str(first), "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    assert again.was_started
    assert ask(again, "SELECT count(*) FROM kept") == [(5000,)]


def test_a_process_number_given_to_another_program_does_not_stop_a_start(home: Path) -> None:
    ensure(home)
    pid_file = premises.of(home).data / "postmaster.pid"
    written = pid_file.read_text().splitlines()
    cluster.stop(home)
    runner = account.choose()
    borrowed = {"user": runner.user_id, "group": runner.group_id} if runner.is_borrowed else {}
    with subprocess.Popen(["sleep", "60"], cwd="/", **borrowed) as stranger:  # type: ignore[call-overload]
        pid_file.write_text("\n".join([str(stranger.pid), *written[1:]]) + "\n")

        assert not cluster.stop(home)
        assert ensure(home).was_started
        assert stranger.poll() is None
        stranger.kill()


def test_a_server_whose_socket_was_swept_away_is_started_anew(home: Path) -> None:
    running = ensure(home)
    (running.socket_folder / ".s.PGSQL.5432").unlink()

    assert ensure(home).was_started


def test_a_long_and_strange_home_path_works(make_home: Callable[..., Path]) -> None:
    home = make_home("Šarūno „namai“, $HOME's/" + "ilgas aplankas " * 14)
    assert len(os.fsencode(home)) > 200

    running = ensure(home)

    assert len(os.fsencode(running.socket_folder)) < 90
    assert ask(running, "SELECT 1") == [(1,)]
    assert premises.of(home).data.is_relative_to(home)


def test_somebody_elses_folder_with_our_name_is_not_used(make_home: Callable[..., Path], tmp_path: Path) -> None:
    home = make_home("long" * 50)
    first_choice = ensure(home).socket_folder
    cluster.stop(home)
    first_choice.rmdir()
    first_choice.symlink_to(tmp_path)
    try:
        second_choice = ensure(home).socket_folder
        cluster.stop(home)
    finally:
        first_choice.unlink()

    assert second_choice != first_choice
    second_choice.rmdir()


def test_initialising_killed_in_the_middle_is_done_again(home: Path) -> None:
    starter = start_elsewhere(home)
    unfinished = premises.of(home).being_initialised
    while not (unfinished / "PG_VERSION").exists():
        assert starter.poll() is None
        time.sleep(0.005)
    starter.kill()
    starter.communicate()
    assert not premises.of(home).data.exists()

    assert ask(ensure(home), "SELECT 1") == [(1,)]
    assert not unfinished.exists()


def test_a_data_folder_without_data_is_set_aside_and_kept(home: Path) -> None:
    ensure(home)
    cluster.stop(home)
    place = premises.of(home)
    place.data.rename(place.folder / "old")
    place.data.mkdir()
    (place.data / "base").mkdir()

    lines: list[str] = []
    running = cluster.ensure_running(home, report=lines.append)

    assert ask(running, "SELECT 1") == [(1,)]
    assert any("perkeltas į" in line for line in lines)
    assert len(list(place.folder.glob("data.set-aside-*/data/base"))) == 1


def test_data_of_another_version_are_left_alone_and_named(home: Path) -> None:
    ensure(home)
    cluster.stop(home)
    (premises.of(home).data / "PG_VERSION").write_text("12\n")

    with pytest.raises(DataFromOtherVersion) as caught:
        ensure(home)

    assert "were made by PostgreSQL 12" in caught.value.sentence_en
    assert "sukūrė PostgreSQL 12" in caught.value.sentence_lt
    assert str(caught.value) == f"{caught.value.sentence_en}\n{caught.value.sentence_lt}"


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(HomeNotWritable, match="PERTVARKA_HOME"):
        ensure(tmp_path / "file" / "home")


def test_two_starters_at_once_end_with_the_same_cluster(home: Path) -> None:
    starters = [start_elsewhere(home), start_elsewhere(home)]
    answers = [starter.communicate(timeout=60)[0].split() for starter in starters]

    assert sorted(was_started for was_started, _url in answers) == ["False", "True"]
    assert len({address for _was_started, address in answers}) == 1
    assert ask(ensure(home), "SELECT 1") == [(1,)]


def test_too_little_room_is_said_before_anything_is_made(home: Path) -> None:
    with pytest.raises(DiskFull) as caught:
        cluster.ensure_running(home, report=lambda _line: None, needed_bytes=10**18)

    assert "MB are free" in caught.value.sentence_en
    assert "diskas pilnas" in caught.value.sentence_lt
    assert not premises.of(home).data.exists()


def write_without_end(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


@pytest.fixture
def small_disk(make_home: Callable[..., Path]) -> Iterator[Callable[[int], Path]]:
    folder = make_home("disk")
    mounted = False

    def mount(megabytes: int) -> Path:
        nonlocal mounted
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "tmpfs", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
        mounted = True
        return folder

    yield mount
    if mounted:
        cluster.stop(folder)
        subprocess.run(["umount", str(folder)], check=True)


@only_for_root
def test_a_disk_filled_while_the_cluster_is_made_is_named_and_left_clean(
    small_disk: Callable[[int], Path],
) -> None:
    home = small_disk(20)

    with pytest.raises(DiskFull) as caught:
        cluster.ensure_running(home, report=lambda _line: None, needed_bytes=0)

    assert str(home) in caught.value.sentence_lt
    place = premises.of(home)
    assert not place.data.exists()
    assert not place.being_initialised.exists()


@only_for_root
def test_a_disk_filled_before_a_later_start_is_named_and_nothing_is_lost(small_disk: Callable[[int], Path]) -> None:
    home = small_disk(100)
    running = cluster.ensure_running(home, report=lambda _line: None, needed_bytes=0)
    ask(running, "CREATE TABLE kept AS SELECT 1 AS number")
    cluster.stop(home)
    filler = home / "filler"
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_without_end(filler)

    with pytest.raises(DiskFull):
        ensure(home)
    filler.unlink()

    assert ask(ensure(home), "SELECT number FROM kept") == [(1,)]


@only_for_root
def test_root_starts_it_as_somebody_else_and_opens_no_folder(make_home: Callable[..., Path]) -> None:
    closed = make_home("under/lock", mode=0o700)
    before = [stat.S_IMODE(folder.stat().st_mode) for folder in (Path("/root"), *closed.parents)]

    lines: list[str] = []
    running = cluster.ensure_running(closed, report=lines.append)

    assert Path("/proc", str(process_id_of(closed))).stat().st_uid == account.choose().user_id != 0
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (Path("/root"), *closed.parents)] == before
    data = premises.of(closed).data
    assert data.is_relative_to(SHARED_PLACE / "pertvarka-0")
    assert str(data.parent) in (closed / "where.txt").read_text()
    assert any("laikoma aplanke" in line for line in lines)
    assert ask(running, "SELECT 1") == [(1,)]
    assert not ensure(closed).was_started


@only_for_root
def test_root_does_not_begin_anew_when_the_way_to_the_data_was_closed(make_home: Callable[..., Path]) -> None:
    home = make_home("inside")
    ensure(home)
    cluster.stop(home)
    home.parent.chmod(0o700)

    with pytest.raises(HomeNotReachable):
        ensure(home)


@only_for_root
def test_a_folder_of_somebody_else_in_the_home_is_refused(home: Path) -> None:
    (home / "postgresql").mkdir()
    os.chown(home / "postgresql", 12345, 12345)

    with pytest.raises(FolderNotOurs):
        ensure(home)

    (home / "postgresql").rmdir()


def test_database_url_wins_and_nothing_is_started(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/other")

    assert url.database_url(home, print) == "postgresql://elsewhere/other"
    assert not premises.of(home).folder.exists()

    monkeypatch.delenv("DATABASE_URL")
    assert url.database_url(home, lambda _line: None) == ensure(home).app_url
