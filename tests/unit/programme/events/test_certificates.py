"""Certificates: whom they are given to, what anybody may check, the file read back, the letters."""

from io import BytesIO
from zipfile import ZipFile

import pytest
import zxingcpp
from django.core import mail as outbox
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import draining, queries
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.events import certificate_file, errors
from pertvarka.programme.events.actions import certificates
from pertvarka.programme.events.models import Certificate, CertificateProof, Event
from tests.unit.programme.events.at_work import build_office, build_officer
from tests.unit.programme.events.attended import build_day, come, hold, tick

pytestmark = pytest.mark.usefixtures("reform")
NAME = "Vardenis Pavardenis 1"


@pytest.fixture
def office() -> Organisation:
    return build_office()


@pytest.fixture
def egle(office: Organisation) -> Account:
    return build_officer("Eglė", office)


@pytest.fixture
def event(egle: Account, office: Organisation) -> Event:
    """Two came, one of them to both half-days; a third only registered."""
    event = build_day(egle, office)
    first, second, _absent = come(event, 3)
    tick(egle, event, first, 1, 2)
    tick(egle, event, second, 1)
    return event


def issued(event: Event, by: Account) -> list[Certificate]:
    hold(event)
    with scope.of(by):
        return certificates.issue(event=event, by=by)


def test_everybody_who_came_gets_one_with_their_own_hours_and_only_once(event: Event, egle: Account):
    with scope.of(egle), pytest.raises(errors.NotHeldYet):
        certificates.issue(event=event, by=egle)
    assert len(issued(event, egle)) == 2
    assert sorted(int(proof.hours) for proof in CertificateProof.objects.all()) == [4, 8]
    with scope.of(egle):
        assert certificates.issue(event=event, by=egle) == []
    numbers = {proof.number[:8] for proof in CertificateProof.objects.all()}
    assert numbers == {f"PZ-{event.starts_on.year}-"}


def test_an_event_nobody_attended_gives_none_and_another_office_gives_none(egle: Account, office: Organisation):
    event = build_day(egle, office)
    hold(event)
    with scope.of(egle), pytest.raises(errors.NobodyAttended):
        certificates.issue(event=event, by=egle)
    other = build_officer("Asta", build_office("kitas-biuras"))
    with scope.of(other), pytest.raises(errors.EventNotFound):
        certificates.issue(event=event, by=other)


def test_anybody_checks_a_certificate_and_a_name_and_is_shown_no_name(event: Event, egle: Account, client: Client):
    issued(event, egle)
    proof = CertificateProof.objects.get(hours=8)
    address = reverse("public_site:certificate", args=[proof.code])
    page = client.get(address).text
    assert proof.number in page
    assert "galioja" in page
    assert "Vardenis" not in page
    assert "sutampa" in client.post(address, {"name": " vardenis  PAVARDENIS 1 "}).text
    assert "nesutampa" in client.post(address, {"name": "Vardenis Pavardenis 2"}).text
    assert client.post(address, {"name": ""}).status_code == 422
    assert client.get(reverse("public_site:certificate", args=["nera"])).status_code == 404
    with scope.of(egle):
        held = Certificate.objects.get(proof=proof)
        with pytest.raises(errors.RevocationReasonMissing):
            certificates.revoke(certificate=held, reason=" ", by=egle)
        certificates.revoke(certificate=held, reason="Supainioti žmonės", by=egle)
        again = certificates.issue(event=event, by=egle)
    page = client.get(address).text
    assert "panaikintas" in page
    assert "Supainioti" not in page
    assert len(again) == 1


def test_the_file_says_it_all_and_its_picture_leads_to_the_page(event: Event, egle: Account):
    issued(event, egle)
    with scope.of(egle):
        held = Certificate.objects.select_related("registration__participant", "proof__issuer").get(proof__hours=8)
        content = certificate_file.pdf(held)
    read = PdfReader(BytesIO(content))
    text = read.pages[0].extract_text()
    for words in (
        NAME,
        held.proof.number,
        event.title_lt,
        "Akademinės valandos",
        certificate_file.address_of(held.proof),
    ):
        assert words in text
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert read.trailer["/Root"]["/Lang"] == "lt"


def test_the_qr_code_is_read_back_from_its_picture():
    address = "https://pertvarka.example/lt/pazymejimas/abcdefgh2345/"
    picture = Image.open(BytesIO(certificate_file.as_png(address)))
    assert [found.text for found in zxingcpp.read_barcodes(picture.convert("L"))] == [address]


def test_a_job_makes_them_all_in_one_file_and_another_sends_each_once(event: Event, egle: Account):
    hold(event)
    with scope.of(egle):
        made = certificates.ask(event=event, by=egle, is_mailed=False)
    draining.run_waiting()
    with scope.of(egle):
        kept = queries.file_of(made, by=egle, at=timezone.now())
    with ZipFile(BytesIO(kept.content)) as archive:
        assert sorted(archive.namelist()) == sorted(f"{proof.number}.pdf" for proof in CertificateProof.objects.all())
    for _time in range(2):
        with scope.of(egle):
            certificates.ask(event=event, by=egle, is_mailed=True)
        draining.run_waiting()
    sent = [letter for letter in outbox.outbox if "PZ-" in letter.subject]
    assert sorted(letter.to for letter in sent) == [["vardenis1@istaiga.example"], ["vardenis2@istaiga.example"]]
    assert all("Vardenis" not in letter.subject for letter in sent)
    assert sent[0].attachments[0][2] == "application/pdf"
