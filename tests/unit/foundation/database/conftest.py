"""Home folders for real clusters: each is stopped and swept away after its test, wherever its files went."""

import shutil
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


def sweep(home: Path) -> None:
    cluster.stop(home)
    place = premises.of(home)
    if place.folder.is_dir():
        shutil.rmtree(premises.ensure_socket_folder(place, account=account.choose()))
        shutil.rmtree(place.folder)
