"""Who is in the cluster on a day, where whom is missing, and what one organisation did in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster import rules
from pertvarka.programme.cluster.models import (
    ClusterMembership,
    CooperationAgreement,
    JointStep,
    LogEntry,
    MemberContact,
    RegionalExpert,
)
from pertvarka.programme.cluster.states import MemberKind


def in_force(*, on: date) -> QuerySet[ClusterMembership]:
    """Memberships of that day, in Lithuanian order of names."""
    return (
        ClusterMembership.objects.filter(Q(left_on=None) | Q(left_on__gte=on), joined_on__lte=on)
        .select_related("organisation", "organisation__municipality", "region")
        .order_by(LithuanianOrder("organisation__name_lt"), "id")
    )


def members(*, region: Region | None, on: date) -> list[ClusterMembership]:
    """The members of a region's cluster; without a region, of the national one."""
    return list(in_force(on=on).filter(region=region))


def membership(uuid: UUID) -> ClusterMembership | None:
    return ClusterMembership.objects.select_related("organisation", "region").filter(uuid=uuid).first()


def contacts(memberships: Sequence[ClusterMembership]) -> dict[int, MemberContact]:
    """How the members are reached, by membership; those the reader may not see are not here."""
    found = MemberContact.objects.filter(membership__in=memberships).select_related("membership")
    return {contact.membership_id: contact for contact in found}


def coverage(*, on: date) -> rules.Coverage:
    """Kinds of members by region, on one day."""
    counted = in_force(on=on).values_list("region__code", "kind")
    return rules.coverage(
        [(region or rules.NATIONAL, kind) for region, kind in counted],
        regions=list(Region.objects.order_by(LithuanianOrder("name_lt")).values_list("code", flat=True)),
        kinds=MemberKind.values,
    )


def experts(*, on: date) -> list[RegionalExpert]:
    return list(
        RegionalExpert.objects.filter(Q(until_on=None) | Q(until_on__gte=on), since_on__lte=on)
        .select_related("account", "region")
        .order_by(LithuanianOrder("region__name_lt"), "since_on")
    )


def regions_of(account: Account, *, on: date) -> list[Region]:
    """The regions an expert runs."""
    return list(
        Region.objects.filter(
            Q(experts__until_on=None) | Q(experts__until_on__gte=on),
            experts__account=account,
            experts__since_on__lte=on,
        ).distinct()
    )


@dataclass(frozen=True, slots=True)
class Part:
    """What one organisation took part in."""

    memberships: tuple[ClusterMembership, ...]
    agreements: tuple[CooperationAgreement, ...]
    steps: tuple[JointStep, ...]
    owned: tuple[LogEntry, ...]


def part_of(organisation: Organisation) -> Part:
    """Everything the cluster knows of an organisation, newest first."""
    return Part(
        memberships=tuple(
            ClusterMembership.objects.filter(organisation=organisation).select_related("region").order_by("-joined_on")
        ),
        agreements=tuple(organisation.agreements.select_related("region")),
        steps=tuple(
            organisation.joint_steps.select_related("activity").order_by(F("done_on").desc(nulls_first=True), "due_on")
        ),
        owned=tuple(LogEntry.objects.filter(owner=organisation).select_related("region")),
    )
