"""Sign-in through an outside OpenID provider: a real one, small, on this machine."""

import json
import os
import subprocess
import sys

import pytest
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from pertvarka.foundation.access import openid_settings
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from tests.access import codes
from tests.access.openid_connect.steps import HERE, NAME, enter, is_signed_in
from tests.access.openid_provider import OpenIdProvider


def test_without_settings_there_is_no_trace(client: Client, db: None):
    page = client.get(reverse("account_login")).content.decode()

    assert reverse("openid_connect_login", kwargs=HERE) not in page
    assert client.post(reverse("openid_connect_login", kwargs=HERE)).status_code == 404
    assert client.get(reverse("openid_connect_callback", kwargs=HERE)).status_code == 404


def test_a_provider_slipped_into_the_table_is_not_one(client: Client, db: None):
    SocialApp.objects.create(
        provider="openid_connect", provider_id=openid_settings.PROVIDER, name="Kita", client_id="x"
    )

    assert client.post(reverse("openid_connect_login", kwargs=HERE)).status_code == 404


def test_the_environment_alone_configures_it():
    environment = os.environ | {
        "PERTVARKA_OIDC_ISSUER": "https://login.example/realms/staff",
        "PERTVARKA_OIDC_CLIENT_ID": "one",
        "PERTVARKA_OIDC_CLIENT_SECRET": "two",
        "PERTVARKA_OIDC_NAME": "Trys",
    }
    told = (
        "import json; from pertvarka.config import settings as s; "
        "print(json.dumps([s.SOCIALACCOUNT_PROVIDERS, s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']]))"
    )

    answer = subprocess.run([sys.executable, "-c", told], env=environment, capture_output=True, text=True, check=True)

    providers, form_action = json.loads(answer.stdout)
    (app,) = providers["openid_connect"]["APPS"]
    assert (app["client_id"], app["secret"], app["name"]) == ("one", "two", "Trys")
    assert app["settings"]["server_url"] == "https://login.example/realms/staff"
    assert form_action[1:] == ["https://login.example"]


@pytest.mark.parametrize("missing", ["issuer", "client_id", "client_secret", "name"])
def test_three_settings_of_four_stop_the_start_and_name_the_fourth(missing: str):
    given = {"issuer": "https://x.example", "client_id": "x", "client_secret": "x", "name": "x"}

    with pytest.raises(ImproperlyConfigured, match=f"PERTVARKA_OIDC_{missing.upper()}"):
        openid_settings.providers(**given | {missing: ""})


def test_an_issuer_without_encryption_stops_the_start():
    given = dict.fromkeys(("client_id", "client_secret", "name"), "x")

    with pytest.raises(ImproperlyConfigured, match="https"):
        openid_settings.providers(issuer="http://x.example", **given)


@pytest.mark.parametrize(
    ("language", "words"), [("lt", f"per kitą sistemą: {NAME}."), ("en", f"another system: {NAME}.")]
)
def test_the_button_stands_on_the_sign_in_page(client: Client, provider: OpenIdProvider, language: str, words: str):
    with translation.override(language):
        page = client.get(reverse("account_login")).content.decode()

    assert words in page


@pytest.mark.parametrize("language", ["lt", "en"])
def test_a_person_with_an_account_comes_in(client: Client, provider: OpenIdProvider, ona: Account, language: str):
    provider.says(email=ona.email.upper(), email_verified=True)
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key

    with translation.override(language):
        answer = enter(client)
        assert answer.status_code == 302
        assert answer["Location"] == reverse("workbench:home")

    assert client.session.session_key != before
    assert client.get(reverse("workbench:home")).status_code == 200
    assert AuditEvent.objects.filter(kind="account.signed_in_with_oidc", by=ona.reference).count() == 1
    assert not AuditEvent.objects.filter(kind="account.signed_in").exists()


def test_nothing_the_provider_says_is_kept_and_the_password_stays(
    client: Client, provider: OpenIdProvider, ona: Account
):
    provider.says(email=ona.email, email_verified=True, name="Kitas vardas")

    enter(client)

    before = ona.name, ona.email
    ona.refresh_from_db()
    assert (ona.name, ona.email) == before
    assert not SocialAccount.objects.exists()
    assert codes.give_password(Client(), ona).status_code == 302


def test_a_password_after_it_is_recorded_as_a_password(client: Client, provider: OpenIdProvider, ona: Account):
    provider.says(email=ona.email, email_verified=True)
    enter(client)
    client.post(reverse("account_logout"))

    codes.give_password(client, ona)

    assert AuditEvent.objects.filter(kind="account.signed_in", by=ona.reference).count() == 1


def test_the_second_factor_is_asked_for_all_the_same(client: Client, provider: OpenIdProvider, jonas: Account):
    at_home = Client()
    codes.give_password(at_home, jonas)
    secret, _ = codes.set_up(at_home)
    provider.says(email=jonas.email, email_verified=True)

    assert enter(client)["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": codes.code_of(secret)})

    assert is_signed_in(client)
    assert AuditEvent.objects.filter(kind="account.signed_in_with_oidc", by=jonas.reference).count() == 1


def test_who_needs_a_second_factor_is_led_to_its_set_up(client: Client, provider: OpenIdProvider, jonas: Account):
    provider.says(email=jonas.email, email_verified=True)
    enter(client)

    assert client.get(reverse("workbench:home"))["Location"] == reverse("mfa_activate_totp")
    codes.set_up(client)


def test_it_leads_back_to_the_page_asked_for_but_never_to_another_site(
    client: Client, provider: OpenIdProvider, ona: Account
):
    provider.says(email=ona.email, email_verified=True)
    page = reverse("account_change_password")

    assert enter(client, next=page)["Location"] == page
    client.post(reverse("account_logout"))
    assert enter(client, next="https://kitur.example/")["Location"] == reverse("workbench:home")


def test_asking_to_connect_only_signs_in(client: Client, provider: OpenIdProvider, ona: Account, jonas: Account):
    """allauth would tie the provider's person to whoever is signed in here."""
    client.force_login(jonas)
    provider.says(email=ona.email, email_verified=True)

    enter(client, process="connect")

    assert not SocialAccount.objects.exists()
    assert client.session["_auth_user_id"] == str(ona.pk)


@pytest.mark.parametrize(("language", "words"), [("lt", "Čia paskyros neturite"), ("en", "You have no account here")])
def test_a_stranger_is_told_that_there_is_no_account(
    client: Client, provider: OpenIdProvider, language: str, words: str
):
    provider.says(email="svetima@kitur.example", email_verified=True)

    with translation.override(language):
        answer = enter(client)

    assert answer.status_code == 403
    assert words in answer.content.decode()
    assert not is_signed_in(client)
    assert not Account.objects.exists()
    (event,) = AuditEvent.objects.filter(kind="account.entry_with_oidc_refused")
    assert event.about == "account:unknown"
    assert "svetima" not in f"{event.details}"


@pytest.mark.parametrize("verified", [False, "false", "true", 1, None])
def test_an_email_the_provider_does_not_vouch_for_opens_nothing(
    client: Client, provider: OpenIdProvider, ona: Account, verified: object
):
    provider.says(email=ona.email, email_verified=verified)

    assert enter(client).status_code == 403
    assert not is_signed_in(client)
    assert AuditEvent.objects.filter(kind="account.entry_with_oidc_refused", about=ona.reference).count() == 1


def test_a_token_without_an_email_opens_nothing(client: Client, provider: OpenIdProvider, ona: Account):
    assert enter(client).status_code == 403
    assert not is_signed_in(client)


def test_a_closed_account_stays_closed(client: Client, provider: OpenIdProvider, ona: Account):
    Account.objects.filter(pk=ona.pk).update(is_active=False)
    provider.says(email=ona.email, email_verified=True)

    assert enter(client)["Location"] == reverse("account_inactive")
    assert not is_signed_in(client)


def test_an_invented_person_has_no_way_in_here(client: Client, provider: OpenIdProvider, settings: Settings):
    settings.DEMO_MODE = True
    Account.objects.create(email="rasa@demo.invalid", name="Rasa", is_demo=True, password=make_password(None))
    provider.says(email="rasa@demo.invalid", email_verified=True)

    assert enter(client).status_code == 403
    assert not is_signed_in(client)
