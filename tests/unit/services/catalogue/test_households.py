"""Carers' households: sealed from the first moment, led step by step, seen by their care centre, found by number."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue import errors, rules
from pertvarka.services.catalogue.actions import households
from pertvarka.services.catalogue.actions.households import NewHousehold
from pertvarka.services.catalogue.models import CarerHousehold, Carers
from pertvarka.services.catalogue.queries import households as found
from pertvarka.services.catalogue.queries import standing
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
CARERS = Carers(names="Vardenė Pavardenė", address="Slapta g. 5", phone="+370 000 00001")
WAY = ("training", "suitable", "contracted", "active")


@pytest.fixture
def centre() -> Organisation:
    return closed_plane.build_organisation("globos-centras", kind=Organisation.Kind.PROVIDER)


@pytest.fixture
def ieva(centre: Organisation) -> Account:
    return closed_plane.build_account("Ieva", "provider_staff", centre)


@pytest.fixture
def household(ieva: Account, centre: Organisation) -> CarerHousehold:
    with scope.of(ieva):
        return households.register(household=_applying(), care_centre=centre, by=ieva)


def _applying(**columns: object) -> NewHousehold:
    given = {"kind": "on_duty", "carers": CARERS, "municipality": Municipality.objects.get(code="LT-02"), "places": 2}
    return NewHousehold(**{**given, **columns})  # type: ignore[arg-type]


def _lead_to_active(household: CarerHousehold, by: Account) -> None:
    for state in WAY:
        households.change_state(household=household, state=state, by=by)


def test_a_household_has_a_number_and_sealed_names(household: CarerHousehold, ieva: Account):
    with scope.of(ieva):
        assert household.number.startswith(f"NU-{timezone.localdate().year}-")
        assert household.carers == CARERS
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM catalogue_carerhousehold WHERE id = %s", [household.pk])
            row = cursor.fetchone()
    for value in row:
        kept = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        assert b"Slapta" not in kept
        assert b"Pavarden" not in kept
    (act,) = AuditEvent.objects.filter(about=household.reference)
    assert "Pavarden" not in str(act.details)


@pytest.mark.parametrize(
    ("columns", "refusal"),
    [
        ({"carers": Carers(names=" ", address="")}, errors.NameMissing),
        ({"age_from": 10, "age_until": 5}, errors.AgesReversed),
        ({"applied_on": timezone.localdate() + timedelta(days=1)}, errors.DayFuture),
    ],
)
def test_what_cannot_be_is_refused(columns, refusal, ieva: Account, centre: Organisation):
    with scope.of(ieva), pytest.raises(refusal):
        households.register(household=_applying(**columns), care_centre=centre, by=ieva)


def test_a_household_goes_its_way_and_ends_with_words(household: CarerHousehold, ieva: Account):
    with scope.of(ieva):
        with pytest.raises(errors.HouseholdStateMayNotFollow):
            households.change_state(household=household, state="active", by=ieva)
        _lead_to_active(household, ieva)
        household.refresh_from_db()
        assert household.active_from == timezone.localdate()
        with pytest.raises(errors.EndingReasonMissing):
            households.change_state(household=household, state="ended", by=ieva)
        households.change_state(household=household, state="ended", reason="Išsikėlė", by=ieva)
        household.refresh_from_db()
        assert (household.ended_on, household.ended_reason) == (timezone.localdate(), "Išsikėlė")
        with pytest.raises(errors.HouseholdStateMayNotFollow):
            households.change_state(household=household, state="active", by=ieva)


def test_only_an_active_on_duty_carer_is_free_tonight_and_a_pause_takes_it_away(
    household: CarerHousehold, ieva: Account
):
    with scope.of(ieva):
        with pytest.raises(errors.NotOnDuty):
            households.say_free_tonight(household=household, is_free=True, by=ieva)
        _lead_to_active(household, ieva)
        households.say_free_tonight(household=household, is_free=True, by=ieva)
        assert list(found.free_tonight()) == [household]
        households.change_state(household=household, state="paused", by=ieva)
        assert not found.free_tonight().exists()


def test_what_was_said_of_yesterday_tells_nothing_of_tonight(household: CarerHousehold, ieva: Account):
    with scope.of(ieva):
        _lead_to_active(household, ieva)
        households.say_free_tonight(household=household, is_free=True, by=ieva)
        said = CarerHousehold.objects.get(pk=household.pk)
        assert (said.is_free_tonight, said.free_on) == (True, rules.night_of(timezone.localtime()))
        CarerHousehold.objects.filter(pk=household.pk).update(free_on=said.free_on - timedelta(days=1))
        assert not CarerHousehold.objects.get(pk=household.pk).is_free_tonight
        assert not found.free_tonight().exists()
        assert found.households().get() == household


@pytest.mark.parametrize(
    ("hour", "days_before"), [(0, 1), (7, 1), (8, 0), (20, 0)], ids=["midnight", "before eight", "at eight", "evening"]
)
def test_the_night_lasts_until_the_morning(hour: int, days_before: int):
    moment = datetime(2026, 11, 22, hour, 30, tzinfo=UTC)

    assert rules.night_of(moment) == moment.date() - timedelta(days=days_before)


def test_a_household_stays_with_its_centre_until_it_takes_children_in(household: CarerHousehold, ieva: Account):
    other = closed_plane.build_organisation("kitas-centras", kind=Organisation.Kind.PROVIDER)
    rita = closed_plane.build_account("Rita", "provider_staff", other)
    jonas = closed_plane.build_account("Jonas", "case_manager", closed_plane.build_organisation("skyrius"))
    with scope.of(rita), pytest.raises(errors.HouseholdNotFound):
        standing.household(household.uuid)
    with scope.of(jonas):
        assert not found.taking_in().exists()
    with scope.of(ieva):
        _lead_to_active(household, ieva)
    with scope.of(jonas):
        assert list(found.taking_in(municipality="LT-02", age=17)) == [household]
        assert not found.taking_in(age=18).exists()
    with scope.of(rita):
        assert not found.taking_in().exists()
        with pytest.raises(errors.HouseholdNotFound):
            households.say_free_tonight(household=household, is_free=True, by=rita)


def test_nobody_registers_for_another_centre(ieva: Account):
    other = closed_plane.build_organisation("kitas-centras", kind=Organisation.Kind.PROVIDER)
    with scope.of(ieva), pytest.raises(errors.HouseholdNotFound):
        households.register(household=_applying(), care_centre=other, by=ieva)
