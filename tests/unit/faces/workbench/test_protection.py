"""Restricting, sealing and opening a case again on its page: told beforehand, done once, seen by fewer afterwards."""

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Case, Part
from tests.closed_plane import build_organisation, build_team_member
from tests.unit.faces.workbench.hand_over_people import (
    address,
    build_account,
    build_case,
    build_people,
    signed_in,
    text,
)

REASON = "Asmuo – skyriaus darbuotojo giminaitis"


@pytest.fixture
def people(reform, settings):
    settings.DEMO_MODE = True
    return build_people()


@pytest.fixture
def case(people):
    return build_case(people)


def protection_of(case: Case, *, seen_by) -> str:
    with scope.of(seen_by):
        return Case.objects.get(pk=case.pk).protection


def test_the_page_says_what_each_choice_does_and_who_would_leave(people, case):
    build_team_member(case, build_organisation("liepu-namai", kind="institution"), "institution_staff")

    page = text(signed_in(people.jonas).get(address("protection", case)))

    assert "Jei apribosite" in page
    assert "Jei užrakinsite" in page
    assert "Jei panaikinsite apsaugą" not in page
    assert "Organizacijos, kurios atvejo nebematytų liepu-namai" in page


def test_restricted_it_leaves_the_lists_of_the_unit(people, case):
    supervisor = signed_in(people.ramune)
    assert supervisor.get(address("case", case)).status_code == 200

    signed_in(people.jonas).post(address("protection", case), {"protection": "restricted", "reason": REASON})

    assert supervisor.get(address("case", case)).status_code == 404
    assert protection_of(case, seen_by=people.jonas) == "restricted"


def test_sealed_it_is_seen_by_the_manager_and_those_kept(people, case):
    zita = build_account("Zita", "case_manager", people.alytus)
    for account in (people.rasa, zita):
        build_team_member(case, people.alytus, "case_manager", account=account)
    sent = {"protection": "sealed", "reason": "Įvaikinimas", "kept": [people.rasa.uuid], "understood": "on"}

    signed_in(people.jonas).post(address("protection", case), sent)

    seeing = {
        one.name: signed_in(one).get(address("case", case)).status_code for one in (people.jonas, people.rasa, zita)
    }
    assert seeing == {"Jonas": 200, "Rasa": 200, "Zita": 404}


def test_sealing_wants_a_tick_because_ties_do_not_come_back(people, case):
    answer = signed_in(people.jonas).post(
        address("protection", case), {"protection": "sealed", "reason": "Įvaikinimas"}
    )

    assert answer.status_code == 422
    assert "to atšaukti nebus galima" in text(answer)
    assert "Įvaikinimas" in answer.content.decode()
    assert protection_of(case, seen_by=people.jonas) == "ordinary"


def test_nothing_changes_without_a_reason(people, case):
    answer = signed_in(people.jonas).post(address("protection", case), {"protection": "restricted", "reason": ""})

    assert answer.status_code == 422
    assert protection_of(case, seen_by=people.jonas) == "ordinary"


def test_lifted_the_unit_sees_it_again(people, case):
    client = signed_in(people.jonas)
    client.post(address("protection", case), {"protection": "restricted", "reason": REASON})

    client.post(address("protection", case), {"protection": "ordinary", "reason": "Darbuotojas išėjo"})

    assert signed_in(people.ramune).get(address("case", case)).status_code == 200


def test_an_offered_case_is_not_sealed_and_the_page_says_why(people, case):
    client = signed_in(people.jonas)
    sent = {
        "organisation": people.kaunas.uuid,
        "extent": "full",
        "reason": "Persikėlė",
        "summary": "Mokykla rasta.",
        "grace_until_on": timezone.localdate().isoformat(),
    }
    client.post(address("transfer_new", case), {**sent, "step": "check", "go": "send"})

    answer = client.post(
        address("protection", case), {"protection": "sealed", "reason": "Įvaikinimas", "understood": "on"}
    )

    assert answer.status_code == 422
    assert "jau siūlomas kitai organizacijai" in text(answer)


def test_to_a_sealed_case_a_colleague_comes_with_the_right_to_see_it(people):
    case = build_case(people, protection="sealed")

    signed_in(people.jonas).post(
        address("team_add_colleague", case), {"colleague": f"{people.rasa.uuid}:case_manager", "parts": [Part.TASKS]}
    )

    assert signed_in(people.rasa).get(address("case", case)).status_code == 200
