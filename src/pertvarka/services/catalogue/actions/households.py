"""Carers' households: registered under a number, led from application to the last day, asked who is free tonight."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import rules
from pertvarka.services.catalogue.errors import (
    AgesReversed,
    DayFuture,
    EndingReasonMissing,
    HouseholdNotFound,
    HouseholdStateMayNotFollow,
    NameMissing,
    NotOnDuty,
)
from pertvarka.services.catalogue.models import CarerHousehold, Carers
from pertvarka.services.catalogue.models.household import sealed_carers
from pertvarka.services.catalogue.permissions import Permission
from pertvarka.services.catalogue.queries import standing
from pertvarka.services.catalogue.states import HouseholdState

NUMBER = "NU-{year}-{key:05d}"


@dataclass(frozen=True, slots=True)
class NewHousehold:
    """A household as it applies: who, where, and how many children of what age it can take."""

    kind: str
    carers: Carers
    municipality: Municipality
    places: int
    carer_count: int = 1
    age_from: int = 0
    age_until: int = 17
    applied_on: date | None = None


def register(*, household: NewHousehold, care_centre: Organisation, by: Account) -> CarerHousehold:
    """A household that applied to a care centre; its names, address and phone are sealed at once.

    Raises:
        NotAllowed, HouseholdNotFound: the care centre is not in the account's reach.
        NameMissing, AgesReversed, DayFuture: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.HOUSEHOLD_CHANGE, on=today)
    applied_on = household.applied_on or today
    if not household.carers.names.strip():
        raise NameMissing
    if household.age_until < household.age_from:
        raise AgesReversed
    if applied_on > today:
        raise DayFuture
    with transaction.atomic():
        if care_centre.pk not in standing.organisations_with(Permission.HOUSEHOLD_CHANGE):
            raise HouseholdNotFound
        key, uuid = next_key(), uuid4()
        made = CarerHousehold.objects.create(
            pk=key,
            uuid=uuid,
            number=NUMBER.format(year=applied_on.year, key=key),
            kind=household.kind,
            care_centre=care_centre,
            municipality=household.municipality,
            carer_count=household.carer_count,
            places=household.places,
            age_from=household.age_from,
            age_until=household.age_until,
            identity_sealed=sealed_carers(household.carers, household=uuid),
            applied_on=applied_on,
            is_invented=care_centre.is_invented,
        )
        _record("household.registered", made, by=by, household_kind=made.kind, places=made.places)
    return made


def change_state(*, household: CarerHousehold, state: str, by: Account, reason: str = "") -> CarerHousehold:
    """One step along its way; the last one says why.

    Raises:
        NotAllowed, HouseholdNotFound: it is not the account's to change.
        HouseholdStateMayNotFollow, EndingReasonMissing: what was asked for.
    """
    today = timezone.localdate()
    policy.require(by, Permission.HOUSEHOLD_CHANGE, on=today)
    with transaction.atomic():
        held = _held(household)
        before = held.state
        if state not in rules.HOUSEHOLD_STEPS[before]:
            raise HouseholdStateMayNotFollow
        changes: dict[str, object] = {"state": state}
        if state == HouseholdState.ACTIVE and held.active_from is None:
            changes["active_from"] = today
        if state == HouseholdState.ENDED:
            if not reason.strip():
                raise EndingReasonMissing
            changes |= {"ended_on": today, "ended_reason": reason.strip()[:300]}
        if state != HouseholdState.ACTIVE:
            changes["free_on"] = None
        locking.save_unless_changed(held, expected_version=held.version, changes=changes)
        _record("household.state_changed", held, by=by, before=before, after=state)
    return held


def say_free_tonight(*, household: CarerHousehold, is_free: bool, by: Account) -> CarerHousehold:
    """Whether the on-duty carer can take a child tonight; tomorrow it is asked anew.

    Raises:
        NotAllowed, HouseholdNotFound: it is not the account's to change.
        NotOnDuty: only an active on-duty carer is asked this.
    """
    policy.require(by, Permission.HOUSEHOLD_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        held = _held(household)
        if is_free and not (held.kind == CarerHousehold.Kind.ON_DUTY and held.state == HouseholdState.ACTIVE):
            raise NotOnDuty
        night = rules.night_of(timezone.localtime())
        locking.save_unless_changed(
            held, expected_version=held.version, changes={"free_on": night if is_free else None}
        )
        _record("household.said_free" if is_free else "household.said_not_free", held, by=by, night=night.isoformat())
    return held


def next_key() -> int:
    """The key of the next household, which is also its number; the numbers of other centres are nobody's to read."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('catalogue_carerhousehold', 'id'))")
        key: int = cursor.fetchone()[0]
    return key


def _held(household: CarerHousehold) -> CarerHousehold:
    """The household, locked; a row the account may see but not keep is as if it were not there."""
    held = CarerHousehold.objects.select_for_update().filter(pk=household.pk).first()
    if held is None or held.care_centre_id not in standing.organisations_with(Permission.HOUSEHOLD_CHANGE):
        raise HouseholdNotFound
    return held


def _record(kind: str, household: CarerHousehold, *, by: Account, **details: object) -> None:
    audit.record(kind, about=household.reference, by=by.reference, **details)
