"""What ends, ends at the next statement: memberships, roles, rows of the team; and what begins, not before its day."""

from datetime import timedelta

import psycopg
import pytest
from django.utils import timezone
from psycopg.errors import InsufficientPrivilege

from tests.access.row_scope.plane import Plane, note_into, numbers, rows
from tests.closed_plane import (
    build_account,
    build_case,
    build_organisation,
    build_team_member,
    enter,
    give_role,
    ticket_of,
)


def test_an_ended_membership_gives_nothing_at_the_next_statement(
    raw: psycopg.Connection, owner: psycopg.Connection, plane: Plane
):
    eve = build_account("Eve", "case_supervisor", plane.unit)
    with raw.transaction():
        enter(raw, ticket_of(eve))
        assert numbers(raw) == {plane.case.number}

        owner.execute("UPDATE access_membership SET valid_until = current_date - 1 WHERE account_id = %s", [eve.pk])

        assert numbers(raw) == set()


@pytest.mark.parametrize("until", [0, 1])
def test_the_last_day_of_a_membership_counts(raw: psycopg.Connection, plane: Plane, until: int):
    guest = build_account(
        f"Guest{until}", "case_supervisor", plane.unit, until=timezone.localdate() - timedelta(days=until)
    )
    enter(raw, ticket_of(guest))

    assert len(numbers(raw)) == 1 - until


def test_a_role_waiting_for_a_second_person_gives_nothing(raw: psycopg.Connection, plane: Plane):
    ada = build_account("Ada")
    give_role(ada, "case_supervisor", plane.unit, waits_for_approval=True)
    enter(raw, ticket_of(ada))

    assert numbers(raw) == set()


def test_a_manager_who_left_the_organisation_sees_none_of_their_cases(
    raw: psycopg.Connection, owner: psycopg.Connection, plane: Plane
):
    """The team row stands; the role behind it does not."""
    unit = build_organisation("paliktas-skyrius")
    leaver = build_account("Leaver", "case_manager", unit)
    case = build_case(manager=leaver, organisation=unit)
    give_role(leaver, "case_manager", plane.other_unit)
    enter(raw, ticket_of(leaver))
    assert numbers(raw) == {case.number}

    owner.execute(
        "UPDATE access_membership SET valid_until = current_date - 1 WHERE account_id = %s AND organisation_id = %s",
        [leaver.pk, unit.pk],
    )

    assert numbers(raw) == set()


def test_a_team_row_gives_nothing_after_its_end(raw: psycopg.Connection, owner: psycopg.Connection, plane: Plane):
    helper = build_account("Helper", "provider_staff", plane.home)
    row = build_team_member(plane.case, plane.home, "provider_staff", account=helper)
    enter(raw, ticket_of(helper))
    assert (numbers(raw), rows(raw, "cases_note"), rows(raw, "cases_identity")) == ({plane.case.number}, 1, 1)

    owner.execute("UPDATE cases_teammember SET until = now() WHERE id = %s", [row.pk])

    assert (numbers(raw), rows(raw, "cases_note"), rows(raw, "cases_identity")) == (set(), 0, 0)


def test_a_team_row_gives_nothing_before_its_beginning(raw: psycopg.Connection, plane: Plane):
    early = build_account("Early", "provider_staff", plane.home)
    build_team_member(
        plane.case, plane.home, "provider_staff", account=early, since=timezone.now() + timedelta(minutes=1)
    )
    enter(raw, ticket_of(early))

    assert numbers(raw) == set()


def test_a_member_sees_the_parts_they_were_given(raw: psycopg.Connection, plane: Plane):
    partial = build_account("Partial", "provider_staff", plane.home)
    build_team_member(plane.case, plane.home, "provider_staff", account=partial, parts=["case"])
    enter(raw, ticket_of(partial))

    assert numbers(raw) == {plane.case.number}
    assert rows(raw, "cases_person") == 1
    assert (rows(raw, "cases_identity"), rows(raw, "cases_note"), rows(raw, "cases_task")) == (0, 0, 0)


def test_a_member_who_may_not_write_writes_nothing(raw: psycopg.Connection, plane: Plane):
    reader = build_account("Reader", "provider_staff", plane.home)
    build_team_member(plane.case, plane.home, "provider_staff", account=reader)
    enter(raw, ticket_of(reader))

    with pytest.raises(InsufficientPrivilege):
        raw.execute(*note_into(plane.case, reader))


def test_a_row_for_everyone_reaches_that_role_in_that_organisation(raw: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.petras, organisation=plane.other_unit)
    build_team_member(case, plane.home, "institution_staff")
    seen = {}
    for name, role, organisation in (
        ("Colleague", "institution_staff", plane.home),
        ("Head", "institution_head", plane.home),
        ("Elsewhere", "institution_staff", plane.unit),
    ):
        enter(raw, ticket_of(build_account(name, role, organisation)))
        seen[name] = case.number in numbers(raw)

    assert seen == {"Colleague": True, "Head": False, "Elsewhere": False}
