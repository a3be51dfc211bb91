"""Results of a wave as numbers: what may be told of each question, in all and by stratum. None is hidden."""

from dataclasses import dataclass, field

TOGETHER = ""
"""Name of the figure for several answers told together, because one of them alone was too small in a stratum."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One answer to a question, or the mean. None is hidden; `margin` None alone: it cannot be told."""

    name: str
    count: int | None = None
    value: float | None = None
    margin: float | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What a stratum answered to one question; nobody of it may have been asked."""

    answers: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One question. Where it is asked row by row, figures count rows, and `answers_count` answers that hold any.

    columns: one for each stratum, in the order of the parts; empty where small numbers keep them from being told, None
    where the question is not broken down.
    """

    question: str
    measure: str
    answers_count: int | None
    figures: tuple[Figure, ...] = ()
    rows_count: int | None = None
    columns: tuple[Column, ...] | None = None

    @property
    def hides(self) -> bool:
        return self.answers_count is None or any(figure.count is None for figure in self.figures)

    @property
    def hides_by_stratum(self) -> bool:
        """Whether a cell of the table by stratum is kept back: then nothing may be told that would give it away."""
        figures = [figure for column in self.columns or () for figure in column.figures]
        return not figures or any(figure.count is None or figure.name == TOGETHER for figure in figures)


@dataclass(frozen=True, slots=True)
class Part:
    """A stratum of the results; those joined to it are in it."""

    names: tuple[tuple[str, str], ...]
    population: int
    answers: int
    weight: float


@dataclass(frozen=True, slots=True)
class Tabulated:
    answers_count: int
    population: int = 0
    design_effect: float = 1.0
    parts: tuple[Part, ...] = ()
    results: tuple[Result, ...] = field(default=())
