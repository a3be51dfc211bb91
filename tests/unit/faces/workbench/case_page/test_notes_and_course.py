"""Notes, states, reviews and the end of a case: what is refused is explained, and nothing typed is lost."""

from datetime import timedelta

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Case, Note
from pertvarka.people.cases.queries import one_case
from tests.unit.faces.workbench.case_page.steps import address, text


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
