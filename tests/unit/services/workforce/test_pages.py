"""The pages of staff through Django's client: the whole story, and who is refused."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce.models import DevelopmentItem, StaffAssessment, StaffMember
from tests import closed_plane
from tests.unit.services.workforce.conftest import typings


def _client(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def _url(name, *arguments):
    return reverse(f"workbench:{name}", args=arguments)


def _answers(level: int) -> dict[str, str]:
    told = typings(level, 3)
    return {f"v:{one.path}": one.value for one in told} | {f"s:{one.path}": "" for one in told}


def test_from_the_register_to_the_plan_through_pages(house):
    head, assessor, manager = _client(house.head), _client(house.assessor), _client(house.manager)
    typed = {
        "name": "Ona Onaitė",
        "profession": "nurse",
        "employment_share": "0.5",
        "day": "2020-01-06",
        "account": str(house.worker.uuid),
        "manager": str(house.manager.uuid),
    }
    refused = head.post(_url("staff_new"), {**typed, "day": "2031-01-06"})
    assert refused.status_code == 422
    assert "Ona Onaitė" in refused.content.decode()
    added = head.post(_url("staff_new"), typed)
    assert added.status_code == 302, added.context["form"].errors
    with scope.of(house.head):
        member = StaffMember.objects.get()
    due_on = timezone.localdate() + timedelta(days=9)
    planned = head.post(
        _url("staff_plan", member.uuid), {"assessor": str(house.assessor.uuid), "due_on": due_on.isoformat()}
    )
    assert planned.status_code == 302
    with scope.of(house.assessor):
        held = StaffAssessment.objects.get()
    assert assessor.get(_url("staff_fill", held.uuid)).status_code == 200
    gaps = assessor.post(_url("staff_fill", held.uuid), {**dict(list(_answers(1).items())[:4]), "submit": "1"})
    assert gaps.status_code == 422
    assert assessor.post(_url("staff_fill", held.uuid), {**_answers(1), "submit": "1"}).status_code == 302
    with scope.of(house.assessor):
        held.refresh_from_db()
    assert held.state == "submitted"
    page = manager.get(_url("staff_assessment", held.uuid))
    assert page.status_code == 200
    assert str(held.get_result_class_display()) in page.content.decode()
    today = timezone.localdate().isoformat()
    assert manager.post(_url("staff_discussed", held.uuid), {"day": today}).status_code == 302
    learnt = {"domain": "safety", "kind": "mentoring", "what": "Budėti kartu", "due_on": due_on.isoformat()}
    worker = _client(house.worker)
    assert worker.post(_url("staff_item_new", held.uuid), {**learnt, "what": ""}).status_code == 422
    assert worker.post(_url("staff_item_new", held.uuid), learnt).status_code == 302
    with scope.of(house.worker):
        item = DevelopmentItem.objects.get()
    assert worker.post(_url("staff_item_done", item.uuid)).status_code == 302
    assert "Budėti kartu" in worker.get(_url("staff_assessment", held.uuid)).content.decode()
    assert worker.post(_url("staff_wish", member.uuid), {"wish": "community_service"}).status_code == 302
    assert worker.get(_url("staff_mine")).status_code == 200


def test_the_head_sees_the_register_and_no_result(house):
    held = house.submitted()
    head = _client(house.head)
    page = head.get(_url("staff")).content.decode()
    assert "Ona Onaitė" in page
    assert str(held.get_result_class_display()) not in page
    for name in ("staff_assessment", "staff_discussed", "staff_aim", "staff_item_new"):
        assert head.get(_url(name, held.uuid)).status_code == 404
    assert head.get(_url("staff_wish", held.staff_member.uuid)).status_code == 404


@pytest.mark.parametrize("role", ["ministry", "institution_head", "assessor"])
def test_others_get_404_and_no_name(house, role):
    held = house.submitted()
    elsewhere = closed_plane.build_organisation("kiti-namai", kind=Organisation.Kind.INSTITUTION)
    other = _client(closed_plane.build_account("Kitas", role, elsewhere, is_demo=True))
    addresses = [_url(name, held.uuid) for name in ("staff_assessment", "staff_fill", "staff_discussed")]
    addresses += [_url(name, held.staff_member.uuid) for name in ("staff_end", "staff_plan", "staff_wish")]
    for address in addresses:
        answer = other.get(address)
        assert answer.status_code == 404
        assert "Onaitė" not in answer.content.decode()


def test_a_look_at_a_result_is_recorded(house):
    held = house.submitted()
    _client(house.worker).get(_url("staff_assessment", held.uuid))
    with scope.of_command("seal"):
        assert ViewRecord.objects.filter(about=held.staff_member.reference, by=house.worker.reference).count() == 1


def test_totals_as_page_and_file(house):
    head = _client(house.head)
    assert head.get(_url("staff_totals")).status_code == 200
    file = head.get(_url("staff_totals_csv"))
    assert file["Content-Type"].startswith("text/csv")
    assert file.content.decode().startswith("\ufefftable,row,column,staff,as_of")
    assert _client(house.worker).get(_url("staff_totals")).status_code == 404
