"""The institution itself: put on the list, its dates and building kept, its last steps."""

from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations import actions as organisations
from pertvarka.foundation.organisations.actions import NewBody
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.actions import acting
from pertvarka.services.institutions.errors import DatesNotInOrder, DayNotPossible
from pertvarka.services.institutions.listing_errors import (
    InstitutionStateMayNotFollow,
    ListedAlready,
    NoApprovedPlan,
    ResidentsStillThere,
    StopAfterTarget,
)
from pertvarka.services.institutions.models import TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import institutions, published
from pertvarka.services.institutions.states import InstitutionState

ENDS = (InstitutionState.CLOSED, InstitutionState.CONVERTED)
AFTER_APPROVAL = (InstitutionState.PLAN_APPROVED, InstitutionState.TRANSFORMING)


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is told of an institution; its dates bind the plan."""

    kind: str = ""
    places_count: int | None = None
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
    organisation: Organisation | NewBody,
    listed_on: date,
    residents: int,
    by: Account,
    founder: Organisation | None = None,
    particulars: Particulars | None = None,
) -> TransformingInstitution:
    """Put an institution on the list of the reform, as the programme office; one that is no body yet becomes one.

    Raises:
        NotAllowed: the account keeps no list.
        ListedAlready, OrganisationStandsAlready, NameOfOrganisationMissing: which institution was meant.
        DatesNotInOrder, DayNotPossible: the target comes before the listing, or the listing after today.
    """
    today = timezone.localdate()
    policy.require(by, Permission.INSTITUTION_LIST, on=today)
    if listed_on > today:
        raise DayNotPossible.ahead()
    told = particulars or Particulars()
    _check(told, listed_on=listed_on)
    body = organisation
    if isinstance(body, NewBody):
        body = organisations.add(body, by=by.reference)
    try:
        with transaction.atomic():
            made = TransformingInstitution.objects.create(
                organisation=body,
                founder=founder,
                listed_on=listed_on,
                residents_when_listed=residents,
                is_invented=body.is_invented,
                **asdict(told),
            )
    except IntegrityError as twice:
        standing = TransformingInstitution.objects.filter(organisation=body).first()
        if standing is None:
            raise
        raise ListedAlready(standing.listed_on.isoformat()) from twice
    audit.record("institution.listed", about=made.reference, by=by.reference, organisation=body.code)
    return made


@transaction.atomic
def describe(
    *, institution: TransformingInstitution, particulars: Particulars, expected_version: int, by: Account
) -> TransformingInstitution:
    """Keep dates, staff, money and the building's future: the institution itself, or the programme office.

    Raises:
        NotAllowed, InstitutionNotFound: it is not the account's institution.
        DatesNotInOrder: what was typed.
        ChangedMeanwhile: a colleague saved first.
    """
    if not institutions.keeps_list(by):
        acting.require(Permission.INSTITUTION_CHANGE, institution, by=by)
    _check(particulars, listed_on=institution.listed_on)
    locking.save_unless_changed(institution, expected_version=expected_version, changes=asdict(particulars))
    audit.record("institution.described", about=institution.reference, by=by.reference)
    return institution


@transaction.atomic
def move(
    *, institution: TransformingInstitution, state: str, by: Account, stops_on: date | None = None
) -> TransformingInstitution:
    """The next step of the institution, said by the programme office; `stops_on` is the day admissions stopped.

    Raises:
        NotAllowed: the account may not say so.
        InstitutionStateMayNotFollow, NoApprovedPlan: it is not the next step.
        DayNotPossible, StopAfterTarget: the day admissions stopped.
        ResidentsStillThere: it does not end while people live there.
    """
    policy.require(by, Permission.INSTITUTION_LIST, on=timezone.localdate())
    held = TransformingInstitution.objects.select_for_update().get(pk=institution.pk)
    if state not in rules.INSTITUTION_STEPS[held.state]:
        raise InstitutionStateMayNotFollow(held.state)
    if state in AFTER_APPROVAL and not held.plans.filter(state__in=published.FOLLOWED).exists():
        raise NoApprovedPlan
    if state in ENDS and (residents := institutions.residents_of(held)):
        raise ResidentsStillThere(residents)
    changes: dict[str, object] = {"state": state, "changed_at": timezone.now()}
    if state == InstitutionState.ADMISSIONS_STOPPED:
        changes["admissions_stop_on"] = _stop(held, stops_on)
    before = held.state
    locking.save_unless_changed(held, expected_version=held.version, changes=changes)
    audit.record("institution.state_changed", about=held.reference, by=by.reference, before=before, after=str(state))
    return held


def _stop(institution: TransformingInstitution, stops_on: date | None) -> date:
    """The day admissions stopped: as said, else as planned, else today; it has come and is not after the target."""
    today = timezone.localdate()
    day = stops_on or min(institution.admissions_stop_on or today, today)
    if day > today:
        raise DayNotPossible.ahead()
    if institution.target_on and day > institution.target_on:
        raise StopAfterTarget(institution.target_on.isoformat())
    return day


def _check(told: Particulars, *, listed_on: date) -> None:
    if told.target_on and told.target_on <= listed_on:
        raise DatesNotInOrder
    if told.target_on and told.admissions_stop_on and told.admissions_stop_on > told.target_on:
        raise DatesNotInOrder
