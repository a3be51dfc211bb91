"""A breach from its record to its closing, with the hours left to tell."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.people.rights.models import Breach
from tests.unit.faces.workbench.data_protection.conftest import SignIn
from tests.unit.faces.workbench.data_protection.desk import text_of


def breach_typed(**changes: str) -> dict[str, str]:
    usual = {
        "kind": "confidentiality",
        "risk": "risk",
        "discovered_at": f"{timezone.localtime() - timedelta(hours=2):%Y-%m-%d %H:%M}",
        "description": "Laiškas išsiųstas ne tam gavėjui.",
    }
    return usual | changes


@pytest.fixture
def breach(as_lina: Client, lina: Account) -> Breach:
    as_lina.post(reverse("workbench:breach_record"), breach_typed())
    with scope.of(lina):
        return Breach.objects.get()


def test_a_breach_shows_the_hours_left(as_lina: Client, breach: Breach):
    for name, arguments in (("breaches", ()), ("breach", (breach.uuid,)), ("data_protection", ())):
        assert "70" in text_of(as_lina, f"workbench:{name}", *arguments) or "69" in text_of(
            as_lina, f"workbench:{name}", *arguments
        )


def test_a_breach_goes_from_recorded_to_closed(as_lina: Client, breach: Breach, lina: Account):
    told = {"version": "1", "told_at": f"{timezone.localtime():%Y-%m-%d %H:%M}"}
    steps = (
        reverse("workbench:breach_close", args=[breach.uuid]),
        reverse("workbench:breach_authority", args=[breach.uuid]),
    )
    as_lina.post(steps[0], {"version": "1"})
    with scope.of(lina):
        assert Breach.objects.get().closed_at is None

    assert as_lina.post(steps[1], told).status_code == 302
    as_lina.post(steps[0], {"version": "2"})

    with scope.of(lina):
        assert Breach.objects.get().closed_at


def test_the_late_notice_asks_for_its_reason(as_lina: Client, lina: Account):
    early = timezone.localtime() - timedelta(hours=100)
    as_lina.post(reverse("workbench:breach_record"), breach_typed(discovered_at=f"{early:%Y-%m-%d %H:%M}"))
    with scope.of(lina):
        breach = Breach.objects.get()
    told = {"version": "1", "told_at": f"{timezone.localtime():%Y-%m-%d %H:%M}"}

    assert as_lina.post(reverse("workbench:breach_authority", args=[breach.uuid]), told).status_code == 422


def test_two_officers_see_each_others_text_and_lose_none(
    as_lina: Client, sign_in: SignIn, ruta: Account, breach: Breach, lina: Account
):
    url = reverse("workbench:breach_change", args=[breach.uuid])
    as_lina.post(url, breach_typed(version="1", measures="Laiškas atšauktas."))

    answer = sign_in(ruta).post(url, breach_typed(version="1", measures="Kalbėta su gavėju."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Laiškas atšauktas." in page
    assert "Kalbėta su gavėju." in page

    sign_in(ruta).post(url, breach_typed(version="2", measures="Abi priemonės."))
    with scope.of(lina):
        assert Breach.objects.get().measures == "Abi priemonės."


@pytest.mark.parametrize("wrong", [{"discovered_at": "vakar"}, {"description": ""}, {"persons_count": "-1"}])
def test_a_malformed_breach_is_told_and_kept(as_lina: Client, wrong: dict[str, str]):
    answer = as_lina.post(reverse("workbench:breach_record"), breach_typed(**wrong))

    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()
