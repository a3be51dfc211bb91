"""The page of one case: who sees which part of it, what is recorded, what is refused, and that nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pertvarka.faces.workbench.case_page import case_page_of
from pertvarka.faces.workbench.opened_case import find
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.actions import cases, tasks
from pertvarka.people.cases.models import (
    Case,
    Ground,
    Identity,
    IdentityChange,
    Note,
    Part,
    Relationship,
    Task,
    TeamMember,
)
from pertvarka.people.cases.queries import one_case
from tests import closed_plane
from tests.closed_plane import (
    FIRST_NAME,
    SURNAME,
    build_case,
    build_note,
    build_organisation,
    build_team_member,
)

CANARY = "Kanarėlės įrašas"
KAUNAS = "LT-16"
PAGE_QUERIES = 22  # the case itself, then assessments, plan, services and homes, two to five each
"""Beside those of the frame: the case, its team, states, tasks, notes, conferences, grounds, people, hand-overs."""


@pytest.fixture
def unit(reform, settings):
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def case(unit, jonas) -> Case:
    made = build_case(manager=jonas, organisation=unit, state="plan_active")
    build_note(made, jonas, CANARY)
    return made


@pytest.fixture
def browser(jonas) -> Client:
    return signed_in(jonas)


def build_account(name: str, role: str, organisation: Organisation) -> Account:
    """Of the demonstration, so that no second factor stands between the test and the page."""
    return closed_plane.build_account(name, role, organisation, is_demo=True)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, case: Case, *more: object) -> str:
    return reverse(f"cases:{name}", args=[case.uuid, *more])


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def looks_at(case: Case, by: Account) -> list[str]:
    with scope.of(by):
        return list(
            ViewRecord.objects.filter(about=case.person.reference, by=by.reference).values_list("kind", flat=True)
        )


def set_task(case: Case, by: Account, title: str = "Paskambinti seseriai", days: int = 3) -> Task:
    with scope.of(by):
        return tasks.set_task(
            case=Case.objects.get(pk=case.pk),
            title=title,
            due_on=timezone.localdate() + timedelta(days=days),
            assignee=by,
            by=by,
        )


def test_the_manager_sees_the_case_without_the_name_and_the_look_is_recorded(browser, case, jonas):
    answer = browser.get(address("case", case))

    assert answer.status_code == 200
    assert case.number in text(answer)
    assert CANARY in text(answer)
    assert FIRST_NAME not in text(answer)
    assert SURNAME not in text(answer)
    assert "Jūsų peržiūra įrašyta" in text(answer)
    assert looks_at(case, jonas) == ["page"]


def test_the_name_is_shown_when_asked_for_and_that_is_recorded(browser, case, jonas):
    answer = browser.post(address("name", case))

    assert f"{FIRST_NAME} {SURNAME}" in text(answer)
    assert SURNAME not in re.search(r"<title>.*?</title>", answer.content.decode(), re.DOTALL)[0]
    assert looks_at(case, jonas) == ["name"]


def test_the_name_is_not_shown_by_a_link(browser, case):
    answer = browser.get(address("name", case), follow=True)

    assert answer.redirect_chain[0][0] == address("case", case)
    assert FIRST_NAME not in text(answer)


@pytest.mark.parametrize(
    "name",
    [
        "case",
        "history",
        "viewers",
        "notes",
        "note",
        "case_tasks",
        "task_new",
        "state",
        "close",
        "review",
        "identity",
        "relationships",
        "grounds",
    ],
)
def test_for_another_organisation_the_case_is_not_there(case, name):
    kaunas = build_organisation("kauno-skyrius", municipality=KAUNAS)
    other = signed_in(build_account("Kazys", "case_manager", kaunas))

    answer = other.get(address(name, case))

    assert answer.status_code == 404
    for canary in (CANARY, FIRST_NAME, SURNAME, case.number):
        assert canary not in answer.content.decode()


def test_nothing_is_done_to_a_case_that_is_not_there(case, unit):
    kaunas = build_organisation("kauno-skyrius", municipality=KAUNAS)
    other = signed_in(build_account("Kazys", "case_manager", kaunas))
    sent = {"happened_on": timezone.localdate().isoformat(), "text": "Svetimas", "visibility": "team"}

    assert other.post(address("note", case), sent).status_code == 404
    assert other.post(address("name", case)).status_code == 404

    with scope.of_command("load_demonstration"):
        assert not Note.objects.filter(text="Svetimas").exists()


def test_the_supervisor_sees_the_course_but_neither_notes_nor_name(case, unit):
    vida = signed_in(build_account("Vida", "case_supervisor", unit))

    answer = vida.get(address("case", case))

    assert answer.status_code == 200
    assert CANARY not in text(answer)
    assert "Rodyti vardą" not in text(answer)
    assert "Įrašai" not in text(answer)
    assert vida.get(address("notes", case)).status_code == 404
    assert vida.post(address("name", case)).status_code == 404


def test_a_member_sees_only_the_parts_given(case):
    provider = build_organisation("kalve")
    ieva = build_account("Ieva", "provider_staff", provider)
    build_team_member(case, provider, "provider_staff", parts=[Part.CASE, Part.TASKS], may_write=False)
    member = signed_in(ieva)

    answer = member.get(address("case", case))

    assert "Ką daryti dabar" in text(answer)
    assert CANARY not in text(answer)
    assert "Nauja užduotis" not in text(answer)
    assert member.get(address("task_new", case)).status_code == 404


def test_whoever_opened_it_in_an_emergency_is_told_how_long(case):
    kaunas = build_organisation("kauno-skyrius", municipality=KAUNAS)
    kazys = build_account("Kazys", "case_manager", kaunas)
    build_team_member(
        case,
        kaunas,
        "case_manager",
        account=kazys,
        kind=TeamMember.Kind.EMERGENCY,
        ground="Pavojus",
        until=timezone.now() + timedelta(hours=23),
    )

    answer = signed_in(kazys).get(address("case", case))

    assert 'data-kind="emergency"' in answer.content.decode()
    assert CANARY in text(answer)


def test_a_limited_contact_is_told_without_the_name(browser, case, jonas):
    with scope.of(jonas):
        cases.add_relationship(
            case=Case.objects.get(pk=case.pk),
            kind=Relationship.Kind.FATHER,
            other=None,
            other_name="Tėvas Pavardenis",
            keep_together=False,
            contact=Relationship.Contact.FORBIDDEN,
            decision="Teismas, Nr. 1",
            by=jonas,
        )

    assert "Susitikti draudžiama" in text(browser.get(address("case", case)))
    assert "Pavardenis" not in text(browser.get(address("case", case)))
    assert "Tėvas Pavardenis" in text(browser.post(address("name", case)))


def test_a_note_is_written_and_corrected_beside_the_old(browser, case, jonas):
    today = timezone.localdate().isoformat()
    browser.post(address("note", case), {"happened_on": today, "text": "Susitikome antradienį.", "visibility": "team"})
    with scope.of(jonas):
        note = Note.objects.get(text="Susitikome antradienį.")

    browser.post(address("note_correct", case, note.uuid), {"text": "Susitikome trečiadienį."})
    shown = text(browser.get(address("case", case)))

    assert "Susitikome antradienį." in shown
    assert "Susitikome trečiadienį." in shown


def test_a_refused_note_keeps_what_was_typed(browser, case):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()

    answer = browser.post(
        address("note", case), {"happened_on": tomorrow, "text": "Ilgas tekstas", "visibility": "team"}
    )

    assert answer.status_code == 422
    assert "Ilgas tekstas" in answer.content.decode()
    assert tomorrow in answer.content.decode()
    assert "Data negali būti vėlesnė už šiandieną." in text(answer)


def test_a_date_in_another_form_is_explained(browser, case):
    answer = browser.post(address("note", case), {"happened_on": "22.11.2026", "text": "Tekstas", "visibility": "team"})

    assert "Data turi būti tokia: 2026-11-21" in text(answer)


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


def test_the_state_goes_on_with_a_reason_and_a_conflict_keeps_it(browser, case, jonas):
    browser.post(address("state", case), {"state": "transition", "reason": "Kraustosi", "version": 1})

    answer = browser.post(address("state", case), {"state": "follow_up", "reason": "Jau gyvena", "version": 1})

    assert answer.status_code == 409
    assert "Jau gyvena" in answer.content.decode()
    assert "Kraustosi" in answer.content.decode()
    chosen = {"version": 2, "state_choice": "mine", "state_mine": "Stebimas"}
    reasons = {"reason_choice": "mine", "reason_mine": "Jau gyvena"}
    browser.post(address("state", case), {**chosen, **reasons})
    with scope.of(jonas):
        assert Case.objects.get(pk=case.pk).state == "follow_up"
        assert one_case.states_of(case)[-1].reason == "Jau gyvena"


def test_a_case_closes_with_the_persons_own_view_and_opens_again(browser, case, jonas):
    today = timezone.localdate().isoformat()
    sent = {"closed_on": today, "closing_reason": "Gyvena savarankiškai", "outcome": "Savi namai", "version": 1}

    assert browser.post(address("close", case), sent).status_code == 422
    browser.post(address("close", case), {**sent, "own_view": "Esu patenkinta"})

    assert "Esu patenkinta" in text(browser.get(address("history", case)))
    assert browser.get(address("note", case)).status_code == 404
    browser.post(address("reopen", case), {"reason": "Prašo pagalbos", "version": 2})
    with scope.of(jonas):
        assert Case.objects.get(pk=case.pk).state == "registered"


def test_a_review_is_not_set_beyond_half_a_year(browser, case, jonas):
    far = timezone.localdate() + timedelta(days=300)

    assert browser.post(address("review", case), {"review_due_on": far.isoformat(), "version": 1}).status_code == 422
    near = timezone.localdate() + timedelta(days=30)
    browser.post(address("review", case), {"review_due_on": near.isoformat(), "version": 1})

    with scope.of(jonas):
        assert Case.objects.get(pk=case.pk).review_due_on == near


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


def test_only_who_leads_the_case_sees_who_viewed(browser, case, unit, jonas):
    browser.get(address("case", case))

    assert "atvėrė bylą" in text(browser.get(address("viewers", case)))
    vida = signed_in(build_account("Vida", "case_supervisor", unit))
    assert vida.get(address("viewers", case)).status_code == 404


def test_a_restricted_record_is_read_and_not_changed(browser, case):
    with scope.of_command("load_demonstration"):
        type(case.person).objects.filter(pk=case.person_id).update(restricted_at=timezone.now())

    answer = browser.get(address("case", case))

    assert "duomenų tvarkymas apribotas" in text(answer)
    assert "Naujas įrašas" not in text(answer)
    assert browser.get(address("note", case)).status_code == 404


def test_the_next_and_previous_case_are_those_of_the_own_list(browser, case, jonas, unit):
    newer = build_case(manager=jonas, organisation=unit, opened_on=timezone.localdate())

    page = browser.get(address("case", case)).content.decode()

    assert re.search(rf'href="{address("case", newer)}" data-key="k"', page)
    assert 'data-key="j"' not in page


def test_the_page_asks_few_questions_and_stays_light(browser, case, jonas):
    for number in range(12):
        build_note(case, jonas, f"{number}. " + "Kalbėjomės apie kraustymąsi ir darbą. " * 6)
        set_task(case, jonas, f"Užduotis, {number}", days=number)
    browser.get(address("case", case))

    request = RequestFactory().get(address("case", case))
    request.user = jonas

    with scope.of(jonas), CaptureQueriesContext(connection) as asked:
        case_page_of(find(request, case.uuid))

    assert len(asked) <= PAGE_QUERIES
    answer = browser.get(address("case", case))
    assert answer.status_code == 200
    assert len(answer.content) < 60_000
