"""Certificates given to those who came, taken back with a reason, and sent."""

import secrets
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone, translation

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, mail
from pertvarka.foundation.base.jobs import asking
from pertvarka.programme.events import certificate_file
from pertvarka.programme.events.actions import preparing
from pertvarka.programme.events.errors import (
    CertificateNotFound,
    NobodyAttended,
    NotHeldYet,
    RevocationReasonMissing,
)
from pertvarka.programme.events.models import Certificate, CertificateProof, Event
from pertvarka.programme.events.models.certificate import name_check
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import certificates
from pertvarka.programme.events.states import EventState

# No letter that reads like another: people type codes from paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LETTERS = 12
LETTER = "events/letters/certificate"
PDF = "application/pdf"


def ask(*, event: Event, by: Account, is_mailed: bool) -> UUID:
    """Have them made in the background, in one file for printing, or sent to everybody who came.

    Raises:
        NotAllowed, EventNotFound, NotHeldYet: it is not the account's event, or it is not held yet.
    """
    _held(event, by=by)
    name = "events.certificates_sent" if is_mailed else "events.certificates"
    return asking.defer(name, by=by, arguments={"event": event.uuid}).uuid


def issue(*, event: Event, by: Account) -> list[Certificate]:
    """Give a certificate to everybody who attended enough and has none; returns those made now.

    Raises:
        NotAllowed, EventNotFound, NotHeldYet: it is not the account's event, or it is not held yet.
        NobodyAttended: there is nobody to give one to, and nobody has one.
    """
    with transaction.atomic():
        held = _held(event, by=by)
        organiser = held.organiser_id or 0
        everybody = certificates.of_event(held)
        due = [one for one in everybody if one.is_enough and (one.certificate is None or one.certificate.is_revoked)]
        if not due and not any(one.certificate for one in everybody):
            raise NobodyAttended
        today = timezone.localdate()
        proofs = []
        for one, number in zip(due, _numbers(len(due)), strict=True):
            code = "".join(secrets.choice(LETTERS) for _letter in range(CODE_LETTERS))
            proofs.append(
                CertificateProof(
                    code=code,
                    number=f"PZ-{today.year}-{number:05d}",
                    title_lt=held.title_lt,
                    title_en=held.title_en or held.title_lt,
                    issuer_id=organiser,
                    hours=one.hours,
                    starts_on=held.starts_on,
                    ends_on=held.ends_on,
                    issued_on=today,
                    name_check=name_check(one.name, code=code),
                    is_invented=held.is_invented,
                )
            )
        CertificateProof.objects.bulk_create(proofs)
        made = Certificate.objects.bulk_create(
            Certificate(proof=proof, event=held, registration=one.registration, open_to_id=organiser, issued_by=by)
            for one, proof in zip(due, proofs, strict=True)
        )
        if made:
            audit.record("certificates.issued", about=held.reference, by=by.reference, certificates=len(made))
    return made


def revoke(*, certificate: Certificate, reason: str, by: Account) -> None:
    """Taken back: the public page says so from now on, and gives no reason.

    Raises:
        NotAllowed, CertificateNotFound: it is not the account's to take back.
        RevocationReasonMissing: why, for the organiser's own record.
    """
    policy.require(by, Permission.CERTIFICATE_ISSUE, on=timezone.localdate())
    if not reason.strip():
        raise RevocationReasonMissing
    with transaction.atomic():
        held = Certificate.objects.select_for_update(of=("self",)).select_related("proof")
        found = held.filter(pk=certificate.pk, is_revoked=False).first()
        if found is None:
            raise CertificateNotFound
        found.is_revoked, found.revoked_reason = True, reason.strip()[:300]
        found.save(update_fields=["is_revoked", "revoked_reason"])
        found.proof.revoked_on = timezone.localdate()
        found.proof.save(update_fields=["revoked_on"])
        audit.record("certificate.revoked", about=found.reference, by=by.reference)


def send(certificate: Certificate, *, by: Account) -> None:
    """One certificate to the person it is of, in the language of their letters; once."""
    who = certificate.registration.participant
    with translation.override(who.language):
        content = certificate_file.pdf(certificate)
        address = certificate_file.address_of(certificate.proof)
    context = {"name": who.name, "proof": certificate.proof, "address": address}
    attachments = [(f"{certificate.proof.number}.pdf", content, PDF)]
    mail.queue(who.email, template=LETTER, language=who.language, context=context, attachments=attachments, by=by)
    certificate.sent_at = timezone.now()
    certificate.save(update_fields=["sent_at"])


def _numbers(count: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('events_certificate_number') FROM generate_series(1, %s)", [count])
        return [number for (number,) in cursor.fetchall()]


def _held(event: Event, *, by: Account) -> Event:
    policy.require(by, Permission.CERTIFICATE_ISSUE, on=timezone.localdate())
    held = preparing.hold(event, permission=Permission.CERTIFICATE_ISSUE)
    if held.state not in (EventState.HELD, EventState.REPORTED):
        raise NotHeldYet
    return held
