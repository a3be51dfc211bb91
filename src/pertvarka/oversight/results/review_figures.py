"""The numbers of a yearly review, counted as of its date: what every placeholder of `reviews` stands for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, Value

from pertvarka.engines.counting.facts import FactRow
from pertvarka.oversight.results import measurement
from pertvarka.oversight.results.models import AchievementPart
from pertvarka.oversight.results.queries import IndicatorResult, results
from pertvarka.oversight.results.reviews import Placeholder, ReviewFile, codes, placeholders
from pertvarka.programme.events.models import Training, TrainingPart
from pertvarka.programme.framework import queries as framework
from pertvarka.programme.library.models import Contract

OF_TRAININGS = ("groups", "contracts")


@dataclass(frozen=True, slots=True)
class ReviewFigure:
    """A number of the story; `basis` says whether it is declared, computed or both."""

    value: int | None
    basis: str


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training behind a number, with its groups."""

    row: FactRow
    groups_count: int | None
    contract: str
    contracts_count: int | None


@dataclass(frozen=True, slots=True)
class ReviewNumbers:
    figures: dict[Placeholder, ReviewFigure]
    results: dict[str, IndicatorResult]
    trainings: dict[str, tuple[TrainingRow, ...]]

    def parts(self, code: str, *, without: Iterable[str]) -> list[AchievementPart]:
        """Stated parts of an indicator, in the order of the source."""
        left_out = set(without)
        return [part for part in _parts(self.results[code]) if part.code not in left_out]


def numbers_of(file: ReviewFile) -> ReviewNumbers:
    """Everything the review tells in figures: seven queries, and one for each indicator of trainings."""
    found = {
        item.indicator.code: item
        for item in results(
            version=framework.version(None, as_of=file.as_of),
            as_of=file.as_of,
            indicators=list(framework.indicators(codes(file)).values()),
        )
    }
    wanted = placeholders(file)
    of_trainings = {item.code for item in wanted if item.what in OF_TRAININGS}
    of_trainings |= {chapter.rows_of for chapter in file.chapters if chapter.rows_of}
    trainings = _trainings(found, of_trainings)
    figures = {item: _figure(item, found[item.code], trainings) for item in wanted}
    return ReviewNumbers(figures, found, trainings)


def _figure(
    item: Placeholder,
    result: IndicatorResult,
    trainings: dict[str, tuple[TrainingRow, ...]],
) -> ReviewFigure:
    if item.what == "achieved":
        return ReviewFigure(result.achieved, result.basis)
    if item.what == "planned":
        return ReviewFigure(result.planned, "declared")
    if item.what == "groups":
        groups = [row.groups_count for row in trainings[item.code] if row.groups_count is not None]
        return ReviewFigure(sum(groups) if groups else None, "computed")
    if item.what == "contracts":
        return ReviewFigure(_contracts(trainings[item.code]), "computed")
    parts = {part.code: part for part in _parts(result)}
    if item.what == "without":
        rest = [part.value for part in parts.values() if part.code != item.part]
        return ReviewFigure(sum(rest) if rest else None, "computed")
    part = parts.get(item.part)
    value = None if part is None else part.value if item.what == "part" else part.regions_count
    return ReviewFigure(value, "declared")


def _parts(result: IndicatorResult) -> tuple[AchievementPart, ...]:
    return result.declared.parts if result.declared else ()


def _trainings(found: dict[str, IndicatorResult], wanted: set[str]) -> dict[str, tuple[TrainingRow, ...]]:
    """Counted training rows with their groups, by indicator."""
    rows = {code: measurement.rows(code, as_of=found[code].as_of).counted for code in sorted(wanted)}
    every = [_training_code(row) for counted in rows.values() for row in counted]
    bundle = Contract.objects.filter(code=OuterRef("contract")).values("contracts_count")
    whole = Training.objects.filter(code__in=every).values_list("code", "groups_count", "contract", Subquery(bundle))
    parts = TrainingPart.objects.filter(code__in=every).values_list("code", "groups_count", Value(""), Value(0))
    told = {code: about for code, *about in whole.union(parts)}
    return {
        code: tuple(TrainingRow(row, *told[_training_code(row)]) for row in counted) for code, counted in rows.items()
    }


def _contracts(trainings: tuple[TrainingRow, ...]) -> int | None:
    """How many contracts the trainings were given under; a bundle counts once, as many as it holds."""
    bundles = {item.contract: item.contracts_count or 0 for item in trainings if item.contract}
    return sum(bundles.values()) if bundles else None


def _training_code(row: FactRow) -> str:
    return row.row_reference.partition(":")[2]
