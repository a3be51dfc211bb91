"""Results of a wave in the words of its questionnaire, for pages and files of either face."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from pertvarka.engines.xlsform.form import Form, Question, text_of
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.instruments.measures import MEAN
from pertvarka.programme.research.models import SurveyWave
from pertvarka.programme.research.tabulated import TOGETHER, Column, Figure, Part, Result, Tabulated


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One answer. `percent` and `points` are of a hundred; for a mean they are the mean and its margin."""

    label: str
    count: int | None
    percent: float | None
    points: float | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ShownStratum:
    """What one stratum answered; `number` is its place among the strata of the wave."""

    number: int
    name: str
    answers_count: int
    figures: tuple[ShownFigure, ...]


@dataclass(frozen=True, slots=True)
class ShownResult:
    """One question; `strata` is empty where they are not told, `is_divided` where one would look for them."""

    question: str
    label: str
    measure: str
    answers_count: int | None
    figures: tuple[ShownFigure, ...]
    margins_missing: bool
    rows_count: int | None = None
    is_divided: bool = False
    strata: tuple[ShownStratum, ...] = ()


def shown(wave: SurveyWave, found: Tabulated, *, language: str) -> list[ShownResult]:
    """Every question in the order of the form."""
    form = form_of(wave.instrument_version)
    names = [name_of(part, language) for part in found.parts]
    return [_shown(form, result, names, language) for result in found.results]


def name_of(part: Part, language: str) -> str:
    """A stratum with those joined to it."""
    return " + ".join(name_en if language == "en" else name_lt for name_lt, name_en in part.names)


def published(wave: SurveyWave) -> Tabulated:
    """The results as they were published; only open tables are read."""
    results = tuple(
        Result(
            row.question,
            row.measure,
            row.answers_count,
            _figures(row.figures),
            row.rows_count,
            None
            if row.by_stratum is None
            else tuple(Column(column["answers"], _figures(column["figures"])) for column in row.by_stratum),
        )
        for row in wave.results.all()
    )
    parts = tuple(
        Part(tuple((lt, en) for lt, en in part["names"]), part["population"], part["answers"], part["weight"])
        for part in wave.summary.strata
    )
    return Tabulated(wave.answers_count or 0, wave.summary.population, wave.summary.design_effect, parts, results)


def rows_of(results: Iterable[ShownResult]) -> Iterator[list[Any]]:
    """As a table: one line for each answer, then for each answer of each stratum; what is hidden is empty."""
    for result in results:
        whole = [result.answers_count, result.rows_count, None, None]
        for figure in result.figures:
            yield [*_line(result, figure), *whole]
        if not result.figures:
            yield [result.question, result.label, "", None, None, None, *whole]
        for stratum in result.strata:
            for figure in stratum.figures:
                yield [*_line(result, figure), stratum.answers_count, None, stratum.number, stratum.name]


def _line(result: ShownResult, figure: ShownFigure) -> list[Any]:
    return [result.question, result.label, figure.label, figure.count, figure.percent, figure.points]


def _figures(kept: Iterable[Mapping[str, Any]]) -> tuple[Figure, ...]:
    return tuple(Figure(**figure) for figure in kept)


def _shown(form: Form, result: Result, names: list[str], language: str) -> ShownResult:
    item = form.by_name[result.question]
    assert isinstance(item, Question)  # noqa: S101 (results are of questions only)
    labels = {
        choice.name: text_of(choice.label, language, form.default_language)
        for choice in form.choices.get(item.choice_list, ())
    }
    figures = _drawn(result.figures, result.measure, labels)
    strata = tuple(
        ShownStratum(number, name, column.answers, _drawn(column.figures, result.measure, labels))
        for number, (name, column) in enumerate(zip(names, result.columns or (), strict=False), start=1)
    )
    return ShownResult(
        result.question,
        text_of(item.label, language, form.default_language),
        result.measure,
        result.answers_count,
        figures,
        bool(figures) and all(figure.points is None for figure in figures),
        result.rows_count,
        result.columns is not None,
        strata,
    )


def _drawn(figures: Iterable[Figure], measure: str, labels: Mapping[str, str]) -> tuple[ShownFigure, ...]:
    times = 1 if measure == MEAN else 100
    return tuple(
        ShownFigure(
            labels.get(figure.name, "") or (_("Other answers together") if _is_several(figure, measure) else ""),
            figure.count,
            _times(figure.value, times),
            _times(figure.margin, times),
            is_hidden=figure.count is None,
        )
        for figure in figures
    )


def _is_several(figure: Figure, measure: str) -> bool:
    return measure != MEAN and figure.name == TOGETHER


def _times(value: float | None, times: int) -> float | None:
    return None if value is None else round(value * times, 1)
