"""A month of an institution as the records of residents tell it: who came, who left, who is there at its end."""

from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.delivery.models import Placement


@dataclass(frozen=True, slots=True)
class InstitutionMonth:
    """As far as the asker sees: the rows of sealed cases and of those who left earlier are not met."""

    arrived: tuple[Placement, ...]
    left: tuple[Placement, ...]
    at_end: tuple[Placement, ...]


def of(organisation: Organisation, *, since: date, until: date) -> InstitutionMonth:
    """From the first day to the day after the last; a day of moving belongs to the new home."""
    rows = list(
        Placement.objects.filter(organisation=organisation, is_institutional=True, starts_on__lt=until)
        .exclude(ends_on__lt=since)
        .select_related("case")
        .order_by("case__number")
    )
    return InstitutionMonth(
        arrived=tuple(row for row in rows if row.starts_on >= since),
        left=tuple(row for row in rows if row.ends_on and since <= row.ends_on < until),
        at_end=tuple(row for row in rows if row.ends_on is None or row.ends_on >= until),
    )
