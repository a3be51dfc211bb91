"""The open work around the small world: one record of each kind of the reform's own work, in the asker's region.

A room adds a function and names it in `ROOMS`; the keys are those of `matrix.SUBJECTS`.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Protocol
from uuid import uuid4

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.monitoring.models import (
    AgendaItem,
    Alert,
    Finding,
    FollowUpTask,
    Meeting,
    Pack,
    Review,
    Submission,
)
from pertvarka.programme.cluster.models import ClusterMembership, JointActivity, LogEntry, MemberContact, Post
from pertvarka.programme.cluster.models.membership import contact_place
from pertvarka.programme.events import people
from pertvarka.programme.events.models import (
    AttendanceImport,
    Certificate,
    CertificateProof,
    Event,
    EventPhoto,
    Registration,
    TrainingProgramme,
)
from pertvarka.programme.events.models.photo import photo_place
from pertvarka.programme.events.models.registration import hash_of, token_of
from pertvarka.programme.library.models import Document, MethodologyPackage, PublicityItem, StoredFile
from pertvarka.services.catalogue.models import Site
from pertvarka.services.institutions.models import (
    Chapter,
    ChapterKey,
    ConsultationVisit,
    Measure,
    MonthlyCensus,
    QualityFramework,
    QualityProcess,
    Remark,
    TransformationPlan,
    TransformingInstitution,
)
from tests.access import world_of_staff


class Around(Protocol):
    """What a room needs of the world: who asks, and where they work."""

    role: str
    asker: Account
    place: Organisation


EMPTY_PACK: dict[str, object] = {
    **dict.fromkeys(
        ("indicators", "changed", "submissions", "institutions", "difficulties", "alerts", "findings", "tasks"), ()
    ),
    "as_of": "2031-01-01",
    "plan_version": None,
    "last_pack_on": None,
}
Room = Callable[[Around, Region], dict[str, str]]


def cluster(world: Around, region: Region) -> dict[str, str]:
    today = timezone.localdate()
    membership = ClusterMembership.objects.create(
        organisation=world.place, region=region, kind="ngos", joined_on=today - timedelta(days=9)
    )
    with scope.of_command("load_demonstration"):
        MemberContact.objects.create(
            membership=membership,
            open_to=world.place,
            name_sealed=sealing.seal("Vardenė", place=contact_place(membership, "name")),
            email_sealed=sealing.seal("vardene@example.lt", place=contact_place(membership, "email")),
        )
    entry = LogEntry.objects.create(kind="distrust", region=region, noted_on=today, what="Nepasitiki")
    activity = JointActivity.objects.create(title="Stovykla", region=region, agreed_on=today)
    step = activity.steps.create(what="Rasti vietą", owner=world.place, due_on=today)
    post = Post.objects.create(kind="question", author=world.asker, title="Kaip?", text="Kaip?")
    return {
        "cluster_membership": str(membership.uuid),
        "cluster_activity": str(activity.uuid),
        "cluster_log_entry": str(entry.uuid),
        "cluster_organisation": world.place.code,
        "cluster_post": str(post.uuid),
        "cluster_region": region.slug,
        "cluster_step": str(step.uuid),
    }


def events(world: Around, region: Region) -> dict[str, str]:
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
    return {
        "attendance_import": str(draft.uuid),
        "event": str(event.uuid),
        "event_agreement": str(agreement.uuid),
        "event_certificate": str(certificate.uuid),
        "event_photo": str(photo_uuid),
        "event_registration": str(registration_uuid),
        "event_session": str(session.uuid),
        "event_year": "2031",
        "training": str(programme.uuid),
        "training_group": str(group.uuid),
    }


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


def _training(world: Around) -> tuple[TrainingProgramme, Event]:
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


def institutions(world: Around, _region: Region) -> dict[str, str]:
    """The place of the asker as an institution: a plan being drafted, an hour of consultancy, a month handed in."""
    today = timezone.localdate()
    home = TransformingInstitution.objects.create(
        organisation=world.place, listed_on=date(2020, 1, 1), residents_when_listed=3
    )
    plan = TransformationPlan.objects.create(institution=home, number=1, state="drafting")
    for key in ChapterKey.values:
        Chapter.objects.create(plan=plan, key=key)
    remark = Remark.objects.create(plan=plan, chapter="money", text="Kas moka?", made_by=world.asker)
    visit = ConsultationVisit.objects.create(
        institution=home, plan=plan, expert=world.asker, held_on=today, hours=1, topic="Planas"
    )
    measure = Measure.objects.create(plan=plan, title="Namai", owner="Skyrius", due_on=today)
    MonthlyCensus.objects.create(
        institution=home, month=date(2020, 1, 1), state="submitted", submitted_at=timezone.now()
    )
    return {
        "institution": str(home.uuid),
        "institution_chapter": "money",
        "institution_measure": str(measure.uuid),
        "institution_month": "2020-01",
        "institution_plan": "1",
        "institution_remark": str(remark.uuid),
        "institution_visit": str(visit.uuid),
    }


def quality(world: Around, _region: Region) -> dict[str, str]:
    """Of the asker's own organisation, and led by the asker."""
    framework = QualityFramework.objects.get(code="equass-assurance")
    process = QualityProcess.objects.create(
        organisation=world.place, framework=framework, consultant=world.asker, began_on=timezone.localdate()
    )
    action = process.actions.create(
        principle=framework.principles.all()[0], what="Taisyti", owner="Vadovas", due_on=timezone.localdate()
    )
    site = Site.objects.create(
        organisation=world.place, name_lt="Namai", name_en="Home", municipality=world.place.municipality
    )
    return {
        "quality_process": str(process.uuid),
        "quality_action": str(action.uuid),
        "quality_framework": str(framework.pk),
        "quality_principle": "1",
        "site": str(site.uuid),
    }


def library(world: Around, _region: Region) -> dict[str, str]:
    """A method in consultation, asked about today, with a comment of somebody."""
    today = timezone.localdate()
    package = MethodologyPackage.objects.create(
        code="metodika-009", kind="procedure", title_lt="Tvarka", title_en="Procedure"
    )
    version = package.versions.create(number=1, state="consultation")
    file = version.files.create(document=Document.objects.get(code="valdymo-modelis"))
    round_of_today = version.rounds.create(opens_on=today, closes_on=today)
    kept = StoredFile.objects.create(
        document=file.document, file_name="a.pdf", media_type="application/pdf", size=1, sha256="0" * 64, content=b"x"
    )
    item = PublicityItem.objects.create(kind="news", published_on=today, title_lt="Naujiena")
    comment = round_of_today.comments.create(text="Kas?", by=world.asker)
    return {
        "method": package.code,
        "method_comment": str(comment.uuid),
        "method_document": file.document.code,
        "method_file": str(file.pk),
        "publicity_item": str(item.uuid),
        "method_stored_file": str(kept.pk),
        "method_round": str(round_of_today.uuid),
        "method_version": str(version.uuid),
    }


def monitoring(world: Around, _region: Region) -> dict[str, str]:
    """A meeting at work with its papers, a published figure, a finding and a task of the asker's place, an alert."""
    today = timezone.localdate()
    meeting = Meeting.objects.create(held_on=today, state="held", chair=world.asker)
    pack = Pack.objects.create(meeting=meeting, made_by=world.asker, as_of=today, content=EMPTY_PACK, pdf_lt=b"%PDF")
    item = AgendaItem.objects.create(meeting=meeting, order=1, kind="other", title="Klausimas")
    figure = Submission.objects.create(indicator_code="4.1.1", as_of=today, value=1, state="published")
    finding = Finding.objects.create(meeting=meeting, text="Trūksta", owner=world.place)
    task = FollowUpTask.objects.create(meeting=meeting, what="Rasti", owner=world.place, due_on=today)
    with scope.of_command("check_integrity"):
        alert = Alert.objects.create(
            check_code="offers_unchecked", about="service_offer:x", label="Namai", open_to=world.place
        )
    review = Review.objects.create(
        year=2030, as_of=today, title_lt="Metai", state="published", published_at=timezone.now()
    )
    review.chapters.create(order=1, title_lt="Skyrius", text_lt="{4.1.1}")
    review.figures.create(placeholder="4.1.1", value=1, as_of=today)
    return {
        "monitoring_alert": str(alert.uuid),
        "monitoring_chapter": "1",
        "monitoring_day": today.isoformat(),
        "monitoring_figure": str(figure.uuid),
        "monitoring_finding": str(finding.uuid),
        "monitoring_item": str(item.uuid),
        "monitoring_kind": "pdf",
        "monitoring_number": "4.1.1",
        "monitoring_pack": str(pack.uuid),
        "monitoring_task": str(task.uuid),
        "monitoring_year": "2030",
    }


ROOMS: tuple[Room, ...] = (cluster, events, institutions, quality, library, world_of_staff.workforce, monitoring)


def build(world: Around) -> dict[str, str]:
    """One record of each kind, in the region where the asker works."""
    place = world.place.municipality
    assert place is not None
    found: dict[str, str] = {}
    for room in ROOMS:
        found |= room(world, place.region)
    return found
