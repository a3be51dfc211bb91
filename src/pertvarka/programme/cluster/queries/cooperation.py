"""Agreements, the log, joint activities and posts; and who works with whom, from all of them."""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, Prefetch, QuerySet, When

from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster import rules, tie_sources
from pertvarka.programme.cluster.models import (
    ClusterMembership,
    CooperationAgreement,
    JointActivity,
    JointStep,
    LogEntry,
    Post,
    Reply,
)
from pertvarka.programme.cluster.states import BENEFITS, DIFFICULTIES, LogState


def agreements(*, region: Region | None = None) -> QuerySet[CooperationAgreement]:
    """All of them, or those of one region and of its cluster; newest first."""
    found = CooperationAgreement.objects.select_related("region").prefetch_related("parties")
    return found.filter(region=region) if region else found


def log(*, region: Region | None = None, difficulties: bool = True) -> QuerySet[LogEntry]:
    """Difficulties, or benefits; the open ones first, then by day."""
    found = LogEntry.objects.filter(kind__in=DIFFICULTIES if difficulties else BENEFITS).select_related(
        "region", "owner"
    )
    if region:
        found = found.filter(region=region)
    is_handled = Case(When(state=LogState.HANDLED, then=1), default=0)
    return found.order_by(is_handled, F("due_on").asc(nulls_last=True), "-noted_on", "-id")


def entry(uuid: UUID) -> LogEntry | None:
    return LogEntry.objects.select_related("region", "owner").filter(uuid=uuid).first()


def open_difficulties() -> dict[str | None, int]:
    """How many are not handled, by region code."""
    counted = (
        LogEntry.objects.filter(kind__in=DIFFICULTIES)
        .exclude(state=LogState.HANDLED)
        .values("region__code")
        .annotate(number=Count("id"))
        .order_by()
    )
    return {row["region__code"]: row["number"] for row in counted}


def activities(*, region: Region | None = None) -> QuerySet[JointActivity]:
    found = JointActivity.objects.select_related("region").prefetch_related(
        Prefetch("steps", JointStep.objects.select_related("owner"))
    )
    return found.filter(region=region) if region else found


def activity(uuid: UUID) -> JointActivity | None:
    return activities().filter(uuid=uuid).first()


def step(uuid: UUID) -> JointStep | None:
    return JointStep.objects.select_related("activity__region", "owner").filter(uuid=uuid).first()


def late_steps(*, regions: Collection[Region], on: date) -> QuerySet[JointStep]:
    """Steps past their day and not done, of these regions; of the whole country where none is named."""
    found = JointStep.objects.filter(done_on=None, due_on__lt=on).select_related("activity", "owner")
    return found.filter(activity__region__in=regions) if regions else found


def due_steps(*, until: date) -> QuerySet[JointStep]:
    """Steps not done whose day comes by then, the earliest first."""
    return JointStep.objects.filter(done_on=None, due_on__lte=until).select_related("activity__region", "owner")


def due_difficulties(*, until: date) -> QuerySet[LogEntry]:
    """Difficulties not handled whose day comes by then, the earliest first."""
    found = LogEntry.objects.filter(kind__in=DIFFICULTIES, due_on__lte=until).exclude(state=LogState.HANDLED)
    return found.select_related("region").order_by("due_on", "id")


def posts() -> QuerySet[Post]:
    return (
        Post.objects.select_related("author", "organisation", "region")
        .annotate(replies_count=Count("replies"))
        .order_by("-posted_at", "-id")
    )


def post(uuid: UUID) -> Post | None:
    replies = Reply.objects.select_related("author", "organisation")
    return posts().prefetch_related(Prefetch("replies", replies)).filter(uuid=uuid).first()


def ties() -> tuple[rules.Tie, ...]:
    """Who works with whom, in every way a room knows of; the counts in the order of `tie_sources.all_sources`."""
    members = set(ClusterMembership.objects.values_list("organisation_id", flat=True))
    return rules.ties([_of_members(source, members) for source in tie_sources.all_sources()])


def _of_members(source: tie_sources.TieSource, members: Container[int]) -> tie_sources.Pairs:
    found = source.read()
    if not source.happens_outside:
        return found
    return {pair: count for pair, count in found.items() if pair[0] in members and pair[1] in members}


def in_agreements() -> tie_sources.Pairs:
    parties = CooperationAgreement.parties.through.objects.values_list("cooperationagreement_id", "organisation_id")
    return rules.pairs(_grouped(parties))


def in_activities() -> tie_sources.Pairs:
    return rules.pairs(_grouped(JointStep.objects.values_list("activity_id", "owner_id")))


def _grouped(rows: Iterable[tuple[int, int]]) -> list[set[int]]:
    found: defaultdict[int, set[int]] = defaultdict(set)
    for group, organisation in rows:
        found[group].add(organisation)
    return list(found.values())
