"""What a page answers before it answers: open, sign-in, or as if it were not there."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import gates
from pertvarka.foundation.access.models import Account
from tests.access.people import BuildAccount


def test_the_signed_out_are_led_to_sign_in_and_back(client: Client):
    wanted = reverse("workbench:audit")

    answer = client.get(wanted)

    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('account_login')}?next={wanted}"


def test_without_the_permission_a_page_looks_absent(as_jonas: Client):
    refused = as_jonas.get(reverse("workbench:audit"))
    absent = as_jonas.get(reverse("workbench:audit") + "nera/")

    assert refused.status_code == absent.status_code == 404


def test_with_the_permission_the_page_opens(as_lina: Client):
    assert as_lina.get(reverse("workbench:audit")).status_code == 200
    assert as_lina.get(reverse("workbench:roles")).status_code == 200


def test_the_day_after_the_last_day_the_page_is_gone(client: Client, build_account: BuildAccount):
    yesterday = timezone.localdate() - timedelta(days=1)
    client.force_login(build_account("Lina", role="data_protection_officer", until=yesterday))

    assert client.get(reverse("workbench:audit")).status_code == 404


def test_every_account_may_see_its_own_workbench(client: Client, ona: Account):
    client.force_login(ona)

    assert client.get(reverse("workbench:home")).status_code == 200


def test_closed_pages_are_not_kept_by_caches(as_lina: Client):
    assert "no-store" in as_lina.get(reverse("workbench:audit"))["Cache-Control"]


def test_a_closed_account_is_out_at_once(as_lina: Client, lina: Account):
    Account.objects.filter(pk=lina.pk).update(is_active=False)

    assert as_lina.get(reverse("workbench:home")).status_code == 302


def test_opening_a_page_to_all_needs_a_reason():
    with pytest.raises(gates.GateWithoutReason):
        gates.public(reason=" ")


def test_the_gate_can_be_read_from_the_view():
    @gates.requires("access:role:view")
    def view(request: object) -> HttpResponse:
        return HttpResponse()

    assert gates.gate_of(view) == gates.Requires("access:role:view")
