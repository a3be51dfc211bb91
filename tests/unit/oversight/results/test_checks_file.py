"""The file of the checks: words in both languages, sources that exist, and what does not fit is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from pertvarka.foundation.base.definitions import DefinitionBroken
from pertvarka.oversight.results.checks.definitions import FILE, all_checks, checks_file
from pertvarka.oversight.results.checks.registry import check, reckonings
from pertvarka.programme.library.models import Document


@pytest.mark.parametrize("shape", checks_file().checks, ids=lambda shape: shape.key)
def test_every_check_speaks_both_languages(shape) -> None:
    for words in (shape.title, shape.comment, checks_file().verdicts[shape.verdict]):
        assert words.lt != words.en
        assert "neįgal" not in words.lt.casefold()


def test_sources_of_checks_are_documents_of_the_library(reform: None) -> None:
    known = set(Document.objects.filter(kind="source").values_list("code", flat=True))

    assert {source for shape in checks_file().checks for source in shape.sources} == known


@pytest.fixture
def file_with(tmp_path: Path) -> Iterator[Callable[[Callable[[dict], object]], Path]]:
    """A copy of checks.yaml with one change."""

    def make(change: Callable[[dict], object]) -> Path:
        values = yaml.safe_load(FILE.read_text(encoding="utf-8"))
        change(values)
        path = tmp_path / "checks.yaml"
        path.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")
        return path

    yield make
    checks_file.cache_clear()


BROKEN: dict[str, tuple[Callable[[dict], object], str]] = {
    "thirty-nine": (lambda values: values["checks"].pop(), "the history has 40 checks, the file has 39"),
    "no function": (
        lambda values: values["checks"][4].update(key="nobody_reckons"),
        "no function reckons nobody_reckons",
    ),
    "twice": (lambda values: values["checks"][4].update(key="events_add_up"), "the key events_add_up stands twice"),
    "out of order": (lambda values: values["checks"].reverse(), "check 40 stands in place 1"),
    "wrong total": (
        lambda values: values["checks"][0]["expected"][0].update(total=63),
        "the terms do not make 63",
    ),
    "three terms to divide": (
        lambda values: values["checks"][7].update(expected=[{"over": [20, 10, 5], "total": 2}]),
        "the figure needs two terms",
    ),
    "no total": (lambda values: values["checks"][0].update(expected=[{"plus": [3, 4]}]), "the figure needs a total"),
    "two kinds of figure": (
        lambda values: values["checks"][0].update(expected=[{"plus": [3, 4], "listed": [], "total": 7}]),
        "a figure has one of",
    ),
    "verdict without words": (lambda values: values["verdicts"].pop("gap"), "no words for gap"),
    "no English title": (lambda values: values["checks"][0]["title"].pop("en"), "Field required"),
}


@pytest.mark.parametrize(("change", "problem"), BROKEN.values(), ids=BROKEN.keys())
def test_a_file_that_does_not_fit_is_refused_with_its_reason(
    file_with: Callable[[Callable[[dict], object]], Path], change: Callable[[dict], object], problem: str
) -> None:
    path = file_with(change)

    with pytest.raises(DefinitionBroken, match=problem):
        all_checks(reckoned=reckonings().keys(), path=path)


def test_a_function_whose_check_is_gone_is_refused() -> None:
    with pytest.raises(DefinitionBroken, match="no check is named forgotten"):
        all_checks(reckoned={*reckonings(), "forgotten"})


def test_two_functions_for_one_check_are_refused() -> None:
    def events_add_up() -> tuple[()]:
        return ()

    with pytest.raises(ValueError, match="events_add_up"):
        check(events_add_up)
