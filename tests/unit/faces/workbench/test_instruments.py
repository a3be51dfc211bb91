"""Pages of questionnaires: bringing a workbook, its faults, publishing, the version, its file."""

from http import HTTPStatus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.instruments.models import InstrumentVersion
from tests import closed_plane
from tests.unit.foundation.instruments.test_instruments import _labels, workbook


@pytest.fixture
def client(reform: None, settings) -> Client:
    settings.DEMO_MODE = True
    place = closed_plane.build_organisation("sadm")
    signed_in = Client()
    signed_in.force_login(closed_plane.build_account("Ministerija", "ministry", place, is_demo=True))
    return signed_in


def bring(client: Client, content: bytes) -> str:
    answer = client.post(reverse("workbench:instruments"), {"workbook": SimpleUploadedFile("pokalbis.xlsx", content)})
    assert answer.status_code == HTTPStatus.FOUND
    return answer["Location"]


def test_a_workbook_is_brought_seen_and_published(client: Client):
    url = bring(client, workbook())
    assert "Ko norite?" in client.get(url).content.decode()
    said = {
        "title_lt": "Pokalbis",
        "title_en": "Conversation",
        "purpose": "survey",
        "audience": "everybody",
        "assessors_needed": "1",
        "reassess_after_months": "12",
    }
    answer = client.post(url, said)

    held = InstrumentVersion.objects.get(instrument__code="pokalbis")
    assert answer["Location"] == reverse("workbench:instrument_version", args=[held.uuid])
    assert "Ko norite?" in client.get(answer["Location"]).content.decode()
    file = client.get(reverse("workbench:instrument_workbook", args=[held.uuid]))
    assert file.content[:2] == b"PK"
    assert client.post(reverse("workbench:instrument_withdraw", args=[held.uuid])).status_code == HTTPStatus.FOUND
    held.refresh_from_db()
    assert held.withdrawn_at is not None


def test_faults_stand_in_a_table_with_their_cells(client: Client):
    page = client.get(bring(client, workbook({"type": "geopoint", "name": "where", **_labels("Kur?")})))
    told = page.content.decode()
    assert "<code>A4</code>" in told
    assert "<code>geopoint</code>" in told


def test_a_file_that_is_too_large_is_refused_at_the_door(client: Client):
    big = SimpleUploadedFile("didelis.xlsx", b"0" * (10 * 1024 * 1024 + 1))
    answer = client.post(reverse("workbench:instruments"), {"workbook": big})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_shipped_forms_are_listed_and_shown(client: Client):
    page = client.get(reverse("workbench:instruments")).content.decode()
    assert "Vašingtono grupės trumpasis klausimų rinkinys" in page
    for held in InstrumentVersion.objects.all():
        assert client.get(reverse("workbench:instrument_version", args=[held.uuid])).status_code == HTTPStatus.OK


def test_nobody_else_finds_them(reform: None, settings):
    settings.DEMO_MODE = True
    signed_in = Client()
    unit = closed_plane.build_organisation("skyrius")
    signed_in.force_login(closed_plane.build_account("Jonas", "case_manager", unit, is_demo=True))
    assert signed_in.get(reverse("workbench:instruments")).status_code == HTTPStatus.NOT_FOUND
