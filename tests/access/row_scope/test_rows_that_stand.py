"""Rows of others are not there to be changed or struck out; what is written once is not changed by anybody."""

# ruff: noqa: S608 (names of tables are our own words)

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, IntegrityError

from pertvarka.foundation.access import scope
from tests.access.row_scope.plane import CLOSED, OF_FILES, Plane, rows_of
from tests.closed_plane import enter, ticket_of

# The right to delete is given by name: drafts and what was only meant so far, by who wrote it; what is kept for a time
# only, by the work that forgets it.
STRUCK_OUT = frozenset(
    {
        "assessments_identifiedneed",
        "base_job",
        "base_jobresult",
        "base_mail",
        "base_mailattachment",
        "cases_registrationdraft",
        "cluster_membercontact",
        "delivery_beneficiary",
        "delivery_reminder",
        "delivery_servicerecord",
        "events_attendance",
        "events_evaluationasked",
        "events_evaluationletter",
        "plans_goal",
        "plans_planneed",
        "plans_serviceneed",
        "regional_plans_computedplan",
        "research_invitation",
        "research_letter",
        "research_stratum",
        "research_studymember",
        "workforce_developmentitem",
    }
)


@pytest.mark.parametrize("who", ["jonas", "ramune"])
@pytest.mark.parametrize("table", sorted(OF_FILES))
def test_rows_of_others_are_not_there_to_be_read(raw: psycopg.Connection, plane: Plane, table: str, who: str):
    enter(raw, ticket_of(getattr(plane, who)))

    assert rows_of(raw, plane.foreign, table) == 0


@pytest.mark.parametrize(
    ("statement", "about"),
    [
        ("UPDATE cases_case SET risk = 'high' WHERE id = %s", "pk"),
        ("UPDATE cases_person SET birth_year = 1950 WHERE id = %s", "person_id"),
        ("UPDATE cases_identity SET version = 9 WHERE person_id = %s", "person_id"),
        ("UPDATE cases_teammember SET until = now() WHERE case_id = %s", "pk"),
        ("UPDATE cases_task SET state = 'cancelled' WHERE case_id = %s", "pk"),
        ("UPDATE cases_transfer SET state = 'withdrawn' WHERE case_id = %s", "pk"),
        ("UPDATE cases_emergencyaccess SET review_words = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE cases_relationship SET contact = 'allowed' WHERE person_id = %s", "person_id"),
        ("UPDATE cases_familyconference SET question = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE cases_familymember SET relation = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE cases_familytask SET what = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE assessments_assessment SET reason = 'change' WHERE case_id = %s", "pk"),
        ("UPDATE assessments_assessmentresponse SET revision = 9 WHERE case_id = %s", "pk"),
        ("UPDATE plans_plan SET risks = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE plans_serviceneed SET amount = 9 WHERE case_id = %s", "pk"),
        ("UPDATE delivery_referral SET state = 'withdrawn' WHERE case_id = %s", "pk"),
        ("UPDATE delivery_serviceepisode SET outcome = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE delivery_placement SET end_reason = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE delivery_transition SET own_words = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE rights_rightsrequest SET answer = 'x' WHERE person_id = %s", "person_id"),
        ("UPDATE rights_legalhold SET lifted_at = now() WHERE person_id = %s", "person_id"),
    ],
)
def test_rows_of_others_are_not_there_to_be_changed(
    as_jonas: psycopg.Connection, plane: Plane, statement: str, about: str
):
    assert as_jonas.execute(statement, [getattr(plane.foreign, about)]).rowcount == 0


@pytest.mark.parametrize("table", sorted(set(CLOSED) - STRUCK_OUT))
def test_nothing_of_the_closed_plane_is_deleted_by_hand(as_jonas: psycopg.Connection, table: str):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", sorted(STRUCK_OUT & set(CLOSED)))
def test_what_may_be_struck_out_is_not_struck_out_in_files_of_others(as_jonas: psycopg.Connection, table: str):
    assert as_jonas.execute(f"DELETE FROM {table}").rowcount == 0


@pytest.mark.parametrize(
    "statement",
    ["UPDATE cases_note SET text = 'x'", "UPDATE cases_casestatechange SET reason = 'x'", "DELETE FROM cases_note"],
)
@pytest.mark.parametrize("subject", ["manager", "keeper"])
def test_a_diary_is_written_once(raw: psycopg.Connection, plane: Plane, statement: str, subject: str):
    enter(
        raw, ticket_of(plane.jonas) if subject == "manager" else scope.ticket("command:load_demonstration", seconds=60)
    )

    with pytest.raises(InsufficientPrivilege):
        raw.execute(statement)


def test_not_even_the_owner_rewrites_a_note(owner: psycopg.Connection):
    with pytest.raises(IntegrityError, match="written once"):
        owner.execute("UPDATE cases_note SET text = 'x'")
