"""Tasks of a case: who may have one, when it is due, how it ends."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Notice
from pertvarka.foundation.base.errors import ChangedMeanwhile, WriteRefused
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.actions import tasks
from pertvarka.people.cases.errors import (
    AssigneeOutsideCase,
    CaseClosed,
    CaseNotFound,
    DueDayImpossible,
    NotPutOff,
    TaskNotOpen,
    TextMissing,
    TextTooLong,
)
from pertvarka.people.cases.models import Task
from pertvarka.people.cases.states import CaseState, TaskState
from tests.closed_plane import build_account, build_case, build_organisation, build_team_member

TODAY = timezone.localdate()
NEXT_WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def home(reform):
    return build_organisation("liepu-namai", kind="institution")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def rasa(unit):
    return build_account("Rasa", "case_manager", unit)


@pytest.fixture
def ausra(home):
    return build_account("Aušra", "institution_staff", home)


@pytest.fixture
def case(unit, jonas):
    return build_case(manager=jonas, organisation=unit)


@pytest.fixture
def task(case, jonas):
    with scope.of(jonas):
        return tasks.set_task(case=case, title="Paskambinti mokyklai", due_on=NEXT_WEEK, assignee=jonas, by=jonas)


def test_a_task_has_an_owner_and_a_day(case, jonas):
    with scope.of(jonas):
        made = tasks.set_task(case=case, title=" Paskambinti ", due_on=TODAY, assignee=jonas, by=jonas)

        assert (made.title, made.due_on, made.assignee, made.made_by) == ("Paskambinti", TODAY, jonas, jonas)
        assert AuditEvent.objects.get(kind="task.set").about == case.reference


def test_whoever_gets_a_task_is_told_at_the_bell_and_by_a_letter_that_says_nothing(
    case, jonas, ausra, home, django_capture_on_commit_callbacks
):
    build_team_member(case, home, "institution_staff")

    with django_capture_on_commit_callbacks(execute=True), scope.of(jonas):
        tasks.set_task(case=case, title="Palydėti į mokyklą", due_on=TODAY, assignee=ausra, by=jonas)

    with scope.of(ausra):
        notice = Notice.objects.get()
        assert (notice.kind, notice.about, notice.label) == ("task.set", case.reference, case.number)
    letter = mail.outbox[0]
    assert letter.to == [ausra.email]
    for closed in (case.number, "mokykl", "http"):
        assert closed not in letter.subject + letter.body


def test_invented_people_get_no_letters(case, jonas, home, django_capture_on_commit_callbacks, settings):
    settings.DEMO_MODE = True
    invented = build_account("Išgalvota", "institution_staff", home, is_demo=True)
    build_team_member(case, home, "institution_staff")

    with django_capture_on_commit_callbacks(execute=True), scope.of(jonas):
        tasks.set_task(case=case, title="Palydėti", due_on=TODAY, assignee=invented, by=jonas)

    assert mail.outbox == []


def test_a_mail_server_that_is_away_undoes_nothing(case, home, django_capture_on_commit_callbacks, monkeypatch, caplog):
    jonas, ausra = case.manager, build_account("Aušra", "institution_staff", home)

    def away(*_: object) -> None:
        raise ConnectionRefusedError(ausra.email)

    monkeypatch.setattr("pertvarka.foundation.access.notices.send_mail", away)
    build_team_member(case, home, "institution_staff")

    with django_capture_on_commit_callbacks(execute=True), scope.of(jonas):
        tasks.set_task(case=case, title="Palydėti", due_on=TODAY, assignee=ausra, by=jonas)

    with scope.of(ausra):
        assert Notice.objects.exists()
    assert "not sent" in caplog.text
    assert ausra.email not in caplog.text


def test_a_task_is_not_given_to_who_cannot_see_the_case(case, jonas, rasa, ausra):
    with scope.of(jonas):
        for stranger in (rasa, ausra):
            with pytest.raises(AssigneeOutsideCase):
                tasks.set_task(case=case, title="Aplankyti", due_on=TODAY, assignee=stranger, by=jonas)
        assert not Task.objects.exists()


def test_a_task_is_not_given_to_who_left_the_team_or_the_work(case, jonas, rasa, unit, home):
    yesterday = timezone.now() - timedelta(days=1)
    build_team_member(case, unit, "case_manager", account=rasa, until=yesterday)
    gone = build_account("Išėjusi", "institution_staff", home, until=TODAY - timedelta(days=1))
    build_team_member(case, home, "institution_staff", account=gone)

    with scope.of(jonas):
        for former in (rasa, gone):
            with pytest.raises(AssigneeOutsideCase):
                tasks.set_task(case=case, title="Aplankyti", due_on=TODAY, assignee=former, by=jonas)


def test_a_task_is_not_given_to_who_sees_other_parts_only(case, jonas, ausra, home):
    build_team_member(case, home, "institution_staff", parts=["case", "health"])

    with scope.of(jonas), pytest.raises(AssigneeOutsideCase):
        tasks.set_task(case=case, title="Aplankyti", due_on=TODAY, assignee=ausra, by=jonas)


def test_the_supervisor_of_the_unit_can_have_a_task_without_being_on_the_team(case, jonas, unit):
    ramune = build_account("Ramunė", "case_supervisor", unit)

    with scope.of(jonas):
        tasks.set_task(case=case, title="Patvirtinti", due_on=TODAY, assignee=ramune, by=jonas)

    with scope.of(ramune):
        assert Task.objects.get().assignee == ramune


def test_the_supervisor_sets_tasks_in_cases_of_the_unit(case, jonas, unit):
    ramune = build_account("Ramunė", "case_supervisor", unit)

    with scope.of(ramune):
        tasks.set_task(case=case, title="Peržiūrėti planą", due_on=TODAY, assignee=jonas, by=ramune)


def test_who_may_only_read_tasks_ends_none(task, case, ausra, home):
    build_team_member(case, home, "institution_staff", may_write=False)

    with scope.of(ausra), pytest.raises(WriteRefused):
        tasks.finish_task(task=task, by=ausra)


def test_a_task_of_a_case_one_does_not_see_is_not_there(task, rasa):
    with scope.of(rasa), pytest.raises(CaseNotFound):
        tasks.finish_task(task=task, by=rasa)


@pytest.mark.parametrize(
    ("title", "due_on", "error"),
    [
        ("", TODAY, TextMissing),
        ("a" * 201, TODAY, TextTooLong),
        ("Aplankyti", TODAY - timedelta(days=1), DueDayImpossible),
        ("Aplankyti", TODAY.replace(year=TODAY.year + 36, day=1), DueDayImpossible),
    ],
    ids=["empty", "too long", "yesterday", "a slipped year"],
)
def test_a_task_that_cannot_be_is_refused(case, jonas, title, due_on, error):
    with scope.of(jonas), pytest.raises(error):
        tasks.set_task(case=case, title=title, due_on=due_on, assignee=jonas, by=jonas)


def test_two_who_change_a_task_at_once_both_keep_their_text(task, jonas):
    with scope.of(jonas):
        mine = {"due_on": task.due_on, "assignee": jonas, "expected_version": task.version, "by": jonas}
        tasks.change_task(task=task, title="Parašyti mokyklai", **mine)

        with pytest.raises(ChangedMeanwhile) as conflict:
            tasks.change_task(task=task, title="Nuvykti į mokyklą", **mine)

        assert conflict.value.mine == {"title": "Nuvykti į mokyklą"}
        assert conflict.value.theirs == {"title": "Parašyti mokyklai"}
        assert Task.objects.get().title == "Parašyti mokyklai"


def test_a_late_task_keeps_its_day_while_its_words_change(task, jonas):
    with scope.of_command("load_demonstration"):
        Task.objects.update(due_on=TODAY - timedelta(days=3))

    with scope.of(jonas):
        late = Task.objects.get()
        changed = tasks.change_task(
            task=late, title="Aiškiau", due_on=late.due_on, assignee=jonas, expected_version=late.version, by=jonas
        )

        assert changed.title == "Aiškiau"


def test_done_says_who_and_what_came_of_it(task, jonas):
    with scope.of(jonas):
        tasks.finish_task(task=task, result="Mokytoja sutiko.", by=jonas)

        done = Task.objects.get()
        assert (done.state, done.result, done.done_by) == (TaskState.DONE, "Mokytoja sutiko.", jonas)
        assert done.done_at


def test_a_finished_task_changes_no_more(task, jonas):
    with scope.of(jonas):
        done = tasks.finish_task(task=task, by=jonas)

        for attempt in (
            lambda: tasks.finish_task(task=done, by=jonas),
            lambda: tasks.cancel_task(task=done, reason="Nereikia", by=jonas),
            lambda: tasks.put_off(task=done, due_on=NEXT_WEEK + timedelta(days=1), reason="Atostogos", by=jonas),
        ):
            with pytest.raises(TaskNotOpen):
                attempt()


def test_a_task_is_put_off_with_a_reason_to_a_later_day(task, jonas):
    later = NEXT_WEEK + timedelta(days=7)

    with scope.of(jonas):
        with pytest.raises(TextMissing):
            tasks.put_off(task=task, due_on=later, reason=" ", by=jonas)
        with pytest.raises(NotPutOff):
            tasks.put_off(task=task, due_on=NEXT_WEEK, reason="Atostogos", by=jonas)
        tasks.put_off(task=task, due_on=later, reason="Mokyklos atostogos", by=jonas)

        held = Task.objects.get()
        assert (held.due_on, held.put_off_reason) == (later, "Mokyklos atostogos")


def test_a_late_task_is_not_put_off_into_the_past(task, jonas):
    with scope.of_command("load_demonstration"):
        Task.objects.update(due_on=TODAY - timedelta(days=9))

    with scope.of(jonas), pytest.raises(DueDayImpossible):
        tasks.put_off(task=task, due_on=TODAY - timedelta(days=1), reason="Ligos", by=jonas)


def test_a_closed_case_takes_no_new_task_but_lets_old_ones_end(task, case, jonas):
    with scope.of(jonas), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE cases_case SET state = %s, closed_on = %s, closing_reason = 'a', outcome = 'b', own_view = 'c'",
            [CaseState.CLOSED, TODAY],
        )

    with scope.of(jonas):
        with pytest.raises(CaseClosed):
            tasks.set_task(case=case, title="Dar", due_on=TODAY, assignee=jonas, by=jonas)
        with pytest.raises(CaseClosed):
            tasks.put_off(task=task, due_on=NEXT_WEEK + timedelta(days=1), reason="Dar", by=jonas)
        tasks.cancel_task(task=task, reason="Atvejis užbaigtas", by=jonas)

        assert Task.objects.get().state == TaskState.CANCELLED
