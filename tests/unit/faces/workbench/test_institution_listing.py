"""The programme office puts institutions on the list and takes them further; bad input is told and kept."""

from datetime import date, timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.institutions.models import MonthlyCensus, TransformationPlan, TransformingInstitution
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
NEW = "workbench:institution_new"


@pytest.fixture(autouse=True)
def _demo_mode(settings) -> None:
    settings.DEMO_MODE = True


@pytest.fixture
def body() -> Organisation:
    return closed_plane.build_organisation("liepu-aleja", kind=Organisation.Kind.INSTITUTION)


@pytest.fixture
def egle() -> Client:
    return signed_in("Egle", "ministry")


def signed_in(name: str, role: str, place: Organisation | None = None) -> Client:
    client = Client()
    client.force_login(closed_plane.build_account(name, role, place, is_demo=True))
    return client


def typed(**changed: str) -> dict[str, str]:
    return {
        "organisation": "liepu-aleja",
        "kind": "adults_home",
        "founder": "socialines-apsaugos-ir-darbo-ministerija",
        "places_count": "60",
        "residents": "48",
        "listed_on": "2026-01-05",
        "admissions_stop_on": "2026-06-30",
        "target_on": "2029-12-31",
        **changed,
    }


def test_an_institution_of_the_list_of_bodies_is_listed(egle: Client, body: Organisation):
    answer = egle.post(reverse(NEW), typed())
    made = TransformingInstitution.objects.get()
    assert answer.url == reverse("workbench:institution", args=[made.uuid])
    assert (made.organisation, made.kind, made.places_count, made.residents_when_listed) == (
        body,
        "adults_home",
        60,
        48,
    )
    assert (made.state, made.target_on) == ("listed", date(2029, 12, 31))
    page = egle.get(answer.url).content.decode()
    assert "suaugusių asmenų su negalia socialinės globos namai" in page
    assert reverse("workbench:institution_step", args=[made.uuid]) in page
    again = egle.get(reverse(NEW)).content.decode()
    assert 'value="liepu-aleja"' not in again


def test_one_that_no_list_has_is_named(egle: Client):
    named = typed(organisation="", name_lt="  Pušyno  globos namai ", municipality="LT-02")
    assert egle.post(reverse(NEW), named).status_code == HTTPStatus.FOUND
    made = TransformingInstitution.objects.get().organisation
    assert (made.name_lt, made.name_en, made.code, made.kind) == (
        "Pušyno globos namai",
        "Pušyno globos namai",
        "pusyno-globos-namai",
        "institution",
    )
    twice = egle.post(reverse(NEW), named)
    assert "šioje savivaldybėje jau yra" in twice.content.decode()
    assert Organisation.objects.filter(name_lt="Pušyno globos namai").count() == 1


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"organisation": ""}, "organisation"),
        ({"name_lt": "Kiti namai"}, "name_lt"),
        ({"organisation": "", "name_lt": "Kiti namai"}, "municipality"),
        ({"target_on": "2026-01-05"}, "target_on"),
        ({"admissions_stop_on": "2030-01-01"}, "target_on"),
        ({"listed_on": "2126-01-05", "target_on": "", "admissions_stop_on": ""}, "listed_on"),
        ({"residents": "daug"}, "residents"),
        ({"places_count": "0"}, "places_count"),
        ({"kind": "kazkas"}, "kind"),
    ],
)
def test_bad_input_is_told_at_its_field_and_kept(egle: Client, body: Organisation, changed: dict[str, str], field: str):
    answer = egle.post(reverse(NEW), typed(**changed))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert list(answer.context["form"].errors) == [field]
    assert 'value="48"' in answer.content.decode() or field == "residents"
    assert not TransformingInstitution.objects.exists()
    assert not Organisation.objects.filter(name_lt="Kiti namai").exists()


def test_who_was_faster_listed_it(egle: Client, body: Organisation, monkeypatch):
    egle.post(reverse(NEW), typed())
    from pertvarka.services.institutions.queries import institutions

    monkeypatch.setattr(institutions, "unlisted", lambda: [body])  # the form was opened before
    twice = egle.post(reverse(NEW), typed())
    assert "jau įtraukta į pertvarkos sąrašą 2026-01-05" in twice.content.decode()
    assert TransformingInstitution.objects.count() == 1


def _moved(client: Client, home: TransformingInstitution, state: str, **more: str):
    answer = client.post(reverse("workbench:institution_step", args=[home.uuid]), {"state": state, **more})
    home.refresh_from_db()
    return answer


def test_an_institution_goes_its_way_and_no_step_is_skipped(egle: Client, body: Organisation):
    home = TransformingInstitution.objects.create(
        organisation=body, listed_on=date(2020, 1, 1), residents_when_listed=3, target_on=date(2029, 1, 1)
    )
    today = timezone.localdate()
    assert _moved(egle, home, "closed").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert _moved(egle, home, "assessed").status_code == HTTPStatus.FOUND
    assert "dar nepatvirtintas" in _moved(egle, home, "plan_approved").content.decode()
    TransformationPlan.objects.create(
        institution=home, number=1, state="approved", endorsed_on=today, approved_on=today, begun_on=today
    )
    _moved(egle, home, "plan_approved")
    _moved(egle, home, "transforming")
    ahead = (today + timedelta(days=1)).isoformat()
    assert "vėlesnė už šiandieną" in _moved(egle, home, "admissions_stopped", stops_on=ahead).content.decode()
    _moved(egle, home, "admissions_stopped", stops_on="2026-03-01")
    assert (home.state, home.admissions_stop_on) == ("admissions_stopped", date(2026, 3, 1))
    assert "gyventojų – 3" in _moved(egle, home, "closed").content.decode()
    census = MonthlyCensus.objects.create(
        institution=home, month=date(2026, 10, 1), state="submitted", submitted_at=timezone.now()
    )
    census.groups.create(group="adults", at_start=3, left=3, at_end=0)
    _moved(egle, home, "closed")
    assert home.state == "closed"
    assert egle.get(reverse("workbench:institution_step", args=[home.uuid])).status_code == HTTPStatus.FOUND


def test_a_stop_after_the_target_day_is_told(egle: Client, body: Organisation):
    home = TransformingInstitution.objects.create(
        organisation=body,
        listed_on=date(2020, 1, 1),
        residents_when_listed=3,
        target_on=date(2026, 6, 30),
        state="transforming",
    )
    assert "(2026-06-30)" in _moved(egle, home, "admissions_stopped").content.decode()
    assert home.state == "transforming"
    address = reverse("workbench:institution_particulars", args=[home.uuid])
    kept = egle.post(address, {"version": str(home.version), "target_on": "2028-06-30", "places_count": "40"})
    assert kept.status_code == HTTPStatus.FOUND
    assert _moved(egle, home, "admissions_stopped").status_code == HTTPStatus.FOUND
    assert (home.admissions_stop_on, home.places_count) == (timezone.localdate(), 40)


@pytest.mark.parametrize("role", ["institution_head", "regional_expert", "monitoring_group_member"])
def test_nobody_else_lists_or_moves(body: Organisation, role: str):
    home = TransformingInstitution.objects.create(
        organisation=body, listed_on=date(2020, 1, 1), residents_when_listed=3
    )
    other = signed_in("Kas", role, body)
    assert other.get(reverse(NEW)).status_code == HTTPStatus.NOT_FOUND
    assert _moved(other, home, "assessed").status_code == HTTPStatus.NOT_FOUND
    assert home.state == "listed"
