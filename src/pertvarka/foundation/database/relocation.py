"""Bringing the packaged PostgreSQL to where the borrowed account can run it.

See Note [Programs behind a closed door]: a virtual environment under /root cannot be entered by the account that has to
run PostgreSQL, and /root stays closed. So its programs and the libraries they look for beside them are copied once to
a folder of root's in /var/tmp, which everybody may read and only root may write.
"""

import os
import shutil
import tempfile
from importlib import metadata
from pathlib import Path

from pertvarka.foundation.database import private_folder
from pertvarka.foundation.database.home import SHARED_PLACE

PROGRAMS = Path("pginstall", "bin")
LIBRARIES = ".libs"
_EVERYBODY_MAY_READ = 0o755
# Headers and Python files are not needed to run it.
_LEFT_OUT = shutil.ignore_patterns("include", "__pycache__", "*.py", "py.typed")


def copy_within_reach(package: Path, *, place: Path = SHARED_PLACE) -> Path:
    """The folder of the copied package, copied now if it was not there whole.

    The version is in the name, so a newer package is copied anew. The copy is made under another name and renamed, so
    nobody meets a half of it; whoever comes second uses what the first has made.
    """
    ours = private_folder.ensure(place / f"pertvarka-pg-{os.geteuid()}", mode=_EVERYBODY_MAY_READ)
    finished = ours / _version(package)
    if _is_whole(finished, package=package):
        return finished / package.name
    with tempfile.TemporaryDirectory(dir=ours) as scratch:
        copy = Path(scratch, "copy")
        shutil.copytree(package, copy / package.name, ignore=_LEFT_OUT, symlinks=True)
        libraries = package.with_name(package.name + LIBRARIES)
        if libraries.is_dir():
            shutil.copytree(libraries, copy / libraries.name, symlinks=True)
        _open_to_reading(copy)
        if finished.exists() and not _is_whole(finished, package=package):  # cleaners of /var/tmp take away old files
            finished.rename(Path(scratch, "old"))
        try:
            copy.rename(finished)
        except OSError:
            if not _is_whole(finished, package=package):
                raise
    return finished / package.name


def _is_whole(finished: Path, *, package: Path) -> bool:
    return _sizes(finished, package.name) == _sizes(package.parent, package.name)


def _sizes(parent: Path, package_name: str) -> dict[Path, int]:
    """Each file of the package and its libraries that is copied, with its size."""
    sizes: dict[Path, int] = {}
    for top in (package_name, package_name + LIBRARIES):
        for where, folders, files in os.walk(parent / top):
            left_out = _LEFT_OUT(where, [*folders, *files])
            folders[:] = [name for name in folders if name not in left_out]
            for path in (Path(where, name) for name in files if name not in left_out):
                sizes[path.relative_to(parent)] = path.lstat().st_size
    return sizes


def _version(package: Path) -> str:
    try:
        return metadata.version(package.name.replace("_", "-"))
    except metadata.PackageNotFoundError:
        return "unversioned"


def _open_to_reading(copy: Path) -> None:
    """Our umask may be strict; the account must read what we copied."""
    for path in [copy, *copy.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o055 if path.stat().st_mode & 0o100 else 0o044))
