"""The monthly census: the months of an institution, what is due, and where a month begins."""

from datetime import date

from django.utils import timezone

from pertvarka.services.institutions import rules
from pertvarka.services.institutions.models import MonthlyCensus, TransformingInstitution
from pertvarka.services.institutions.states import CensusState, ResidentGroup

SHOWN_AT_MOST = 24


def of_month(institution: TransformingInstitution, month: date) -> MonthlyCensus | None:
    return institution.censuses.prefetch_related("groups").filter(month=month).first()


def last_months(institution: TransformingInstitution) -> list[MonthlyCensus]:
    return list(institution.censuses.prefetch_related("groups").select_related("submitted_by")[:SHOWN_AT_MOST])


def next_month(institution: TransformingInstitution) -> date | None:
    """The first month that is over and not handed in; none while there is nothing to write."""
    last = institution.censuses.filter(state=CensusState.SUBMITTED).order_by("-month").first()
    month = rules.month_after(last.month) if last else institution.listed_on.replace(day=1)
    return month if is_over(month) else None


def is_over(month: date) -> bool:
    return rules.month_after(month) <= timezone.localdate()


def starts_with(institution: TransformingInstitution, month: date) -> dict[str, int] | None:
    """Residents of each group where the month before ended; None when that month was not handed in."""
    before = institution.censuses.filter(month=rules.month_before(month), state=CensusState.SUBMITTED).first()
    if before is None:
        return None
    return dict.fromkeys(ResidentGroup.values, 0) | {row.group: row.at_end for row in before.groups.all()}
