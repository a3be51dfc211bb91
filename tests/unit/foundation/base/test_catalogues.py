"""The first start on a fresh clone speaks Lithuanian: catalogues stand before anything asks for a word."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pertvarka
from pertvarka.foundation.base import catalogues

PACKAGE = Path(pertvarka.__file__).parent
FIRST_WORDS = """
import django
django.setup()
from django.urls import reverse
from django.utils import translation
translation.activate("lt")
print(reverse("public_site:results"), translation.gettext("Events"))
"""


def test_a_process_without_compiled_catalogues_has_lithuanian_addresses_and_words(tmp_path: Path) -> None:
    copy = tmp_path / "pertvarka"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("*.mo"))
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "DJANGO_SETTINGS_MODULE": "pertvarka.config.settings"}

    said = subprocess.run(
        [sys.executable, "-c", FIRST_WORDS], env=environment, capture_output=True, text=True, check=True, cwd=tmp_path
    )

    assert said.stdout.split() == ["/lt/rezultatai/", "Renginiai"]
    assert (copy / "locale/lt/LC_MESSAGES/django.mo").exists()


def test_only_what_is_stale_is_made(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE / "locale", tmp_path / "locale", ignore=shutil.ignore_patterns("*.mo"))

    assert len(catalogues.compile_stale([tmp_path / "locale"])) == 2
    assert catalogues.compile_stale([tmp_path / "locale"]) == []
