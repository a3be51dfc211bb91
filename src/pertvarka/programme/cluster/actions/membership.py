"""Members join and leave, say whom to write to; experts get and give up regions."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy, reaching
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.cluster.errors import DayAhead, LeavesBeforeJoining, MemberAlready
from pertvarka.programme.cluster.models import ClusterMembership, MemberContact, RegionalExpert
from pertvarka.programme.cluster.models.membership import contact_place
from pertvarka.programme.cluster.permissions import Permission


@dataclass(frozen=True, slots=True)
class Contact:
    """Who speaks for a member."""

    name: str
    email: str
    phone: str = ""


def join(
    *,
    organisation: Organisation,
    region: Region | None,
    kind: str,
    purposes: tuple[str, ...],
    joined_on: date,
    by: Account,
) -> ClusterMembership:
    """An organisation becomes a member of the national cluster or of that of a region.

    Raises:
        NotAllowed: the region is not the account's.
        DayAhead, MemberAlready: what was asked for.
    """
    today = timezone.localdate()
    reaching.require_region(by, Permission.MEMBERSHIP_CHANGE, region, on=today)
    if joined_on > today:
        raise DayAhead
    try:
        with transaction.atomic():
            made = ClusterMembership.objects.create(
                organisation=organisation,
                region=region,
                kind=kind,
                purposes=list(purposes),
                joined_on=joined_on,
                is_invented=organisation.is_invented,
            )
            _record("cluster.joined", made, by=by, member_kind=kind)
    except IntegrityError as taken:
        raise MemberAlready from taken
    return made


def leave(*, membership: ClusterMembership, left_on: date, reason: str, by: Account) -> ClusterMembership:
    """The member leaves; its history stays.

    Raises:
        NotAllowed: the region is not the account's.
        DayAhead, LeavesBeforeJoining: the day.
    """
    today = timezone.localdate()
    reaching.require_region(by, Permission.MEMBERSHIP_CHANGE, membership.region, on=today)
    if left_on > today:
        raise DayAhead
    if left_on < membership.joined_on:
        raise LeavesBeforeJoining
    with transaction.atomic():
        membership.left_on, membership.left_reason = left_on, reason
        membership.save(update_fields=["left_on", "left_reason"])
        _record("cluster.left", membership, by=by, left_on=left_on)
    return membership


def say_contact(*, membership: ClusterMembership, contact: Contact, by: Account) -> MemberContact:
    """Whom to write to; what stood before is replaced, since nobody else is to be written to.

    Raises:
        NotAllowed: the region is not the account's.
    """
    reaching.require_region(by, Permission.MEMBERSHIP_CHANGE, membership.region, on=timezone.localdate())
    with transaction.atomic():
        made, _ = MemberContact.objects.update_or_create(
            membership=membership,
            defaults={
                "open_to": membership.organisation,
                "name_sealed": sealing.seal(contact.name, place=contact_place(membership, "name")),
                "email_sealed": sealing.seal(contact.email, place=contact_place(membership, "email")),
                "phone_sealed": sealing.seal(contact.phone, place=contact_place(membership, "phone")),
            },
        )
        _record("cluster.contact_said", membership, by=by)
    return made


def appoint(*, account: Account, region: Region, since_on: date, by: Account) -> RegionalExpert:
    """An expert runs the cluster of a region from a day.

    Raises:
        NotAllowed: only the programme office appoints.
    """
    policy.require(by, Permission.EXPERT_APPOINT, on=timezone.localdate())
    with transaction.atomic():
        made, is_new = RegionalExpert.objects.get_or_create(
            account=account, region=region, until_on=None, defaults={"since_on": since_on}
        )
        if is_new:
            audit.record("cluster.expert_appointed", about=f"region:{region.code}", by=by.reference)
    return made


def dismiss(*, expert: RegionalExpert, until_on: date, by: Account) -> RegionalExpert:
    """The expert's last day in the region.

    Raises:
        NotAllowed: only the programme office does it.
        LeavesBeforeJoining: the day is before the first one.
    """
    policy.require(by, Permission.EXPERT_APPOINT, on=timezone.localdate())
    if until_on < expert.since_on:
        raise LeavesBeforeJoining
    with transaction.atomic():
        expert.until_on = until_on
        expert.save(update_fields=["until_on"])
        audit.record("cluster.expert_dismissed", about=f"region:{expert.region.code}", by=by.reference)
    return expert


def _record(kind: str, membership: ClusterMembership, *, by: Account, **details: object) -> None:
    audit.record(kind, about=f"cluster_membership:{membership.uuid}", by=by.reference, **details)
