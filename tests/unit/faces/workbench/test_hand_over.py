"""Handing a case over on pages: question by question, checked with what each side will see, answered by the other."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases.models import Case, Transfer
from pertvarka.people.cases.states import TransferState
from tests.closed_plane import SURNAME, build_organisation
from tests.unit.faces.workbench.hand_over_people import (
    CANARY,
    address,
    build_case,
    build_people,
    signed_in,
    text,
)

GRACE = timezone.localdate() + timedelta(days=14)
SUMMARY = "Du vaikai.\r\nMokykla rasta."


@pytest.fixture
def people(reform, settings):
    settings.DEMO_MODE = True
    return build_people()


@pytest.fixture
def case(people):
    return build_case(people)


@pytest.fixture
def whole(people):
    return {
        "organisation": str(people.kaunas.uuid),
        "municipality": "",
        "extent": "full",
        "reason": "Šeima persikėlė.",
        "summary": SUMMARY,
        "grace_until_on": GRACE.isoformat(),
    }


@pytest.fixture
def offer(people, case, whole) -> Transfer:
    return offered(people, case, whole)


def offered(people, case: Case, whole: dict[str, str]) -> Transfer:
    signed_in(people.jonas).post(address("transfer_new", case), {**whole, "step": "check", "go": "send"})
    with scope.of(people.jonas):
        return Transfer.objects.get(case=case)


def state_of(offer: Transfer, *, seen_by) -> str:
    with scope.of(seen_by):
        return Transfer.objects.get(pk=offer.pk).state


def hidden(answer, name: str) -> bool:
    return f'type="hidden" name="{name}"' in answer.content.decode()


def test_each_page_asks_one_question_and_carries_the_rest_along(people, case, whole):
    client: Client = signed_in(people.jonas)

    first = client.get(address("transfer_new", case))
    second = client.post(address("transfer_new", case), {"step": "to", "organisation": whole["organisation"]})
    third = client.post(address("transfer_new", case), {**whole, "grace_until_on": "", "step": "contents"})
    last = client.post(address("transfer_new", case), {**whole, "step": "grace"})

    assert "Kam perduodate atvejį?" in text(first)
    assert "Kas perduodama ir kodėl?" in text(second)
    assert hidden(second, "organisation")
    assert "Kiek laiko dar skaitysite bylą?" in text(third)
    assert hidden(third, "summary")
    assert "Patikrinkite prieš siųsdami" in text(last)
    with scope.of(people.jonas):
        assert not Transfer.objects.exists()


def test_days_of_grace_are_proposed_once_the_page_is_reached(people, case, whole):
    answer = signed_in(people.jonas).post(
        address("transfer_new", case), {**whole, "grace_until_on": "", "step": "contents"}
    )

    assert (timezone.localdate() + timedelta(days=30)).isoformat() in answer.content.decode()
    assert "Yra " not in text(answer)


def test_what_is_missing_is_told_on_its_own_page_only(people, case):
    client = signed_in(people.jonas)

    nothing = client.post(address("transfer_new", case), {"step": "to"})

    assert nothing.status_code == 422
    assert "Yra 1 klaida" in text(nothing)


def test_one_goes_back_without_losing_what_was_typed(people, case, whole):
    answer = signed_in(people.jonas).post(
        address("transfer_new", case), {**whole, "summary": "", "step": "contents", "go": "back"}
    )

    assert answer.status_code == 200
    assert f'value="{whole["organisation"]}" selected' in answer.content.decode()
    assert "Šeima persikėlė." in answer.content.decode()


def test_a_changed_answer_leads_straight_back_to_the_check(people, case, whole):
    client = signed_in(people.jonas)

    changing = client.post(address("transfer_new", case), {**whole, "step": "check", "go": "contents"})
    after = client.post(address("transfer_new", case), {**whole, "extent": "summary", "step": "contents"})

    assert "Kas perduodama ir kodėl?" in text(changing)
    assert "Patikrinkite prieš siųsdami" in text(after)
    assert "tik tuos, kurie atsiras po priėmimo" in text(after)


@pytest.mark.parametrize(("extent", "sees"), [("full", "visus įrašus"), ("summary", "tik tuos, kurie atsiras")])
def test_both_sides_are_told_what_each_will_see_before_anything_is_sent(people, case, whole, extent, sees):
    page = text(
        signed_in(people.jonas).post(address("transfer_new", case), {**whole, "extent": extent, "step": "grace"})
    )

    assert "Kas bus matoma po perdavimo" in page
    assert sees in page
    assert f"skaito iki {GRACE.isoformat()} imtinai" in page.replace("\xa0", " ")


@pytest.mark.parametrize("days", [-1, 91])
def test_grace_is_between_today_and_ninety_days(people, case, whole, days):
    day = (timezone.localdate() + timedelta(days=days)).isoformat()

    answer = signed_in(people.jonas).post(
        address("transfer_new", case), {**whole, "grace_until_on": day, "step": "check", "go": "send"}
    )

    assert answer.status_code == 422
    assert "90 dienų" in text(answer)
    with scope.of(people.jonas):
        assert not Transfer.objects.exists()


def test_an_organisation_where_nobody_may_accept_is_told_beside_its_name(people, case, whole):
    empty = build_organisation("birzu-skyrius")

    answer = signed_in(people.jonas).post(
        address("transfer_new", case), {**whole, "organisation": empty.uuid, "step": "check", "go": "send"}
    )

    assert answer.status_code == 422
    assert "Kam perduodate atvejį?" in text(answer)
    assert "nėra kam atvejo priimti" in text(answer)
    assert "Šeima persikėlė." in answer.content.decode()


def test_nothing_of_the_summary_stands_in_an_address(people, case, whole):
    answer = signed_in(people.jonas).post(address("transfer_new", case), {**whole, "step": "check", "go": "send"})

    assert answer.status_code == 302
    assert "Mokykla" not in answer.headers["Location"]


def test_a_second_offer_leads_to_the_first(people, case, offer):
    answer = signed_in(people.jonas).get(address("transfer_new", case))

    assert answer.headers["Location"] == reverse("cases:transfer", args=[offer.uuid])


def test_an_unknown_page_of_the_questions_is_absent(people, case, whole):
    assert signed_in(people.jonas).post(address("transfer_new", case), {**whole, "step": "x"}).status_code == 404


def test_the_receiver_reads_number_and_summary_and_neither_name_nor_file(people, case, offer):
    client = signed_in(people.egle)

    answer = client.get(reverse("cases:transfer", args=[offer.uuid]))

    page = answer.content.decode()
    assert case.number in page
    assert "Mokykla rasta." in page
    assert all(word not in page for word in (SURNAME, CANARY, str(case.uuid)))
    with scope.of(people.egle):
        assert ViewRecord.objects.get(about=f"transfer:{offer.uuid}").case_id == case.pk


def test_the_course_of_the_case_leads_to_the_offer(people, case, offer):
    for page in ("case", "history"):
        shown = signed_in(people.jonas).get(address(page, case)).content.decode()
        assert reverse("cases:transfer", args=[offer.uuid]) in shown


def test_what_waits_stands_in_the_list_with_the_days(people, case, offer):
    receiver, sender = (signed_in(one).get(reverse("cases:transfers")) for one in (people.egle, people.jonas))

    assert case.number in text(receiver).split("Laukia jūsų atsakymo")[1].split("Jūsų siūlomi")[0]
    assert case.number in text(sender).split("Jūsų siūlomi")[1]
    assert "Pasiūlyta šiandien" in text(receiver)


def test_accepted_the_case_moves_and_the_sender_reads_to_the_end_of_grace(people, case, offer):
    page, client = reverse("cases:transfer", args=[offer.uuid]), signed_in(people.egle)

    answer = client.post(page, {"answer": "accept", "manager": people.egle.uuid})

    assert answer.headers["Location"] == address("case", case)
    assert client.get(address("case", case)).status_code == 200
    former = signed_in(people.jonas)
    assert former.get(address("notes", case)).status_code == 200
    assert former.get(address("note", case)).status_code == 404


def test_a_supervisor_accepts_for_a_manager_of_the_unit(people, case, offer):
    answer = signed_in(people.rimas).post(
        reverse("cases:transfer", args=[offer.uuid]), {"answer": "accept", "manager": people.egle.uuid}
    )

    assert answer.headers["Location"] == reverse("cases:transfers")
    assert state_of(offer, seen_by=people.egle) == TransferState.ACCEPTED


def test_a_manager_of_another_unit_is_not_offered(people, case, offer):
    answer = signed_in(people.egle).post(
        reverse("cases:transfer", args=[offer.uuid]), {"answer": "accept", "manager": people.rasa.uuid}
    )

    assert answer.status_code == 422
    assert state_of(offer, seen_by=people.egle) == TransferState.OFFERED


def test_a_refusal_says_why(people, case, offer):
    page, client = reverse("cases:transfer", args=[offer.uuid]), signed_in(people.egle)

    empty = client.post(page, {"answer": "refuse", "reason": ""})
    said = client.post(page, {"answer": "refuse", "reason": "Nėra laisvo vadybininko."})

    assert empty.status_code == 422
    assert said.status_code == 302
    assert state_of(offer, seen_by=people.egle) == TransferState.REFUSED
    assert "Nėra laisvo vadybininko." in text(signed_in(people.jonas).get(page))


def test_the_sender_withdraws_and_nobody_answers_any_more(people, case, offer):
    page = reverse("cases:transfer", args=[offer.uuid])

    signed_in(people.jonas).post(page, {"answer": "withdraw"})

    assert state_of(offer, seen_by=people.jonas) == TransferState.WITHDRAWN
    late = signed_in(people.egle).post(page, {"answer": "refuse", "reason": "Per vėlai."})
    assert late.status_code == 422
    assert "jau atsakyta arba jis atsiimtas" in text(late)


@pytest.mark.parametrize("answer", ["accept", "refuse", "withdraw"])
def test_the_sender_does_not_answer_and_the_receiver_does_not_withdraw(people, case, offer, answer):
    page = reverse("cases:transfer", args=[offer.uuid])
    who = people.egle if answer == "withdraw" else people.jonas

    got = signed_in(who).post(page, {"answer": answer, "manager": people.egle.uuid, "reason": "Taip"})

    assert got.status_code in (404, 422)
    assert state_of(offer, seen_by=people.jonas) == TransferState.OFFERED


def test_to_everyone_else_the_offer_is_not_there(people, case, offer):
    answer = signed_in(people.rasa).get(reverse("cases:transfer", args=[offer.uuid]))

    assert answer.status_code == 404
    assert case.number not in answer.content.decode()
    assert case.number not in signed_in(people.rasa).get(reverse("cases:transfers")).content.decode()
