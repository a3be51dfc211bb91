"""Letters: queued in the transaction of the act that sends them, sealed, sent by the worker, tried again when refused.

    mail.queue("jonas@example.lt", template="events/letters/invited", language="lt", context={…}, by=account)

A template is two text files, `<template>_subject.txt` and `<template>_body.txt`, with Django's translation tags. The
subject names nobody: servers on the way keep it. A letter cannot be sent exactly once: killed between sending and
writing that it was sent, the worker sends it again, under the same Message-ID, by which a mail server knows the second.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPSenderRefused
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.jobs import asking, keeping, register, scopes
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.foundation.base.models import Mail, MailAttachment
from pertvarka.foundation.base.models.mail import place

Attachment = tuple[str, bytes, str]
"""Name, content, media type."""
NEVER = 500
"""Answers of a mail server from here on mean that trying again is of no use."""
KEPT = timedelta(days=30)
TRIES = 6


@transaction.atomic
def queue(
    address: str,
    *,
    template: str,
    language: str,
    context: Mapping[str, Any],
    attachments: Sequence[Attachment] = (),
    by: scopes.Asker | None = None,
) -> Mail:
    """Write the letter in that language and let the worker send it after the caller's transaction.

    Raises:
        ValidationError: the address is none.
        JobOutsideScope: nobody has said for whom it is.
    """
    validate_email(address)
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", dict(context)).split())
        body = render_to_string(f"{template}_body.txt", dict(context)).strip() + "\n"
    uuid = uuid4()
    requested_by = scopes.asking(by)
    mail = Mail.objects.create(
        uuid=uuid,
        requested_by=requested_by,
        template=template,
        language=language,
        subject=subject,
        address_sealed=sealing.seal(address, place=place(uuid, "address")),
        body_sealed=sealing.seal(body, place=place(uuid, "body")),
    )
    for name, content, media_type in attachments:
        sealed = sealing.seal_bytes(content, place=place(uuid, f"attachment {name}"))
        MailAttachment.objects.create(
            mail=mail, requested_by=requested_by, name=name, media_type=media_type, content_sealed=sealed
        )
    asking.defer("mail.send", by=by, arguments={"mail": uuid})
    return mail


@register.job("mail.send", title=_("Sending a letter"), command="worker", tries=TRIES, priority=10)
def send(job: RunningJob, *, mail: str) -> None:
    """Send one letter unless it has gone already. An address refused for good is not tried again."""
    letter = Mail.objects.select_for_update().get(uuid=mail)
    if letter.state == Mail.State.SENT:
        return
    try:
        _message(letter).send()
    except (OSError, SMTPException) as problem:
        if job.attempt < TRIES and not _is_final(problem):
            raise
        letter.state, letter.error_class = Mail.State.FAILED, type(problem).__name__
    else:
        letter.state, letter.sent_at, letter.error_class = Mail.State.SENT, timezone.now(), ""
    letter.save(update_fields=["state", "sent_at", "error_class"])


@register.job("base.forget", title=_("Taking away old files and letters"), command="worker", nightly="03:40")
def forget(job: RunningJob) -> None:
    """Files past their day, jobs of last season; letters are emptied: that one was sent stays, what and to whom not."""
    now = timezone.now()
    keeping.forget(now)
    old = Mail.objects.filter(queued_at__lte=now - KEPT).exclude(body_sealed=b"")
    MailAttachment.objects.filter(mail__in=old).delete()
    job.progress(old.update(body_sealed=b"", address_sealed=b""), 0)


def message_id(letter: UUID) -> str:
    """The same at every try."""
    return f"<{letter}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2].strip('>') or 'localhost'}>"


def _message(letter: Mail) -> EmailMessage:
    headers = {
        "Message-ID": message_id(letter.uuid),
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
    }
    message = EmailMessage(subject=letter.subject, body=letter.body, to=[letter.address], headers=headers)
    for one in letter.attachments.all():
        message.attach(one.name, one.content, one.media_type)
    return message


def _is_final(problem: Exception) -> bool:
    if isinstance(problem, SMTPRecipientsRefused):
        return any(code >= NEVER for code, _said in problem.recipients.values())
    return isinstance(problem, SMTPSenderRefused | SMTPDataError) and problem.smtp_code >= NEVER
