"""Old files go by a list and a second person; a hold keeps one."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.actions.approvals import mark_decided
from pertvarka.foundation.access.models import Account, Approval
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case
from pertvarka.people.rights.models import DeletionList, LegalHold
from tests.closed_plane import build_case
from tests.unit.faces.workbench.data_protection.conftest import SignIn
from tests.unit.faces.workbench.data_protection.desk import text_of

LONG_CLOSED = timedelta(days=11 * 366)


def test_an_old_file_goes_by_list_and_second_person(  # noqa: PLR0917 (fixtures)
    as_lina: Client, sign_in: SignIn, jonas: Account, unit: Organisation, lina: Account, ruta: Account
):
    closed_on = timezone.localdate() - LONG_CLOSED
    old = build_case(
        manager=jonas,
        organisation=unit,
        kind=Case.Kind.DISABILITY,
        opened_on=closed_on - timedelta(days=9),
        state="closed",
        closed_on=closed_on,
        closing_reason="Persikėlė",
        outcome="Gerai",
        own_view="Gerai",
    )
    due = reverse("workbench:due", args=["file_of_adult"])
    assert due in text_of(as_lina, "workbench:retention")
    assert old.number in as_lina.get(due).content.decode()
    assert as_lina.post(due, {"reason": ""}).status_code == 422

    made = as_lina.post(due, {"reason": "Terminas baigėsi."})
    with scope.of(ruta):
        mark_decided(approval=Approval.objects.get(), is_approved=True, reason="", by=ruta)
    with scope.of(lina):
        (listed,) = DeletionList.objects.all()
    carry_out = reverse("workbench:deletion_carry_out", args=[listed.uuid])
    assert carry_out in as_lina.get(made["Location"]).content.decode()
    assert carry_out not in sign_in(ruta).get(made["Location"]).content.decode()
    as_lina.post(carry_out)

    page = as_lina.get(made["Location"]).content.decode()
    assert old.number in page
    assert carry_out not in page
    with scope.of_command("load_demonstration"):
        assert not Case.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize("rule", ["traces", "nothing_like_it"])
def test_only_rules_of_files_have_a_page(as_lina: Client, rule: str):
    assert as_lina.get(reverse("workbench:due", args=[rule])).status_code == 404


def test_a_hold_is_placed_and_lifted(as_lina: Client, case: Case, lina: Account):
    url = reverse("workbench:hold_place")
    assert as_lina.post(url, {"number": "PV-1999-00001", "reason": "Teismas."}).status_code == 422

    as_lina.post(url, {"number": case.number, "reason": "Teismas."})

    assert "Teismas." in text_of(as_lina, "workbench:retention")
    with scope.of(lina):
        (hold,) = LegalHold.objects.all()
    assert as_lina.post(reverse("workbench:hold_lift", args=[hold.uuid]), {"reason": "Baigta."}).status_code == 302
    assert "Teismas." not in text_of(as_lina, "workbench:retention")
