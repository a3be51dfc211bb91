"""Setting the second factor up: the square, the first code, secrets that are sealed wherever they are kept."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.sealing import SealBroken
from tests.access import codes
from tests.access.people import PASSWORD
from tests.access.second_factor.steps import LIMITED, WRONG, give_code, is_signed_in, led_to, recorded


def test_the_first_code_of_the_app_sets_it_up(client: Client, jonas: Account):
    codes.give_password(client, jonas)
    before = client.session.session_key

    _, recovery_codes = codes.set_up(client)

    assert len(set(recovery_codes)) == 10
    assert client.session.session_key != before
    assert client.get(reverse("workbench:home")).status_code == 200
    assert recorded("second_factor_set_up", jonas) == recorded("recovery_codes_made", jonas) == 1


@pytest.mark.parametrize(("language", "word"), [("lt", "kvadratą"), ("en", "square")])
def test_the_set_up_page_shows_a_square_and_the_same_key_in_letters(
    client: Client, jonas: Account, language: str, word: str
):
    codes.give_password(client, jonas)
    with translation.override(language):
        page = client.get(reverse("mfa_activate_totp")).content.decode()

    assert word in page
    assert 'src="data:image/svg+xml;base64,' in page
    assert len(codes.shown_secret(page)) == 32


def test_a_wrong_first_code_keeps_the_same_square(client: Client, jonas: Account):
    codes.give_password(client, jonas)
    secret = codes.shown_secret(client.get(reverse("mfa_activate_totp")).content.decode())

    page = client.post(reverse("mfa_activate_totp"), {"code": codes.wrong_code(secret)}).content.decode()

    assert WRONG in page
    assert codes.shown_secret(page) == secret
    assert not Authenticator.objects.exists()


def test_somebody_at_an_unlocked_screen_is_asked_for_the_password_first(client: Client, jonas: Account):
    codes.give_password(client, jonas)
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()

    assert led_to(client.get(reverse("mfa_activate_totp"))) == reverse("account_reauthenticate")
    answer = client.post(
        reverse("account_reauthenticate"), {"password": PASSWORD, "next": reverse("mfa_activate_totp")}
    )
    assert led_to(answer) == reverse("mfa_activate_totp")
    codes.set_up(client)


def test_secrets_are_sealed_in_the_table_and_in_the_waiting_session(client: Client, jonas: Account):
    codes.give_password(client, jonas)
    waiting = codes.shown_secret(client.get(reverse("mfa_activate_totp")).content.decode())
    sessions = [str(session.get_decoded()) for session in Session.objects.all()]
    assert sessions
    assert not any(waiting in session for session in sessions)

    secret, recovery_codes = codes.set_up(client)

    kept = json.dumps([one.data for one in Authenticator.objects.filter(user=jonas)])
    assert Authenticator.objects.filter(user=jonas).count() == 2
    assert secret not in kept
    assert not any(code in kept for code in recovery_codes)


def test_a_secret_moved_to_another_account_opens_nothing(client: Client, secret: str, jonas: Account, lina: Account):
    mine = Authenticator.objects.get(user=jonas, type="totp")
    Authenticator.objects.create(user=lina, type="totp", data=mine.data)
    codes.give_password(client, lina)

    with pytest.raises(SealBroken):
        give_code(client, codes.code_of(secret))

    assert not is_signed_in(client)


def test_wrong_first_codes_are_limited_too(client: Client, jonas: Account):
    codes.give_password(client, jonas)
    secret = codes.shown_secret(client.get(reverse("mfa_activate_totp")).content.decode())
    for _ in range(5):
        client.post(reverse("mfa_activate_totp"), {"code": codes.wrong_code(secret)})

    page = client.post(reverse("mfa_activate_totp"), {"code": codes.code_of(secret)}).content.decode()

    assert LIMITED in page
    assert not Authenticator.objects.exists()
