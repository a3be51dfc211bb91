"""The monthly census: written, handed in, taken back. It balances or it is not saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone, translation

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.services.institutions import census_errors, rules
from pertvarka.services.institutions.actions import acting
from pertvarka.services.institutions.errors import WordsMissing
from pertvarka.services.institutions.models import CensusGroup, MonthlyCensus, TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import censuses
from pertvarka.services.institutions.rules import GroupCount
from pertvarka.services.institutions.states import CensusState, ResidentGroup

CHILDREN = (ResidentGroup.CHILDREN, ResidentGroup.CHILDREN_WITH_DISABILITY)


@dataclass(frozen=True, slots=True)
class Figures:
    """A month as it is typed."""

    groups: Sequence[GroupCount]
    under_three_count: int = 0
    empty_places: int = 0
    explanation: str = ""


@transaction.atomic
def save(
    *,
    institution: TransformingInstitution,
    month: date,
    figures: Figures,
    expected_version: int,
    is_final: bool,
    by: Account,
) -> MonthlyCensus:
    """Keep the month's figures, and hand them in when they are final; `expected_version` 0 for a month not begun.

    Raises:
        NotAllowed, InstitutionNotFound: it is not the account's institution.
        MonthNotPossible, CensusSubmitted: the month takes no figures now.
        CensusDoesNotBalance, CensusBreaksOff, UnderThreeTooMany: figures that do not agree.
        ExplanationMissing, AdmissionsStopped: arrivals without a word.
        ChangedMeanwhile: a colleague saved the month first.
    """
    acting.require(Permission.CENSUS_CHANGE, institution, by=by)
    held = TransformingInstitution.objects.select_for_update().get(pk=institution.pk)
    if not censuses.is_over(month) or month < held.listed_on.replace(day=1):
        raise census_errors.MonthNotPossible
    census = MonthlyCensus.objects.filter(institution=held, month=month).first()
    if census and census.state == CensusState.SUBMITTED:
        raise census_errors.CensusSubmitted
    if (census.version if census else 0) != expected_version:
        raise ChangedMeanwhile(mine={}, theirs={}, version=census.version if census else 0)
    _check(held, month, figures)
    census = census or MonthlyCensus(institution=held, month=month, version=0, is_invented=held.is_invented)
    census.under_three_count = figures.under_three_count
    census.empty_places = figures.empty_places
    census.explanation = figures.explanation.strip()
    census.version += 1
    if is_final:
        census.state, census.submitted_at, census.submitted_by = CensusState.SUBMITTED, timezone.now(), by
    census.save()
    census.groups.all().delete()
    CensusGroup.objects.bulk_create([_row(census, group) for group in figures.groups])
    if is_final:
        audit.record("census.submitted", about=census.reference, by=by.reference, month=month.isoformat())
    else:
        audit.record("census.saved", about=census.reference, by=by.reference, month=month.isoformat())
    return census


@transaction.atomic
def take_back(*, census: MonthlyCensus, reason: str, by: Account) -> MonthlyCensus:
    """A month handed in with a mistake is written again; the newest month only, so that no month breaks off.

    Raises:
        NotAllowed, InstitutionNotFound: it is not the account's institution.
        MonthNotPossible: a later month was handed in already.
        WordsMissing: no reason.
    """
    acting.require(Permission.CENSUS_CHANGE, census.institution, by=by)
    held = MonthlyCensus.objects.select_for_update().get(pk=census.pk)
    later = MonthlyCensus.objects.filter(
        institution=held.institution_id, month__gt=held.month, state=CensusState.SUBMITTED
    )
    if later.exists():
        raise census_errors.LaterMonthSubmitted
    if not reason.strip():
        raise WordsMissing("reason")
    held.state, held.submitted_at, held.submitted_by = CensusState.DRAFT, None, None
    held.version += 1
    held.save(update_fields=["state", "submitted_at", "submitted_by", "version"])
    audit.record("census.taken_back", about=held.reference, by=by.reference, reason=reason.strip())
    return held


def _check(institution: TransformingInstitution, month: date, figures: Figures) -> None:
    before = censuses.starts_with(institution, month)
    for row in figures.groups if before is not None else ():
        if row.at_start != (before or {})[row.group]:
            lt, en = _names(row.group)
            raise census_errors.CensusBreaksOff(
                name_lt=lt, name_en=en, at_start=row.at_start, before=(before or {})[row.group]
            )
    wrong = rules.unbalanced(figures.groups)
    if wrong:
        names = [_names(row.group) for row in wrong]
        raise census_errors.CensusDoesNotBalance(
            wrong, names_lt=[lt for lt, _en in names], names_en=[en for _lt, en in names]
        )
    children = sum(row.at_end for row in figures.groups if row.group in CHILDREN)
    if figures.under_three_count > children:
        raise census_errors.UnderThreeTooMany(under_three=figures.under_three_count, children=children)
    if any(row.admitted for row in figures.groups) and not figures.explanation.strip():
        stopped = institution.admissions_stop_on
        if stopped and stopped < rules.month_after(month):
            raise census_errors.AdmissionsStopped(stopped.isoformat())
        raise census_errors.ExplanationMissing


def _names(group: str) -> tuple[str, str]:
    """The group in both languages, for sentences that are kept in both."""
    label = ResidentGroup(group).label
    with translation.override("lt"):
        lithuanian = str(label)
    with translation.override("en"):
        return lithuanian, str(label)


def _row(census: MonthlyCensus, group: GroupCount) -> CensusGroup:
    return CensusGroup(
        census=census,
        group=group.group,
        at_start=group.at_start,
        admitted=group.admitted,
        left=group.left,
        died=group.died,
        at_end=group.at_end,
    )
