"""Message catalogues: .po files are what people edit, .mo files are what gettext reads.

The gettext binaries are not on every machine, so the .mo files are made here, on the first start after a change.
"""

import os
import tempfile
from pathlib import Path

import polib
from django.conf import settings


def compile_stale() -> list[Path]:
    """Make every .mo file that is missing or older than its .po; return those made.

    Two processes may do it at once: each writes its own file and moves it into place.
    """
    made = []
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            descriptor, name = tempfile.mkstemp(dir=target.parent, suffix=".mo.part")
            with os.fdopen(descriptor, "wb") as part:
                part.write(polib.pofile(str(source)).to_binary())
            Path(name).chmod(0o644)
            Path(name).replace(target)
            made.append(target)
    return made
