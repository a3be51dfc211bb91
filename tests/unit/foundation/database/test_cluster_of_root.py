"""What may go wrong with a cluster on a full disk, or where root starts it."""

import errno
import os
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pertvarka.foundation.database import account, cluster, premises
from pertvarka.foundation.database.errors import (
    DiskFull,
    FolderNotOurs,
    HomeNotReachable,
)
from pertvarka.foundation.database.home import SHARED_PLACE
from tests.unit.foundation.database.clusters import ask, ensure, process_id_of

only_for_root = pytest.mark.skipif(os.geteuid() != 0, reason="concerns only root; the tests run as an ordinary user")


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
