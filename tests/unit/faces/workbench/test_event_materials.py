"""Papers of events on their pages: brought, refused, shown to whom they are meant for and to nobody else."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pypdf import PdfWriter

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.kept_files import PPTX, media_type_of
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events.actions import papers, visits
from pertvarka.programme.events.actions.papers import Told
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import Event, EventMaterial, TrainingProgramme
from tests.closed_plane import build_account
from tests.unit.programme.events.at_work import add_session, build_event, build_office, build_officer, visitor

pytestmark = pytest.mark.usefixtures("reform")


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
    event = build_event(egle, office, places=5)
    add_session(egle, event)
    return event


@pytest.fixture
def desk(egle: Account) -> Client:
    desk = Client()
    desk.force_login(egle)
    return desk


def a_pdf(pages: int = 1) -> bytes:
    kept, writer = io.BytesIO(), PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(width=72, height=72)
    writer.write(kept)
    return kept.getvalue()


def a_pptx(*more: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as packed:
        for name in ("[Content_Types].xml", "ppt/presentation.xml", *more):
            packed.writestr(name, "<x/>")
    return kept.getvalue()


def at(name: str, *parts: object) -> str:
    return reverse(f"workbench:{name}", args=parts)


def bring(desk: Client, event: Event, content: bytes, *, name: str = "event_material_new", **more: str) -> "object":
    session = str(event.sessions.all()[0].uuid)
    told = {"title_lt": "Skaidrės apie namus", "title_en": "Slides on homes", "kind": "slides", "language": "lt",
            "author": "Ona Kalbėtoja", "licence": "CC BY 4.0", "session": session, "seen_by": "public"}  # fmt: skip
    file = SimpleUploadedFile("../Mano skaidrės.exe", content)
    return desk.post(at(name, event.uuid), {**told, **more, "file": file})


def test_everybody_takes_a_public_paper_once_the_event_is_held(desk: Client, event: Event, client: Client):
    assert bring(desk, event, a_pdf()).status_code == 302
    kept = EventMaterial.objects.get(event=event)
    assert kept.session is not None
    address = reverse("public_site:event_material", args=[kept.uuid])
    assert (client.get(address).status_code, address in client.get(event.get_absolute_url()).text) == (404, False)
    Event.objects.filter(pk=event.pk).update(state="held")
    page = client.get(event.get_absolute_url()).text
    assert address in page
    assert "Ona Kalbėtoja" in page
    taken = client.get(address)
    assert (taken.content, taken.headers["Content-Type"]) == (a_pdf(), "application/pdf")
    assert taken.headers["Content-Disposition"] == 'attachment; filename="mano-skaidres.pdf"'
    assert taken.headers["X-Content-Type-Options"] == "nosniff"
    desk.post(at("event_material_drop", event.uuid, kept.uuid))
    assert client.get(address).status_code == 404


def test_participants_take_theirs_by_their_link_and_nobody_takes_what_is_for_the_office(
    desk: Client, event: Event, client: Client
):
    bring(desk, event, a_pdf(1), seen_by="participants")
    bring(desk, event, a_pdf(2), seen_by="staff")
    Event.objects.filter(pk=event.pk).update(places=1)
    seated, waiting = (visits.register(event=event, who=visitor(number))[0] for number in (1, 2))
    theirs, offices = EventMaterial.objects.order_by("pk")

    def own(registration, material: EventMaterial) -> int:
        address = reverse("public_site:event_answer_material", args=[registration.token, material.uuid])
        return client.get(address).status_code

    assert (own(seated, theirs), own(seated, offices), own(waiting, theirs)) == (200, 404, 404)
    page = client.get(reverse("public_site:event_answer", args=[seated.token])).text
    assert (str(theirs.uuid) in page, str(offices.uuid) in page) == (True, False)
    Event.objects.filter(pk=event.pk).update(state="held")
    for material in (theirs, offices):
        assert client.get(reverse("public_site:event_material", args=[material.uuid])).status_code == 404
        assert desk.get(at("event_material_file", event.uuid, material.uuid)).status_code == 200


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ not a paper", "Tinka PDF, PPTX, ODP, DOCX ir ODT, be makrokomandų."),
        (a_pptx("ppt/vbaProject.bin"), "Tokio failo čia įkelti negalima."),
        (b"", "Failas tuščias"),
        (b"%PDF-" + b" " * (20 * 1024 * 1024), "didesnis nei 20 MB"),
    ],
)
def test_a_bad_file_is_named_and_nothing_typed_is_lost(desk: Client, event: Event, content: bytes, sentence: str):
    refused = bring(desk, event, content)
    assert refused.status_code == 422
    assert sentence in refused.text.replace("\xa0", " ")
    assert "Skaidrės apie namus" in refused.text
    assert not EventMaterial.objects.exists()


def test_a_file_too_large_to_be_read_at_all_is_not_asked_for_again(desk: Client, event: Event, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1024
    refused = bring(desk, event, b"%PDF-" + b" " * (20 * 1024 * 1024))
    assert "didesnis nei 20 MB" in refused.text.replace("\xa0", " ")


def test_the_same_file_is_kept_once_and_who_may_see_it_is_corrected(desk: Client, event: Event):
    slides = a_pptx()
    bring(desk, event, slides)
    again = bring(desk, event, slides)
    assert (again.status_code, "Šis failas čia jau yra" in again.text) == (422, True)
    kept = EventMaterial.objects.get()
    assert kept.media_type == PPTX == media_type_of(slides)
    told = {"title_lt": "Kitas pavadinimas", "kind": "handout", "language": "en", "seen_by": "staff"}
    assert desk.post(at("event_material", event.uuid, kept.uuid), told).status_code == 302
    kept.refresh_from_db()
    assert (kept.title_lt, kept.kind, kept.seen_by, kept.session) == ("Kitas pavadinimas", "handout", "staff", None)
    assert "Kitas pavadinimas" in desk.get(at("event", event.uuid)).text


def test_a_trainer_brings_papers_of_own_groups_and_keeps_those_alone(desk: Client, event: Event, egle: Account):
    neringa, other = (build_account(name, "trainer", None, is_demo=True) for name in ("Neringa", "Kita"))
    programme = TrainingProgramme.objects.create(title_lt="Mokymai", audience="institution-staff", academic_hours=8)
    Event.objects.filter(pk=event.pk).update(training_programme=programme, trainer=neringa)
    for seen_by in ("participants", "staff"):
        bring(desk, event, a_pdf(len(seen_by)), seen_by=seen_by, title_lt=f"Biuro, {seen_by}")
    theirs, offices = EventMaterial.objects.order_by("pk")
    assert {theirs.brought_by, offices.brought_by} == {egle}
    trainer, stranger = Client(), Client()
    trainer.force_login(neringa)
    stranger.force_login(other)

    assert bring(trainer, event, b"MZ", name="training_material_new").status_code == 422
    assert bring(trainer, event, a_pdf(1), name="training_material_new", seen_by="staff").status_code == 302
    own = EventMaterial.objects.get(brought_by=neringa)
    page = trainer.get(at("training_attendance", event.uuid)).text
    assert ("Biuro, participants" in page, "Biuro, staff" in page, own.title in page) == (True, False, True)
    files = [trainer.get(at("training_material_file", event.uuid, one.uuid)) for one in (own, theirs, offices)]
    assert [answer.status_code for answer in files] == [200, 200, 404]

    told = {"title_lt": "Mano skaidrės", "kind": "slides", "language": "lt", "seen_by": "participants"}
    changed = [trainer.post(at("training_material", event.uuid, one.uuid), told) for one in (own, theirs, offices)]
    assert [answer.status_code for answer in changed] == [302, 404, 404]
    assert trainer.post(at("training_material_drop", event.uuid, theirs.uuid)).status_code == 404
    assert stranger.get(at("training_material_file", event.uuid, own.uuid)).status_code == 404
    assert bring(stranger, event, a_pdf(2), name="training_material_new").status_code == 404
    with scope.of(neringa), pytest.raises(EventNotFound):
        papers.correct(event=event, material=theirs.uuid, told=Told("Kitaip", "slides", "staff"), by=neringa)
    with scope.of(neringa), pytest.raises(EventNotFound):
        papers.take_away(event=event, material=offices.uuid, by=neringa)
    with scope.of(other), pytest.raises(NotAllowed):
        papers.take_away(event=event, material=own.uuid, by=other)
    assert desk.post(at("event_material_drop", event.uuid, own.uuid)).status_code == 302
    assert list(EventMaterial.objects.order_by("pk")) == [theirs, offices]


def test_another_office_finds_neither_the_paper_nor_its_page(event: Event, desk: Client):
    bring(desk, event, a_pdf())
    kept = EventMaterial.objects.get()
    stranger = Client()
    account = build_officer("Ona", build_office("kitas-biuras"))
    account.is_demo = True
    account.save()
    stranger.force_login(account)
    for name in ("event_material", "event_material_file"):
        assert stranger.get(at(name, event.uuid, kept.uuid)).status_code == 404
    assert stranger.post(at("event_material_drop", event.uuid, kept.uuid)).status_code == 404
    assert EventMaterial.objects.filter(pk=kept.pk).exists()
