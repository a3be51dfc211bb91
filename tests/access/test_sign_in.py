"""Signing in and out by e-mail and password."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from tests.access.people import PASSWORD


def sign_in(client: Client, email: str, password: str = PASSWORD, **extra: str):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **extra)


def test_the_right_password_leads_to_the_workbench(client: Client, jonas: Account):
    answer = sign_in(client, jonas.email)

    assert answer.status_code == 302
    assert answer["Location"] == reverse("workbench:home")
    assert AuditEvent.objects.filter(kind="account.signed_in", by=jonas.reference).count() == 1


def test_the_case_of_the_email_does_not_matter(client: Client, jonas: Account):
    assert sign_in(client, jonas.email.upper()).status_code == 302


def test_sign_in_leads_back_to_the_page_asked_for_but_never_to_another_site(client: Client, lina: Account):
    page = reverse("workbench:audit")
    credentials = {"login": lina.email, "password": PASSWORD}
    assert client.post(reverse("account_login"), credentials | {"next": page})["Location"] == page

    client.logout()
    answer = client.post(reverse("account_login"), credentials | {"next": "https://kitur.example/"})

    assert answer["Location"] == reverse("workbench:home")


@pytest.mark.parametrize("email", ["jonas@savivaldybe.example", "nieko@savivaldybe.example"])
def test_a_wrong_password_and_an_unknown_email_get_the_same_answer(client: Client, jonas: Account, email: str):
    answer = sign_in(client, email, "neteisingas-slaptažodis")

    assert answer.status_code == 200
    assert "El. paštas arba slaptažodis netinka." in answer.content.decode()


def test_a_failed_sign_in_is_recorded_without_what_was_typed(client: Client, jonas: Account):
    sign_in(client, jonas.email, "neteisingas-slaptažodis")
    sign_in(client, "mano-slaptazodis@netyciapastas.example", "neteisingas-slaptažodis")

    known, unknown = AuditEvent.objects.filter(kind="account.sign_in_failed").order_by("id")
    assert known.about == jonas.reference
    assert unknown.about == "account:unknown"
    recorded = f"{known.details}{known.by}{unknown.details}{unknown.by}"
    assert "@" not in recorded
    assert "slapta" not in recorded


def test_the_session_key_changes_at_sign_in(client: Client, jonas: Account):
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key

    sign_in(client, jonas.email)

    assert client.session.session_key != before


def test_the_session_ends_with_the_browser(client: Client, jonas: Account):
    sign_in(client, jonas.email)

    assert client.session.get_expire_at_browser_close()


def test_looking_at_the_sign_out_page_signs_nobody_out(as_jonas: Client, jonas: Account):
    assert as_jonas.get(reverse("account_logout")).status_code == 200
    assert as_jonas.get(reverse("workbench:home")).status_code == 200


def test_the_sign_out_button_signs_out_and_is_recorded(as_jonas: Client, jonas: Account):
    as_jonas.post(reverse("account_logout"))

    assert as_jonas.get(reverse("workbench:home")).status_code == 302
    assert AuditEvent.objects.filter(kind="account.signed_out", by=jonas.reference).exists()


def test_sign_in_and_sign_out_refuse_a_form_from_elsewhere(jonas: Account):
    client = Client(enforce_csrf_checks=True)

    assert sign_in(client, jonas.email).status_code == 403
    assert client.post(reverse("account_logout")).status_code == 403


@pytest.mark.parametrize(
    ("language", "words"), [("lt", "Paskyras atidaro administratoriai"), ("en", "opened by administrators")]
)
def test_sign_up_is_closed_and_says_who_opens_accounts(client: Client, db: None, language: str, words: str):
    with translation.override(language):
        address = reverse("account_signup")

    answers = [client.get(address), client.post(address, {"email": "nauja@x.example", "password1": PASSWORD})]

    assert all(words in answer.content.decode() for answer in answers)
    assert not Account.objects.exists()


@pytest.mark.parametrize(("language", "address"), [("lt", "/lt/prisijungti/"), ("en", "/en/sign-in/")])
def test_addresses_are_in_the_language_of_the_page(language: str, address: str):
    with translation.override(language):
        assert reverse("account_login") == address
