"""Reading for the administrator's desk: the list of accounts, one account, what was done to it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import CharField, Func, Q, QuerySet, Value
from django.db.models.functions import Lower

from pertvarka.foundation.access import roles
from pertvarka.foundation.access.errors import AccountUnknown
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.queries import place_of
from pertvarka.foundation.access.roles import Role
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.base.sorting import LithuanianOrder

ENDING_WITHIN = timedelta(days=30)
WITH_MARKS, WITHOUT_MARKS = "ąčęėįšųūž", "aceeisuuz"
_PLAIN = str.maketrans(WITH_MARKS, WITHOUT_MARKS)


class Without(Func):
    """A name as it is typed on a keyboard without Lithuanian letters."""

    function = "TRANSLATE"
    output_field = CharField()


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role and where it is held."""

    role: Role
    place: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """An account with the roles it holds today and those that wait for a second person."""

    account: Account
    held: tuple[RoleRow, ...]
    waiting: tuple[RoleRow, ...]
    ends_on: date | None


def accounts(*, text: str = "", role_code: str = "", show: str = "", on: date) -> QuerySet[Account]:
    """Accounts in Lithuanian order, found by a part of the name or e-mail, with or without Lithuanian letters.

    `show` narrows them: waiting (a role waits for a second person), ending (a role ends within a month), closed.
    """
    found = Account.objects.all()
    if plain := text.strip().lower().translate(_PLAIN):
        found = found.alias(
            plain_name=Without(Lower("name"), Value(WITH_MARKS), Value(WITHOUT_MARKS)),
        ).filter(Q(plain_name__contains=plain) | Q(email__contains=text.strip().lower()))
    memberships = Membership.objects.not_over(on=on)
    if role_code:
        found = found.filter(pk__in=memberships.filter(role_code=role_code).values("account"))
    if show == "waiting":
        found = found.filter(pk__in=memberships.waiting().values("account"))
    elif show == "ending":
        ending = memberships.in_force(on=on).filter(valid_until__lte=on + ENDING_WITHIN)
        found = found.filter(pk__in=ending.values("account"))
    found = found.filter(is_active=False) if show == "closed" else found.filter(is_active=True)
    return found.order_by(LithuanianOrder("name"), "email")


def with_roles(found: Iterable[Account], *, on: date) -> list[AccountRow]:
    """The rows of one page, in their order; one query."""
    page = list(found)
    held: defaultdict[int, list[Membership]] = defaultdict(list)
    of_page = Membership.objects.filter(account__in=page).not_over(on=on)
    for membership in of_page.select_related("organisation", "municipality", "region"):
        held[membership.account_id].append(membership)
    return [_row(account, held[account.pk], on=on) for account in page]


def _row(account: Account, memberships: list[Membership], *, on: date) -> AccountRow:
    in_force = [one for one in memberships if one.state(on=on) == Membership.State.IN_FORCE]
    ends = [one.valid_until for one in in_force]
    return AccountRow(
        account=account,
        held=_roles(in_force),
        waiting=_roles(one for one in memberships if one.state(on=on) == Membership.State.WAITING),
        ends_on=min((day for day in ends if day is not None), default=None),
    )


def _roles(memberships: Iterable[Membership]) -> tuple[RoleRow, ...]:
    described = [
        RoleRow(roles.role(membership.role_code), place_of(membership))
        for membership in memberships
        if roles.is_described(membership.role_code)
    ]
    return tuple(sorted(described, key=lambda row: (row.role.order, row.place)))


def account(uuid: UUID) -> Account:
    """The account with that key.

    Raises:
        AccountUnknown: there is none.
    """
    found = Account.objects.filter(uuid=uuid).first()
    if found is None:
        raise AccountUnknown
    return found


def memberships_of(held_by: Account) -> list[Membership]:
    """Everything it holds, held and was refused, newest first."""
    return list(
        Membership.objects.filter(account=held_by)
        .select_related("account", "organisation", "region", "municipality", "asked_by", "approved_by")
        .order_by("-valid_from", "-pk")
    )


def membership(key: int, *, held_by: Account) -> Membership | None:
    return next((one for one in memberships_of(held_by) if one.pk == key), None)


def history(of: Account, *, limit: int) -> list[AuditEvent]:
    """What was done to the account, newest first."""
    return list(AuditEvent.objects.filter(about=of.reference).order_by("-happened_at", "-id")[:limit])
