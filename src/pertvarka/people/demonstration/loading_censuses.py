"""Monthly censuses of the invented institutions, counted from where their invented residents live."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone

from pertvarka.people.demonstration.transforming import Way
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.models import CensusGroup, MonthlyCensus, TransformingInstitution
from pertvarka.services.institutions.states import ResidentGroup

MONTHS = 12
UNDER_THREE_YEARS = 3
EXPLANATION = "Žmogus grįžo iš naujų namų: nutrūko paslauga, kita pagalba regione tuo metu nerasta."

Stay = tuple[date, date | None, int]


def load(homes: Sequence[tuple[TransformingInstitution, Sequence[Stay], Way]], *, today: date) -> None:
    """The last twelve months that are over; the newest is missing where the census is late."""
    months = _months(today)
    censuses, groups = [], []
    for row, stays, way in homes:
        group = ResidentGroup.CHILDREN if "vaiku" in way.code else ResidentGroup.ADULTS
        for month in months[: -1 if way.is_census_late else None]:
            census, counted = _month(row, stays, month, group)
            censuses.append(census)
            groups.append(counted)
    MonthlyCensus.objects.bulk_create(censuses)
    CensusGroup.objects.bulk_create(groups)


def _months(today: date) -> list[date]:
    """Oldest first; the last is the month before this one."""
    found = [rules.month_before(today.replace(day=1))]
    while len(found) < MONTHS:
        found.append(rules.month_before(found[-1]))
    return found[::-1]


def _month(
    row: TransformingInstitution, stays: Sequence[Stay], month: date, group: str
) -> tuple[MonthlyCensus, CensusGroup]:
    after = rules.month_after(month)
    at_start = [stay for stay in stays if stay[0] < month and (stay[1] is None or stay[1] >= month)]
    admitted = [stay for stay in stays if month <= stay[0] < after]
    at_end = [stay for stay in (*at_start, *admitted) if stay[1] is None or stay[1] >= after]
    census = MonthlyCensus(
        institution=row,
        month=month,
        state="submitted",
        under_three_count=sum(month.year - born < UNDER_THREE_YEARS for _since, _until, born in at_end),
        empty_places=max(row.residents_when_listed - len(at_end), 0),
        explanation=EXPLANATION if admitted else "",
        submitted_at=timezone.make_aware(datetime.combine(after.replace(day=3), time(9))),
        is_invented=True,
    )
    return census, CensusGroup(
        census=census,
        group=group,
        at_start=len(at_start),
        admitted=len(admitted),
        left=len(at_start) + len(admitted) - len(at_end),
        died=0,
        at_end=len(at_end),
    )
