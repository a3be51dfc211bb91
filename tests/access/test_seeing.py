"""What an account is said to see is what the database then lets it see."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import permissions, roles, scope, seeing
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.organisations.models import Organisation
from tests.closed_plane import build_account, build_organisation, give_role

TODAY = timezone.localdate()
HELD = [role for role in roles.all_roles() if role.demo]
PLACES = {"none": {}, "municipality": {"municipality": "LT-02"}, "region": {"region": "LT-AL"}}


@pytest.fixture
def unit(reform: None) -> Organisation:
    return build_organisation("bandymo-skyrius")


@pytest.fixture
def marius(reform: None) -> Account:
    return build_account("Marius", "administrator")


def told(account: Account, *, by: Account, on: date = TODAY) -> seeing.WhatIsSeen:
    with scope.of(by):
        return seeing.what_is_seen(account, on=on)


def asked(account: Account, sql: str) -> dict[str, object]:
    """The answer of the database, asked as the account, for every permission there is."""
    with scope.of(account), connection.cursor() as cursor:
        return {code: cursor.execute(sql, [code]).fetchone()[0] for code in permissions.all_codes()}


@pytest.mark.parametrize("territory", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("is_at_work", [True, False], ids=["in a unit", "nowhere"])
@pytest.mark.parametrize("role", HELD, ids=lambda role: role.code)
def test_the_explanation_agrees_with_the_database(
    role: roles.Role, is_at_work: bool, territory: dict[str, str], unit: Organisation, marius: Account
):
    rasa = build_account("Rasa", role.code, unit if is_at_work else None, **territory)

    seen = [one for held in told(rasa, by=marius).giving for one in held.seen]

    may = asked(rasa, "SELECT scope.may(%s)")
    assert {one.permission for one in seen} == {code for code, answer in may.items() if answer}
    reached = asked(rasa, "SELECT cardinality(scope.organisations(%s)) > 0")
    by_rows = {one.permission for one in seen if one.reach not in {"", "team"}}
    assert {one.permission for one in seen if one.permission in by_rows and one.reaches} == {
        code for code, answer in reached.items() if answer
    }


@pytest.mark.parametrize(
    ("days", "state"),
    [
        pytest.param({"until": TODAY - timedelta(days=1)}, Membership.State.OVER, id="over"),
        pytest.param({"since": TODAY + timedelta(days=1)}, Membership.State.AHEAD, id="ahead"),
        pytest.param({"waits_for_approval": True}, Membership.State.WAITING, id="waiting"),
    ],
)
def test_what_is_not_in_force_gives_nothing(days: dict, state: Membership.State, unit: Organisation, marius: Account):
    rasa = build_account("Rasa")
    give_role(rasa, "case_manager", unit, **days)

    explained = told(rasa, by=marius)

    assert [held.state for held in explained.held] == [state]
    assert explained.giving == ()
    assert not explained.sees_personal_data
    assert set(explained.not_granted) == set(permissions.all_codes())
    assert not any(asked(rasa, "SELECT scope.may(%s)").values())


def test_a_closed_account_sees_nothing(unit: Organisation, marius: Account):
    rasa = build_account("Rasa", "case_manager", unit)
    Account.objects.filter(pk=rasa.pk).update(is_active=False)
    rasa.refresh_from_db()

    explained = told(rasa, by=marius)

    assert explained.is_shut
    assert explained.giving == ()
    assert not any(asked(rasa, "SELECT scope.may(%s)").values())


def test_an_administrator_is_granted_nothing_of_cases(marius: Account):
    explained = told(marius, by=marius)

    assert not explained.sees_personal_data
    assert {code for code in permissions.all_codes() if code.startswith(("cases:", "rights:"))} <= set(
        explained.not_granted
    )


def test_who_may_not_see_accounts_is_told_nothing_of_others(unit: Organisation, marius: Account):
    jonas = build_account("Jonas", "case_manager", unit)

    assert told(marius, by=jonas).held == ()
