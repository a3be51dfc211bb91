"""Results: each indicator with its targets, what was declared, what was counted, and where it stands."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Max

from pertvarka.engines.counting.evaluate import Tally
from pertvarka.oversight.results import measurement
from pertvarka.oversight.results.declared_queries import Declared, Statements, statements
from pertvarka.oversight.results.definitions import IndicatorDefinition, all_definitions
from pertvarka.oversight.results.errors import NothingLoaded
from pertvarka.oversight.results.models import Achievement
from pertvarka.oversight.results.rules import Standing, difference, standing_of
from pertvarka.programme.framework.models import Indicator, PlanVersion, TargetVersion
from pertvarka.programme.framework.queries import Targets, targets_of


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator in one version of the plan on one date."""

    indicator: Indicator
    definition: IndicatorDefinition
    targets: Targets
    version: PlanVersion
    as_of: date
    declared: Declared | None
    counted: int | None

    @property
    def target(self) -> TargetVersion | None:
        """The target in this version, or the last one before it for an indicator the version no longer names."""
        return self.targets.shown_in(self.version.number)

    @property
    def planned(self) -> int | None:
        return self.target.value if self.target else None

    @property
    def is_dropped(self) -> bool:
        return self.targets.is_dropped_in(self.version.number)

    @property
    def earlier_values(self) -> list[int]:
        """Values planned by earlier versions that differ from today's."""
        return self.targets.earlier_values(self.version.number)

    @property
    def computed(self) -> int | None:
        """Counted from records. A sum of declared parts is not a count and stays on the declared side."""
        has_more = self.definition.is_added_to and self.counted != self.declared_value
        return self.counted if self.definition.is_counted_from_records or has_more else None

    @property
    def declared_value(self) -> int | None:
        return self.declared.value if self.declared else None

    @property
    def achieved(self) -> int | None:
        return self.computed if self.computed is not None else self.declared_value

    @property
    def basis(self) -> str:
        """Where the shown figure comes from: both (they agree), computed, declared or missing."""
        if self.computed is not None:
            return "both" if self.declared_value == self.computed else "computed"
        return "declared" if self.declared_value is not None else "missing"

    @property
    def difference(self) -> int | None:
        """Between the declared figure and what its rows (records, or its own stated parts) add to."""
        return difference(self.declared_value, self.counted)

    @property
    def standing(self) -> Standing:
        return standing_of(planned=self.planned, achieved=self.achieved)


def results(
    *,
    version: PlanVersion,
    as_of: date,
    indicators: Sequence[Indicator],
    stated: Statements | None = None,
    counted: Mapping[str, Decimal | None] | None = None,
) -> list[IndicatorResult]:
    """Results of `indicators`, in their order; four queries for any number, less two when `stated` is given."""
    codes = [indicator.code for indicator in indicators]
    targets = targets_of(codes)
    declared = (stated or statements(codes)).by(as_of)
    if counted is None:
        counted = measurement.numbers(codes, as_of=as_of)
    return [
        IndicatorResult(
            indicator=indicator,
            definition=all_definitions()[indicator.code],
            targets=targets.get(indicator.code, Targets(())),
            version=version,
            as_of=as_of,
            declared=declared.get(indicator.code),
            counted=_whole(counted[indicator.code]),
        )
        for indicator in indicators
    ]


def result(
    *,
    indicator: Indicator,
    version: PlanVersion,
    as_of: date,
    stated: Statements | None = None,
    tally: Tally | None = None,
) -> IndicatorResult:
    """The result of one indicator. A reader who has its statements or its tally spares their queries by giving them."""
    counted = {indicator.code: tally.value} if tally else None
    return results(version=version, as_of=as_of, indicators=[indicator], stated=stated, counted=counted)[0]


def summary(items: Sequence[IndicatorResult]) -> Counter[Standing]:
    """How many indicators stand how."""
    return Counter(item.standing for item in items)


def newest_data_on(codes: Sequence[str] | None = None) -> date:
    """The newest date any statement of these indicators (or of all) was made for: the default as-of date."""
    statements = Achievement.objects.all()
    if codes is not None:
        statements = statements.filter(indicator_code__in=codes)
    newest: date | None = statements.aggregate(newest=Max("as_of"))["newest"]
    if newest is None and codes is not None:
        return newest_data_on()
    if newest is None:
        raise NothingLoaded
    return newest


def _whole(value: object) -> int | None:
    return None if value is None else int(str(value).split(".", maxsplit=1)[0])
