"""Results and codebook of a wave in the words of its questionnaire, for pages and files of either face."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pertvarka.engines.xlsform.form import Form, Question, text_of
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.programme.research.models import SurveyWave
from pertvarka.programme.research.tabulating import MEAN, Figure, Part, Result, Tabulated, questions


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """One answer. `percent` and `points` are of a hundred; for a mean they are the mean and its margin."""

    label: str
    count: int | None
    percent: float | None
    points: float | None
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class ShownResult:
    question: str
    label: str
    measure: str
    answers_count: int | None
    figures: tuple[ShownFigure, ...]
    margins_missing: bool


@dataclass(frozen=True, slots=True)
class Variable:
    """One line of the codebook: a variable, or one of its values."""

    name: str
    label_lt: str
    label_en: str
    measure: str
    value: str = ""


def shown(wave: SurveyWave, found: Tabulated, *, language: str) -> list[ShownResult]:
    """Every question in the order of the form."""
    form = form_of(wave.instrument_version)
    return [_shown(form, result, language) for result in found.results]


def published(wave: SurveyWave) -> Tabulated:
    """The results as they were published; only open tables are read."""
    results = tuple(
        Result(row.question, row.measure, row.answers_count, tuple(Figure(**figure) for figure in row.figures))
        for row in wave.results.all()
    )
    parts = tuple(
        Part(tuple((lt, en) for lt, en in part["names"]), part["population"], part["answers"], part["weight"])
        for part in wave.summary.strata
    )
    return Tabulated(wave.answers_count or 0, wave.summary.population, wave.summary.design_effect, parts, results)


def codebook(wave: SurveyWave) -> list[Variable]:
    """Variables with their labels and the labels of their values, in both languages."""
    form = form_of(wave.instrument_version)
    return list(_variables(form))


def rows_of(results: Iterable[ShownResult]) -> Iterator[list[Any]]:
    """As a table: one line for each answer; what is hidden is empty."""
    for result in results:
        for figure in result.figures:
            yield [
                result.question,
                result.label,
                figure.label,
                figure.count,
                figure.percent,
                figure.points,
                result.answers_count,
            ]
        if not result.figures:
            yield [result.question, result.label, "", None, None, None, result.answers_count]


def _variables(form: Form) -> Iterator[Variable]:
    default = form.default_language
    for item, measure in questions(form):
        yield Variable(item.name, text_of(item.label, "lt", default), text_of(item.label, "en", default), measure)
        for choice in form.choices.get(item.choice_list, ()):
            labels = text_of(choice.label, "lt", default), text_of(choice.label, "en", default)
            yield Variable(item.name, *labels, measure, choice.name)


def _shown(form: Form, result: Result, language: str) -> ShownResult:
    item = form.by_name[result.question]
    assert isinstance(item, Question)  # noqa: S101 (results are of questions only)
    labels: Mapping[str, str] = {
        choice.name: text_of(choice.label, language, form.default_language)
        for choice in form.choices.get(item.choice_list, ())
    }
    times = 1 if result.measure == MEAN else 100
    figures = tuple(
        ShownFigure(
            labels.get(figure.name, ""),
            figure.count,
            _times(figure.value, times),
            _times(figure.margin, times),
            is_hidden=figure.count is None,
        )
        for figure in result.figures
    )
    label = text_of(item.label, language, form.default_language)
    missing = bool(figures) and all(figure.points is None for figure in figures)
    return ShownResult(result.question, label, result.measure, result.answers_count, figures, missing)


def _times(value: float | None, times: int) -> float | None:
    return None if value is None else round(value * times, 1)
