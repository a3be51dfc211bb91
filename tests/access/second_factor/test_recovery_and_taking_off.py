"""Recovery codes, and taking the second factor off: each use is once, each change asks for a code again."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import second_factor
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from tests.access import codes
from tests.access.people import PASSWORD
from tests.access.second_factor.steps import WRONG, give_code, led_to, recorded


def test_a_recovery_code_opens_once(client: Client, jonas: Account, recovery_codes: list[str]):
    codes.give_password(client, jonas)
    assert led_to(give_code(client, recovery_codes[3])) == reverse("workbench:home")

    again = Client()
    codes.give_password(again, jonas)

    assert WRONG in give_code(again, recovery_codes[3]).content.decode()
    assert led_to(give_code(again, recovery_codes[4])) == reverse("workbench:home")


def test_recovery_codes_are_shown_once(client: Client, jonas: Account):
    codes.give_password(client, jonas)
    _, recovery_codes = codes.set_up(client)

    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()

    assert not any(code[:4] in page and code[4:] in page for code in recovery_codes)
    assert "Dar nepanaudota 10 kodų." in page


def test_new_recovery_codes_replace_the_old(client: Client, jonas: Account):
    codes.give_password(client, jonas)
    _, old = codes.set_up(client)

    page = client.post(reverse("mfa_generate_recovery_codes"), follow=True).content.decode()

    assert recorded("recovery_codes_made", jonas) == 2
    assert client.get(reverse("workbench:home")).status_code == 200
    elsewhere = Client()
    codes.give_password(elsewhere, jonas)
    assert WRONG in give_code(elsewhere, old[0]).content.decode()
    assert not any(f"{code[:4]} {code[4:]}" in page for code in old)


@pytest.mark.parametrize("page", ["mfa_deactivate_totp", "mfa_generate_recovery_codes", "mfa_view_recovery_codes"])
def test_changing_it_needs_a_code_again_and_not_the_password(at_work: Client, jonas: Account, page: str):
    answer = at_work.get(reverse(page))
    assert led_to(answer) == reverse("mfa_reauthenticate")

    by_password = at_work.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse(page)})
    assert led_to(by_password) == reverse("mfa_reauthenticate")
    assert at_work.post(reverse(page)).status_code in {302, 405}
    assert Authenticator.objects.filter(type="totp").count() == 1
    assert recorded("recovery_codes_made", jonas) == 1


def test_a_wrong_code_again_is_recorded_as_given_by_the_holder(at_work: Client, jonas: Account, secret: str):
    page = at_work.post(reverse("mfa_reauthenticate"), {"code": codes.wrong_code(secret)}).content.decode()

    assert WRONG in page
    assert AuditEvent.objects.filter(kind="account.second_factor_failed", by=jonas.reference).count() == 1


def test_after_a_code_it_can_be_taken_off_and_the_set_up_is_asked_for_again(
    at_work: Client, jonas: Account, secret: str, recovery_codes: list[str]
):
    elsewhere = Client()
    codes.give_password(elsewhere, jonas)
    give_code(elsewhere, recovery_codes[0])
    page = reverse("mfa_deactivate_totp")
    code = codes.code_of(secret, periods_ahead=1)
    assert led_to(at_work.post(reverse("mfa_reauthenticate"), {"code": code, "next": page})) == page
    assert at_work.get(page).status_code == 200

    at_work.post(page)

    assert not Authenticator.objects.filter(user=jonas).exists()
    assert recorded("second_factor_removed", jonas) == 1
    assert led_to(at_work.get(reverse("workbench:home"))) == reverse("mfa_activate_totp")
    assert led_to(at_work.get(reverse("mfa_activate_totp"))) == reverse("account_reauthenticate")
    assert led_to(elsewhere.get(reverse("workbench:home"))) == reverse("account_login")


def test_a_session_past_an_older_second_factor_ends(at_work: Client, jonas: Account):
    second_factor.remove(account=jonas, by="command:test")
    elsewhere = Client()
    codes.give_password(elsewhere, jonas)
    codes.set_up(elsewhere)

    assert led_to(at_work.get(reverse("workbench:home"))) == reverse("account_login")
    assert elsewhere.get(reverse("workbench:home")).status_code == 200


def test_the_overview_tells_what_stands(at_work: Client):
    page = at_work.get(reverse("mfa_index")).content.decode()

    assert f"Nustatyta {timezone.localdate():%Y-%m-%d}." in page
    assert "Dar nepanaudota 10 kodų." in page
