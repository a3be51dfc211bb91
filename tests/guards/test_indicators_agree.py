"""Every indicator is told in the same places: framework.yaml, its own file, and docs/methods/indicators.md.

Why: a number without its rule in words cannot be checked by anybody, and a rule nobody lists is not found.
How to fix: add the missing file under definitions/indicators/, or the missing row in docs/methods/indicators.md.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.guards import sources

FOLDER = sources.PACKAGE / "definitions" / "indicators"
FILES = sorted(FOLDER.glob("*.yaml"))
METHODS = (sources.PROJECT / "docs" / "methods" / "indicators.md").read_text(encoding="utf-8")


def of_the_plan() -> set[str]:
    """Indicators whose own file says that they stand in the plan; figures of reviews stand in their files only."""
    return {path.stem for path in FILES if yaml.safe_load(path.read_text(encoding="utf-8"))["standing"] == "plan"}


def in_framework() -> set[str]:
    return set(_codes(yaml.safe_load((FOLDER.parent / "framework.yaml").read_text(encoding="utf-8"))))


def _codes(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "indicators" and isinstance(value, list):
                yield from (str(item["code"]) for item in value)
            yield from _codes(value)
    elif isinstance(node, list):
        for item in node:
            yield from _codes(item)


def test_every_indicator_of_the_plan_has_its_file_and_every_such_file_its_indicator():
    assert of_the_plan() == in_framework()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_file_says_everything(path):
    definition = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert str(definition["code"]) == path.stem
    assert all(definition[part][language] for part in ("counts", "rule", "evidence") for language in ("lt", "en"))
    assert definition["example"]["rows"], "a worked example runs as a test"
    assert "value" in definition["example"]


def test_the_methods_list_every_indicator_with_its_words_and_its_rules():
    listed = {
        match["code"]: match["rest"]
        for match in re.finditer(r"^\| \[(?P<code>[^\]]+)\]\([^)]+\) \| (?P<rest>.+) \|$", METHODS, re.MULTILINE)
    }
    differing = []
    for path in FILES:
        definition = yaml.safe_load(path.read_text(encoding="utf-8"))
        told = listed.get(path.stem, "")
        wanted = [
            definition["counts"]["en"],
            f"`{definition['fact']}`",
            *(f"`{rule['key']}`" for rule in definition["in"]),
        ]
        differing += [f"{path.stem}: {word}" for word in wanted if word not in told]

    assert not differing, "\n".join(differing)
    assert set(listed) == {path.stem for path in FILES}
