"""Identity, important people and grounds: shown when asked for, corrected beside the old, withdrawn."""

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Ground, Identity, IdentityChange, Relationship, Task
from tests.closed_plane import FIRST_NAME, SURNAME
from tests.unit.faces.workbench.case_page.steps import address, looks_at, set_task, text


def identity_sent(**changed: object) -> dict[str, object]:
    return {
        "first_name": FIRST_NAME,
        "surname": SURNAME,
        "birth_date": "2010-05-17",
        "reason": "Suklysta",
        "version": 1,
        **changed,
    }


def test_who_the_person_is_stands_in_the_form_only_after_it_is_asked_for(browser, case, jonas):
    assert SURNAME not in browser.get(address("identity", case)).content.decode()
    assert SURNAME in browser.post(address("identity", case), {"show": "1"}).content.decode()
    assert looks_at(case, jonas)[0] == "name"


def test_a_corrected_identity_keeps_the_value_before(browser, case, jonas):
    browser.post(address("identity", case), identity_sent(surname="Pavardenienė"))

    with scope.of(jonas):
        assert Identity.objects.get(person=case.person).surname == "Pavardenienė"
        assert IdentityChange.objects.get(person=case.person).before == SURNAME
    assert SURNAME in text(browser.post(address("identity", case), {"show": "1"}))
    assert "Ištaisyta pavardė" in text(browser.get(address("history", case)))


def test_two_who_correct_one_identity_see_both(browser, case, jonas):
    browser.post(address("identity", case), identity_sent(surname="Pavardenienė"))

    answer = browser.post(address("identity", case), identity_sent(surname="Pavardaitė", reason="Pagal pasą"))

    assert answer.status_code == 409
    for kept in ("Pavardenienė", "Pavardaitė", "Pagal pasą"):
        assert kept in answer.content.decode()


def test_a_malformed_code_is_refused_at_its_field(browser, case):
    answer = browser.post(address("identity", case), identity_sent(national_code="4890302000X"))

    assert answer.status_code == 422
    assert "id_national_code_error" in answer.content.decode()


def test_important_people_are_added_and_their_contact_limited(browser, case, jonas):
    sent = {"kind": "father", "other_name": "Tėvas Pavardenis", "contact": "forbidden"}

    assert browser.post(address("relationships", case), sent).status_code == 422
    browser.post(address("relationships", case), {**sent, "contact": "allowed"})
    with scope.of(jonas):
        row = Relationship.objects.get(person=case.person)
    limit = {"contact": "forbidden", "decision": "Teismas, Nr. 1", "version": 1}
    browser.post(address("relationship", case, row.uuid), limit)

    with scope.of(jonas):
        assert Relationship.objects.get(pk=row.pk).contact == "forbidden"


def test_a_consent_is_recorded_and_withdrawn(browser, case, jonas):
    today = timezone.localdate().isoformat()
    sent = {"purpose": "photograph", "basis": "consent", "article": "BDAR 7 str.", "informed_form": "spoken"}
    browser.post(address("grounds", case), {**sent, "informed_on": today})
    with scope.of(jonas):
        ground = Ground.objects.get(person=case.person)

    browser.post(address("ground_withdraw", case, ground.uuid), {"withdrawn_on": today, "note": "Nebenori"})

    assert "Nebenori" in text(browser.get(address("grounds", case)))
    assert browser.get(address("ground_withdraw", case, ground.uuid)).status_code == 200


def test_a_consent_is_withdrawn_also_from_a_closed_case_and_its_tasks_are_ended(browser, case, jonas):
    today = timezone.localdate().isoformat()
    task = set_task(case, jonas)
    sent = {"purpose": "photograph", "basis": "consent", "article": "BDAR 7 str.", "informed_form": "spoken"}
    browser.post(address("grounds", case), {**sent, "informed_on": today})
    end = {"closed_on": today, "closing_reason": "Baigta", "outcome": "Namai", "own_view": "Gerai", "version": 1}
    browser.post(address("close", case), end)
    with scope.of(jonas):
        ground = Ground.objects.get(person=case.person)

    browser.post(address("ground_withdraw", case, ground.uuid), {"withdrawn_on": today})
    browser.post(address("task_cancel", case, task.uuid), {"reason": "Nebereikia", "version": 1})

    with scope.of(jonas):
        assert Ground.objects.get(pk=ground.pk).withdrawn_on
        assert Task.objects.get(pk=task.pk).state == "cancelled"
    assert browser.get(address("task_put_off", case, task.uuid)).status_code == 404
