"""The open work around the small world: one record of each kind of the reform's own work, in the asker's region.

A room adds a function, here or in a world_of_….py of its own, and names it in `ROOMS`; the keys are those of the
subjects.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

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
from pertvarka.programme.library.models import Document, MethodologyPackage, PublicityItem, StoredFile
from tests.access import world_of_events, world_of_institutions, world_of_plans, world_of_staff


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


ROOMS: tuple[Room, ...] = (
    cluster,
    world_of_events.events,
    world_of_institutions.institutions,
    world_of_institutions.quality,
    library,
    world_of_staff.workforce,
    monitoring,
    world_of_plans.regional_plans,
)


def build(world: Around) -> dict[str, str]:
    """One record of each kind, in the region where the asker works."""
    place = world.place.municipality
    assert place is not None
    found: dict[str, str] = {}
    for room in ROOMS:
        found |= room(world, place.region)
    return found
