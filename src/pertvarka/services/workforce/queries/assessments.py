"""Assessments of staff and what follows from them, for the worker, their manager and the assessor."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.services.workforce.models import (
    DevelopmentItem,
    DevelopmentPlan,
    StaffAssessment,
    StaffMember,
    StaffResponse,
)
from pertvarka.services.workforce.states import StaffAssessmentState

HEAVY = ("instrument_version__form", "instrument_version__workbook")
TO_FILL = (StaffAssessmentState.PLANNED, StaffAssessmentState.IN_PROGRESS)


def all_seen() -> QuerySet[StaffAssessment]:
    rows = StaffAssessment.objects.select_related(
        "staff_member__open_to", "instrument_version__instrument", "assessor", "account", "manager_account"
    )
    return rows.defer(*HEAVY)


def assessment(uuid: UUID) -> StaffAssessment | None:
    return all_seen().filter(uuid=uuid).first()


def to_fill(assessor: Account) -> list[StaffAssessment]:
    """What the account is appointed to and has not submitted, the soonest due first."""
    return list(all_seen().filter(assessor=assessor, state__in=TO_FILL).order_by("due_on", "id"))


def filled(assessor: Account) -> list[StaffAssessment]:
    """What the account submitted and may still read, the last first."""
    rows = all_seen().filter(assessor=assessor).exclude(state__in=TO_FILL)
    return list(rows.order_by("-submitted_on", "-id"))


def to_discuss(manager: Account) -> list[StaffAssessment]:
    """Submitted, of staff the account leads, and not talked over yet; the longest waiting first."""
    rows = all_seen().filter(manager_account=manager, state=StaffAssessmentState.SUBMITTED)
    return list(rows.order_by("submitted_on", "id"))


def of_workers(workers: Iterable[StaffMember]) -> dict[int, list[StaffAssessment]]:
    """By the key of the worker; one query however many they are."""
    found: dict[int, list[StaffAssessment]] = {}
    for held in all_seen().filter(staff_member__in=list(workers)):
        found.setdefault(held.staff_member_id, []).append(held)
    return found


def form_now() -> InstrumentVersion | None:
    """With what staff are assessed today: the newest form published for it."""
    rows = InstrumentVersion.objects.filter(instrument__purpose="staff_assessment", withdrawn_at=None)
    return rows.order_by("-published_at", "-number").defer("form", "workbook").select_related("instrument").first()


def response_of(held: StaffAssessment) -> StaffResponse | None:
    rows = StaffResponse.objects.filter(assessment=held).select_related("instrument_version")
    return rows.defer(*HEAVY).first()


def plan_of(held: StaffAssessment) -> DevelopmentPlan | None:
    return DevelopmentPlan.objects.filter(assessment=held).select_related("assessment__staff_member").first()


def items_of(plan: DevelopmentPlan) -> list[DevelopmentItem]:
    return list(DevelopmentItem.objects.filter(plan=plan))


def item(uuid: UUID) -> DevelopmentItem | None:
    rows = DevelopmentItem.objects.select_related("plan__assessment__staff_member__account")
    return rows.filter(uuid=uuid).first()
