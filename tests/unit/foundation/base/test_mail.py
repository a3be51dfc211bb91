"""Letters: queued with the act, sealed while they wait, sent to a real mail server on this machine, tried again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.template import engines
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import mail
from pertvarka.foundation.base.jobs import draining, keeping, scopes
from pertvarka.foundation.base.models import Job, Mail, MailAttachment
from tests import closed_plane, mail_server
from tests.mail_server import Sink

pytestmark = pytest.mark.django_db
ADDRESS = "vardene@savivaldybe.example"
CALENDAR = b"BEGIN:VCALENDAR\r\nSUMMARY:Susitikimas \xc5\xa1iandien\r\nEND:VCALENDAR\r\n"
LETTERS = {
    "tests/invited_subject.txt": "{% load i18n %}{% translate 'Events' %}\n",
    "tests/invited_body.txt": "{% load i18n %}{% translate 'Events' %}: {{ name }}\n",
}


@pytest.fixture
def sink(settings) -> Iterator[Sink]:
    with mail_server.running(settings) as held:
        yield held


@pytest.fixture(autouse=True)
def letters(settings) -> Iterator[None]:
    options = {"loaders": [("django.template.loaders.locmem.Loader", LETTERS)]}
    settings.TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": options}]
    yield
    engines.__dict__.pop("templates", None)


@pytest.fixture
def asta(db: None) -> Account:
    return closed_plane.build_account("Asta", "case_manager", closed_plane.build_organisation("unit"))


def queued(by: Account, *, language: str = "lt", **more: object) -> Mail:
    with scope.of(by):
        return mail.queue(
            ADDRESS, template="tests/invited", language=language, context={"name": "Vardenė"}, by=by, **more
        )


def now_stands(letter: Mail) -> Mail:
    with scope.of_command("worker"):
        return Mail.objects.get(pk=letter.pk)


def all_due() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL")


@pytest.mark.parametrize(("language", "word"), [("lt", "Renginiai"), ("en", "Events")])
def test_a_letter_reaches_the_mail_server_in_its_language(asta: Account, sink: Sink, language: str, word: str):
    letter = queued(asta, language=language, attachments=[("kvietimas.ics", CALENDAR, "text/calendar")])

    assert sink.kept == []
    assert draining.run_waiting() == 1
    [kept] = sink.kept
    text, calendar = kept.iter_parts()
    assert (kept["Subject"], kept["To"], kept["Content-Language"]) == (word, ADDRESS, language)
    assert kept["Message-ID"] == mail.message_id(letter.uuid)
    assert text.get_content().strip() == f"{word}: Vardenė"
    assert (calendar.get_content_type(), calendar.get_filename()) == ("text/calendar", "kvietimas.ics")
    assert "Susitikimas šiandien" in calendar.get_content()
    assert now_stands(letter).state == "sent"


def test_what_waits_is_sealed(asta: Account, sink: Sink):
    queued(asta, attachments=[("kvietimas.ics", CALENDAR, "text/calendar")])

    with scope.of_command("worker"), connection.cursor() as cursor:
        cursor.execute("SELECT m::text, a::text FROM base_mail m JOIN base_mailattachment a ON a.mail_id = m.id")
        stored = " ".join(cursor.fetchone())
    for word in (ADDRESS, "Vardenė", "VCALENDAR"):
        assert word not in stored
        assert word.encode().hex() not in stored


def test_a_letter_of_an_act_that_failed_is_not_sent(asta: Account, sink: Sink):
    with scope.of(asta):
        mail.queue(ADDRESS, template="tests/invited", language="lt", context={}, by=asta)
        transaction.set_rollback(True)
    draining.run_waiting()

    assert sink.kept == []


def test_a_server_that_says_later_is_asked_later_and_gets_the_letter_once(asta: Account, sink: Sink):
    sink.answers = ["450 busy", "421 later"]
    letter = queued(asta)

    for _try in range(3):
        draining.run_waiting()
        all_due()

    assert now_stands(letter).state == "sent"
    assert len(sink.kept) == 1
    assert draining.run_waiting() == 0


def test_an_address_refused_for_good_is_not_tried_again(asta: Account, sink: Sink):
    sink.answers = ["550 no such user"]
    letter = queued(asta)

    draining.run_waiting()
    all_due()

    assert draining.run_waiting() == 0
    assert (now_stands(letter).state, now_stands(letter).error_class) == ("failed", "SMTPRecipientsRefused")


def test_a_server_that_is_never_there_ends_the_letter_after_so_many_tries(asta: Account, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    letter = queued(asta)

    tries = 0
    while draining.run_waiting():
        tries += 1
        all_due()

    assert tries == mail.TRIES
    assert (now_stands(letter).state, now_stands(letter).error_class) == ("failed", "ConnectionRefusedError")


def test_a_letter_sent_already_is_not_sent_by_a_second_run(asta: Account, sink: Sink):
    letter = queued(asta)
    draining.run_waiting()
    with scope.of_command("worker"):
        job = Job.objects.get(name="mail.send")
        Job.objects.filter(pk=job.pk).update(state="running", ended_at=None, queue_id=None)
    # tried again: its worker was lost after the letter was written as sent
    keeping.recover()
    draining.run_waiting()

    assert len(sink.kept) == 1
    assert now_stands(letter).state == "sent"


def test_letters_are_seen_by_who_sent_them_only(asta: Account):
    other = closed_plane.build_account("Jonas", "administrator", closed_plane.build_organisation("ministry"))
    queued(asta, attachments=[("kvietimas.ics", CALENDAR, "text/calendar")])

    with scope.of(asta):
        assert Mail.objects.get().address == ADDRESS
        assert Mail.objects.update(state="failed") == 0
    with scope.of(other):
        assert not Mail.objects.exists()
        assert not MailAttachment.objects.exists()
    with pytest.raises(scopes.JobOutsideScope):
        mail.queue(ADDRESS, template="tests/invited", language="lt", context={})


@pytest.mark.parametrize("address", ["", "vardas", "a@b\nBcc: c@d.example", "a@b.example,c@d.example"])
def test_what_is_no_address_is_refused(asta: Account, address: str):
    with scope.of(asta), pytest.raises(ValidationError):
        mail.queue(address, template="tests/invited", language="lt", context={}, by=asta)


def test_old_letters_are_emptied(asta: Account, sink: Sink):
    letter = queued(asta, attachments=[("kvietimas.ics", CALENDAR, "text/calendar")])
    draining.run_waiting()
    with scope.of_command("worker"):
        Mail.objects.update(queued_at=timezone.now() - timedelta(days=31))

    assert {job.state for job in keeping.run_nightly_now() if job.name == "base.forget"} == {"done"}
    assert (bytes(now_stands(letter).body_sealed), bytes(now_stands(letter).address_sealed)) == (b"", b"")
    with scope.of_command("worker"):
        assert not MailAttachment.objects.exists()
