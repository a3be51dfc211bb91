"""Guard: one version, wherever it is said.

Why: whoever reports a fault names the version, and it must be the one that answers.
How to fix: write the version of `pertvarka.__version__` into the file the test names.
"""

import tomllib
from pathlib import Path

import pytest
import yaml

import pertvarka

ROOT = Path(__file__).parents[2]


def said() -> dict[str, str]:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    return {
        "pyproject.toml": tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"],
        "publiccode.yml": yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))["softwareVersion"],
        "CHANGELOG.md": next(line for line in changes.splitlines() if line.startswith("## ")).split()[1],
    }


@pytest.mark.parametrize("file", ["pyproject.toml", "publiccode.yml", "CHANGELOG.md"])
def test_the_file_says_the_version_that_answers(file: str):
    assert said()[file] == pertvarka.__version__


def test_the_security_policy_is_about_this_version():
    short = ".".join(pertvarka.__version__.split(".")[:2])

    assert f"This is {short}:" in (ROOT / "SECURITY.md").read_text(encoding="utf-8")
