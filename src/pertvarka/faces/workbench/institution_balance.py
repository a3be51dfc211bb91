"""A month's census held against the records of residents: which figures differ, and whose cases stand behind them.

Case numbers only, and only of those whose case the asker sees: a sealed case is in no list here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.queries import institution_months
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.models import TransformingInstitution


@dataclass(frozen=True, slots=True)
class Resident:
    number: str
    url: str
    on: date


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure: what was written, what the records say, and the cases behind the records' figure."""

    label: str
    written: int
    recorded: int
    residents: tuple[Resident, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """`differences` is empty where all agree; None where nothing was written yet."""

    recorded_at_end: int
    differences: tuple[Difference, ...] | None


def of_month(institution: TransformingInstitution, month: date, written: Mapping[str, int] | None) -> Balance:
    """Arrivals, departures and the end of the month by the records, beside what was written."""
    found = institution_months.of(institution.organisation, since=month, until=rules.month_after(month))
    if written is None:
        return Balance(len(found.at_end), None)
    told = (
        (_("Arrived in the month"), written["admitted"], found.arrived, True),
        (_("Left in the month"), written["left"] + written["died"], found.left, False),
        (_("Residents at the month's end"), written["at_end"], found.at_end, True),
    )
    moved = (*found.arrived, *found.left)
    return Balance(
        len(found.at_end),
        tuple(
            Difference(
                label,
                number,
                len(rows),
                # A list of all who live there would not help to find one: who came and went explains the difference.
                tuple(_resident(row, starts=row in found.arrived) for row in (moved if rows is found.at_end else rows)),
            )
            for label, number, rows, _starts in told
            if number != len(rows)
        ),
    )


def _resident(row: Placement, *, starts: bool) -> Resident:
    on = row.starts_on if starts else row.ends_on or row.starts_on
    return Resident(row.case.number, reverse("cases:case", args=[row.case.uuid]), on)
