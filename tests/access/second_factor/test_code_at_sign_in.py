"""Codes at sign-in: asked after the password, good once, limited for an account wherever they come from."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access.models import Account
from tests.access import codes
from tests.access.second_factor.steps import LIMITED, WRONG, give_code, is_signed_in, led_to, recorded


def test_sign_in_asks_for_a_code_after_the_password(client: Client, jonas: Account, secret: str):
    assert led_to(codes.give_password(client, jonas)) == reverse("mfa_authenticate")
    assert client.get(reverse("mfa_authenticate")).status_code == 200
    assert not is_signed_in(client)
    assert led_to(client.get(reverse("workbench:home"))) == reverse("account_login")

    answer = give_code(client, codes.code_of(secret))

    assert led_to(answer) == reverse("workbench:home")
    assert client.get(reverse("workbench:home")).status_code == 200


def test_the_session_key_changes_at_the_code(client: Client, jonas: Account, secret: str):
    codes.give_password(client, jonas)
    between = client.session.session_key

    give_code(client, codes.code_of(secret))

    assert is_signed_in(client)
    assert client.session.session_key != between


def test_a_wrong_code_is_refused_and_recorded(client: Client, jonas: Account, secret: str):
    codes.give_password(client, jonas)

    page = give_code(client, codes.wrong_code(secret)).content.decode()

    assert WRONG in page
    assert not is_signed_in(client)
    assert recorded("second_factor_failed", jonas) == 1


def test_after_five_wrong_codes_even_the_right_one_is_refused(client: Client, jonas: Account, secret: str):
    codes.give_password(client, jonas)
    for _ in range(5):
        give_code(client, codes.wrong_code(secret))

    page = give_code(client, codes.code_of(secret)).content.decode()

    assert LIMITED in page
    assert not is_signed_in(client)
    assert recorded("second_factor_failed", jonas) == 5
    assert recorded("second_factor_locked_out", jonas) == 1


def test_another_browser_does_not_give_five_more(client: Client, jonas: Account, secret: str):
    codes.give_password(client, jonas)
    for _ in range(5):
        give_code(client, codes.wrong_code(secret))

    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    codes.give_password(elsewhere, jonas)

    assert LIMITED in give_code(elsewhere, codes.code_of(secret)).content.decode()


@pytest.mark.parametrize("ahead", [pytest.param(0, id="of now"), pytest.param(1, id="of a clock half a minute ahead")])
def test_a_code_opens_once(client: Client, jonas: Account, secret: str, ahead: int):
    codes.wait_for_a_whole_period()
    code = codes.code_of(secret, periods_ahead=ahead)
    codes.give_password(client, jonas)
    assert led_to(give_code(client, code)) == reverse("workbench:home")

    overlooker = Client()
    codes.give_password(overlooker, jonas)

    assert WRONG in give_code(overlooker, code).content.decode()
    assert recorded("second_factor_failed", jonas) == 1


def test_the_code_of_the_set_up_does_not_sign_in(client: Client, jonas: Account, secret: str):
    codes.give_password(client, jonas)

    assert WRONG in give_code(client, codes.code_of(secret, periods_ahead=-1)).content.decode()


def test_an_old_code_is_refused(client: Client, jonas: Account, secret: str):
    codes.give_password(client, jonas)

    assert WRONG in give_code(client, codes.code_of(secret, periods_ahead=-3)).content.decode()


def test_one_can_turn_back_to_another_account(client: Client, jonas: Account, ona: Account, secret: str):
    codes.give_password(client, jonas)

    answer = client.post(reverse("account_logout"), {"next": reverse("account_login")})

    assert led_to(answer) == reverse("account_login")
    assert led_to(codes.give_password(client, ona)) == reverse("workbench:home")


def test_the_page_of_the_code_opens_to_nobody_without_a_password(client: Client, secret: str):
    assert led_to(client.get(reverse("mfa_authenticate"))) == reverse("account_login")


def test_a_session_from_before_the_set_up_ends(client: Client, jonas: Account):
    knows_the_password = Client()
    codes.give_password(knows_the_password, jonas)
    codes.give_password(client, jonas)
    codes.set_up(client)

    assert led_to(knows_the_password.get(reverse("workbench:home"))) == reverse("account_login")
    assert not is_signed_in(knows_the_password)
    assert client.get(reverse("workbench:home")).status_code == 200


def test_the_forms_refuse_what_comes_from_elsewhere(jonas: Account, secret: str):
    client = Client(enforce_csrf_checks=True)

    for page in ("mfa_authenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_reauthenticate"):
        assert client.post(reverse(page), {"code": "1"}).status_code == 403


def test_only_codes_and_recovery_codes_are_known():
    assert settings.MFA_SUPPORTED_TYPES == ["totp", "recovery_codes"]
    assert not getattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE", None)
