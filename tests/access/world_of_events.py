"""Events around the small world: one that the asker's place prepares, and a training the asker teaches."""

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import people
from pertvarka.programme.events.models import (
    AttendanceImport,
    Certificate,
    CertificateProof,
    Event,
    EventMaterial,
    EventPhoto,
    Registration,
    TrainingContract,
    TrainingProgramme,
)
from pertvarka.programme.events.models.photo import photo_place
from pertvarka.programme.events.models.registration import token_of

if TYPE_CHECKING:
    from tests.access.world_of_work import Around


def events(world: "Around", region: Region) -> dict[str, str]:
    """An event that the place of the asker prepares, with a half-day, somebody on its list and a photo."""
    today = timezone.localdate()
    event = Event.objects.create(
        code="R2031-009",
        slug=f"{today}-seminaras-009",
        kind="seminar",
        scope="national",
        state="planned",
        starts_on=today + timedelta(days=9),
        ends_on=today + timedelta(days=9),
        title_lt="Seminaras",
        title_en="Seminar",
        reported_under="4.1.1",
        organiser=world.place,
        is_open=True,
    )
    begins = timezone.now() + timedelta(days=9)
    session = event.sessions.create(title_lt="Rytas", starts_at=begins, ends_at=begins + timedelta(hours=2))
    agreement = event.agreements.create(text="Parengti sąrašą")
    material = _material(event)
    with scope.of_command("load_demonstration"):
        participant = people.find_or_add(open_to=world.place.pk, name="Vardenė", email="vardene@example.lt")
        registration_uuid, photo_uuid = uuid4(), uuid4()
        Registration.objects.create(
            uuid=registration_uuid,
            event=event,
            participant=participant,
            open_to=world.place,
            state="registered",
            token_hash=hash_of(token_of(registration_uuid)),
        )
        registered = Registration.objects.get(uuid=registration_uuid)
        certificate = _certificate(event, registered)
        draft = AttendanceImport(uuid=uuid4(), event=event, open_to=world.place, begun_by=world.asker)
        draft.table = {"headings": [], "columns": [], "cells": [], "rows": [], "session": "", "made": []}
        draft.save()
        EventPhoto.objects.create(
            uuid=photo_uuid,
            event=event,
            open_to=world.place,
            caption_lt="Salė",
            media_type="image/jpeg",
            width=1,
            height=1,
            size=1,
            content_sealed=sealing.seal_bytes(b"x", place=photo_place(photo_uuid)),
            added_by=world.asker,
        )
    programme, group = _training(world)
    own_material = _material(group, brought_by=world.asker)
    contract = TrainingContract.objects.create(number="MOK-2031-1", title_lt="Mokymai", signed_on=today)
    deliverable = contract.deliverables.create(kind="groups", asked_count=2, due_on=today + timedelta(days=30))
    return {
        "attendance_import": str(draft.uuid),
        "event": str(event.uuid),
        "event_agreement": str(agreement.uuid),
        "event_certificate": str(certificate.uuid),
        "event_material": str(material.uuid),
        "event_photo": str(photo_uuid),
        "event_registration": str(registration_uuid),
        "event_session": str(session.uuid),
        "event_year": "2031",
        "training": str(programme.uuid),
        "training_contract": str(contract.uuid),
        "training_deliverable": str(deliverable.uuid),
        "training_group": str(group.uuid),
        "training_material": str(own_material.uuid),
    }


def _material(event: Event, **given: Account) -> EventMaterial:
    return EventMaterial.objects.create(
        event=event,
        kind="slides",
        title_lt="Skaidrės",
        file_name="skaidres.pdf",
        media_type="application/pdf",
        size=5,
        sha256="0" * 64,
        content=b"%PDF-",
        **given,
    )


def _certificate(event: Event, registration: Registration) -> Certificate:
    proof = CertificateProof.objects.create(
        code="abcdefgh2345",
        number="PZ-2031-00001",
        title_lt="Seminaras",
        title_en="Seminar",
        issuer_id=event.organiser_id,
        hours=2,
        starts_on=event.starts_on,
        ends_on=event.ends_on,
        issued_on=event.ends_on,
        name_check=b"x",
    )
    return Certificate.objects.create(
        proof=proof, event=event, registration=registration, open_to_id=event.organiser_id
    )


def _training(world: "Around") -> tuple[TrainingProgramme, Event]:
    """A programme, and a group of it that the asker teaches."""
    programme = TrainingProgramme.objects.create(
        title_lt="Bendravimas",
        title_en="Talking",
        audience="institution-staff",
        academic_hours=8,
        reported_under="3.1",
    )
    today = timezone.localdate()
    group = Event.objects.create(
        code="R2031-010",
        slug=f"{today}-mokymai-010",
        kind="training",
        scope="national",
        state="planned",
        starts_on=today,
        ends_on=today,
        title_lt="Grupė",
        title_en="Group",
        reported_under="3.1",
        organiser=world.place,
        training_programme=programme,
        trainer=world.asker,
    )
    return programme, group
