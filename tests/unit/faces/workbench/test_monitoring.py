"""The monitoring group on the pages: papers, the sitting, a figure verified, a finding answered, minutes signed."""

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.oversight.monitoring.actions import alerts
from pertvarka.oversight.monitoring.models import Alert, Finding, Meeting, Submission
from tests import closed_plane

pytestmark = pytest.mark.usefixtures("reform")
CODE = "4.2.5"


@pytest.fixture(autouse=True)
def in_the_demonstration(settings: Any) -> None:
    settings.DEMO_MODE = True


def signed_in(name: str, role: str, *place: Any) -> Client:
    client = Client()
    client.force_login(closed_plane.build_account(name, role, *place, is_demo=True))
    return client


@pytest.fixture
def egle() -> Client:
    return signed_in("Eglė", "ministry", closed_plane.build_organisation("ministerija"))


@pytest.fixture
def vytautas() -> Client:
    return signed_in("Vytautas", "monitoring_group_member")


def of(name: str, *arguments: Any) -> str:
    return reverse(f"workbench:{name}", args=arguments)


def submitted(egle: Client) -> Submission:
    today = timezone.localdate().isoformat()
    typed = {"indicator": CODE, "day": today, "value": "41", "evidence": "002", "comment_lt": "Pagal ataskaitą."}
    wrong = egle.post(of("monitoring_figure_new"), {**typed, "evidence": "nėra"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "41" in wrong.content.decode()
    assert egle.post(of("monitoring_figure_new"), typed).status_code == HTTPStatus.FOUND
    figure = Submission.objects.get()
    egle.post(of("monitoring_figure", figure.uuid), {"act": "submit"})
    return figure


def test_a_meeting_on_the_pages_from_the_papers_to_the_minutes(egle: Client, vytautas: Client):
    figure = submitted(egle)
    day = timezone.localdate().isoformat()
    vytautas.post(of("monitoring_meeting_new"), {"day": day, "place": "Vilnius"})
    meeting = Meeting.objects.get()
    page = of("monitoring_meeting", day)
    vytautas.post(of("monitoring_pack", day))
    shown = vytautas.get(page).content.decode()
    assert "41" in shown
    pack = meeting.packs.get()
    assert vytautas.get(of("monitoring_file", pack.uuid, "pdf")).content.startswith(b"%PDF")
    assert vytautas.get(of("monitoring_file", pack.uuid, "docx")).content.startswith(b"PK")
    assert vytautas.get(of("monitoring_file", pack.uuid, "zip")).status_code == HTTPStatus.NOT_FOUND
    begun = vytautas.post(of("monitoring_begin", day), {"present": [], "guests": "Vaiko teisių tarnyba"})
    assert begun.status_code == HTTPStatus.FOUND
    item = meeting.items.get(subject=str(figure.uuid))
    assert "41" in vytautas.get(of("monitoring_item", item.uuid)).content.decode()
    for one in meeting.items.all():
        vytautas.post(of("monitoring_item", one.uuid), {"decision": f"Nutarta dėl {one.order}"})
    vytautas.post(of("monitoring_finding_new", day), {"text": "Trūksta sąrašo", "indicator": CODE, "owner": ""})
    vytautas.post(of("monitoring_task_new", day), {"what": "Rasti sąrašą", "owner": "ministerija", "day": day})
    meeting.refresh_from_db()
    drafted = vytautas.get(of("monitoring_minutes", day)).content.decode()
    for words in ("Nutarta dėl 1", "Trūksta sąrašo", "Rasti sąrašą", "Vaiko teisių tarnyba"):
        assert words in drafted
    typed = {"minutes": "Protokolas", "public_minutes": "Viešai", "version": meeting.version}
    vytautas.post(of("monitoring_minutes", day), typed)
    meeting.refresh_from_db()
    assert (meeting.state, meeting.public_minutes) == ("signed", "Viešai")
    assert "Protokolas" in vytautas.get(page).content.decode()
    told = Client().get(reverse("public_site:minutes")).content.decode()
    assert "Viešai" in told
    assert "Protokolas" not in told
    assert vytautas.get(of("monitoring_minutes", day)).status_code == HTTPStatus.NOT_FOUND
    for name in ("monitoring", "monitoring_figures", "monitoring_findings", "home"):
        assert vytautas.get(of(name)).status_code == HTTPStatus.OK
        assert egle.get(of(name)).status_code == HTTPStatus.OK
    finding = Finding.objects.get()
    egle.post(of("monitoring_finding", finding.uuid), {"words": "Radome", "version": finding.version})
    vytautas.post(of("monitoring_finding", finding.uuid), {"close": "1"})
    finding.refresh_from_db()
    assert finding.state == "closed"


def test_a_figure_is_verified_by_the_group_only(egle: Client, vytautas: Client):
    figure = submitted(egle)
    page = of("monitoring_figure", figure.uuid)
    assert egle.post(page, {"act": "verify"}).status_code == HTTPStatus.NOT_FOUND
    outsider = signed_in("Rasa", "regional_expert", None)
    for answer in (outsider.get(page), outsider.post(page, {"act": "verify"}), outsider.get(of("monitoring"))):
        assert answer.status_code == HTTPStatus.NOT_FOUND
    empty = vytautas.post(page, {"act": "return", "reason": ""})
    assert empty.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    figure.refresh_from_db()
    assert figure.state == "submitted"
    assert vytautas.post(page, {"act": "publish"}).status_code == HTTPStatus.NOT_FOUND
    vytautas.post(page, {"act": "verify"})
    vytautas.post(page, {"act": "verify"})
    egle.post(page, {"act": "publish"})
    figure.refresh_from_db()
    assert figure.state == "published"
    assert "41" in Client().get(reverse("public_site:indicator", kwargs={"code": CODE})).content.decode()


def test_a_draft_is_nobody_elses(egle: Client, vytautas: Client):
    today = timezone.localdate().isoformat()
    egle.post(of("monitoring_figure_new"), {"indicator": CODE, "day": today, "value": "7"})
    figure = Submission.objects.get()
    assert vytautas.get(of("monitoring_figure", figure.uuid)).status_code == HTTPStatus.NOT_FOUND
    assert vytautas.get(of("monitoring_figure_new")).status_code == HTTPStatus.NOT_FOUND


def test_a_discrepancy_is_explained_on_its_owners_page_and_met_by_nobody_else(egle: Client):
    home = closed_plane.build_organisation("teikejas", kind="provider")
    ieva = signed_in("Ieva", "provider_staff", home)
    other = signed_in("Kita", "provider_staff", closed_plane.build_organisation("kitas", kind="provider"))
    closed_plane.build_offer(home, last_checked_on=timezone.localdate().replace(year=2020))
    alerts.run(today=timezone.localdate())
    with scope.of_command(alerts.COMMAND):
        alert = Alert.objects.get(check_code="offers_unchecked")
    page = of("discrepancy_explain", alert.uuid)
    assert alert.label in ieva.get(of("discrepancies")).content.decode()
    assert alert.label not in other.get(of("discrepancies")).content.decode()
    assert other.get(page).status_code == HTTPStatus.NOT_FOUND
    assert egle.get(page).status_code == HTTPStatus.NOT_FOUND
    assert ieva.post(page, {"words": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert ieva.post(page, {"words": "Remontas"}).status_code == HTTPStatus.FOUND
    assert "Remontas" in ieva.get(of("discrepancies")).content.decode()


def test_a_review_is_written_previewed_and_published_on_the_pages(egle: Client, vytautas: Client):
    egle.post(of("reviews"), {"year": "2025", "day": "2025-12-31", "title_lt": "2025-ieji"})
    new = of("review_chapter_new", 2025)
    typed = {"title_lt": "Renginiai", "text_lt": "Įvyko {4.1.1} renginiai."}
    broken = egle.post(new, {**typed, "text_lt": "Įvyko {4.1"})
    assert broken.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Įvyko {4.1" in broken.content.decode()
    preview = egle.post(new, {**typed, "preview": "1"}).content.decode()
    assert "64</a>" in preview
    assert egle.post(new, typed).status_code == HTTPStatus.FOUND
    page = of("review_edit", 2025)
    assert vytautas.get(page).status_code == HTTPStatus.NOT_FOUND
    assert Client().get(reverse("public_site:review", args=[2025])).status_code == HTTPStatus.NOT_FOUND
    egle.post(page)
    assert "64</a>" in Client().get(reverse("public_site:review", args=[2025])).content.decode()
    number = of("review_correct", 2025, "4.1.1")
    assert egle.post(number, {"value": "65", "reason": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    egle.post(number, {"value": "65", "reason": "Rastas dar vienas renginys."})
    shown = Client().get(reverse("public_site:review", args=[2025])).content.decode()
    assert "65</a>" in shown
    assert "Rastas dar vienas renginys." in shown
