"""The second factor: who must have one, and who is led to setting it up first."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from pertvarka.foundation.access import scope, second_factor
from pertvarka.foundation.access.models import Account
from tests.access import codes
from tests.access.people import BuildAccount
from tests.access.second_factor.steps import is_needed, is_signed_in, led_to


@pytest.mark.parametrize("role", ["case_manager", "data_protection_officer"])
def test_roles_that_see_personal_data_need_one(build_account: BuildAccount, role: str):
    assert is_needed(build_account("Rasa", role=role))


def test_an_account_without_a_role_needs_none(client: Client, ona: Account):
    codes.give_password(client, ona)

    assert not is_needed(ona)
    assert client.get(reverse("workbench:home")).status_code == 200


def test_a_role_that_has_ended_needs_none(build_account: BuildAccount):
    yesterday = timezone.localdate() - timedelta(days=1)

    assert not is_needed(build_account("Rasa", role="case_manager", until=yesterday))


def test_without_a_scope_nobody_is_told_that_none_is_needed(jonas: Account):
    """Outside a scope the database shows no memberships, which must not read as "no role"."""
    with pytest.raises(scope.NoScope):
        second_factor.is_needed(jonas, on=timezone.localdate())


@pytest.mark.parametrize("page", ["workbench:home", "account_change_password", "mfa_index"])
def test_pages_behind_a_gate_lead_to_the_set_up_first(client: Client, jonas: Account, page: str):
    codes.give_password(client, jonas)

    assert led_to(client.get(reverse(page))) == reverse("mfa_activate_totp")
    assert led_to(client.post(reverse(page))) == reverse("mfa_activate_totp")


def test_open_pages_stay_open_and_signing_out_is_possible(client: Client, jonas: Account):
    codes.give_password(client, jonas)

    assert client.get(reverse("account_signup")).status_code == 302  # as for everyone who is signed in
    assert client.get(reverse("public_site:privacy")).status_code == 200
    assert led_to(client.post(reverse("account_logout"))) == reverse("public_site:home")
    assert not is_signed_in(client)


def test_invented_people_are_excused_and_keep_no_secrets(client: Client, jonas: Account, settings: Settings):
    settings.DEMO_MODE = True
    jonas.is_demo = True
    jonas.set_unusable_password()
    jonas.save()
    client.force_login(jonas)

    assert client.get(reverse("workbench:home")).status_code == 200
    pages = ["mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"]
    assert [client.get(reverse(page)).status_code for page in pages] == [404] * 4
