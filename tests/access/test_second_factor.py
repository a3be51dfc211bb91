"""The second factor: who must have one, setting it up, codes at sign-in, recovery codes, taking it off."""

import json
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from pytest_django import Settings

from pertvarka.foundation.access import scope, second_factor
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.base.sealing import SealBroken
from tests.access import codes
from tests.access.people import PASSWORD, BuildAccount

WRONG = "Kodas netinka."
LIMITED = "Per daug kartų įrašytas netinkamas kodas."


def recorded(kind: str, account: Account) -> int:
    return AuditEvent.objects.filter(kind=f"account.{kind}", about=account.reference).count()


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def is_needed(account: Account) -> bool:
    with scope.of(account):
        return second_factor.is_needed(account, on=timezone.localdate())


def led_to(answer) -> str:
    assert answer.status_code == 302, answer.status_code
    return answer["Location"].partition("?")[0]


def give_code(client: Client, code: str):
    return client.post(reverse("mfa_authenticate"), {"code": code})


@pytest.fixture
def jonas_with_app(jonas: Account) -> tuple[str, list[str]]:
    """Jonas has set the second factor up, in a browser since closed: its secret, and his recovery codes."""
    client = Client()
    codes.give_password(client, jonas)
    return codes.set_up(client)


@pytest.fixture
def secret(jonas_with_app: tuple[str, list[str]]) -> str:
    return jonas_with_app[0]


@pytest.fixture
def recovery_codes(jonas_with_app: tuple[str, list[str]]) -> list[str]:
    return jonas_with_app[1]


# --- who must have one


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


# --- setting it up


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


# --- at sign-in


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


def test_wrong_first_codes_are_limited_too(client: Client, jonas: Account):
    codes.give_password(client, jonas)
    secret = codes.shown_secret(client.get(reverse("mfa_activate_totp")).content.decode())
    for _ in range(5):
        client.post(reverse("mfa_activate_totp"), {"code": codes.wrong_code(secret)})

    page = client.post(reverse("mfa_activate_totp"), {"code": codes.code_of(secret)}).content.decode()

    assert LIMITED in page
    assert not Authenticator.objects.exists()


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


# --- recovery codes


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


# --- taking it off


@pytest.fixture
def at_work(client: Client, jonas: Account, secret: str) -> Client:
    """Jonas came in by password and code."""
    codes.give_password(client, jonas)
    assert led_to(give_code(client, codes.code_of(secret))) == reverse("workbench:home")
    return client


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


def test_the_forms_refuse_what_comes_from_elsewhere(jonas: Account, secret: str):
    client = Client(enforce_csrf_checks=True)

    for page in ("mfa_authenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_reauthenticate"):
        assert client.post(reverse(page), {"code": "1"}).status_code == 403


def test_only_codes_and_recovery_codes_are_known():
    assert settings.MFA_SUPPORTED_TYPES == ["totp", "recovery_codes"]
    assert not getattr(settings, "MFA_TOTP_INSECURE_BYPASS_CODE", None)
