"""Five wrong passwords for one account close its sign-in for a while, and the page says until when."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from tests.access.people import PASSWORD


def attempt(client: Client, email: str, password: str, **extra: str):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **extra)


def fail_five_times(client: Client, email: str) -> None:
    for _ in range(5):
        attempt(client, email, "neteisingas-slaptažodis")


def test_the_sixth_attempt_is_refused_even_with_the_right_password(client: Client, jonas: Account):
    fail_five_times(client, jonas.email)

    answer = attempt(client, jonas.email, PASSWORD)

    assert answer.status_code == 200
    assert client.get(reverse("workbench:home")).status_code == 302
    assert AuditEvent.objects.filter(kind="account.locked_out", about=jonas.reference).count() == 1


def test_four_wrong_passwords_close_nothing(client: Client, jonas: Account):
    for _ in range(4):
        attempt(client, jonas.email, "neteisingas-slaptažodis")

    assert attempt(client, jonas.email, PASSWORD).status_code == 302


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        pytest.param("lt", r"Bandykite ne anksčiau kaip (\d\d:\d\d) arba jau dabar nustatykite", id="Lithuanian"),
        pytest.param("en", r"Try again at (\d\d:\d\d), or set a new password now", id="English"),
    ],
)
def test_the_refusal_says_when_to_try_again(client: Client, jonas: Account, language: str, sentence: str):
    now = timezone.localtime()
    with translation.override(language):
        fail_five_times(client, jonas.email)

        page = attempt(client, jonas.email, PASSWORD).content.decode()

    told = re.search(sentence, page)
    assert told
    moment = datetime.combine(now.date(), datetime.strptime(told[1], "%H:%M").time(), tzinfo=now.tzinfo)  # noqa: DTZ007
    wait = (moment - now) % timedelta(days=1)
    assert timedelta(minutes=4) < wait <= timedelta(minutes=6, seconds=30)


def test_other_accounts_stay_open(client: Client, jonas: Account, lina: Account):
    fail_five_times(client, jonas.email)

    assert attempt(client, lina.email, PASSWORD).status_code == 302


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("JONAS@savivaldybe.example", id="in capitals"),
        pytest.param(" jonas@savivaldybe.example ", id="with spaces"),
    ],
)
def test_writing_the_email_otherwise_does_not_open_it(client: Client, jonas: Account, written: str):
    fail_five_times(client, jonas.email)

    assert attempt(client, written, PASSWORD).status_code == 200


def test_another_port_in_the_host_header_does_not_open_it(client: Client, jonas: Account):
    for port in range(5):
        attempt(client, jonas.email, "neteisingas-slaptažodis", HTTP_HOST=f"localhost:{8000 + port}")

    assert attempt(client, jonas.email, PASSWORD, HTTP_HOST="localhost:9999").status_code == 200


def test_a_new_password_by_letter_opens_it_again(client: Client, jonas: Account, mailoutbox: list):
    fail_five_times(client, jonas.email)
    client.post(reverse("account_reset_password"), {"email": jonas.email})
    link = re.search(r"http://testserver(\S+)", mailoutbox[0].body)
    assert link
    form = client.get(link[1], follow=True)

    new = "aštuoni-garsūs-beržai"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})

    assert attempt(client, jonas.email, new).status_code == 302
