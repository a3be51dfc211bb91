"""Tasks of a case: set, done, put off, and changed by two at once with both texts kept."""

from datetime import timedelta

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.cases.actions import tasks
from pertvarka.people.cases.models import Task
from tests.unit.faces.workbench.case_page.steps import address, set_task, text


def test_a_task_is_set_finished_with_a_result_and_told(browser, case, jonas):
    due_on = (timezone.localdate() + timedelta(days=2)).isoformat()
    browser.post(address("task_new", case), {"title": "Gauti išrašą", "due_on": due_on, "assignee": str(jonas.uuid)})
    with scope.of(jonas):
        task = Task.objects.get(title="Gauti išrašą")

    assert "Gauti išrašą" in text(browser.get(address("case", case)))
    browser.post(address("task_finish", case, task.uuid), {"result": "Išrašas gautas.", "version": 1})

    assert "Gauti išrašą" not in text(browser.get(address("case", case)))
    assert "Išrašas gautas." in text(browser.get(address("case_tasks", case)))


def test_a_task_is_done_in_one_press(browser, case, jonas):
    task = set_task(case, jonas)

    browser.post(address("task_done", case, task.uuid), {"version": "1"})

    with scope.of(jonas):
        assert Task.objects.get(pk=task.pk).state == "done"


def test_a_task_changed_meanwhile_is_not_done_in_one_press(browser, case, jonas):
    task = set_task(case, jonas)
    with scope.of(jonas):
        tasks.put_off(task=task, due_on=task.due_on + timedelta(days=1), reason="Serga", by=jonas)

    answer = browser.post(address("task_done", case, task.uuid), {"version": "1"})

    assert answer.url == address("task", case, task.uuid)
    with scope.of(jonas):
        assert Task.objects.get(pk=task.pk).state == "open"


def test_a_task_is_put_off_and_cancelled_with_a_reason(browser, case, jonas):
    task = set_task(case, jonas)
    later = (task.due_on + timedelta(days=5)).isoformat()

    assert browser.post(address("task_put_off", case, task.uuid), {"due_on": later, "version": 1}).status_code == 422
    browser.post(address("task_put_off", case, task.uuid), {"due_on": later, "reason": "Serga", "version": 1})
    browser.post(address("task_cancel", case, task.uuid), {"reason": "Paskambino pati", "version": 2})

    with scope.of(jonas):
        standing = Task.objects.get(pk=task.pk)
    assert (standing.due_on.isoformat(), standing.state, standing.result) == (later, "cancelled", "Paskambino pati")


def test_two_who_change_one_task_see_both_texts_and_choose(browser, case, jonas):
    task = set_task(case, jonas)
    sent = {"due_on": task.due_on.isoformat(), "assignee": str(jonas.uuid), "version": 1}
    browser.post(address("task_change", case, task.uuid), {**sent, "title": "Paskambinti seseriai ir broliui"})

    answer = browser.post(address("task_change", case, task.uuid), {**sent, "title": "Aplankyti seserį"})

    assert answer.status_code == 409
    assert "Paskambinti seseriai ir broliui" in answer.content.decode()
    assert "Aplankyti seserį" in answer.content.decode()

    chosen = {"version": 2, "title_choice": "merged", "title_mine": "Aplankyti seserį", "title_merged": "Aplankyti abu"}
    browser.post(address("task_change", case, task.uuid), chosen)

    with scope.of(jonas):
        standing = Task.objects.get(pk=task.pk)
    assert (standing.title, standing.due_on, standing.version) == ("Aplankyti abu", task.due_on, 3)


def test_a_conflict_without_a_choice_asks_for_one_and_keeps_both(browser, case, jonas):
    task = set_task(case, jonas)
    sent = {"due_on": task.due_on.isoformat(), "assignee": str(jonas.uuid), "version": 1}
    browser.post(address("task_change", case, task.uuid), {**sent, "title": "Pirmas"})

    answer = browser.post(address("task_change", case, task.uuid), {"version": 2, "title_mine": "Antras"})

    assert answer.status_code == 409
    assert "Pasirinkite vieną iš dviejų tekstų" in text(answer)
    assert "Antras" in answer.content.decode()
