"""Home folders for real clusters: each is stopped and swept away after its test, wherever its files went."""

import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pertvarka.foundation.database import account, cluster, premises


@pytest.fixture
def make_home() -> Iterator[Callable[..., Path]]:
    made: list[Path] = []
    outer: list[Path] = []

    def make(below: str = "", *, mode: int = 0o711) -> Path:
        top = Path(tempfile.mkdtemp(prefix="pertvarka-test-")).resolve()
        outer.append(top)
        made.append(top / below)
        made[-1].mkdir(parents=True, exist_ok=True)
        top.chmod(mode)
        return made[-1]

    yield make
    for home in made:
        sweep(home)
    for top in outer:
        shutil.rmtree(top)


@pytest.fixture
def home(make_home: Callable[..., Path]) -> Path:
    return make_home()


@pytest.fixture(scope="session")
def _made_once() -> Iterator[Path]:
    """A home whose cluster was made and stopped, to be copied: most tests are not about the making, the longest part."""
    top = Path(tempfile.mkdtemp(prefix="pertvarka-test-")).resolve()
    top.chmod(0o711)
    cluster.ensure_running(top, report=lambda _line: None)
    cluster.stop(top)
    yield top
    sweep(top)
    shutil.rmtree(top)


@pytest.fixture
def make_used_home(make_home: Callable[..., Path], _made_once: Path) -> Callable[[], Path]:
    def make() -> Path:
        home = make_home()
        subprocess.run(["cp", "-a", premises.of(_made_once).folder, premises.of(home).folder], check=True)
        return home

    return make


@pytest.fixture
def used_home(make_used_home: Callable[[], Path]) -> Path:
    """A home whose cluster was made before; nothing runs in it."""
    return make_used_home()


def sweep(home: Path) -> None:
    cluster.stop(home)
    place = premises.of(home)
    if place.folder.is_dir():
        shutil.rmtree(premises.ensure_socket_folder(place, account=account.choose()))
        shutil.rmtree(place.folder)
