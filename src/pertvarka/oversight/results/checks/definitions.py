"""Shape of checks.yaml: the forty checks, what each expects, and what we make of it."""

from collections.abc import Collection
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import Field, model_validator

from pertvarka.foundation.base.definitions import ROOT, Shape, contradiction, read_definition
from pertvarka.foundation.base.words import Sentence
from pertvarka.oversight.results.checks.figures import Figure, Figures, Listed, Sign, Sum

FILE = ROOT / "checks.yaml"
HOW_MANY = 40
TWO = 2


class Verdict(StrEnum):
    """What a check that comes out as expected tells about the history itself."""

    ADDS_UP = "adds_up"
    DIFFERENCE_EXPLAINED = "difference_explained"
    INFORMATION = "information"
    GAP = "gap"


class FigureShape(Shape):
    """One expected figure: terms under the sign that joins them and a total, or a list and where it is listed."""

    plus: tuple[Decimal, ...] | None = None
    minus: tuple[Decimal, ...] | None = None
    times: tuple[Decimal, ...] | None = None
    over: tuple[Decimal, ...] | None = None
    share: tuple[Decimal, ...] | None = None
    total: Decimal | None = None
    listed: tuple[str, ...] | None = None
    of: str = ""

    @model_validator(mode="after")
    def is_one_figure_that_adds_up(self) -> "FigureShape":
        """Expectations are typed by people: a wrong total in the file would make a right database look wrong."""
        signs = [sign for sign in Sign if getattr(self, sign) is not None]
        if len(signs) + (self.listed is not None) != 1:
            message = "a figure has one of plus, minus, times, over, share or listed"
            raise ValueError(message)
        if self.listed is not None:
            return self
        if self.total is None:
            message = "the figure needs a total"
            raise ValueError(message)
        if signs[0] is not Sign.PLUS and len(getattr(self, signs[0])) != TWO:
            message = "the figure needs two terms"
            raise ValueError(message)
        if not Sum(signs[0], getattr(self, signs[0]), self.total).adds_up:
            message = f"the terms do not make {self.total}"
            raise ValueError(message)
        return self

    def figure(self) -> Figure:
        if self.listed is not None:
            return Listed(self.listed, self.of)
        sign = next(sign for sign in Sign if getattr(self, sign) is not None)
        return Sum(sign, getattr(self, sign), self.total if self.total is not None else Decimal("NaN"))


class CheckShape(Shape):
    """One check in words and in expected figures; the function of the same name finds the actual ones."""

    number: int
    key: str = Field(pattern=r"^[a-z][a-z0-9_]+$")
    title: Sentence
    sources: tuple[str, ...] = Field(min_length=1)
    expected: tuple[FigureShape, ...] = Field(min_length=1)
    verdict: Verdict
    comment: Sentence

    @property
    def figures(self) -> Figures:
        return tuple(shape.figure() for shape in self.expected)


class ChecksFile(Shape):
    verdicts: dict[Verdict, Sentence]
    checks: tuple[CheckShape, ...]


@cache
def checks_file(path: Path = FILE) -> ChecksFile:
    return read_definition(path, ChecksFile)


def all_checks(*, reckoned: Collection[str], path: Path = FILE) -> tuple[CheckShape, ...]:
    """The forty checks in order, each with a function among `reckoned`.

    Raises:
        DefinitionBroken: fewer or more than forty, out of order, a key twice, a verdict without words, a check that no
            function reckons, or a function whose check is gone.
    """
    file = checks_file(path)
    seen: set[str] = set()
    for position, shape in enumerate(file.checks):
        problem = _problem(shape, place=position + 1, seen=seen, reckoned=reckoned)
        if problem:
            raise _wrong(path, ["checks", position, "key"], problem)
        seen.add(shape.key)
    if len(file.checks) != HOW_MANY:
        raise _wrong(path, ["checks"], f"the history has {HOW_MANY} checks, the file has {len(file.checks)}")
    if orphans := set(reckoned) - seen:
        raise _wrong(path, ["checks"], f"no check is named {', '.join(sorted(orphans))}, but a function is")
    if wordless := set(Verdict) - set(file.verdicts):
        raise _wrong(path, ["verdicts"], f"no words for {', '.join(sorted(wordless))}")
    return file.checks


def _problem(shape: CheckShape, *, place: int, seen: set[str], reckoned: Collection[str]) -> str | None:
    if shape.number != place:
        return f"check {shape.number} stands in place {place}"
    if shape.key in seen:
        return f"the key {shape.key} stands twice"
    if shape.key not in reckoned:
        return f"no function reckons {shape.key}"
    return None


def _wrong(path: Path, location: list[str | int], problem: str) -> Exception:
    return contradiction(
        path,
        location,
        problem=problem,
        cure_lt="Sutikrinkite checks.yaml su patikrų funkcijomis.",
        cure_en="Bring checks.yaml and the functions of the checks together.",
    )
