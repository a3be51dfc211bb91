"""Records that point at each other are of one case; the database holds whoever writes to that, in whatever words."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Case, CaseConference, Decision, Note, Task
from tests.closed_plane import COMMAND, build_account, build_case, build_note, build_organisation

CORRECTION = """INSERT INTO cases_note
    (uuid, case_id, open_to_id, author_id, happened_on, written_at, text, visibility, corrects_id)
    SELECT gen_random_uuid(), %(case)s, open_to_id, author_id, happened_on, now(), 'Kitaip', visibility, %(note)s
    FROM cases_note WHERE id = %(note)s"""
DECISION = """INSERT INTO cases_decision (case_id, open_to_id, conference_id, task_id, text)
    SELECT %(case)s, open_to_id, %(conference)s, %(task)s, 'Susitarta' FROM cases_case WHERE id = %(case)s"""


@pytest.fixture
def cases(db: None) -> tuple[Case, Case]:
    """Two of one manager, who may write in both."""
    unit = build_organisation("alytaus-skyrius")
    jonas = build_account("Jonas", "case_manager", unit)
    return build_case(manager=jonas, organisation=unit), build_case(manager=jonas, organisation=unit)


@pytest.fixture(autouse=True)
def records(cases: tuple[Case, Case]) -> Iterator[dict[str, int]]:
    """A note, a conference and a task of the first case, in the scope of who may write anywhere."""
    case, day = cases[0], timezone.localdate()
    note = build_note(case, case.manager)
    of_case = {"case": case, "open_to_id": case.open_to_id}
    with scope.of_command(COMMAND):
        conference = CaseConference.objects.create(**of_case, held_on=day, recorded_by=case.manager)
        task = Task.objects.create(
            **of_case, title="Skambinti", due_on=day, assignee=case.manager, made_by=case.manager
        )
        yield {"note": note.pk, "conference": conference.pk, "task": task.pk}


def write(statement: str, **values: int | None) -> None:
    """Constraints are looked at now, not at the end of the test."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_within_one_case_they_point_at_each_other(cases: tuple[Case, Case], records: dict[str, int]):
    write(CORRECTION, case=cases[0].pk, note=records["note"])
    write(DECISION, case=cases[0].pk, conference=records["conference"], task=records["task"])
    write(DECISION, case=cases[0].pk, conference=records["conference"], task=None)

    assert Note.objects.get(corrects=records["note"]).case == cases[0]
    assert Decision.objects.count() == 2


def test_a_correction_does_not_correct_a_note_of_another_case(cases: tuple[Case, Case], records: dict[str, int]):
    with pytest.raises(IntegrityError, match="cases_note_corrects_id_in_case"):
        write(CORRECTION, case=cases[1].pk, note=records["note"])


def test_a_decision_is_of_a_conference_of_its_case(cases: tuple[Case, Case], records: dict[str, int]):
    with pytest.raises(IntegrityError, match="cases_decision_conference_id_in_case"):
        write(DECISION, case=cases[1].pk, conference=records["conference"], task=None)


def test_a_decision_makes_a_task_of_its_case(cases: tuple[Case, Case], records: dict[str, int]):
    with scope.of_command(COMMAND):
        elsewhere = CaseConference.objects.create(
            case=cases[1], open_to_id=cases[1].open_to_id, held_on=timezone.localdate(), recorded_by=cases[1].manager
        )
    with pytest.raises(IntegrityError, match="cases_decision_task_id_in_case"):
        write(DECISION, case=cases[1].pk, conference=elsewhere.pk, task=records["task"])
