"""Changing a value plans count with: a new row from a day on, with its source and reason; the old one stays."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans import rules, units
from pertvarka.oversight.regional_plans.errors import (
    ParameterUnknown,
    ReasonMissing,
    SourceMissing,
    ValueNegative,
    ValueNotPossible,
    ValueUnusual,
)
from pertvarka.oversight.regional_plans.models import PlanningParameter
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import parameters
from pertvarka.services.catalogue.models import ServiceType

LIMITS = {units.SHARE: (Decimal(0), Decimal(1))}
WHOLE_FROM = {"places": 1, "site_limit": 0, "years_count": 1, "lead_years": 0, "tail_years": 0}
MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """What the value is of; empty parts: of all."""

    key: str
    service_type: ServiceType | None = None
    size: str = ""
    group: str = ""
    region: Region | None = None
    year: int | None = None

    @property
    def key_of_row(self) -> tuple[str, int | None, str, str, int | None, int | None]:
        service = self.service_type.pk if self.service_type else None
        return (self.key, service, self.size, self.group, self.region.pk if self.region else None, self.year)


def enter(
    *,
    place: Place,
    value: Decimal,
    valid_from: date,
    source: str,
    reason: str,
    by: Account,
    confirmed: bool = False,
) -> PlanningParameter:
    """A value from a day on.

    Args:
        confirmed: the person has seen that the value is a thousand times another than before, and means it.

    Raises:
        NotAllowed: the account does not change parameters.
        ParameterUnknown: no plan reads such a value.
        SourceMissing, ReasonMissing: nothing is said of where it comes from or why.
        ValueNegative, ValueNotPossible: it cannot be.
        ValueUnusual: euros were typed for thousands, or the other way round; confirm it if it is right.
    """
    policy.require(by, Permission.PARAMETER_CHANGE, on=timezone.localdate())
    if not source.strip():
        raise SourceMissing
    if not reason.strip():
        raise ReasonMissing
    before = _before(place, valid_from)
    _check(place.key, value)
    if before is not None and not confirmed and rules.is_unusual(float(value), float(before.value)):
        raise ValueUnusual(value=_told(value), before=_told(before.value))
    with transaction.atomic():
        made = PlanningParameter.objects.create(
            key=place.key,
            service_type=place.service_type,
            size=place.size,
            group=place.group,
            region=place.region,
            year=place.year,
            value=value,
            unit=units.of(place.key),
            valid_from=valid_from,
            source_lt=source.strip(),
            source_en=source.strip(),
            reason=reason.strip(),
            entered_by=by,
        )
        audit.record(
            "planning_parameter.entered",
            about=f"planning_parameter:{made.pk}",
            by=by.reference,
            key=place.key,
            value=str(value),
            valid_from=valid_from.isoformat(),
        )
    return made


def _before(place: Place, on: date) -> PlanningParameter | None:
    """The value that holds so far; a budget of one year follows that of every year."""
    if not units.is_known(place.key):
        raise ParameterUnknown(key=place.key)
    rows = {row.place: row for row in parameters.current(max(on, timezone.localdate()))}
    found = rows.get(place.key_of_row) or rows.get((*place.key_of_row[:-1], None))
    if found is None and place.key != "budget":
        raise ParameterUnknown(key=place.key)
    return found


def _check(key: str, value: Decimal) -> None:
    if not value.is_finite() or value < 0:
        raise ValueNegative(value=_told(value))
    lowest, highest = LIMITS.get(units.of(key), (Decimal(0), Decimal(10_000_000)))
    if key == "years_count":
        highest = Decimal(MOST_YEARS)
    if key in WHOLE_FROM:
        lowest = Decimal(WHOLE_FROM[key])
    if not lowest <= value <= highest or (key in WHOLE_FROM and value != value.to_integral_value()):
        raise ValueNotPossible(value=_told(value), lowest=_told(lowest), highest=_told(highest))


def _told(value: Decimal) -> str:
    """Without noughts at the end."""
    return f"{value.normalize():f}" if value.is_finite() else str(value)
