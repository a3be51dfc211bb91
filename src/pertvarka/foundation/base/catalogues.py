"""Message catalogues: .po files are what people edit, .mo files are what gettext reads.

The gettext binaries are not on every machine, so the .mo files are made here, on the first start after a change. The
settings call it before anything can ask for a translation: a catalogue read too early stays empty for the process.
"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def compile_stale(folders: Iterable[Path]) -> list[Path]:
    """Make every .mo file that is missing or older than its .po; return those made.

    Two processes may do it at once: each writes its own file and moves it into place.
    """
    made = []
    for folder in folders:
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            _compile(source, target)
            made.append(target)
    return made


def _compile(source: Path, target: Path) -> None:
    import polib  # noqa: PLC0415 (needed on the first start after a change only)

    descriptor, name = tempfile.mkstemp(dir=target.parent, suffix=".mo.part")
    with os.fdopen(descriptor, "wb") as part:
        part.write(polib.pofile(str(source)).to_binary())
    Path(name).chmod(0o644)
    Path(name).replace(target)
