"""The yearly progress of a certified organisation: who writes it, which years, and two who write at once."""

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions.models import QualityFramework, QualityProcess, YearlyProgress
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")


@pytest.fixture
def home(settings) -> Organisation:
    settings.DEMO_MODE = True
    return closed_plane.build_organisation("globos-namai", kind=Organisation.Kind.INSTITUTION)


@pytest.fixture
def process(home: Organisation) -> QualityProcess:
    return QualityProcess.objects.create(
        organisation=home,
        framework=QualityFramework.objects.get(code="equass-assurance", version="2018"),
        consultant=closed_plane.build_account("Tomas", "equass_consultant", is_demo=True),
        stage="certified",
        began_on=date(2024, 1, 8),
        certified_on=date(2024, 5, 3),
        certified_until=date(2099, 5, 3),
    )


def _client(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def _head(home: Organisation) -> Client:
    return _client(closed_plane.build_account("Vadovas", "institution_head", home, is_demo=True))


def _address(process: QualityProcess, year: int) -> str:
    return reverse("workbench:quality_progress", args=[process.uuid, year])


def test_the_organisation_reports_and_its_consultant_corrects(home, process):
    head, tomas = _head(home), _client(process.consultant)
    empty = head.post(_address(process, 2025), {"version": "0", "text": "  "})
    assert empty.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert head.post(_address(process, 2025), {"version": "0", "text": "Daugiau pasirinkimų."}).status_code == 302
    first = YearlyProgress.objects.get()
    assert (first.year, first.reported_by.name, first.version) == (2025, "Vadovas", 1)
    assert "Daugiau pasirinkimų." in tomas.get(_address(process, 2025)).content.decode()
    assert tomas.post(_address(process, 2025), {"version": "1", "text": "Daugiau ir saugiau."}).status_code == 302
    late = head.post(_address(process, 2025), {"version": "1", "text": "Mano tekstas."})
    assert late.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    told = late.content.decode()
    assert "saugiau." in told
    assert "Mano tekstas.</textarea>" in told
    assert 'name="version" value="2"' in told
    assert YearlyProgress.objects.get().text == "Daugiau ir saugiau."
    page = head.get(reverse("workbench:quality_process", args=[process.uuid])).content.decode().replace("\u00a0", " ")
    assert "Daugiau ir saugiau." in page
    assert _address(process, 2024) in page


def test_the_second_first_report_of_a_year_is_told(home, process):
    head, tomas = _head(home), _client(process.consultant)
    assert head.post(_address(process, 2024), {"version": "0", "text": "Pirma."}).status_code == 302
    assert tomas.post(_address(process, 2024), {"version": "0", "text": "Antra."}).status_code == 422
    assert YearlyProgress.objects.get().text == "Pirma."


def test_no_year_without_a_mark(home, process):
    head = _head(home)
    for year in (2023, 2098):
        assert head.get(_address(process, year)).status_code == HTTPStatus.NOT_FOUND
        assert head.post(_address(process, year), {"version": "0", "text": "x"}).status_code == HTTPStatus.NOT_FOUND
    QualityProcess.objects.update(stage="audit")
    assert head.get(_address(process, 2025)).status_code == HTTPStatus.NOT_FOUND
    assert not YearlyProgress.objects.exists()


def test_others_do_not_find_it(process):
    elsewhere = closed_plane.build_organisation("kiti-namai", kind=Organisation.Kind.INSTITUTION)
    consultant = closed_plane.build_account("Kitas", "equass_consultant", is_demo=True)
    for client in (_head(elsewhere), _client(consultant)):
        assert client.get(_address(process, 2025)).status_code == HTTPStatus.NOT_FOUND
        assert client.post(_address(process, 2025), {"version": "0", "text": "x"}).status_code == HTTPStatus.NOT_FOUND
    assert not YearlyProgress.objects.exists()
