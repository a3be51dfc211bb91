"""Rules of passwords, changing them, and the letter that sets one."""

import logging
import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from pertvarka.foundation.access import forms
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from tests.access.people import PASSWORD


def change(client: Client, new: str, *, old: str = PASSWORD):
    return client.post(reverse("account_change_password"), {"oldpassword": old, "password1": new, "password2": new})


@pytest.mark.parametrize(
    "weak",
    [
        pytest.param("trumpas-11x", id="eleven characters"),
        pytest.param("918273645546", id="digits only"),
        pytest.param("qwertyuiop123", id="well known"),
        pytest.param("jonas@savivaldybe", id="like the e-mail"),
    ],
)
def test_a_weak_password_is_refused(as_jonas: Client, jonas: Account, weak: str):
    assert change(as_jonas, weak).status_code == 200

    jonas.refresh_from_db()
    assert jonas.check_password(PASSWORD)


def test_a_strong_password_is_taken_and_recorded(as_jonas: Client, jonas: Account):
    assert change(as_jonas, "aštuoni-garsūs-beržai").status_code == 302

    jonas.refresh_from_db()
    assert jonas.check_password("aštuoni-garsūs-beržai")
    assert AuditEvent.objects.filter(kind="account.password_changed", about=jonas.reference).exists()


def test_changing_needs_the_current_password(as_jonas: Client, jonas: Account):
    page = change(as_jonas, "aštuoni-garsūs-beržai", old="ne-tas-slaptažodis").content.decode()

    assert "Tai ne dabartinis jūsų slaptažodis." in page


def test_a_changed_password_ends_the_other_sessions(as_jonas: Client, jonas: Account):
    elsewhere = Client()
    elsewhere.force_login(jonas)

    change(as_jonas, "aštuoni-garsūs-beržai")

    assert as_jonas.get(reverse("workbench:home")).status_code == 200
    assert elsewhere.get(reverse("workbench:home")).status_code == 302


def test_the_rules_in_words_say_the_length_that_is_checked():
    lengths = [
        validator["OPTIONS"]["min_length"]
        for validator in settings.AUTH_PASSWORD_VALIDATORS
        if validator["NAME"].endswith("MinimumLengthValidator")
    ]

    assert len(settings.AUTH_PASSWORD_VALIDATORS) == 4
    assert [int(number) for number in re.findall(r"\d+", str(forms.RULES))] == lengths


def test_an_email_without_an_account_gets_no_letter_and_the_same_answer(client: Client, jonas: Account):
    unknown = client.post(reverse("account_reset_password"), {"email": "nieko@savivaldybe.example"})
    assert mail.outbox == []

    known = client.post(reverse("account_reset_password"), {"email": jonas.email})
    assert [letter.to for letter in mail.outbox] == [[jonas.email]]
    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])


def test_a_letter_that_cannot_be_sent_is_logged_without_the_address(
    client: Client, jonas: Account, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fail(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMultiAlternatives.send", fail)
    with caplog.at_level(logging.ERROR):
        answer = client.post(reverse("account_reset_password"), {"email": jonas.email})

    assert answer.status_code == 302
    assert "ConnectionRefusedError" in caplog.text
    assert jonas.email not in caplog.text


def test_a_used_or_old_link_says_so(client: Client, db: None):
    address = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "abc-def"})

    assert "Ši nuoroda nebeveikia" in client.get(address).content.decode()


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_inactive",
        "account_reset_password_from_key_done",
    ],
)
def test_the_pages_of_the_signed_out_open(client: Client, db: None, name: str):
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["account_change_password", "account_reauthenticate", "account_logout"])
def test_the_pages_of_the_signed_in_open(as_ona: Client, name: str):
    assert as_ona.get(reverse(name)).status_code == 200


def test_the_password_can_be_confirmed_again(as_ona: Client):
    assert as_ona.post(reverse("account_reauthenticate"), {"password": "ne-tas-slaptažodis"}).status_code == 200
    assert as_ona.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
