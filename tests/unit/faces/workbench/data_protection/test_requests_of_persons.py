"""What a person asks goes from its record to its answer; the file opens only while the request is in hand."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.actions.approvals import mark_decided
from pertvarka.foundation.access.models import Account, Approval, ViewRecord
from pertvarka.people.cases.models import Case
from pertvarka.people.rights.models import RightsRequest
from tests.closed_plane import build_account, build_organisation, build_team_member
from tests.unit.faces.workbench.data_protection.conftest import SignIn
from tests.unit.faces.workbench.data_protection.desk import CANARIES, text_of, typed


def test_a_manager_records_what_a_person_of_own_case_asked(sign_in: SignIn, jonas: Account, case: Case):
    client = sign_in(jonas)
    page = text_of(client, "workbench:request_record")
    assert "Užregistruoti" in page or "Record" in page

    answer = client.post(reverse("workbench:request_record"), typed(case))

    assert answer.status_code == 302
    assert case.number in text_of(client, "workbench:requests")
    assert client.get(answer["Location"]).status_code == 200


def test_a_refused_record_keeps_what_was_typed(as_lina: Client, case: Case):
    answer = as_lina.post(
        reverse("workbench:request_record"), typed(case, number="PV-1999-00001", words="Mano žodžiai")
    )

    assert answer.status_code == 422
    assert "Mano žodžiai" in answer.content.decode()


def test_somebody_who_is_not_known_cannot_ask(as_lina: Client, case: Case):
    without = {name: value for name, value in typed(case).items() if name != "is_known"}

    assert as_lina.post(reverse("workbench:request_record"), without).status_code == 422


def test_a_manager_of_another_unit_sees_no_request(sign_in: SignIn, asked: RightsRequest):
    petras = build_account("Petras", "case_manager", build_organisation("kaunas", municipality="LT-16"), is_demo=True)
    client = sign_in(petras)

    assert client.get(reverse("workbench:request", args=[asked.uuid])).status_code == 404
    assert asked.number not in text_of(client, "workbench:requests")
    for name in ("request_take", "request_restrict", "request_lift"):
        assert client.post(reverse(f"workbench:{name}", args=[asked.uuid])).status_code == 404


def test_the_page_of_a_request_holds_no_name_and_the_look_is_recorded(
    as_lina: Client, in_hand: RightsRequest, lina: Account, case: Case
):
    page = text_of(as_lina, "workbench:request", in_hand.uuid)

    assert not any(canary in page for canary in CANARIES)
    with scope.of(lina):
        look = ViewRecord.objects.filter(page="workbench:request").latest("id")
        assert (look.about, look.by) == (case.person.reference, lina.reference)


def test_taken_in_hand_the_case_opens_and_with_the_answer_it_closes(
    as_lina: Client, in_hand: RightsRequest, case: Case
):
    assert reverse("cases:case", args=[case.uuid]) in text_of(as_lina, "workbench:request", in_hand.uuid)

    answer = as_lina.post(
        reverse("workbench:request_answer", args=[in_hand.uuid]), {"outcome": "answered", "words": "Kopija įteikta."}
    )

    assert answer.status_code == 302
    page = text_of(as_lina, "workbench:request", in_hand.uuid)
    assert "Kopija įteikta." in page
    assert reverse("cases:case", args=[case.uuid]) not in page


def test_a_refusal_keeps_its_words(as_lina: Client, in_hand: RightsRequest, lina: Account):
    as_lina.post(
        reverse("workbench:request_answer", args=[in_hand.uuid]),
        {"outcome": "refused", "words": "Saugoti liepia įstatymas."},
    )

    with scope.of(lina):
        assert RightsRequest.objects.get().state == RightsRequest.State.REFUSED


def test_the_term_is_extended_from_its_page(as_lina: Client, in_hand: RightsRequest, lina: Account):
    url = reverse("workbench:request_extend", args=[in_hand.uuid])

    assert as_lina.get(url).status_code == 200
    assert as_lina.post(url, {"because": "complex"}).status_code == 302
    assert as_lina.post(url, {"because": "complex"}).status_code == 422
    assert as_lina.post(url, {"because": "idle"}).status_code == 422


@pytest.mark.parametrize("form", ["pdf", "json"])
def test_a_copy_goes_out_after_a_second_person_agreed(
    as_lina: Client, in_hand: RightsRequest, ruta: Account, form: str, case: Case
):
    out = reverse("workbench:request_export", kwargs={"uuid": in_hand.uuid, "form": form})
    assert as_lina.post(out).status_code == 302
    as_lina.post(reverse("workbench:request_ask_export", args=[in_hand.uuid]), {"reason": "Žmogus prašė kopijos."})
    with scope.of(ruta):
        mark_decided(approval=Approval.objects.get(), is_approved=True, reason="", by=ruta)

    answer = as_lina.post(out)

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="{case.number}.{form}"'
    assert "no-store" in answer["Cache-Control"]
    if form == "json":
        assert json.loads(answer.content)["number"] == case.number
        assert "Pavardenytė" in answer.content.decode()
    assert as_lina.get(out).status_code == 405
    assert as_lina.post(out.replace(f".{form}", ".exe")).status_code == 404


def test_restriction_is_set_and_lifted_from_the_page(as_lina: Client, case: Case, lina: Account):
    as_lina.post(reverse("workbench:request_record"), typed(case, kind="restriction"))
    with scope.of(lina):
        asked = RightsRequest.objects.get()
    for name in ("request_take", "request_restrict"):
        as_lina.post(reverse(f"workbench:{name}", args=[asked.uuid]))
    assert reverse("workbench:request_lift", args=[asked.uuid]) in text_of(as_lina, "workbench:request", asked.uuid)

    as_lina.post(reverse("workbench:request_lift", args=[asked.uuid]))

    assert reverse("workbench:request_restrict", args=[asked.uuid]) in text_of(as_lina, "workbench:request", asked.uuid)


def test_the_page_leads_nobody_where_they_may_not_go(
    sign_in: SignIn, jonas: Account, lina: Account, in_hand: RightsRequest, case: Case
):
    home = build_organisation("globos-namai", kind="institution")
    build_team_member(case, home, "institution_staff")
    ausra = build_account("Ausra", "institution_staff", home, is_demo=True)

    followed = {}
    for account in (jonas, lina, ausra):
        client = sign_in(account)
        links = re.findall(rf'href="(/[^"]*{case.uuid}/[^"]*)"', text_of(client, "workbench:request", in_hand.uuid))
        followed[account.name] = {client.get(link).status_code for link in links}

    assert followed == {"Jonas": {200}, "Lina": {200}, "Ausra": {200}}
