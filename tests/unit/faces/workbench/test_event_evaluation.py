"""The evaluation of an event through its pages: chosen, sent, answered by a link of the letter, read by the organiser."""

import re

import pytest
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import certificate_file
from pertvarka.programme.events.models import Event
from tests.unit.programme.events.at_work import build_office, build_officer
from tests.unit.programme.events.attended import build_day, come, hold, tick
from tests.unit.programme.events.test_evaluations import form, links

pytestmark = pytest.mark.usefixtures("reform")
GIVEN = {
    "v:useful": "4",
    "v:understandable": "4",
    "v:organised": "5",
    "v:change": ["people", "together"],
    "v:accessible": "yes",
    "shown": "useful understandable organised change change_words accessible own_words",
}


@pytest.fixture(autouse=True)
def letters_without_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The codes in the letters are read back in tests/unit/programme/events/test_evaluations.py."""
    monkeypatch.setattr(certificate_file, "as_png", lambda _address: b"")


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation, settings) -> Account:
    settings.DEMO_MODE = True
    account = build_officer("Eglė", office)
    account.is_demo = True
    account.save()
    return account


@pytest.fixture
def event(egle: Account, office: Organisation) -> Event:
    """Six came and were thanked."""
    event = build_day(egle, office, half_days=1)
    for registration in come(event, 6):
        tick(egle, event, registration, 1)
    hold(event)
    return event


@pytest.fixture
def desk(client: Client, egle: Account) -> Client:
    client.force_login(egle)
    return client


def test_from_the_form_to_the_results(desk: Client, event: Event):
    page = reverse("workbench:event_evaluation", args=[event.uuid])
    refused = desk.post(page, {"act": "choose", "form": "nothing"})
    assert refused.status_code == 422
    early = desk.post(page, {"act": "send"}, follow=True)
    assert "Pirmiausia pasirinkite" in early.text
    assert desk.post(page, {"act": "choose", "form": str(form().uuid)}).status_code == 302
    assert desk.post(page, {"act": "send"})["Location"].startswith(reverse("workbench:home"))
    draining.run_waiting()
    assert len(links()) == 6
    assert "Vardenis Pavardenis" not in "".join(letter.subject for letter in outbox.outbox)

    for number, token in enumerate(links()[:5]):
        visitor = Client()
        address = reverse("survey:event", args=[token])
        asked = visitor.get(address)
        assert asked.status_code == 200
        assert asked["Cache-Control"].startswith("max-age=0")
        gaps = visitor.post(address, {**GIVEN, "v:useful": "", "v:own_words": f"Mano žodžiai {number}"})
        assert gaps.status_code == 422
        assert f"Mano žodžiai {number}" in gaps.text, "what was typed is kept"
        sent = visitor.post(address, {**GIVEN, "v:own_words": f"Mano žodžiai {number}"})
        assert sent["Location"] == reverse("survey:event_thanks")
        assert visitor.post(address, GIVEN).status_code == 409
        assert "Mano žodžiai" not in visitor.get(address).text

    waiting = desk.get(page).text
    assert "reikia dar 5 atsakymų" in waiting
    assert "Mano žodžiai" not in waiting
    assert desk.post(page, {"act": "close"}).status_code == 302
    told = desk.get(page).text
    assert "Mano žodžiai 3" in told
    words = " ".join(re.sub(r"<[^>]+>", " ", told).split())
    # Four of five on each scale, the first and the third change chosen by all five.
    assert "Vidurkis: 4 iš 5" in words
    assert "Kitaip dirbsiu su žmonėmis, kuriems padedu 5 100" in words
    assert "Niekas nesikeis 0 0" in words
    with translation.override("en"):
        english = desk.get(reverse("workbench:event_evaluation", args=[event.uuid])).text
    assert "How useful is this event to your work?" in english


def test_a_question_opened_by_an_answer_is_shown_before_anything_is_sent(desk: Client, event: Event):
    page = reverse("workbench:event_evaluation", args=[event.uuid])
    desk.post(page, {"act": "choose", "form": str(form().uuid)})
    desk.post(page, {"act": "send"})
    draining.run_waiting()
    address = reverse("survey:event", args=[links()[0]])
    opened = Client().post(address, {**GIVEN, "v:accessible": "no"})
    assert opened.status_code == 422
    assert "Kas trukdė?" in opened.text
    assert Client().get(reverse("survey:event", args=["nothing"])).status_code == 404


def test_another_office_finds_no_page(client: Client, event: Event):
    zita = build_officer("Zita", build_office("kitas-biuras"))
    zita.is_demo = True
    zita.save()
    client.force_login(zita)
    assert client.get(reverse("workbench:event_evaluation", args=[event.uuid])).status_code == 404
