"""Roles given, approved by a second person, refused, ended.

A role that looks into people's files gives nothing until another administrator approves it; the database refuses the
asker and the receiver as that other person, whatever the code above it says.
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy, roles, rules
from pertvarka.foundation.access.actions.accounts import require_another_administrator
from pertvarka.foundation.access.actions.approvals import ask_approval, mark_decided
from pertvarka.foundation.access.errors import (
    AccountClosed,
    ForOneself,
    LastDayImpossible,
    OwnRequest,
    PeriodBegunBefore,
    PeriodReversed,
    PlaceMissing,
    PurposeMissing,
    RoleDecided,
    RoleNotHeld,
    RoleOverlaps,
    TwoTerritories,
)
from pertvarka.foundation.access.models import Account, Approval, Membership
from pertvarka.foundation.access.permissions import Permission
from pertvarka.foundation.access.roles import Role
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.territory.models import Municipality, Region

APPROVAL = "membership.give"
"""The kind under which a role waits among the approvals."""


def give_role(
    *,
    account: Account,
    role_code: str,
    purpose: str,
    valid_from: date,
    valid_until: date | None = None,
    organisation_id: int | None = None,
    region: Region | None = None,
    municipality: Municipality | None = None,
    by: Account,
) -> Membership:
    """Give an account a role from one day to another; over people's files it waits for a second person.

    Raises:
        NotAllowed: the account does not give roles.
        RoleUnknown: no file describes the role.
        ForOneself, AccountClosed, RoleNotHeld, PurposeMissing, PlaceMissing, TwoTerritories, PeriodReversed,
        PeriodBegunBefore, RoleOverlaps: see the sentences of the errors.
    """
    policy.require(by, Permission.MEMBERSHIP_GIVE, on=timezone.localdate())
    role = roles.role(role_code)
    if account.pk == by.pk:
        raise ForOneself
    if not account.is_active:
        raise AccountClosed
    membership = Membership(
        account=account,
        role_code=role.code,
        purpose=purpose.strip(),
        valid_from=valid_from,
        valid_until=valid_until,
        organisation_id=organisation_id,
        region=region,
        municipality=municipality,
        needs_second_person=rules.sees_personal_data(role.permissions),
        asked_by=by,
    )
    _require_sound(membership, role)
    with transaction.atomic():
        locking.take_turns("roles of an account", account.pk)
        _insert(membership)
        if membership.needs_second_person:
            audit.record("membership.asked", about=account.reference, by=by.reference, role=role.code)
            ask_approval(
                kind=APPROVAL,
                about=membership.reference,
                label=role.code,
                decider_permission=Permission.MEMBERSHIP_APPROVE,
                reason=membership.purpose,
                by=by,
            )
        else:
            audit.record("membership.given", about=account.reference, by=by.reference, role=role.code)
            notices.tell(account_id=account.pk, kind="membership.given", about=account.reference, label=role.code)
    return membership


def approve_role(*, membership: Membership, by: Account) -> Membership:
    """Let a role over people's files begin, as the second person.

    Raises:
        NotAllowed: the account does not approve roles.
        OwnRequest, ForOneself: who asked, and who would receive, do not decide.
        RoleDecided: it does not wait, or its time is over.
    """
    with transaction.atomic():
        held = _waiting(membership, by=by)
        held.approved_by, held.approved_at = by, timezone.now()
        held.save(update_fields=["approved_by", "approved_at"])
        mark_decided(approval=_asked(held), is_approved=True, reason="", by=by)
        audit.record("membership.approved", about=held.account.reference, by=by.reference, role=held.role_code)
        notices.tell(
            account_id=held.account_id, kind="membership.given", about=held.account.reference, label=held.role_code
        )
    return held


def refuse_role(*, membership: Membership, reason: str, by: Account) -> Membership:
    """Say no as the second person; the role stays on record and never gives anything.

    Raises:
        NotAllowed, OwnRequest, ForOneself, RoleDecided: as in `approve_role`.
        ReasonMissing: a refusal says why.
    """
    with transaction.atomic():
        held = _waiting(membership, by=by)
        mark_decided(approval=_asked(held), is_approved=False, reason=reason, by=by)
        # Decided by somebody and not approved: that is how a refused one reads. It keeps one day, so that the same role
        # can be asked for again from another.
        held.approved_by, held.valid_until = by, held.valid_from
        held.save(update_fields=["approved_by", "valid_until"])
        audit.record("membership.refused", about=held.account.reference, by=by.reference, role=held.role_code)
    return held


def end_role(*, membership: Membership, last_day: date, by: Account) -> Membership:
    """End a role; yesterday as the last day takes it away at this very moment.

    Raises:
        NotAllowed: the account does not end roles.
        LastDayImpossible: earlier than yesterday or the first day, or no earlier than the present last day.
        LastAdministrator: nobody else could give roles then.
    """
    today = timezone.localdate()
    policy.require(by, Permission.MEMBERSHIP_GIVE, on=today)
    with transaction.atomic():
        held = Membership.objects.select_for_update(of=("self",)).select_related("account").get(pk=membership.pk)
        first = max(held.valid_from, today - timedelta(days=1))
        if last_day < first or (held.valid_until is not None and last_day >= held.valid_until):
            raise LastDayImpossible
        if Permission.MEMBERSHIP_GIVE in roles.role(held.role_code).codes:
            require_another_administrator(held.account)
        held.valid_until = last_day
        held.save(update_fields=["valid_until"])
        audit.record(
            "membership.ended",
            about=held.account.reference,
            by=by.reference,
            role=held.role_code,
            last_day=last_day.isoformat(),
        )
        notices.tell(
            account_id=held.account_id, kind="membership.ended", about=held.account.reference, label=held.role_code
        )
    return held


def _require_sound(membership: Membership, role: Role) -> None:
    if role.demo is None:
        raise RoleNotHeld(title_lt=role.title_lt, title_en=role.title_en)
    if not membership.purpose:
        raise PurposeMissing
    if membership.region_id and membership.municipality_id:
        raise TwoTerritories
    given = [
        place
        for place, key in (
            (rules.ORGANISATION, membership.organisation_id),
            (rules.MUNICIPALITY, membership.municipality_id),
            (rules.REGION, membership.region_id),
        )
        if key
    ]
    for place in rules.places_missing(role.permissions, given=given):
        raise PlaceMissing(place=place)
    if membership.valid_from < timezone.localdate():
        raise PeriodBegunBefore
    if membership.valid_until is not None and membership.valid_until < membership.valid_from:
        raise PeriodReversed


def _insert(membership: Membership) -> None:
    """Once the turn is taken nobody else can be quicker, so what stands is all there is."""
    standing = _of_same_days(membership)
    if standing is not None:
        raise RoleOverlaps(valid_from=standing.valid_from, valid_until=standing.valid_until)
    membership.save()


def _of_same_days(membership: Membership) -> Membership | None:
    """One the account holds already: the same role in the same place with a day in common."""
    place, wanted = _place(membership), (membership.valid_from, membership.valid_until)
    for one in Membership.objects.filter(account=membership.account, role_code=membership.role_code):
        if _place(one) == place and rules.overlaps(wanted, (one.valid_from, one.valid_until)):
            return one
    return None


def _place(membership: Membership) -> tuple[int | None, ...]:
    return membership.organisation_id, membership.region_id, membership.municipality_id


def _waiting(membership: Membership, *, by: Account) -> Membership:
    """The row, held, if it waits for somebody like this account."""
    today = timezone.localdate()
    policy.require(by, Permission.MEMBERSHIP_APPROVE, on=today)
    held = Membership.objects.select_for_update(of=("self",)).select_related("account").get(pk=membership.pk)
    if held.asked_by_id == by.pk:
        raise OwnRequest
    if held.account_id == by.pk:
        raise ForOneself
    if held.state(on=today) != Membership.State.WAITING:
        raise RoleDecided
    return held


def _asked(membership: Membership) -> Approval:
    approval = Approval.objects.filter(kind=APPROVAL, about=membership.reference).order_by("-asked_at").first()
    if approval is None:
        raise RoleDecided
    return approval
