"""Rows of events: somebody on the list of an event that the foreign unit prepares, a photo of it, who was there."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from pertvarka.foundation.base.links import hash_of
from pertvarka.programme.events.models import (
    Attendance,
    AttendanceImport,
    Certificate,
    CertificateProof,
    Event,
    EventPhoto,
    Participant,
    Registration,
)
from pertvarka.programme.events.models.registration import token_of
from tests.access.row_scope.plane import Filling


def fill_events(filling: Filling) -> None:
    open_to = filling.plane.foreign.open_to_id
    event = Event.objects.create(
        code="R2031-001",
        slug="2031-01-01-svetimas",
        kind="seminar",
        scope="national",
        state="planned",
        starts_on=date(2031, 1, 1),
        ends_on=date(2031, 1, 1),
        title_lt="Svetimas",
        title_en="Foreign",
        reported_under="4.1.1",
        organiser_id=open_to,
    )
    participant = Participant.objects.create(
        open_to_id=open_to, name_sealed=b"x", email_sealed=b"x", email_index=b"x", account=filling.by
    )
    uuid = uuid4()
    registration = Registration.objects.create(
        uuid=uuid,
        event=event,
        participant=participant,
        open_to_id=open_to,
        state="registered",
        token_hash=hash_of(token_of(uuid)),
    )
    EventPhoto.objects.create(
        event=event,
        open_to_id=open_to,
        caption_lt="Salė",
        media_type="image/jpeg",
        width=1,
        height=1,
        size=1,
        content_sealed=b"x",
        added_by=filling.by,
    )
    begins = timezone.now()
    session = event.sessions.create(title_lt="Rytas", starts_at=begins, ends_at=begins + timedelta(hours=2))
    proof = CertificateProof.objects.create(
        code="svetimas2345",
        number="PZ-2031-00009",
        title_lt="Svetimas",
        title_en="Foreign",
        issuer_id=open_to,
        hours=2,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        issued_on=event.ends_on,
        name_check=b"x",
    )
    of_registration = {"event": event, "registration": registration, "open_to_id": open_to}
    Attendance.objects.create(session=session, **of_registration)
    Certificate.objects.create(proof=proof, **of_registration)
    AttendanceImport.objects.create(event=event, open_to_id=open_to, table_sealed=b"x", begun_by=filling.by)
