"""The institution itself: put on the list, its dates and building kept, its last steps."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.actions import acting
from pertvarka.services.institutions.errors import DatesNotInOrder, PlanStateMayNotFollow, ResidentsStillThere
from pertvarka.services.institutions.models import TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import institutions
from pertvarka.services.institutions.states import InstitutionState


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is told of an institution; its dates bind the plan."""

    admissions_stop_on: date | None = None
    target_on: date | None = None
    staff_count: int | None = None
    yearly_budget: Decimal | None = None
    building_area: int | None = None
    building_owner: str = ""
    building_future_lt: str = ""
    building_future_en: str = ""
    building_decision: str = ""


@transaction.atomic
def list_institution(
    *,
    organisation: Organisation,
    listed_on: date,
    residents: int,
    by: Account,
    founder: Organisation | None = None,
    particulars: Particulars | None = None,
) -> TransformingInstitution:
    """Put an institution on the list of the reform, as the programme office.

    Raises:
        NotAllowed: the account keeps no list.
        DatesNotInOrder: the target comes before the listing.
    """
    policy.require(by, Permission.PLAN_APPROVE, on=timezone.localdate())
    told = particulars or Particulars()
    _check(told, listed_on=listed_on)
    made = TransformingInstitution.objects.create(
        organisation=organisation,
        founder=founder,
        listed_on=listed_on,
        residents_when_listed=residents,
        is_invented=organisation.is_invented,
        **asdict(told),
    )
    audit.record("institution.listed", about=made.reference, by=by.reference, organisation=organisation.code)
    return made


@transaction.atomic
def describe(
    *, institution: TransformingInstitution, particulars: Particulars, expected_version: int, by: Account
) -> TransformingInstitution:
    """Keep dates, staff, money and the building's future.

    Raises:
        NotAllowed, InstitutionNotFound: it is not the account's institution.
        DatesNotInOrder: what was typed.
        ChangedMeanwhile: a colleague saved first.
    """
    acting.require(Permission.INSTITUTION_CHANGE, institution, by=by)
    _check(particulars, listed_on=institution.listed_on)
    locking.save_unless_changed(institution, expected_version=expected_version, changes=asdict(particulars))
    audit.record("institution.described", about=institution.reference, by=by.reference)
    return institution


@transaction.atomic
def move(*, institution: TransformingInstitution, state: str, by: Account) -> TransformingInstitution:
    """The next step of the institution, said by the programme office.

    Raises:
        NotAllowed: the account may not say so.
        PlanStateMayNotFollow: it is not the next step.
        ResidentsStillThere: it does not close while people live there.
    """
    policy.require(by, Permission.PLAN_APPROVE, on=timezone.localdate())
    held = TransformingInstitution.objects.select_for_update().get(pk=institution.pk)
    if state not in rules.INSTITUTION_STEPS[held.state]:
        raise PlanStateMayNotFollow(held.state)
    if state == InstitutionState.CLOSED and (residents := institutions.residents_of(held)):
        raise ResidentsStillThere(residents)
    changes: dict[str, object] = {"state": state, "changed_at": timezone.now()}
    if state == InstitutionState.ADMISSIONS_STOPPED and held.admissions_stop_on is None:
        changes["admissions_stop_on"] = timezone.localdate()
    before = held.state
    locking.save_unless_changed(held, expected_version=held.version, changes=changes)
    audit.record("institution.state_changed", about=held.reference, by=by.reference, before=before, after=str(state))
    return held


def _check(told: Particulars, *, listed_on: date) -> None:
    if told.target_on and told.target_on <= listed_on:
        raise DatesNotInOrder
    if told.target_on and told.admissions_stop_on and told.admissions_stop_on > told.target_on:
        raise DatesNotInOrder
