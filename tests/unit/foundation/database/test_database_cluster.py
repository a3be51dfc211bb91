"""The launcher against a real PostgreSQL: what a newcomer's machine can do to it, done to it here.

Every cluster lives in its own temporary home and is stopped by the `home` fixtures.
"""

import ctypes
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pertvarka.foundation.database import account, cluster, premises, url
from pertvarka.foundation.database.errors import (
    DataFromOtherVersion,
    HomeNotWritable,
)
from tests.unit.foundation.database.clusters import ask, ensure, process_id_of, start_elsewhere


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
    used_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ensure(used_home)
    process_id = process_id_of(used_home)
    with monkeypatch.context() as without:
        # What could take long is not even asked for: a turn among others, and a program of PostgreSQL.
        without.delattr(cluster.locks, "held")
        without.delattr(subprocess, "Popen")

        second = ensure(used_home)

    assert not second.was_started
    assert (second.owner_url, process_id_of(used_home)) == (first.owner_url, process_id)


def test_stopping_stops_only_this_cluster_and_says_whether_there_was_one(make_used_home: Callable[[], Path]) -> None:
    home, other_home = make_used_home(), make_used_home()
    ensure(home)
    other = ensure(other_home)

    assert cluster.stop(home)
    assert not cluster.stop(home)
    assert not cluster.stop(home / "never")
    assert ask(other, "SELECT 1") == [(1,)]


@pytest.mark.usefixtures("uncollected_dead")
@pytest.mark.parametrize("children_too", [True, False], ids=["all its processes", "only the first process"])
def test_after_kill_9_the_next_start_recovers_every_row(used_home: Path, *, children_too: bool) -> None:
    running = ensure(used_home)
    ask(running, "CREATE TABLE kept AS SELECT generate_series(1, 5000) AS number")
    first = process_id_of(used_home)
    children = [int(str(row[0])) for row in ask(running, "SELECT pid FROM pg_stat_activity")] if children_too else []

    for process_id in [first, *children]:
        try:
            os.kill(process_id, signal.SIGKILL)
        except ProcessLookupError:
            assert process_id != first
    again = ensure(used_home)

    assert Path("/proc", str(first), "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    assert again.was_started
    assert ask(again, "SELECT count(*) FROM kept") == [(5000,)]


def test_a_process_number_given_to_another_program_does_not_stop_a_start(used_home: Path) -> None:
    ensure(used_home)
    pid_file = premises.of(used_home).data / "postmaster.pid"
    written = pid_file.read_text().splitlines()
    cluster.stop(used_home)
    runner = account.choose()
    borrowed = {"user": runner.user_id, "group": runner.group_id} if runner.is_borrowed else {}
    with subprocess.Popen(["sleep", "60"], cwd="/", **borrowed) as stranger:  # type: ignore[call-overload]
        pid_file.write_text("\n".join([str(stranger.pid), *written[1:]]) + "\n")

        assert not cluster.stop(used_home)
        assert ensure(used_home).was_started
        assert stranger.poll() is None
        stranger.kill()


def test_a_server_whose_socket_was_swept_away_is_started_anew(used_home: Path) -> None:
    running = ensure(used_home)
    (running.socket_folder / ".s.PGSQL.5432").unlink()

    assert ensure(used_home).was_started


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


def test_data_of_another_version_are_left_alone_and_named(used_home: Path) -> None:
    (premises.of(used_home).data / "PG_VERSION").write_text("12\n")

    with pytest.raises(DataFromOtherVersion) as caught:
        ensure(used_home)

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


def test_database_url_wins_and_nothing_is_started(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/other")

    assert url.database_url(home, print) == "postgresql://elsewhere/other"
    assert not premises.of(home).folder.exists()

    monkeypatch.delenv("DATABASE_URL")
    assert url.database_url(home, lambda _line: None) == ensure(home).app_url
