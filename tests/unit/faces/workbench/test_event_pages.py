"""The pages of events at work and the public registration, through the addresses people use."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.actions import visits
from pertvarka.programme.events.models import Event, EventFact, Registration
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import (
    PROGRAMME,
    add_session,
    build_event,
    build_office,
    build_officer,
    build_venue,
    visitor,
)

pytestmark = pytest.mark.usefixtures("reform")
TODAY = timezone.localdate()
NAME, EMAIL = "Vardenis Pavardenis 1", "vardenis1@istaiga.example"


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
def desk(client: Client, egle: Account) -> Client:
    client.force_login(egle)
    return client


def at(name: str, *parts: object) -> str:
    return reverse(f"workbench:{name}", args=parts)


def typed(office: Organisation, **more: object) -> dict[str, object]:
    return {
        "title_lt": "Seminaras trims regionams",
        "title_en": "Seminar for three regions",
        "kind": "seminar",
        "scope": "regional",
        "regions": ["LT-UT", "LT-PN", "LT-SA"],
        "starts_on": TODAY.isoformat(),
        "organiser": office.code,
        "places": "2",
        "is_open": "on",
        **more,
    }


def test_a_seminar_for_three_regions_goes_from_plan_to_report_on_the_pages(desk: Client, office: Organisation):
    assert "4.1.1" in desk.get(at("event_new")).text
    made = desk.post(at("event_new"), typed(office))
    event = Event.objects.get(title_lt="Seminaras trims regionams")
    assert made.headers["Location"] == at("event", event.uuid)
    page = desk.get(at("event", event.uuid)).text
    assert "4.1.1" in page
    assert at("event_session_new", event.uuid) in page
    desk.post(at("event_venue_new"), {"name_lt": "Kultūros namai", "town": "Utena", "accessibility_lt": "Yra liftas"})
    venue = event.__class__._meta.get_field("venue").related_model.objects.get(town="Utena")
    desk.post(at("event_change", event.uuid), typed(office, venue=venue.code, version=event.version))
    half_day = {"title_lt": "Rytas", "on": TODAY.isoformat(), "starts": "09:30", "ends": "12:30", "academic_hours": "4"}
    refused = desk.post(at("event_session_new", event.uuid), {**half_day, "items": "09:99 | Tema"})
    assert (refused.status_code, "09:99 | Tema" in refused.text) == (422, True)
    desk.post(at("event_session_new", event.uuid), {**half_day, "items": PROGRAMME})
    for state in ("confirmed", "held"):
        desk.post(at("event_move", event.uuid), {"state": state})
    event.refresh_from_db()
    assert event.state == "held"
    outcome = {"participants": "40", "notes_lt": "Sutarta", "notes_en": "Agreed", "version": event.version}
    assert desk.post(at("event_after", event.uuid), outcome).status_code == 302
    desk.post(at("event_agree", event.uuid), {"text": "Parengti sąrašą", "due_on": TODAY.isoformat()})
    desk.post(at("event_move", event.uuid), {"state": "reported"})
    rows = EventFact.objects.filter(subject=f"event:{event.code}", state="reported")
    assert [(int(row.amount), sorted(row.regions)) for row in rows] == [(1, ["LT-PN", "LT-SA", "LT-UT"])]
    public = desk.get(event.get_absolute_url()).text
    assert "Parengti sąrašą" in public
    assert "Yra liftas" in public


def test_what_was_typed_stays_when_it_is_refused(desk: Client, office: Organisation):
    refused = desk.post(at("event_new"), typed(office, ends_on=(TODAY - timedelta(days=1)).isoformat()))
    assert refused.status_code == 422
    assert "Seminaras trims regionams" in refused.text
    assert not Event.objects.filter(title_lt="Seminaras trims regionams").exists()


def test_a_visitor_registers_answers_and_takes_the_calendar_file(client: Client, egle: Account, office: Organisation):
    event = build_event(egle, office, places=1)
    add_session(egle, event)
    address = reverse("public_site:event_registration", args=[event.slug])
    assert client.get(address).status_code == 200
    refused = client.post(address, {"name": NAME, "email": "ne adresas"})
    assert (refused.status_code, NAME in refused.text) == (422, True)
    received = client.post(address, {"name": NAME, "email": EMAIL}, follow=True)
    assert NAME not in received.text
    with scope.of(egle):
        mine = Registration.objects.get()
    own = reverse("public_site:event_answer", args=[mine.token])
    page = client.get(own)
    assert NAME in page.text
    assert page.headers["Referrer-Policy"] == "same-origin", "with less a browser's answer comes from nowhere"
    assert b"BEGIN:VEVENT" in client.get(reverse("public_site:event_answer_file", args=[mine.token])).content
    assert client.post(own, {"wish": "confirmed"}).status_code == 302
    event.refresh_from_db()
    assert event.places_taken == 1
    assert client.get(reverse("public_site:event_answer", args=["0" * 48])).status_code == 404


def test_a_program_that_fills_in_everything_registers_nobody(client: Client, egle: Account, office: Organisation):
    event = build_event(egle, office)
    address = reverse("public_site:event_registration", args=[event.slug])
    client.post(address, {"name": NAME, "email": EMAIL, "website": "https://spam.example"})
    with scope.of(egle):
        assert not Registration.objects.exists()


def test_the_list_shows_names_to_the_organiser_and_records_the_look(desk: Client, egle: Account, office: Organisation):
    event = build_event(egle, office, places=1)
    for number in (1, 2):
        visits.register(event=event, who=visitor(number))
    page = desk.get(at("event_list", event.uuid)).text
    assert NAME in page
    assert EMAIL in page
    with scope.of(egle):
        waiting = Registration.objects.get(state="waiting")
        held = Registration.objects.get(state="registered")
    with scope.of_command("seal"):
        assert ViewRecord.objects.filter(about=event.reference).exists()
    full = desk.post(at("event_registration_change", event.uuid, waiting.uuid), {"state": "registered"}, follow=True)
    assert "Vietų nebeliko" in full.text
    desk.post(at("event_registration_change", event.uuid, held.uuid), {"state": "cancelled"})
    with scope.of(egle):
        assert Registration.objects.get(pk=waiting.pk).state == "registered"


def test_people_are_invited_from_those_known_and_from_a_pasted_list(desk: Client, egle: Account, office: Organisation):
    earlier, event = build_event(egle, office), build_event(egle, office, title_lt="Antras seminaras")
    visits.register(event=earlier, who=visitor(1))
    assert NAME in desk.get(at("event_invite", event.uuid)).text
    refused = desk.post(at("event_invite", event.uuid), {"people": "Ona, ona@istaiga.example", "role": "participant"})
    assert (refused.status_code, "ona@istaiga.example" in refused.text) == (422, True)
    desk.post(
        at("event_invite", event.uuid),
        {"known": [EMAIL], "people": "Ona Onaitė; ona@istaiga.example; Įstaiga", "role": "participant"},
    )
    assert "Ona Onaitė" in desk.get(at("event_list", event.uuid)).text
    with scope.of(egle):
        assert list(Registration.objects.filter(event=event).values_list("state", flat=True)) == ["invited", "invited"]


def test_cancelling_asks_why_and_the_page_stays_with_the_reason(desk: Client, egle: Account, office: Organisation):
    event = build_event(egle, office)
    visits.register(event=event, who=visitor())
    assert desk.post(at("event_cancel", event.uuid), {"reason_lt": ""}).status_code == 422
    desk.post(at("event_cancel", event.uuid), {"reason_lt": "Lektorius susirgo"})
    assert "Lektorius susirgo" in desk.get(event.get_absolute_url()).text
    assert desk.get(at("event_list", event.uuid)).status_code == 200


def test_a_photo_is_seen_outside_only_with_consent(desk: Client, egle: Account, office: Organisation):
    event = build_event(egle, office)
    written = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(written, format="PNG")
    written.seek(0)
    written.name = "x.png"
    desk.post(at("event_photo_new", event.uuid), {"photo": written, "caption_lt": "Salė"})
    with scope.of(egle):
        photo = event.photos.get()
    outside = reverse("public_site:event_photo", args=[photo.uuid])
    assert desk.get(at("event_photo_file", event.uuid, photo.uuid)).status_code == 200
    assert desk.get(outside).status_code == 404
    desk.post(at("event_photo_change", event.uuid, photo.uuid), {"consent": "given"})
    desk.post(at("event_photo_change", event.uuid, photo.uuid), {"publish": "1"})
    assert desk.get(outside).headers["Content-Type"] == "image/jpeg"
    assert "Salė" in desk.get(event.get_absolute_url()).text


def test_an_event_of_others_is_not_there(desk: Client, egle: Account, settings):
    other = build_office("kitas-biuras")
    ona = build_officer("Ona", other)
    event = build_event(ona, other)
    visits.register(event=event, who=visitor())
    for name in ("event", "event_list", "event_change", "event_after", "event_invite", "event_cancel"):
        answer = desk.get(at(name, event.uuid))
        assert answer.status_code == 404, name
        assert NAME not in answer.text
    assert desk.post(at("event_move", event.uuid), {"state": "confirmed"}).status_code == 404


def test_the_year_shows_the_plan_beside_what_stands(desk: Client, egle: Account, office: Organisation):
    build_event(egle, office)
    build_venue(egle)
    year = (TODAY + timedelta(days=30)).year
    desk.post(at("event_plan", year), {"seminar": "24", "conference": "3", "round_table": "34"})
    page = desk.get(f"{at('events')}?year={year}").text
    assert "Seminaras apie namus bendruomenėje" in page
    assert ">24<" in page
    assert ">23<" in page


def test_an_expert_of_a_region_has_no_plan_of_the_year_to_write(client: Client, settings):
    settings.DEMO_MODE = True
    rasa = build_account("Rasa", "regional_expert", region="LT-UT", is_demo=True)
    client.force_login(rasa)
    assert client.get(at("events")).status_code == 200
    assert client.get(at("event_plan", TODAY.year)).status_code == 404
