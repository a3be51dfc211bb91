"""The photo of the page the person signed: attached to what was agreed, seen on the plan by those who see files."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.models import Attachment, Case, Part
from pertvarka.people.plans.models import Plan
from tests import closed_plane
from tests.closed_plane import build_case, build_organisation
from tests.unit.people.plans.building import build_draft, build_plan

HIDDEN = b"GPS 54.391357"


@pytest.fixture
def unit(reform, settings):
    settings.DEMO_MODE = True
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return closed_plane.build_account("Jonas", "case_manager", unit, is_demo=True)


@pytest.fixture
def case(unit, jonas) -> Case:
    return build_case(manager=jonas, organisation=unit, state="planning")


@pytest.fixture
def plan(case, jonas) -> Plan:
    with scope.of(jonas):
        return build_plan(case, jonas)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def photo() -> SimpleUploadedFile:
    written = BytesIO()
    Image.new("RGB", (40, 60), "white").save(written, format="JPEG", comment=HIDDEN)
    return SimpleUploadedFile("Vardenė Pavardenytė.jpg", written.getvalue(), content_type="image/jpeg")


def address(name: str, case: Case, *more: object) -> str:
    return reverse(f"cases:{name}", args=[case.uuid, *more])


def attach(by: Account, case: Case, plan: Plan, file: SimpleUploadedFile | None = None):
    return signed_in(by).post(address("plan_signed_page", case, plan.uuid), {"file": file or photo()})


def test_the_signed_page_is_kept_with_the_agreement_and_written_anew(case, plan, jonas):
    answer = attach(jonas, case, plan)

    assert answer.status_code == 302
    with scope.of(jonas):
        held = Plan.objects.get(pk=plan.pk)
        page = Attachment.objects.get(case=case)
        assert (held.signed_page_id, held.version) == (page.pk, plan.version)
        assert page.title == "Pasirašytas plano lapas, 1 versija"
    [event] = AuditEvent.objects.filter(kind="plan.signed_page_kept")
    assert event.details == {"plan": str(plan.uuid), "attachment": str(page.uuid)}
    shown = signed_in(jonas).get(address("plan", case)).content.decode()
    file_address = address("attachment", case, page.uuid)
    assert f'href="{file_address}"' in shown
    assert "Vardenė" not in shown
    opened = signed_in(jonas).get(file_address)
    assert Image.open(BytesIO(opened.content)).size == (40, 60)
    assert HIDDEN not in opened.content
    with scope.of_command("seal"):
        assert ViewRecord.objects.filter(kind=ViewRecord.Kind.ATTACHMENT, page="cases:attachment").count() == 1


def test_a_better_photo_takes_its_place_and_the_former_stays_among_the_files(case, plan, jonas):
    attach(jonas, case, plan)
    attach(jonas, case, plan)

    with scope.of(jonas):
        newest, former = Attachment.objects.filter(case=case)
        assert Plan.objects.get(pk=plan.pk).signed_page_id == newest.pk
    files = signed_in(jonas).get(address("attachments", case)).content.decode()
    assert str(former.uuid) in files


@pytest.mark.parametrize(
    ("file", "word"),
    [
        (SimpleUploadedFile("lapas.txt", b"Sutinku. Vardene"), "parašo nėra"),
        (SimpleUploadedFile("lapas.docx", b"PK\x03\x04\x00"), "PDF"),
        (SimpleUploadedFile("lapas.jpg", b"\xff\xd8\xff\xe0 ne paveikslas"), "sugadintas"),
    ],
    ids=["text", "office document", "broken picture"],
)
def test_what_holds_no_signature_is_refused_and_nothing_stays(case, plan, jonas, file, word):
    answer = attach(jonas, case, plan, file)

    assert answer.status_code == 422
    assert word in answer.content.decode()
    with scope.of(jonas):
        assert Plan.objects.get(pk=plan.pk).signed_page_id is None
        assert not Attachment.objects.filter(case=case).exists()


def test_nothing_is_signed_before_anything_is_agreed(case, jonas):
    with scope.of(jonas):
        draft = build_draft(case, jonas)

    assert attach(jonas, case, draft).status_code == 404
    assert (
        address("plan_signed_page", case, draft.uuid)
        not in signed_in(jonas).get(address("plan", case)).content.decode()
    )


def test_who_sees_the_plan_but_no_files_sees_no_page(case, plan, jonas, unit):
    attach(jonas, case, plan)
    aldona = closed_plane.build_account("Aldona", "case_manager", unit, is_demo=True)
    closed_plane.build_team_member(case, unit, "case_manager", account=aldona, parts=[Part.CASE, Part.PLAN])

    page = signed_in(aldona).get(address("plan", case))

    assert page.status_code == 200
    assert "Pasirašytas lapas" not in page.content.decode()
    assert attach(aldona, case, plan).status_code == 404


def test_the_page_of_another_case_is_not_taken_by_the_database(case, plan, jonas, unit):
    other = build_case(manager=jonas, organisation=unit, state="planning")
    with scope.of(jonas):
        other_plan = build_plan(other, jonas)
    attach(jonas, other, other_plan)

    with scope.of(jonas):
        foreign = Attachment.objects.get(case=other)
        with pytest.raises(IntegrityError, match="signed_page_id_in_case"), transaction.atomic():
            _point_at(foreign, plan)


def _point_at(page: Attachment, plan: Plan) -> None:
    Plan.objects.filter(pk=plan.pk).update(signed_page=page)
    connection.check_constraints()
