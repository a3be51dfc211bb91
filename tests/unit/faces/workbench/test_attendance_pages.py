"""Attendance, tables of it, certificates and trainings through the addresses people use."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.models import (
    AttendanceImport,
    Certificate,
    CertificateProof,
    Event,
    Registration,
    TrainingProgramme,
)
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import build_office, build_officer
from tests.unit.programme.events.attended import build_day, come, halves, hold, tick

pytestmark = pytest.mark.usefixtures("reform")
NAME = "Vardenis Pavardenis 1"


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture(autouse=True)
def demonstration(settings) -> None:
    settings.DEMO_MODE = True


def invented(account: Account, **columns: object) -> Account:
    """An account of the demonstration: it signs in without a second factor."""
    for name, value in {"is_demo": True, **columns}.items():
        setattr(account, name, value)
    account.save()
    return account


@pytest.fixture
def egle(office: Organisation) -> Account:
    return invented(build_officer("Eglė", office))


@pytest.fixture
def event(egle: Account, office: Organisation) -> Event:
    return build_day(egle, office)


@pytest.fixture
def desk(client: Client, egle: Account) -> Client:
    client.force_login(egle)
    return client


def at(name: str, *parts: object) -> str:
    return reverse(f"workbench:{name}", args=parts)


def counted(event: Event) -> int | None:
    event.refresh_from_db()
    return event.participants_counted


def test_three_letters_and_enter_tick_one_person_and_ask_when_several_are_meant(
    desk: Client, egle: Account, event: Event
):
    first, *_others = come(event, 2, organisation="Šalčininkų globos namai")
    here = at("event_attendance", event.uuid)
    page = desk.get(here).text
    assert NAME in page
    with scope.of(egle):
        assert ViewRecord.objects.filter(page="workbench:event_attendance").exists()
    for typed, status in (("var", 422), ("va", 422), ("nera", 422), ("denis 1", 302)):
        assert desk.post(here, {"find": typed}).status_code == status
    assert counted(event) == 1
    assert "Šalčininkų globos namai" in desk.get(here).text
    assert desk.post(here, {"person": str(first.uuid), "there": "no"}).status_code == 302
    assert counted(event) is None
    assert desk.post(here, {"person": "ne"}).status_code == 404


def test_the_sheet_at_the_door_holds_a_picture_that_leads_to_checking_in(desk: Client, event: Event):
    (who,) = come(event, 1)
    half = halves(event)[0]
    assert event.title_lt in desk.get(at("event_door", event.uuid, half.uuid)).text
    picture = desk.get(at("event_door_picture", event.uuid, half.uuid)).content
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))
    visitor, door = Client(), "/" + found.text.partition("//")[2].partition("/")[2]
    page = visitor.get(door)
    assert (page.status_code, page.headers["Referrer-Policy"]) == (200, "same-origin")
    wrong = visitor.post(door, {"email": "vardenis1@istaiga.example", "code": "000000"})
    assert (wrong.status_code, "vardenis1@istaiga.example" in wrong.text) == (422, True)
    given = {"email": "vardenis1@istaiga.example", "code": who.short_code}
    assert "Pažymėta" in visitor.post(door, given, follow=True).text
    assert counted(event) == 1
    assert visitor.get(door[:-4] + "zzz/").status_code == 404


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_table_made_by_libreoffice_is_corrected_on_the_page_and_brought_in(
    desk: Client, egle: Account, event: Event, tmp_path: Path
):
    come(event, 1, organisation="Alytaus globos namai")
    source = tmp_path / "lankomumas.csv"
    source.write_text(
        f"Vardas, pavardė;El. paštas;Įstaiga;Pusdienis\n{NAME};vardenis1@istaiga.example;Alytaus globos namai;1\n"
        "Ona Naujokė;ona@;Ministerija;2\n",
        "utf-8",
    )
    command = [
        "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--infilter=CSV:59,34,UTF8",
        "--convert-to", "xlsx", "--outdir", str(tmp_path), str(source),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    table = SimpleUploadedFile("lankomumas.xlsx", (tmp_path / "lankomumas.xlsx").read_bytes())
    desk.post(at("event_import", event.uuid), {"table": table, "session": ""})
    with scope.of(egle):
        draft = AttendanceImport.objects.get()
    here = at("event_import_table", event.uuid, draft.uuid)
    page = desk.get(here).text
    assert "ona@" in page
    typed = {"act": "bring", "version": draft.version, "row-3-email": "ona@istaiga.example"}
    desk.post(here, typed)
    assert counted(event) == 2
    with scope.of(egle):
        assert {row.participant.name for row in Registration.objects.all()} == {NAME, "Ona Naujokė"}
    desk.post(here, {"act": "undo"})
    assert counted(event) is None


def test_a_file_that_is_no_table_is_refused_on_the_page(desk: Client, event: Event):
    table = SimpleUploadedFile("x.xlsx", b"PK not a table")
    assert desk.post(at("event_import", event.uuid), {"table": table}).status_code == 422


def test_certificates_are_made_opened_and_revoked_on_their_page(desk: Client, egle: Account, event: Event):
    (who,) = come(event, 1)
    tick(egle, event, who, 1)
    here = at("event_certificates", event.uuid)
    assert desk.post(here, {"make": "1"}).headers["Location"] == here
    hold(event)
    made = desk.post(here, {"make": "1"})
    draining.run_waiting()
    assert "PZ-" in desk.get(here).text
    assert "pazymejimai.zip" in desk.get(made.headers["Location"]).text
    with scope.of(egle):
        held = Certificate.objects.get()
    file = desk.get(at("event_certificate_file", event.uuid, held.uuid))
    assert file.content.startswith(b"%PDF")
    revoke = at("event_certificate_revoke", event.uuid, held.uuid)
    assert desk.post(revoke, {"reason": ""}).status_code == 422
    assert desk.post(revoke, {"reason": "Supainioti žmonės"}).status_code == 302
    assert CertificateProof.objects.get().revoked_on == timezone.localdate()


def test_a_training_goes_from_programme_to_the_trainers_sheet_and_the_persons_record(
    desk: Client, egle: Account, office: Organisation
):
    neringa = invented(build_account("Neringa", "trainer", None))
    programme = {
        "title_lt": "Bendravimas su šeima", "title_en": "Working with families", "audience": "institution-staff",
        "academic_hours": "8", "completed_percent": "80", "planned_groups": "2", "planned_persons": "30",
    }  # fmt: skip
    assert desk.post(at("training_new"), {**programme, "academic_hours": "0"}).status_code == 422
    desk.post(at("training_new"), programme)
    made = TrainingProgramme.objects.get()
    today = timezone.localdate().isoformat()
    group = {
        "title_lt": "Pirma grupė", "title_en": "First group", "scope": "national", "starts_on": today,
        "organiser": office.code, "is_open": "on", "places": "15", "trainer": str(neringa.uuid),
    }  # fmt: skip
    assert desk.post(at("training_group_new", made.uuid), group).status_code == 302
    event = Event.objects.get(training_programme=made)
    assert (event.kind, event.reported_under, event.trainer) == ("training", "3.1", neringa)
    half = {"title_lt": "Rytas", "on": today, "starts": "09:30", "ends": "12:30", "academic_hours": "8"}
    desk.post(at("event_session_new", event.uuid), {**half, "items": "09:30 | Tema"})
    (who,) = come(event, 1)
    assert "Pirma grupė" in desk.get(at("training", made.uuid)).text
    teacher = Client()
    teacher.force_login(neringa)
    assert "Pirma grupė" in teacher.get(at("taught_groups")).text
    sheet = at("training_attendance", event.uuid)
    assert NAME in teacher.get(sheet).text
    teacher.post(sheet, {"person": str(who.uuid)})
    event.refresh_from_db()
    assert (event.participants_counted, event.completed_counted) == (1, 1)
    assert teacher.get(at("event_attendance", event.uuid)).status_code == 404
    assert NAME in desk.post(at("training_record"), {"email": "vardenis1@istaiga.example"}).text
    me = build_account("Vardenė", "institution_staff", build_office("globos-namai"))
    own = Client()
    own.force_login(invented(me, email="vardenis1@istaiga.example"))
    assert "Pirma grupė" in own.get(at("own_trainings")).text
    assert desk.get(at("trainings")).status_code == 200
    assert desk.post(at("training_trainer", event.uuid), {"trainer": ""}).status_code == 302
    assert teacher.get(sheet).status_code == 404


def test_another_office_finds_none_of_the_pages(client: Client, egle: Account, event: Event):
    (who,) = come(event, 1)
    half = halves(event)[0].uuid
    client.force_login(invented(build_officer("Asta", build_office("kitas-biuras"))))
    for address in (
        at("event_attendance", event.uuid),
        at("event_door", event.uuid, half),
        at("event_door_picture", event.uuid, half),
        at("event_import", event.uuid),
        at("event_certificates", event.uuid),
    ):
        answer = client.get(address)
        assert (answer.status_code, NAME in answer.text) == (404, False)
    assert client.post(at("event_attendance", event.uuid), {"person": str(who.uuid)}).status_code == 404
    found = client.post(at("training_record"), {"email": "vardenis1@istaiga.example"})
    assert NAME not in found.text
