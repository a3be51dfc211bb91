"""Homes, moves, talks, measures, the readiness board and the arrivals, on their pages."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.delivery.actions import transitions
from pertvarka.people.delivery.home_rules import follow_up_days
from pertvarka.people.delivery.models import FollowUp, OutcomeMeasure, Placement, Transition
from tests.closed_plane import (
    build_account,
    build_organisation,
    build_plan,
    build_service_need,
    build_service_type,
    build_team_member,
)
from tests.unit.faces.workbench.hand_over_people import address, build_case, build_people, signed_in, text
from tests.unit.people.delivery.homes import TODAY, build_institution, build_placement, confirmed, move_given, tick_all

WISH = "Noriu gyventi arčiau sesers."


@pytest.fixture
def people(reform, settings):
    settings.DEMO_MODE = True
    return build_people()


@pytest.fixture
def case(people):
    return build_case(people)


@pytest.fixture
def institution(reform):
    return build_institution()


@pytest.fixture
def ausra(institution):
    return build_account("Ausra", "institution_staff", institution, is_demo=True)


@pytest.fixture
def lived(case, institution, people):
    return build_placement(case, people.jonas, organisation=institution)


@pytest.fixture
def move(case, lived, people):
    plan = build_plan(case, people.jonas)
    with scope.of(people.jonas):
        return transitions.prepare(case=case, plan=plan, given=move_given(own_words=WISH), by=people.jonas)


def of_move(name, move, *more):
    return reverse(f"cases:{name}", args=[move.case.uuid, move.uuid, *more])


def home_told(**changed):
    return {
        "kind": "own_family",
        "municipality": changed.pop("municipality_id"),
        "starts_on": (TODAY - timedelta(days=3)).isoformat(),
        "start_kind": "move",
        **changed,
    }


def test_the_history_is_shown_and_the_look_recorded(people, case, lived, institution):
    answer = signed_in(people.jonas).get(address("homes", case))
    assert answer.status_code == 200
    assert institution.name_lt in text(answer)
    with scope.of(people.jonas):
        assert ViewRecord.objects.filter(page="cases:homes", case_id=case.pk).exists()


def test_a_home_is_recorded_ended_and_corrected(people, case, lived):
    client = signed_in(people.jonas)
    told = home_told(municipality_id=case.municipality_id)
    refused = client.post(address("home_new", case), told)
    assert refused.status_code == 422
    assert lived.starts_on.isoformat() in text(refused)
    assert client.post(address("home_new", case), {**told, "ends_former": "on"}).status_code == 302
    with scope.of(people.jonas):
        home = Placement.objects.get(case=case, ends_on=None)
    ended = {"ends_on": TODAY.isoformat(), "reason": "", "version": 1}
    assert client.post(reverse("cases:home_end", args=[case.uuid, home.uuid]), ended).status_code == 422
    corrected = {"starts_on": TODAY.isoformat(), "ends_on": "", "version": 1, "gap_reason": "Ligoninėje"}
    assert client.post(reverse("cases:home_correct", args=[case.uuid, home.uuid]), corrected).status_code == 302
    ended |= {"ends_on": TODAY.isoformat(), "reason": "Išvyko", "version": 2}
    assert client.post(reverse("cases:home_end", args=[case.uuid, home.uuid]), ended).status_code == 422
    with scope.of(people.jonas):
        home.refresh_from_db()
        assert home.gap_reason == "Ligoninėje"


def test_who_corrects_second_sees_both_texts(people, case, lived):
    client = signed_in(people.jonas)
    url = reverse("cases:home_correct", args=[case.uuid, lived.uuid])
    told = {"starts_on": lived.starts_on.isoformat(), "ends_on": "", "version": 1}
    assert client.post(url, {**told, "legal_decision": "Pirmas"}).status_code == 302
    answer = client.post(url, {**told, "legal_decision": "Antras"})
    assert answer.status_code == 409
    assert "Pirmas" in text(answer)
    assert "Antras" in text(answer)


def test_a_return_asks_for_its_cause(people, case, lived, institution):
    client = signed_in(people.jonas)
    client.post(address("home_new", case), {**home_told(municipality_id=case.municipality_id), "ends_former": "on"})
    told = home_told(municipality_id=case.municipality_id) | {
        "kind": "care_institution",
        "organisation": institution.pk,
        "start_kind": "return",
        "starts_on": TODAY.isoformat(),
        "ends_former": "on",
    }
    page = client.get(address("home_new", case) + "?start=return")
    assert page.status_code == 200
    assert client.post(address("home_new", case), told).status_code == 422
    assert client.post(address("home_new", case), {**told, "return_cause": "family"}).status_code == 302
    with scope.of(people.jonas):
        case.refresh_from_db()
        assert case.review_due_on == TODAY


def test_a_move_is_prepared_from_the_plan(people, case, lived):
    client = signed_in(people.jonas)
    told = {
        "own_words": WISH,
        "to_kind": "own_home",
        "to_municipality": case.municipality_id,
        "planned_on": (TODAY + timedelta(days=9)).isoformat(),
    }
    assert client.post(address("move_new", case), told).status_code == 422  # no plan yet
    build_plan(case, people.jonas)
    assert client.post(address("move_new", case), told).status_code == 302
    assert WISH in text(client.get(reverse("cases:move", args=[case.uuid, one_move(people, case).uuid])))


def one_move(people, case):
    with scope.of(people.jonas):
        return Transition.objects.get(case=case)


def test_lines_are_ticked_excepted_and_block(people, move):
    client = signed_in(people.jonas)
    url = of_move("move", move)
    answer = client.post(url, {"code": "money", "done": "1"})
    assert answer.url.endswith("#money")
    client.post(url, {"code": "medicines", "reason": "Vaistų nevartoja"})
    with scope.of(people.jonas):
        assert move.items.get(code="money").done_on == TODAY
        assert move.items.get(code="medicines").exception_reason == "Vaistų nevartoja"
    assert "Vaistų nevartoja" in text(client.get(url))
    assert client.post(url, {"code": "no_such"}).status_code == 302


def test_a_blocked_move_is_not_confirmed_and_the_page_says_why(people, move):
    client = signed_in(people.jonas)
    plan = build_service_need(move.plan, service_type=build_service_type("T07"), blocks_move=True)
    answer = client.post(of_move("move_confirm", move), {"moved_on": TODAY.isoformat(), "version": 1})
    assert answer.status_code == 422
    assert plan.service_type.name_lt in text(answer)
    sooner = {"planned_on": (TODAY + timedelta(days=1)).isoformat(), "version": 1}
    assert client.post(of_move("move_day", move), sooner).status_code == 422
    later = {"planned_on": (TODAY + timedelta(days=90)).isoformat(), "version": 1}
    assert client.post(of_move("move_day", move), later).status_code == 302


def test_the_institution_confirms_and_goes_to_its_board(people, move, ausra):
    with scope.of(ausra):
        tick_all(move, ausra)
    client = signed_in(ausra)
    assert client.get(of_move("move_confirm", move)).status_code == 200
    answer = client.post(of_move("move_confirm", move), {"moved_on": TODAY.isoformat(), "version": 1})
    assert answer.status_code == 302
    assert answer.url == reverse("workbench:readiness")


@pytest.mark.parametrize(
    ("days_ago", "words"), [(0, "Pirmasis pokalbis – "), (200, "turėjo įvykti")], ids=["today", "long ago"]
)
def test_a_move_written_down_late_says_that_its_talk_is_late(people, move, days_ago: int, words: str):
    with scope.of(people.jonas):
        tick_all(move, people.jonas)
    moved_on, client = TODAY - timedelta(days=days_ago), signed_in(people.jonas)
    told = {"moved_on": moved_on.isoformat(), "version": 1}
    answer = client.post(of_move("move_confirm", move), told, follow=True)

    assert words in text(answer)
    assert follow_up_days(moved_on)[1].isoformat() in text(answer)


def test_a_cancelled_move_says_why(people, move):
    client = signed_in(people.jonas)
    assert client.post(of_move("move_cancel", move), {"reason": "", "version": 1}).status_code == 422
    assert client.post(of_move("move_cancel", move), {"reason": "Persigalvojo", "version": 1}).status_code == 302
    assert "Persigalvojo" in text(client.get(of_move("move", move)))


def test_a_talk_needs_own_words(people, move):
    url, page, none = of_move("follow_up", move, 1), of_move("move", move), of_move("follow_up", move, 2)
    with scope.of(people.jonas):
        confirmed(move, people.jonas)
    client = signed_in(people.jonas)
    told = {"held_on": TODAY.isoformat(), "lives_there": "yes", "own_words": "", "words": "", "version": 1}
    assert client.post(url, told).status_code == 422
    assert client.post(url, {**told, "own_words": "Gera, turiu savo kambarį"}).status_code == 302
    assert "turiu savo kambarį" in text(client.get(page))
    assert client.get(none).status_code == 404
    with scope.of(people.jonas):
        assert FollowUp.objects.get(months=1).lives_there


def test_measures_stand_beside_each_other(people, case):
    client = signed_in(people.jonas)
    for moment, number in (("before", "1"), ("months_6", "3")):
        told = {"moment": moment, "measured_on": TODAY.isoformat(), "health": number, "own_words": "Geriau"}
        assert client.post(address("outcome_new", case), told).status_code == 302
    answer = client.get(address("outcomes", case))
    assert "+2" in text(answer)
    assert client.post(address("outcome_new", case), told).status_code == 422
    with scope.of(people.jonas):
        assert OutcomeMeasure.objects.count() == 2


def test_the_board_shows_numbers_to_the_institution_and_nothing_to_others(people, move, ausra, reform):
    answer = signed_in(ausra).get(reverse("workbench:readiness"))
    assert move.case.number in text(answer)
    assert "Pavardenytė" not in text(answer)
    assert move.case.number in text(signed_in(ausra).get(reverse("workbench:readiness") + "?flag=no_assessment"))
    assert move.case.number not in text(signed_in(ausra).get(reverse("workbench:readiness") + "?flag=no_plan"))
    other = build_account("Algis", "institution_head", build_institution("kita"), is_demo=True)
    assert move.case.number not in text(signed_in(other).get(reverse("workbench:readiness")))


def test_the_planner_sees_counts_and_no_case(people, move):
    planner = build_account("Darius", "municipal_planner", municipality="LT-02", is_demo=True)
    answer = signed_in(planner).get(reverse("workbench:arrivals"))
    assert answer.status_code == 200
    assert "mažiau kaip 5" in text(answer) or "fewer than 5" in text(answer)
    assert move.case.number not in text(answer)
    assert signed_in(planner).get(of_move("move", move)).status_code == 404
    assert signed_in(people.jonas).get(reverse("workbench:arrivals")).status_code == 404


def test_others_meet_nothing(people, case, lived, move, reform):
    stranger = build_account("Zita", "case_manager", build_organisation("svetimas"), is_demo=True)
    provider = build_organisation("teikejas", kind="provider")
    ieva = build_account("Ieva2", "provider_staff", provider, is_demo=True)
    build_team_member(case, provider, "provider_staff")
    addresses = [
        *(address(name, case) for name in ("homes", "home_new", "move_new", "outcomes", "outcome_new")),
        *(of_move(name, move) for name in ("move", "move_day", "move_confirm", "move_cancel")),
        of_move("follow_up", move, 1),
        reverse("cases:home_end", args=[case.uuid, lived.uuid]),
        reverse("cases:home_correct", args=[case.uuid, lived.uuid]),
    ]
    for account in (stranger, ieva):
        client = signed_in(account)
        for url in addresses:
            for answer in (client.get(url), client.post(url, {})):
                assert answer.status_code in (404, 405), url
                assert WISH not in text(answer)


def test_a_look_from_the_head_of_the_institution_is_no_write(case, move, institution):
    head = build_account("Algis", "institution_head", institution, is_demo=True)
    client = signed_in(head)
    assert client.get(of_move("move", move)).status_code == 200
    assert client.post(of_move("move", move), {"code": "money", "done": "1"}).status_code == 404
