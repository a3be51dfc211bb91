"""Accounts and memberships as the administrator's desk shows them: what somebody sees and why, in whole sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access import permissions, roles, rules
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.permissions import Permission
from pertvarka.foundation.access.queries import place_of
from pertvarka.foundation.access.roles import Role
from pertvarka.foundation.access.seeing import Held, Seen, WhatIsSeen
from pertvarka.foundation.base.components import Button, Fact, RecordHeading

SHOWS = (
    ("", _("Open accounts")),
    ("waiting", _("Waiting for a second person")),
    ("ending", _("Role ends within 30 days")),
    ("closed", _("Closed accounts")),
)
COLOURS = {
    Membership.State.IN_FORCE: ("accent", "CheckmarkCircle"),
    Membership.State.AHEAD: ("linas", "Calendar"),
    Membership.State.WAITING: ("gintaras", "Clock"),
    Membership.State.REFUSED: ("danger", "XMark"),
    Membership.State.OVER: ("neutral", "Archive"),
}
REACHES = {
    "team": _("cases on whose team the person stands"),
    "organisation": _("cases led by this organisation"),
    "municipality": _("cases led in this municipality"),
    "region": _("cases led in this region"),
    "country": _("the whole country"),
}
COLLEAGUES = _("people who work in this organisation")
NOTHING = {
    "organisation": _("reaches nothing: the role was given without an organisation"),
    "municipality": _("reaches nothing: the role was given without a municipality"),
    "region": _("reaches nothing: the role was given without a region"),
}
ROOMS = (
    ("cases:", _("Cases of persons")),
    ("rights:", _("Rights of persons and protection of their data")),
    ("access:", _("Accounts and roles")),
)


@dataclass(frozen=True, slots=True)
class SeenInWords:
    code: str
    meaning: str
    reach: str
    reaches: bool


@dataclass(frozen=True, slots=True)
class MembershipInWords:
    """A role held, ahead, waiting or past."""

    key: int
    role: Role | None
    title: str
    place: str
    purpose: str
    period: str
    state: str
    colour: str
    icon: str
    decided: str
    can_end: bool
    seen: tuple[SeenInWords, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """What of one room is not given, in words."""

    title: str
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """The page's middle: through which role what is seen, and what is not."""

    memberships: tuple[MembershipInWords, ...]
    giving: tuple[MembershipInWords, ...]
    is_shut: bool
    sees_personal_data: bool
    not_granted: tuple[Room, ...]


def explain(seen: WhatIsSeen) -> Explained:
    return Explained(
        memberships=tuple(membership_in_words(held.membership) for held in seen.held),
        giving=tuple(membership_in_words(held.membership, held) for held in seen.giving),
        is_shut=seen.is_shut,
        sees_personal_data=seen.sees_personal_data,
        not_granted=tuple(_rooms(seen.not_granted)),
    )


def membership_in_words(membership: Membership, held: Held | None = None) -> MembershipInWords:
    today = timezone.localdate()
    state = membership.state(on=today)
    role = roles.role(membership.role_code) if roles.is_described(membership.role_code) else None
    colour, icon = COLOURS[state]
    return MembershipInWords(
        key=membership.pk,
        role=role,
        title=role.title if role else membership.role_code,
        place=place_of(membership),
        purpose=membership.purpose,
        period=_period(membership.valid_from, membership.valid_until),
        state=str(state.label),
        colour=colour,
        icon=icon,
        decided=_decided(membership),
        can_end=state in {Membership.State.IN_FORCE, Membership.State.AHEAD, Membership.State.WAITING},
        seen=tuple(map(_seen_in_words, held.seen)) if held else (),
    )


def heading(seen: Account, *, second_factor_at: datetime | None, granted: frozenset[str]) -> RecordHeading:
    """Name, facts, and what the one who looks may do with the account; nothing with one's own."""
    facts = [Fact(seen.email, icon="PersonCircle"), Fact(_opened(seen), icon="Calendar")]
    if not seen.is_active:
        facts.append(Fact(gettext("The account is closed"), icon="PadlockLocked"))
    elif second_factor_at:
        facts.append(Fact(gettext("Second factor set up"), icon="ShieldLock"))
    elif not seen.is_demo:
        facts.append(Fact(gettext("No second factor yet"), icon="ShieldLock"))
    return RecordHeading(
        title=seen.name,
        facts=tuple(facts),
        actions=tuple(_buttons(seen, has_second_factor=second_factor_at is not None, granted=granted)),
        is_invented=seen.is_demo,
    )


def given(membership: Membership) -> str:
    """What is said after a role was given."""
    if membership.needs_second_person:
        return gettext("The role waits for another administrator. Until they approve it, it gives nothing.")
    return gettext("The role is given.")


def needs_second_person(role: Role) -> bool:
    return rules.sees_personal_data(role.permissions)


def _buttons(seen: Account, *, has_second_factor: bool, granted: frozenset[str]) -> Iterable[Button]:
    at = {"uuid": seen.uuid}
    if not seen.is_active:
        return
    if Permission.MEMBERSHIP_GIVE in granted:
        yield Button(gettext("Give a role"), reverse("workbench:role_give", kwargs=at), icon="PersonPlus", key="n")
    if Permission.ACCOUNT_OPEN in granted:
        if has_second_factor:
            address = reverse("workbench:account_second_factor", kwargs=at)
            yield Button(gettext("Take off the second factor"), address, icon="ShieldLock")
        yield Button(gettext("Close the account"), reverse("workbench:account_close", kwargs=at), icon="PadlockLocked")


def _opened(seen: Account) -> str:
    return gettext("Opened on %(date)s") % {"date": timezone.localtime(seen.joined_at).date().isoformat()}


def _seen_in_words(seen: Seen) -> SeenInWords:
    return SeenInWords(
        code=seen.permission,
        meaning=permissions.meaning(seen.permission),
        reach=_reach(seen),
        reaches=seen.reaches,
    )


def _reach(seen: Seen) -> str:
    if seen.missing:
        return str(NOTHING[seen.missing])
    if seen.permission == Permission.COLLEAGUE_VIEW:
        return str(COLLEAGUES)
    return str(REACHES[seen.reach]) if seen.reach else ""


def _period(first: date, last: date | None) -> str:
    if last is None:
        return gettext("from %(first)s, no end set") % {"first": first.isoformat()}
    return gettext("from %(first)s to %(last)s") % {"first": first.isoformat(), "last": last.isoformat()}


def _decided(membership: Membership) -> str:
    """Who asked and who decided, where it is known."""
    parts = []
    if membership.asked_by:
        parts.append(pgettext("role", "asked for by %(name)s") % {"name": membership.asked_by.name})
    if membership.approved_by:
        sentence = (
            pgettext("role", "approved by %(name)s")
            if membership.approved_at
            else pgettext("role", "refused by %(name)s")
        )
        parts.append(sentence % {"name": membership.approved_by.name})
    return ", ".join(parts)


def _rooms(codes: Iterable[str]) -> Iterable[Room]:
    """Only what people may be given: some permissions belong to commands of the system alone."""
    held = list(codes)
    grantable = {code for role in roles.all_roles() for code in role.codes}
    for start, title in ROOMS:
        meanings = tuple(permissions.meaning(code) for code in held if code.startswith(start) and code in grantable)
        if meanings:
            yield Room(str(title), meanings)
