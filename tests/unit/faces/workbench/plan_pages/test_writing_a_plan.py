"""Pages of the individual plan: written, agreed, carried out, reviewed; nothing typed is lost."""

from datetime import timedelta

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Case
from pertvarka.people.plans.actions import needs
from pertvarka.people.plans.models import Plan
from tests.closed_plane import ALYTUS
from tests.unit.faces.workbench.plan_pages.steps import a_need, address, agreed, only_service_of, standing, text
from tests.unit.people.plans.building import build_service_type, fresh


def test_a_plan_is_begun_and_its_needs_are_answered(browser, case, jonas):
    build_service_type("B01")
    today = timezone.localdate().isoformat()
    assert "Plano dar nėra" in text(browser.get(address("plan", case)))

    begun = browser.post(address("plan_begin", case), {"source": "empty"}, follow=True)

    assert begun.status_code == 200
    with scope.of(jonas):
        plan = Plan.objects.get()
    browser.post(address("plan_need_new", case, plan.uuid), {"domain": "home", "own_words": "Noriu savo kambario"})
    need = a_need(plan, jonas)
    page = browser.get(address("plan", case))
    assert "Be atsakymo – 1." in text(page)
    sent = {
        "service_type": "B01",
        "amount": "2,5",
        "per": "week",
        "municipality": ALYTUS,
        "wished_from": today,
        "urgency": "now",
    }
    answer = browser.post(address("plan_service_new", case, plan.uuid, need.uuid), sent)
    assert answer.status_code == 302
    browser.post(
        address("plan_goal_new", case, plan.uuid, need.uuid),
        {"own_words": "Gyventi savarankiškai", "responsible": "žmogus"},
    )
    page = text(browser.get(address("plan", case)))
    assert "Be atsakymo – 0." in page
    assert "2,5 k. per savaitę" in page
    assert "Gyventi savarankiškai" in page


def test_what_is_typed_wrongly_is_told_at_its_field_and_kept(browser, case, draft, jonas):
    need = a_need(draft, jonas)
    sent = {
        "service_type": "B01",
        "amount": "0",
        "per": "week",
        "municipality": ALYTUS,
        "wished_from": "2026-13-01",
        "urgency": "now",
    }

    answer = browser.post(address("plan_service_new", case, draft.uuid, need.uuid), sent)

    assert answer.status_code == 422
    assert "2026-13-01" in answer.content.decode()
    wrong = browser.post(
        address("plan_service_new", case, draft.uuid, need.uuid),
        {**sent, "wished_from": timezone.localdate().isoformat()},
    )
    assert "Kiekis turi būti didesnis už nulį" in text(wrong)


def test_a_question_is_asked_in_place_where_a_script_asks_for_it(browser, case, draft, jonas):
    need = a_need(draft, jonas)
    url = address("plan_goal_new", case, draft.uuid, need.uuid)

    in_place = browser.get(url, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in in_place
    assert f'action="{url}"' in in_place
    assert "<html" in browser.get(url).content.decode()


def test_a_need_is_put_off_moved_struck_out(browser, case, draft, jonas):
    money = a_need(draft, jonas, 1)
    until = (timezone.localdate() + timedelta(days=40)).isoformat()
    browser.post(
        address("plan_later", case, draft.uuid, money.uuid),
        {"put_off_until": until, "reason": "Tvarkomi dokumentai", "version": money.version},
    )
    assert f"Atidėta iki {until}" in text(browser.get(address("plan", case)))

    browser.post(address("plan_need_move", case, draft.uuid, money.uuid), {"step": "-1"})
    assert a_need(draft, jonas).uuid == money.uuid

    browser.post(address("plan_need_remove", case, draft.uuid, money.uuid))
    service = only_service_of(draft, jonas)
    browser.post(address("plan_answer_remove", case, draft.uuid, service.uuid))
    page = text(browser.get(address("plan", case)))
    assert "Tvarkomi dokumentai" not in page
    assert "Be atsakymo – 1." in page


def test_two_who_write_one_need_see_both_texts(browser, case, draft, jonas):
    need = a_need(draft, jonas)
    url = address("plan_need", case, draft.uuid, need.uuid)
    browser.post(url, {"domain": "home", "own_words": "Noriu buto", "version": need.version})

    answer = browser.post(url, {"domain": "home", "own_words": "Noriu namelio", "version": need.version})

    assert answer.status_code == 409
    assert "Noriu buto" in text(answer)
    assert "Noriu namelio" in text(answer)
    chosen = {"version": need.version + 1, "own_words_choice": "mine", "own_words_mine": "Noriu namelio"}
    browser.post(url, chosen)
    assert a_need(draft, jonas).own_words == "Noriu namelio"


def test_two_who_write_the_texts_of_a_plan_see_both(browser, case, draft, jonas):
    url = address("plan_words", case, draft.uuid)
    browser.post(url, {"what_matters": "Sesuo", "version": draft.version})

    answer = browser.post(url, {"what_matters": "Darbas", "version": draft.version})

    assert answer.status_code == 409
    assert "Darbas" in answer.content.decode()
    assert "Sesuo" in answer.content.decode()


def test_a_plan_with_a_hole_is_refused_with_links_to_the_needs(browser, case, draft, jonas):
    with scope.of(jonas):
        hole = needs.add(plan=draft, domain="health", own_words="Noriu, kad išklausytų", by=jonas)
        version = fresh(draft).version
    url = address("plan_agree", case, draft.uuid)

    answer = browser.post(url, agreed(version=version))

    assert answer.status_code == 422
    assert "Plano suderinti dar negalima: 1 poreikis be atsakymo." in text(answer)
    assert f"#need-{hole.uuid}" in answer.content.decode()
    browser.post(url, agreed(version=version, outcome="refused", words="Nenoriu kraustytis"))
    assert standing(draft, jonas).agreement == "refused"
    assert "Nenoriu kraustytis" in text(browser.get(address("plan", case)))


def test_a_plan_is_agreed_carried_out_and_reviewed(browser, case, draft, jonas):
    today = timezone.localdate()
    supported = agreed(version=draft.version, agreed_by="with_support")
    assert browser.post(address("plan_agree", case, draft.uuid), supported).status_code == 422
    browser.post(address("plan_agree", case, draft.uuid), {**supported, "helped_by": "sesuo"})
    version = standing(draft, jonas).version
    start = {"starts_on": today.isoformat(), "review_due_on": (today + timedelta(days=90)).isoformat()}
    browser.post(address("plan_activate", case, draft.uuid), {**start, "version": version})
    assert standing(draft, jonas).state == "active"
    with scope.of(jonas):
        assert Case.objects.get(pk=case.pk).state == "plan_active"

    held = standing(draft, jonas)
    said = {"held_on": today.isoformat(), "own_view": "Man gerai", "result": "goes_on", "version": held.version}
    far = {**said, "next_due_on": (today + timedelta(days=200)).isoformat()}
    assert browser.post(address("plan_review", case, draft.uuid), far).status_code == 422
    assert browser.post(address("plan_review", case, draft.uuid), said).status_code == 302
    assert "Man gerai" in text(browser.get(address("plan", case)))


def test_an_agreed_plan_has_no_page_to_write_in(browser, case, plan, jonas):
    need = a_need(plan, jonas)
    for name, more in (("plan_words", ()), ("plan_need_new", ()), ("plan_goal_new", (need.uuid,)), ("plan_agree", ())):
        assert browser.get(address(name, case, plan.uuid, *more)).status_code == 404


def test_a_draft_is_given_up_with_a_reason(browser, case, draft, jonas):
    browser.post(address("plan_end", case, draft.uuid), {"reason": "Suklysta", "version": draft.version})

    assert standing(draft, jonas).state == "cancelled"
    assert "Suklysta" in text(browser.get(address("plan_version", case, draft.uuid)))


def test_goals_and_services_of_a_plan_in_force_are_settled(browser, case, plan, jonas):
    service = only_service_of(plan, jonas)
    url = address("plan_service_not_needed", case, plan.uuid, service.uuid)

    assert browser.get(url).status_code == 200
    browser.post(url, {"version": service.version})

    assert only_service_of(plan, jonas).state == "no_longer_needed"
