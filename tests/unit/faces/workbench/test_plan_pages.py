"""Pages of the individual plan: written, agreed, reviewed, compared, printed; and what others do not see of it."""

import re
from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from pertvarka.faces.workbench.opened_case import find
from pertvarka.faces.workbench.plan_panel import plan_panel
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.people.cases.models import Case
from pertvarka.people.plans.actions import drafts, needs
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.queries import plans
from tests import closed_plane
from tests.closed_plane import ALYTUS, build_case, build_organisation
from tests.unit.people.plans.building import build_draft, build_plan, build_service_type, fresh, only_service

CANARY = "Kanarėlės noras"
KAUNAS = "LT-16"


@pytest.fixture
def unit(reform, settings):
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return closed_plane.build_account("Jonas", "case_manager", unit, is_demo=True)


@pytest.fixture
def case(unit, jonas) -> Case:
    return build_case(manager=jonas, organisation=unit, state="planning")


@pytest.fixture
def browser(jonas) -> Client:
    return signed_in(jonas)


@pytest.fixture
def draft(case, jonas) -> Plan:
    with scope.of(jonas):
        return build_draft(case, jonas, words=CANARY)


@pytest.fixture
def plan(case, jonas) -> Plan:
    with scope.of(jonas):
        return build_plan(case, jonas, words=CANARY)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def address(name: str, case: Case, *more: object) -> str:
    return reverse(f"cases:{name}", args=[case.uuid, *more])


def text(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def standing(plan: Plan, by: Account) -> Plan:
    with scope.of(by):
        return fresh(plan)


def a_need(plan: Plan, by: Account, place: int = 0):
    with scope.of(by):
        return plans.needs_of(plan)[place]


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


def only_service_of(plan: Plan, by: Account):
    with scope.of(by):
        return only_service(plan)


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


def agreed(**changed):
    today = timezone.localdate().isoformat()
    return {
        "outcome": "agreed",
        "agreed_by": "person",
        "helped_by": "",
        "agreed_on": today,
        "words": "Perskaitėme kartu",
        **changed,
    }


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


def test_versions_stand_side_by_side(browser, case, plan, jonas):
    with scope.of(jonas):
        new = drafts.begin(case=fresh(plan).case, by=jonas)
        need = plans.needs_of(new)[0]
        needs.change(need=need, domain="home", own_words="Noriu buto", expected_version=need.version, by=jonas)

    answer = browser.get(address("plan_compare", case, new.uuid))

    assert "Noriu buto" in text(answer)
    assert CANARY in text(answer)
    assert "Pakeista" in text(answer)
    assert browser.get(address("plan_compare", case, plan.uuid)).status_code == 404


@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_plan_is_printed_without_a_name_and_the_print_is_recorded(browser, case, plan, jonas, language):
    with translation.override(language):
        answer = browser.get(address("plan_print", case, plan.uuid))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert case.number in answer["Content-Disposition"]
    with scope.of(jonas):
        assert ViewRecord.objects.filter(about=case.person.reference, kind="export").exists()


def test_another_organisation_finds_no_plan(case, plan, jonas):
    elsewhere = build_organisation("kauno-skyrius", municipality=KAUNAS)
    zita = closed_plane.build_account("Zita", "case_manager", elsewhere, is_demo=True)
    own = build_case(manager=zita, organisation=elsewhere)
    stranger = signed_in(zita)
    need = a_need(plan, jonas)
    for name, more in (
        ("plan", ()),
        ("plan_version", (plan.uuid,)),
        ("plan_print", (plan.uuid,)),
        ("plan_compare", (plan.uuid,)),
        ("plan_need", (plan.uuid, need.uuid)),
    ):
        answer = stranger.get(address(name, case, *more))
        assert answer.status_code == 404
        assert CANARY not in answer.content.decode()
        # Nor under a case of one's own.
        assert stranger.get(address(name, own, *more)).status_code == (200 if name == "plan" else 404)


def test_the_supervisor_reads_the_plan_and_is_offered_nothing_to_write(unit, case, plan):
    ona = closed_plane.build_account("Ona", "case_supervisor", unit, is_demo=True)

    page = signed_in(ona).get(address("plan", case))

    assert CANARY in text(page)
    assert "Peržiūrėti planą" not in text(page)
    assert signed_in(ona).get(address("plan_review", case, plan.uuid)).status_code == 404


def test_a_member_without_the_plan_among_its_parts_finds_no_plan(unit, case, plan):
    home = build_organisation("globos-namai")
    rasa = closed_plane.build_account("Rasa", "provider_staff", home, is_demo=True)
    closed_plane.build_team_member(case, home, "provider_staff", parts=["case", "tasks"])

    answer = signed_in(rasa).get(address("plan", case))

    assert answer.status_code == 404
    assert CANARY not in answer.content.decode()


def test_planners_see_counts_and_no_people(unit, case, plan):
    planner = closed_plane.build_account("Rasa", "municipal_planner", unit, municipality=ALYTUS, is_demo=True)

    answer = signed_in(planner).get(reverse("workbench:service_needs"))

    assert "Paslauga B01" in text(answer)
    assert case.number not in text(answer)
    assert CANARY not in text(answer)
    assert signed_in(planner).get(address("plan", case)).status_code == 404


def test_the_block_of_the_case_page_tells_the_plan(rf, case, plan, jonas):
    request = rf.get(address("case", case))
    request.user = jonas
    with scope.of(jonas):
        panel = plan_panel(find(request, case.uuid))

        drawn = render_to_string("workbench/plan/panel.html", {"plan": panel})
    assert CANARY in drawn
    assert reverse("cases:need_match", args=[case.uuid, only_service_of(plan, jonas).uuid]) in drawn
    assert panel is not None
    assert panel.meter.holes_count == 0
    assert [row.domain for row in panel.rows] == ["Kur gyventi", "Pinigai ir teisės"]


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
