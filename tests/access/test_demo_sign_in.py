"""Signing in as an invented person: in the demonstration, by a button, and nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import escape
from pytest_django import Settings

from pertvarka.foundation.access import actions, policy, roles, scope
from pertvarka.foundation.access.errors import DemoOnly
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.permissions import Permission
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.instruments import definitions
from pertvarka.foundation.territory.models import Municipality, Region
from tests.closed_plane import build_organisation

SEATS = [seat for role in roles.all_roles() for seat in role.demo_seats]


@pytest.fixture
def _demo_mode(settings: Settings) -> None:
    settings.DEMO_MODE = True


@pytest.fixture
def _demo_accounts(_demo_mode: None, db: None) -> None:
    """The accounts stand on a few territories of their own, when the real ones are not loaded."""
    codes = sorted({code for seat in SEATS for code in (seat.person.region, seat.person.municipality) if code})
    for number, code in enumerate(codes):
        if code[3:].isalpha():
            Region.objects.get_or_create(code=code, defaults={"nuts3": f"T{number}", "slug": code, "outline": []})
    region = Region.objects.first()
    for number, code in enumerate(codes):
        if code[3:].isdigit():
            Municipality.objects.get_or_create(
                code=code,
                defaults={
                    "region": region,
                    "slug": code,
                    "latitude": 55,
                    "longitude": 24,
                    "tile_row": 90,
                    "tile_column": number,
                },
            )
    make_accounts()


def make_accounts() -> int:
    with scope.of_command("load"):
        return actions.make_demo_accounts(on=timezone.localdate(), by="command:demo")


@pytest.mark.usefixtures("_demo_accounts")
@pytest.mark.parametrize("seat", SEATS, ids=lambda seat: seat.key)
def test_the_button_signs_in_as_that_person(client: Client, seat: roles.DemoSeat):
    answer = client.post(reverse("access:demo"), {"role": seat.key}, follow=True)

    page = answer.content.decode()
    assert seat.person.name in page
    assert seat.role.title_lt in page
    assert seat.person.place_lt in page
    account = Account.objects.get(name=seat.person.name)
    assert AuditEvent.objects.filter(kind="account.signed_in_as_demo", by=account.reference).count() == 1


@pytest.mark.usefixtures("_demo_accounts")
@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_page_shows_each_role_with_its_place_and_what_you_will_see(client: Client, language: str):
    with translation.override(language):
        page = client.get(reverse("access:demo")).content.decode()

        for seat in SEATS:
            assert escape(seat.role.title) in page
            assert escape(seat.role.summary) in page
            assert escape(f"{seat.person.name}, {seat.person.place}") in page
            assert f'value="{seat.key}"' in page
    assert page.count("<form") >= len(SEATS)


@pytest.mark.usefixtures("_demo_accounts")
def test_looking_at_the_page_signs_nobody_in(client: Client):
    client.get(reverse("access:demo"), {"role": "ministry"})

    assert client.get(reverse("workbench:home")).status_code == 302


@pytest.mark.usefixtures("_demo_accounts")
def test_outside_the_demonstration_the_page_is_not_there(client: Client, settings: Settings):
    settings.DEMO_MODE = False

    assert client.get(reverse("access:demo")).status_code == 404
    assert client.post(reverse("access:demo"), {"role": "ministry"}).status_code == 404
    assert not AuditEvent.objects.filter(kind="account.signed_in_as_demo").exists()


@pytest.mark.usefixtures("_demo_accounts")
def test_an_invented_person_loses_everything_when_the_demonstration_ends(client: Client, settings: Settings):
    client.post(reverse("access:demo"), {"role": "administrator"})
    settings.DEMO_MODE = False

    account = Account.objects.get(email="administrator@demo.invalid")
    with scope.of(account):
        assert not policy.allows(account, Permission.AUDIT_VIEW, on=timezone.localdate())
    answer = client.get(reverse("workbench:home"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))


@pytest.mark.usefixtures("_demo_accounts")
@pytest.mark.parametrize("role", ["public", "person", "nobody", ""])
def test_a_role_without_an_invented_person_is_not_there(client: Client, role: str):
    assert client.post(reverse("access:demo"), {"role": role}).status_code == 404


@pytest.mark.usefixtures("_demo_accounts")
def test_the_button_refuses_a_form_from_elsewhere():
    assert Client(enforce_csrf_checks=True).post(reverse("access:demo"), {"role": "ministry"}).status_code == 403


@pytest.mark.usefixtures("_demo_accounts")
def test_making_the_accounts_twice_makes_none():
    def counted() -> tuple[int, int, int]:
        with scope.of_command("load"):
            return Account.objects.count(), Membership.objects.count(), AuditEvent.objects.count()

    before = counted()

    assert make_accounts() == 0

    assert counted() == before
    assert before[1] == len(SEATS)


@pytest.mark.usefixtures("_demo_accounts")
def test_whose_organisation_is_loaded_later_gets_it_the_next_time():
    manager, supervisor = (roles.role(code).demo for code in ("case_manager", "case_supervisor"))
    assert manager
    assert supervisor
    assert manager.organisation == supervisor.organisation
    unit = build_organisation(str(manager.organisation))

    assert make_accounts() == 2
    assert make_accounts() == 0

    with scope.of_command("load"):
        at_work = Membership.objects.filter(organisation=unit).values_list("role_code", flat=True)
        assert sorted(at_work) == ["case_manager", "case_supervisor"]


@pytest.mark.usefixtures("_demo_accounts")
def test_there_are_two_assessors_because_a_childs_method_asks_for_two():
    needed = max(one.assessors_needed for one in definitions.shipped())

    assert needed > 1
    with scope.of_command("load"):
        held = Membership.objects.filter(role_code="assessor").values_list("account", flat=True)
        assert len(set(held)) == needed


def test_real_accounts_cannot_be_entered_through_the_page(client: Client, jonas: Account, settings: Settings):
    settings.DEMO_MODE = True

    assert client.post(reverse("access:demo"), {"role": "case_manager"}).status_code == 404


@pytest.mark.usefixtures("_demo_accounts")
def test_an_invented_person_gets_no_password(client: Client, mailoutbox: list):
    client.post(reverse("account_reset_password"), {"email": "ministry@demo.invalid"})
    client.post(reverse("access:demo"), {"role": "ministry"})

    assert mailoutbox == []
    assert client.get(reverse("account_change_password")).status_code == 404


def test_the_accounts_are_made_in_the_demonstration_only(db: None, settings: Settings):
    settings.DEMO_MODE = False

    with pytest.raises(DemoOnly):
        make_accounts()


@pytest.mark.usefixtures("_demo_mode")
def test_before_the_accounts_are_made_the_page_says_what_to_do(client: Client, db: None):
    assert "make demo" in client.get(reverse("access:demo")).content.decode()
