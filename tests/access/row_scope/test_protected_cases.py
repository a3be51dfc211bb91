"""Restricted and sealed cases, and notes of narrower visibility: seen by those named, and by nobody else."""

import psycopg
import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Case, Note, TargetGroupMembership, Task
from tests.access.row_scope.plane import Plane, numbers
from tests.closed_plane import build_case, build_note, build_team_member, enter, ticket_of


def test_a_restricted_case_is_out_of_reach_of_the_organisation(raw: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.jonas, organisation=plane.unit, protection=Case.Protection.RESTRICTED)
    build_note(case, plane.jonas)
    seen = {}
    for account in (plane.jonas, plane.ramune, plane.lina):
        enter(raw, ticket_of(account))
        seen[account.name] = (
            case.number in numbers(raw),
            raw.execute("SELECT count(*) FROM cases_person WHERE id = %s", [case.person_id]).fetchone() == (1,),
            raw.execute("SELECT count(*) FROM cases_teammember WHERE case_id = %s", [case.pk]).fetchone() == (1,),
        )

    assert seen == {"Jonas": (True,) * 3, "Ramunė": (False,) * 3, "Lina": (False,) * 3}


def test_protecting_a_case_closes_its_records_too(raw: psycopg.Connection, plane: Plane):
    """The composite foreign keys carry the change into every record of the case and of its person."""
    case = build_case(manager=plane.jonas, organisation=plane.unit)
    with scope.of(plane.jonas):
        Task.objects.create(
            case=case, title="x", due_on=timezone.localdate(), assignee=plane.jonas, made_by=plane.jonas
        )
        TargetGroupMembership.objects.create(person=case.person, group="infant", since_on=timezone.localdate())
        Case.objects.filter(pk=case.pk).update(protection="restricted", protection_reason="x")
    enter(raw, ticket_of(plane.ramune))

    assert case.number not in numbers(raw)
    assert raw.execute("SELECT count(*) FROM cases_task WHERE case_id = %s", [case.pk]).fetchone() == (0,)
    assert raw.execute(
        "SELECT count(*) FROM cases_targetgroupmembership WHERE person_id = %s", [case.person_id]
    ).fetchone() == (0,)


def test_a_restricted_case_is_seen_by_the_named_and_not_by_everyone_of_a_role(raw: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.jonas, organisation=plane.unit, protection=Case.Protection.RESTRICTED)
    build_team_member(case, plane.home, "institution_staff")
    enter(raw, ticket_of(plane.ausra))
    assert case.number not in numbers(raw)

    build_team_member(case, plane.home, "institution_staff", account=plane.ausra)

    assert case.number in numbers(raw)


def test_a_sealed_case_is_seen_by_those_admitted_to_it_only(raw: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.jonas, organisation=plane.unit, protection=Case.Protection.SEALED)
    build_team_member(case, plane.home, "institution_staff", account=plane.ausra)
    enter(raw, ticket_of(plane.ausra))
    assert case.number not in numbers(raw)

    build_team_member(case, plane.home, "institution_staff", account=plane.ausra, parts=["case", "sealed"])

    assert case.number in numbers(raw)


@pytest.mark.parametrize(
    ("visibility", "parts", "seen"),
    [
        (Note.Visibility.TEAM, ["case", "notes"], True),
        (Note.Visibility.TEAM, ["case"], False),
        (Note.Visibility.LEAD, ["case", "notes"], False),
        (Note.Visibility.LEAD, ["case", "notes", "lead"], True),
        (Note.Visibility.LEAD, ["case", "lead"], False),
        (Note.Visibility.SEALED, ["case", "notes", "lead"], False),
        (Note.Visibility.SEALED, ["case", "notes", "sealed"], True),
    ],
)
def test_a_note_is_seen_by_whom_its_visibility_names(
    raw: psycopg.Connection, plane: Plane, visibility: str, parts: list[str], seen: bool
):
    case = build_case(manager=plane.petras, organisation=plane.other_unit)
    build_note(case, plane.petras, visibility=visibility)
    build_team_member(case, plane.home, "institution_staff", account=plane.ausra, parts=parts)
    enter(raw, ticket_of(plane.ausra))

    assert raw.execute("SELECT count(*) FROM cases_note WHERE case_id = %s", [case.pk]).fetchone() == (int(seen),)


def test_an_emergency_does_not_open_a_sealed_case(as_jonas: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.petras, organisation=plane.other_unit, protection=Case.Protection.SEALED)

    opened = as_jonas.execute("SELECT scope.open_case(%s, 'emergency', 'danger', 'x')", [case.number]).fetchone()
    unknown = as_jonas.execute("SELECT scope.open_case('PV-1999-00001', 'emergency', 'danger', 'x')").fetchone()

    assert opened == unknown == (None,)
