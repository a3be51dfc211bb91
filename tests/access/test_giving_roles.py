"""Roles given, refused and ended, and who is told."""

from datetime import date

import pytest

from pertvarka.foundation.access import account_register, actions, notices, roles, scope
from pertvarka.foundation.access.errors import (
    ForOneself,
    LastAdministrator,
    LastDayImpossible,
    NotAllowed,
    PeriodBegunBefore,
    PeriodReversed,
    PlaceMissing,
    PurposeMissing,
    RoleNotHeld,
    RoleOverlaps,
    RoleUnknown,
    TwoTerritories,
)
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality, Region
from tests.access.giving import DAY, TODAY, give, granted, notices_of


@pytest.mark.usefixtures("_as_marius")
def test_a_role_without_personal_data_begins_at_once(marius: Account, ona: Account):
    membership = give(ona, marius, "administrator")

    assert membership.state(on=TODAY) == Membership.State.IN_FORCE
    event = AuditEvent.objects.get(kind="membership.given", about=ona.reference)
    assert (event.by, event.details) == (marius.reference, {"role": "administrator"})


def test_who_gets_a_role_is_told(marius: Account, ona: Account):
    with scope.of(marius):
        give(ona, marius, "administrator")

    assert granted(ona) == roles.role("administrator").codes
    assert notices_of(ona) == ["membership.given"]


@pytest.mark.usefixtures("_as_marius")
@pytest.mark.parametrize("role", ["case_manager", "administrator", "trainer"])
def test_an_administrator_gives_themselves_nothing(marius: Account, unit: Organisation, role: str):
    with pytest.raises(ForOneself):
        give(marius, marius, role, organisation_id=unit.pk)


def test_who_gives_no_roles_is_refused(lina: Account, ona: Account):
    with scope.of(lina), pytest.raises(NotAllowed):
        give(ona, lina)


@pytest.mark.usefixtures("_as_marius")
@pytest.mark.parametrize(
    ("role", "given", "refusal"),
    [
        ("public", {}, RoleNotHeld),
        ("person", {}, RoleNotHeld),
        ("king", {}, RoleUnknown),
        ("trainer", {"purpose": "  "}, PurposeMissing),
        ("trainer", {"valid_from": TODAY - DAY}, PeriodBegunBefore),
        ("trainer", {"valid_until": TODAY - DAY}, PeriodReversed),
        ("case_manager", {}, PlaceMissing),
        ("child_rights_officer", {}, PlaceMissing),
        ("data_protection_officer", {}, PlaceMissing),
    ],
)
def test_what_is_not_sound_is_refused_in_both_languages(
    marius: Account, ona: Account, role: str, given: dict, refusal: type[PertvarkaError]
):
    with pytest.raises(refusal) as refused:
        give(ona, marius, role, **given)

    assert refused.value.sentence_lt != refused.value.sentence_en
    assert account_register.memberships_of(ona) == []


@pytest.mark.usefixtures("_as_marius")
def test_a_role_stands_in_a_municipality_or_a_region(marius: Account, ona: Account, reform: None):
    with pytest.raises(TwoTerritories):
        give(ona, marius, municipality=Municipality.objects.get(code="LT-02"), region=Region.objects.get(code="LT-AL"))


@pytest.mark.usefixtures("_as_marius")
def test_the_missing_place_is_named(marius: Account, ona: Account, unit: Organisation):
    with pytest.raises(PlaceMissing) as refused:
        give(ona, marius, "child_rights_officer", organisation_id=unit.pk)

    assert refused.value.place == "region"
    assert "regioną" in refused.value.sentence_lt


@pytest.mark.usefixtures("_as_marius")
@pytest.mark.parametrize("first", [TODAY, TODAY + 5 * DAY, TODAY + 10 * DAY])
def test_the_same_role_in_the_same_place_may_not_overlap(marius: Account, ona: Account, first: date):
    give(ona, marius, valid_until=TODAY + 10 * DAY)

    with pytest.raises(RoleOverlaps) as refused:
        give(ona, marius, valid_from=first)

    assert TODAY.isoformat() in refused.value.sentence_lt
    give(ona, marius, valid_from=TODAY + 11 * DAY)


def test_a_role_ended_yesterday_is_gone_at_this_moment(marius: Account, zita: Account):
    assert "access:membership:give" in granted(zita)
    with scope.of(marius):
        (membership,) = account_register.memberships_of(zita)
        actions.end_role(membership=membership, last_day=TODAY - DAY, by=marius)

    assert granted(zita) == frozenset()
    event = AuditEvent.objects.get(kind="membership.ended", about=zita.reference)
    assert event.details == {"role": "administrator", "last_day": (TODAY - DAY).isoformat()}
    assert notices_of(zita) == ["membership.ended"]


@pytest.mark.usefixtures("_as_marius")
def test_a_role_cannot_be_ended_in_the_past_nor_made_longer(marius: Account, ona: Account):
    membership = give(ona, marius, valid_until=TODAY + 5 * DAY)

    for last_day in (TODAY - DAY, TODAY + 5 * DAY, TODAY + 6 * DAY):
        with pytest.raises(LastDayImpossible):
            actions.end_role(membership=membership, last_day=last_day, by=marius)
    assert actions.end_role(membership=membership, last_day=TODAY, by=marius).valid_until == TODAY


@pytest.mark.usefixtures("_as_marius")
def test_the_last_who_can_give_roles_stays(marius: Account):
    (membership,) = account_register.memberships_of(marius)
    assert notices.holders("access:membership:give", None) == [marius.pk]

    with pytest.raises(LastAdministrator):
        actions.end_role(membership=membership, last_day=TODAY, by=marius)


def test_notices_are_read_by_whom_they_are_for(marius: Account, ona: Account):
    with scope.of(marius):
        give(ona, marius)
        assert actions.read_notices(by=ona) == 0
    with scope.of(ona):
        assert actions.read_notices(by=ona) == 1
        assert actions.read_notices(by=ona) == 0
