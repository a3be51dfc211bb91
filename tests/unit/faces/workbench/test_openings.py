"""Opening a case from outside its team: allowed, told, reviewed; what does not open says the same whatever the cause."""

import re

import pytest
from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.people.cases.models import EmergencyAccess, Note, TeamMember
from tests import closed_plane
from tests.closed_plane import SURNAME, give_role
from tests.unit.faces.workbench.hand_over_people import (
    CANARY,
    UNKNOWN,
    address,
    build_account,
    build_case,
    build_people,
    signed_in,
    text,
)

EMERGENCY = {"reason": "danger", "words": "Vaikas ligoninėje, vadybininkas neatsako."}
KINDS = {
    "emergency": EMERGENCY,
    "mandate": {"ground": "Gautas pranešimas apie galimą vaiko teisių pažeidimą"},
    "reason": {"reason": "Skundas dėl vadybininko"},
}


@pytest.fixture
def people(reform, settings):
    settings.DEMO_MODE = True
    return build_people()


@pytest.fixture
def case(people):
    return build_case(people)


@pytest.fixture
def sealed(people):
    return build_case(people, protection="sealed")


@pytest.fixture
def officer(people):
    account = build_account("Jurgita", "public", people.kaunas)
    give_role(account, "child_rights_officer", people.kaunas, region=people.alytus.municipality.region.code)
    return account


@pytest.fixture
def asker(people, officer):
    return {"emergency": people.egle, "mandate": officer, "reason": people.ramune}


@pytest.fixture
def opening(people, case) -> EmergencyAccess:
    signed_in(people.egle).post(reverse("cases:emergency"), {"number": case.number, **EMERGENCY})
    with scope.of(people.egle):
        return EmergencyAccess.objects.get()


def told(answer, number: str) -> str:
    """The page without what was typed into it and the token against forged requests."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return page.replace(number, "")


@pytest.mark.parametrize("kind", KINDS)
def test_it_opens_the_case_to_whoever_has_the_right(case, asker, kind):
    client = signed_in(asker[kind])

    answer = client.post(reverse(f"cases:{kind}"), {"number": f" {case.number.lower()} ", **KINDS[kind]})

    assert answer.headers["Location"] == address("case", case)
    assert CANARY in client.get(address("notes", case)).content.decode()
    assert client.get(address("note", case)).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_a_sealed_case_and_an_unknown_number_are_the_same_words(sealed, asker, kind):
    client = signed_in(asker[kind])

    known, unknown = (
        client.post(reverse(f"cases:{kind}"), {"number": number, **KINDS[kind]}) for number in (sealed.number, UNKNOWN)
    )

    assert known.status_code == unknown.status_code == 422
    assert "Tokio atvejo nėra arba jis jums neprieinamas." in text(unknown)
    assert told(known, sealed.number) == told(unknown, UNKNOWN)
    assert client.get(address("case", sealed)).status_code == 404


@pytest.mark.parametrize("kind", ["mandate", "reason"])
def test_beyond_the_territory_or_the_unit_it_is_the_same_silence(people, asker, kind):
    far = closed_plane.build_case(manager=people.egle, organisation=people.kaunas)

    answer = signed_in(asker[kind]).post(reverse(f"cases:{kind}"), {"number": far.number, **KINDS[kind]})

    assert answer.status_code == 422
    assert "Tokio atvejo nėra" in text(answer)


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_has_no_such_right_does_not_find_the_page(people, kind):
    assert signed_in(people.lina).get(reverse(f"cases:{kind}")).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_opens_without_words_and_what_was_typed_stays(case, asker, kind):
    answer = signed_in(asker[kind]).post(reverse(f"cases:{kind}"), {"number": case.number})

    assert answer.status_code == 422
    assert case.number in answer.content.decode()
    assert CANARY not in answer.content.decode()


def test_what_is_open_already_is_shown_without_alarming_anybody(people, case):
    answer = signed_in(people.jonas).post(reverse("cases:emergency"), {"number": case.number, **EMERGENCY})

    assert answer.headers["Location"] == address("case", case)
    with scope.of(people.lina):
        assert not EmergencyAccess.objects.exists()


def test_opening_twice_is_one_opening(people, case, opening):
    signed_in(people.egle).post(reverse("cases:emergency"), {"number": case.number, **EMERGENCY})

    with scope.of(people.egle):
        assert EmergencyAccess.objects.count() == 1


@pytest.mark.parametrize("name", ["case", "notes", "team", "attachments", "history"])
def test_every_page_of_the_case_says_how_long_it_stays_open(people, case, opening, name):
    page = text(signed_in(people.egle).get(address(name, case)))

    assert "Prieiga ypatingu atveju: liko 23 valandos" in page.replace("\xa0", " ")


def test_a_number_from_a_list_is_filled_in(people, asker):
    page = signed_in(asker["mandate"]).get(reverse("cases:mandate"), {"number": "PV-2026-00417"}).content.decode()

    assert 'value="PV-2026-00417"' in page


def test_the_supervisor_and_the_officer_find_it_waiting_and_others_do_not(people, case, opening):
    for reviewer in (people.ramune, people.lina):
        assert case.number in signed_in(reviewer).get(reverse("cases:emergencies")).content.decode()

    assert case.number not in signed_in(people.rimas).get(reverse("cases:emergencies")).content.decode()
    assert signed_in(people.egle).get(reverse("cases:emergencies")).status_code == 404


def test_the_review_shows_why_and_to_the_officer_what_was_looked_at(people, case, opening):
    signed_in(people.egle).get(address("case", case))
    page = reverse("cases:emergency_review", args=[opening.uuid])

    officer, supervisor = (signed_in(one).get(page) for one in (people.lina, people.ramune))

    assert EMERGENCY["words"] in text(officer)
    assert '<span class="note">atvejis</span>' in officer.content.decode()
    assert "Kas žiūrėta" not in text(supervisor)
    assert all(word not in officer.content.decode() for word in (SURNAME, CANARY))
    with scope.of(people.lina):
        assert ViewRecord.objects.filter(about=f"emergency:{opening.uuid}").exists()


def test_a_review_says_justified_or_not_and_why(people, case, opening):
    page, client = reverse("cases:emergency_review", args=[opening.uuid]), signed_in(people.ramune)

    empty = client.post(page, {"justified": "no", "words": " "})
    said = client.post(page, {"justified": "no", "words": "Vadybininkas buvo pasiekiamas."})

    assert empty.status_code == 422
    assert said.headers["Location"] == reverse("cases:emergencies")
    with scope.of(people.ramune):
        assert EmergencyAccess.objects.get().review == EmergencyAccess.Review.UNJUSTIFIED
    assert "Vadybininkas buvo pasiekiamas." in text(client.get(page))


def test_the_second_reviewer_is_told_that_somebody_was_first(people, case, opening):
    page = reverse("cases:emergency_review", args=[opening.uuid])
    signed_in(people.lina).post(page, {"justified": "yes", "words": "Būtina."})

    late = signed_in(people.ramune).post(page, {"justified": "no", "words": "Nebūtina."})

    assert late.status_code == 422
    assert "jau peržiūrėta" in text(late)


@pytest.mark.parametrize("who", ["egle", "rimas", "jonas"])
def test_the_review_of_another_is_not_there(people, case, opening, who):
    answer = signed_in(getattr(people, who)).get(reverse("cases:emergency_review", args=[opening.uuid]))

    assert answer.status_code == 404


def test_reading_notes_for_a_reason_gives_no_name(people, case):
    client = signed_in(people.ramune)
    client.post(reverse("cases:reason"), {"number": case.number, **KINDS["reason"]})

    assert client.post(address("name", case)).status_code == 404
    with scope.of(people.jonas):
        assert TeamMember.objects.get(case=case, account=people.ramune).ground == KINDS["reason"]["reason"]
        assert Note.objects.filter(case=case).exists()


def test_the_page_of_a_case_leads_its_supervisor_to_the_notes_and_its_manager_to_a_request(people, case):
    reason, request = (f"{reverse(page)}?number={case.number}" for page in ("cases:reason", "workbench:request_record"))
    supervisors, managers = (
        signed_in(one).get(address("case", case)).content.decode() for one in (people.ramune, people.jonas)
    )

    assert reason in supervisors
    assert request not in supervisors
    assert request in managers
    assert reason not in managers


def test_whoever_finds_nothing_is_led_to_an_emergency_opening_if_the_role_may(people, case):
    def found(account: Account) -> str:
        return signed_in(account).post(reverse("cases:search"), {"q": case.number}).content.decode()

    offered = f'<a href="{reverse("cases:emergency")}">'
    assert offered in found(people.egle)
    assert offered not in found(people.jonas)
    assert offered not in found(people.rimas)


def test_what_will_happen_is_told_before_an_emergency_opening(people):
    page = text(signed_in(people.egle).get(reverse("cases:emergency"))).replace("\xa0", " ")

    assert "duomenų apsaugos pareigūnas ir, jei atvejis neapribotas, jį vedančio skyriaus vadovai" in page
