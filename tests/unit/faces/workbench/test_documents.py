"""Documents in the workbench: brought, read in the background, found by everybody, taken away."""

import io

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pertvarka.foundation.base.jobs import draining
from pertvarka.programme.library.models import Document, MethodologyPackage, StoredFile
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def office(client, settings):
    settings.DEMO_MODE = True
    account = closed_plane.build_account(
        "Eglė", "ministry", closed_plane.build_organisation("ministerija"), is_demo=True
    )
    client.force_login(account)
    return account


def written(said: str) -> SimpleUploadedFile:
    made, kept = docx.Document(), io.BytesIO()
    made.add_paragraph(said)
    made.save(kept)
    return SimpleUploadedFile('Pelėdų "ataskaita".docx', kept.getvalue())


def bring(client, code, file, **fields):
    return client.post(reverse("workbench:document", args=[code]), {"file": file, "language": "lt"} | fields)


def test_from_a_new_document_to_its_text_in_the_search(client, office):
    fields = {"kind": "study_report", "title_lt": "Miško tyrimas", "title_en": "A study of a wood", "language": "lt"}
    made = client.post(reverse("workbench:document_new"), fields)
    assert made["Location"] == reverse("workbench:document", args=["misko-tyrimas"])
    assert client.post(reverse("workbench:document_new"), fields).status_code == 422
    assert bring(client, "misko-tyrimas", written("Pelėdos <tupi> medyje.")).status_code == 302
    again = bring(client, "misko-tyrimas", SimpleUploadedFile("a.pdf", b"MZ"))
    assert again.status_code == 422
    assert "Tinka PDF, DOCX ir ODT" in again.content.decode()
    draining.run_waiting()
    kept = StoredFile.objects.get()
    assert (kept.reading, kept.text, kept.file_name) == ("read", "Pelėdos <tupi> medyje.", "peledu-ataskaita.docx")

    client.logout()
    found = client.get(reverse("public_site:documents"), {"q": "peleda"}).content.decode()
    assert "<mark>Pelėdos</mark>" in found
    assert "&lt;tupi&gt;" in found
    address = reverse("public_site:document_file", args=["misko-tyrimas", kept.pk])
    assert address in client.get(reverse("public_site:document", args=["misko-tyrimas"])).content.decode()
    handed = client.get(address)
    assert handed.content == bytes(kept.content)
    assert handed["Content-Disposition"] == 'attachment; filename="peledu-ataskaita.docx"'

    client.force_login(office)
    client.post(reverse("workbench:document_file_remove", args=["misko-tyrimas", kept.pk]))
    assert client.get(reverse("public_site:documents"), {"q": "peleda"}).context["page"].rows == ()


def test_a_file_that_cannot_be_read_says_why(client, office):
    bring(client, "valdymo-modelis", SimpleUploadedFile("a.pdf", b"%PDF-1.7 nieko"))
    draining.run_waiting()
    assert "Failas sugadintas" in client.get(reverse("workbench:document", args=["valdymo-modelis"])).content.decode()


def test_a_draft_is_handed_out_inside_only(client, office):
    document = Document.objects.create(
        code="juodrastis", kind="procedure", title_lt="Juodraštis", title_en="Draft", known_on="2026-01-05"
    )
    bring(client, "juodrastis", written("Slapta"))
    kept = StoredFile.objects.get()
    package = MethodologyPackage.objects.create(code="m", kind="procedure", title_lt="M", title_en="M")
    package.versions.create(number=1, state="drafting").files.create(document=document)
    inside = reverse("workbench:document_file", args=["juodrastis", kept.pk])
    assert client.get(inside).status_code == 200
    client.logout()
    assert client.get(reverse("public_site:document_file", args=["juodrastis", kept.pk])).status_code == 404
    assert client.get(reverse("public_site:document", args=["juodrastis"])).status_code == 404
    assert client.get(inside).status_code == 302


def test_the_code_of_an_indicator_leads_to_it(client):
    gone = client.get(reverse("public_site:documents"), {"q": "4.2.5"})
    assert gone["Location"] == reverse("public_site:indicator", kwargs={"code": "4.2.5"})
    assert client.get(reverse("public_site:documents"), {"q": "9.9.9"}).status_code == 200
