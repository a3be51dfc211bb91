"""Reading certificates: those of an event, one with everything its file says, and the open proof of a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.programme.events.errors import CertificateNotFound
from pertvarka.programme.events.models import Certificate, CertificateProof, Event, EventSession, Registration
from pertvarka.programme.events.queries import attendance


@dataclass(frozen=True, slots=True)
class Given:
    """One person of the event: the hours they attended and the certificate they have, if any."""

    registration: Registration
    name: str
    hours: Decimal
    is_enough: bool
    certificate: Certificate | None = None


def of_event(event: Event) -> list[Given]:
    """Everybody who attended anything, by name, with the certificate that stands (or the newest one revoked)."""
    certificates: dict[int, Certificate] = {}
    for row in Certificate.objects.filter(event=event).select_related("proof").order_by("-is_revoked", "issued_at"):
        certificates[row.registration_id] = row
    hours, needed = attendance.hours_by_registration(event), needed_hours(event)
    rows = Registration.objects.filter(event=event, pk__in=hours).select_related("participant")
    given = [
        Given(row, row.participant.name, hours[row.pk], hours[row.pk] >= needed, certificates.get(row.pk))
        for row in rows
    ]
    return sorted(given, key=lambda one: lithuanian_sort_key(one.name.rpartition(" ")[2] + one.name))


def needed_hours(event: Event) -> Decimal:
    """How many hours one has to attend for a certificate: any, or the programme's share of a training group."""
    if event.training_programme is None:
        return Decimal("0.1")
    given = sum((session.academic_hours for session in EventSession.objects.filter(event=event)), Decimal(0))
    return max(given * event.training_programme.completed_percent / 100, Decimal("0.1"))


def standing(event: Event) -> list[Certificate]:
    """Certificates of an event that stand, with the person behind each, in the order of their numbers."""
    rows = Certificate.objects.filter(event=event, is_revoked=False)
    return list(rows.select_related(*WHOLE).order_by("proof__number"))


WHOLE = ("proof", "proof__issuer", "event", "registration", "registration__participant")


def one(uuid: UUID) -> Certificate:
    """A certificate the asker may see.

    Raises:
        CertificateNotFound: there is none in the asker's reach.
    """
    found = Certificate.objects.select_related(*WHOLE).filter(uuid=uuid).first()
    if found is None:
        raise CertificateNotFound
    return found


def proof(code: str) -> CertificateProof | None:
    return CertificateProof.objects.select_related("issuer").filter(code=code).first()


def of_registrations(registrations: Iterable[int]) -> dict[int, Certificate]:
    """Certificates that stand, by the key of the registration."""
    rows = Certificate.objects.filter(registration__in=list(registrations), is_revoked=False).select_related("proof")
    return {row.registration_id: row for row in rows}
