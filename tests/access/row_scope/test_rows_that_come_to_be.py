"""What Jonas may add: into cases he sees, in his own name, for his own organisation; never a way to others."""

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, IntegrityError

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case
from tests.access.row_scope.plane import Plane, note_into, rows

Refused = (InsufficientPrivilege, IntegrityError)


def _team(case: Case, *, person: object, account: Account, organisation: Organisation) -> tuple[str, list[object]]:
    return (
        (
            "INSERT INTO cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code, kind, "
            "parts, may_write, ground, since) VALUES (%s, %s, %s, %s, %s, 'case_manager', 'member', "
            "'{case,identity,notes,lead}', true, '', now())"
        ),
        [case.pk, case.open_to_id, person, organisation.pk, account.pk],
    )


def _case(
    *, person: object, organisation: Organisation, manager: Account, municipality: object
) -> tuple[str, list[object]]:
    return (
        (
            "INSERT INTO cases_case (uuid, number, person_id, kind, municipality_id, organisation_id, manager_id, state, "
            "protection, protection_reason, risk, opened_on, opening_reason, closing_reason, outcome, own_view, "
            "registered_at, version) VALUES (gen_random_uuid(), gen_random_uuid()::text::varchar(20), %s, "
            "'child_and_family', %s, %s, %s, 'registered', 'ordinary', '', 'low', current_date, 'x', '', '', '', now(), 1)"
        ),
        [person, municipality, organisation.pk, manager.pk],
    )


def test_a_note_into_ones_own_case_is_written(as_jonas: psycopg.Connection, plane: Plane):
    with as_jonas.transaction(force_rollback=True):
        as_jonas.execute(*note_into(plane.case, plane.jonas))

        assert rows(as_jonas, "cases_note") == 2


def test_a_note_into_an_invisible_case_is_refused(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(*note_into(plane.foreign, plane.jonas))


def test_a_note_into_an_invisible_case_claimed_for_ones_own_organisation_is_refused(
    as_jonas: psycopg.Connection, plane: Plane
):
    statement, values = note_into(plane.foreign, plane.jonas)
    values[1] = plane.unit.pk

    with pytest.raises(Refused):
        as_jonas.execute(statement, values)


def test_a_note_in_the_name_of_another_is_refused(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(*note_into(plane.case, plane.ramune))


def test_nobody_puts_themselves_on_the_team_of_an_invisible_case(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(
            *_team(plane.foreign, person=plane.foreign.person_id, account=plane.jonas, organisation=plane.unit)
        )


def test_a_team_row_cannot_name_another_person_than_its_case(as_jonas: psycopg.Connection, plane: Plane):
    """Else one's own case would be the key to everybody's identity."""
    with pytest.raises(Refused), as_jonas.transaction(force_rollback=True):
        as_jonas.execute(
            *_team(plane.case, person=plane.foreign.person_id, account=plane.jonas, organisation=plane.unit)
        )


def test_a_team_row_cannot_be_moved_to_another_person(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(Refused), as_jonas.transaction(force_rollback=True):
        as_jonas.execute("UPDATE cases_teammember SET person_id = %s", [plane.foreign.person_id])


def test_a_case_for_an_invisible_person_is_refused(as_jonas: psycopg.Connection, plane: Plane):
    """Registering would put its manager on the team of that person."""
    with pytest.raises(Refused), as_jonas.transaction(force_rollback=True):
        as_jonas.execute(
            *_case(
                person=plane.foreign.person_id,
                organisation=plane.unit,
                manager=plane.jonas,
                municipality=plane.unit.municipality_id,
            )
        )


def test_a_case_cannot_be_moved_to_another_person(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(Refused), as_jonas.transaction(force_rollback=True):
        as_jonas.execute("UPDATE cases_case SET person_id = %s", [plane.foreign.person_id])


def test_a_case_in_another_organisation_is_refused(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(
            *_case(
                person=plane.case.person_id,
                organisation=plane.other_unit,
                manager=plane.jonas,
                municipality=plane.unit.municipality_id,
            )
        )


def test_nobody_gives_themselves_a_role(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(
            "INSERT INTO access_membership (account_id, role_code, organisation_id, purpose, valid_from, "
            "needs_second_person) VALUES (%s, 'case_supervisor', %s, 'x', current_date, false)",
            [plane.jonas.pk, plane.other_unit.pk],
        )


def test_a_look_cannot_be_recorded_in_the_name_of_another(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(
            "INSERT INTO access_viewrecord (uuid, viewed_at, kind, by, role_code, about, page, ground) "
            "VALUES (gen_random_uuid(), now(), 'page', %s, '', '', 'x', '')",
            [plane.petras.reference],
        )
