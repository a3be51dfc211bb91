"""A contract of trainings through the addresses the programme office uses."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.programme.events.models import TrainingContract, TrainingDeliverable, TrainingProgramme
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import build_office, build_officer
from tests.unit.programme.events.test_training_contracts import held

pytestmark = pytest.mark.usefixtures("reform")
TODAY = timezone.localdate()
CONTRACT = {
    "number": "MOK-7", "title_lt": "Darbuotojų mokymai", "supplier_words": "UAB „Mokymai“",
    "signed_on": f"{TODAY - timedelta(days=40)}", "until_on": f"{TODAY + timedelta(days=40)}", "amount": "1200.50",
}  # fmt: skip


def at(name: str, *parts: object) -> str:
    return reverse(f"workbench:{name}", args=parts)


def invented(account: Account) -> Account:
    account.is_demo = True
    account.save()
    return account


@pytest.fixture
def desk(client: Client, settings) -> Client:
    settings.DEMO_MODE = True
    client.force_login(invented(build_officer("Eglė", build_office())))
    return client


@pytest.fixture
def contract(desk: Client) -> TrainingContract:
    assert desk.post(at("training_contract_new"), CONTRACT).status_code == 302
    return TrainingContract.objects.get()


def test_what_is_typed_wrongly_is_told_and_nothing_typed_is_lost(desk: Client):
    wrong = {**CONTRACT, "supplier_words": "", "amount": "daug", "until_on": "2001-01-01"}
    refused = desk.post(at("training_contract_new"), wrong)
    assert refused.status_code == 422
    assert 'value="MOK-7"' in refused.text
    assert 'value="daug"' in refused.text
    early = desk.post(at("training_contract_new"), {**CONTRACT, "until_on": "2001-01-01"})
    assert "Sutartis negali baigtis anksčiau" in early.text
    assert not TrainingContract.objects.exists()


def test_a_contract_goes_from_its_first_line_to_what_was_accepted(desk: Client, contract: TrainingContract):
    programme = {
        "title_lt": "Bendravimas", "title_en": "Talking", "audience": "institution-staff", "academic_hours": "8",
        "completed_percent": "80", "contract": str(contract.uuid),
    }  # fmt: skip
    desk.post(at("training_new"), programme)
    learned = TrainingProgramme.objects.get()
    assert learned.contract == contract
    asked = {"kind": "persons", "asked_count": "10", "due_on": f"{TODAY - timedelta(days=4)}"}
    new = at("training_deliverable_new", contract.uuid)
    assert desk.post(new, {**asked, "delivered_count": "3"}).status_code == 422
    assert desk.post(new, asked).status_code == 302
    line, here = TrainingDeliverable.objects.get(), at("training_contract", contract.uuid)
    assert "Vėluoja 1 sutarties rezultatas" in desk.get(here).text
    assert 'name="asked_count" value="10"' in desk.get(at("training_deliverable", contract.uuid, line.uuid)).text
    accept = at("training_deliverable_accept", contract.uuid, line.uuid)
    assert "Priimti dar negalima" in desk.post(accept, {"on": f"{TODAY}"}).text
    held(learned, on=TODAY - timedelta(days=2), completed=10)
    assert accept in desk.get(here).text
    assert desk.post(accept, {"on": f"{TODAY}"}).headers["Location"] == here
    page = desk.get(here).text
    assert "Vėluoja" not in page
    assert f"{TODAY}</span>, Eglė" in page
    assert desk.get(at("training_deliverable_take_back", contract.uuid, line.uuid)).status_code == 200
    back = desk.post(at("training_deliverable_take_back", contract.uuid, line.uuid), {"reason": "Klaida"})
    assert back.headers["Location"] == here
    desk.post(at("training_deliverable_remove", contract.uuid, line.uuid))
    assert not TrainingDeliverable.objects.exists()


def test_who_saves_second_keeps_what_they_typed(desk: Client, contract: TrainingContract):
    change = at("training_contract_change", contract.uuid)
    assert desk.post(change, {**CONTRACT, "version": "1", "title_lt": "Pirmas"}).status_code == 302
    second = desk.post(change, {**CONTRACT, "version": "1", "title_lt": "Antras"})
    assert second.status_code == 422
    assert 'value="Antras"' in second.text
    assert desk.get(at("training_deliverable", contract.uuid, contract.uuid)).status_code == 404


def test_the_contracts_of_the_history_stand_with_what_was_done_under_them(desk: Client):
    page = desk.get(at("training_contracts")).text
    assert page.count("<b>103</b>") == 1
    assert "<b>1\N{NO-BREAK SPACE}890</b>" in page
    assert "1\N{NO-BREAK SPACE}872" in page


def test_events_and_trainings_stand_on_the_rail_of_the_programme_office(desk: Client):
    rail = desk.get(at("home")).text.partition("<main")[0]
    for name in ("events", "trainings", "monitoring", "places"):
        assert f'href="{at(name)}"' in rail


def test_a_trainer_keeps_no_contracts(contract: TrainingContract):
    client = Client()
    client.force_login(invented(build_account("Neringa", "trainer", None)))
    for address in (at("training_contracts"), at("training_contract", contract.uuid)):
        assert client.get(address).status_code == 404
