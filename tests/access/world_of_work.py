"""The open work around the small world: one record of each kind of the reform's own work, in the asker's region.

A room adds a function and names it in `ROOMS`; the keys are those of `matrix.SUBJECTS`.
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
from pertvarka.programme.cluster.models import ClusterMembership, JointActivity, LogEntry, MemberContact, Post
from pertvarka.programme.cluster.models.membership import contact_place


class Around(Protocol):
    """What a room needs of the world: who asks, and where they work."""

    role: str
    asker: Account
    place: Organisation


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


ROOMS: tuple[Room, ...] = (cluster,)


def build(world: Around) -> dict[str, str]:
    """One record of each kind, in the region where the asker works."""
    place = world.place.municipality
    assert place is not None
    found: dict[str, str] = {}
    for room in ROOMS:
        found |= room(world, place.region)
    return found
