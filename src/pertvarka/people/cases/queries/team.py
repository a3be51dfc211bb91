"""Who may come onto the team of a case, and who may manage it, as far as the asker knows colleagues."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from pertvarka.foundation.access import roles
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.roles import Role
from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case, TeamMember
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import units
from pertvarka.people.cases.states import CaseState

WATCHES_OVER_LOOKS = "rights:view_record:view"
"""Whoever watches over looks does not work in cases; the right belongs to the room above."""
KINDS = (
    Organisation.Kind.INSTITUTION,
    Organisation.Kind.PROVIDER,
    Organisation.Kind.MUNICIPAL_ADMINISTRATION,
)
"""Organisations that work with people, in the order of lists."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody in one of their roles."""

    account: Account
    role: Role

    @property
    def key(self) -> str:
        return f"{self.account.uuid}:{self.role.code}"


@dataclass(frozen=True, slots=True)
class Manager:
    """Somebody who may manage cases; how many open ones they have is None where the asker sees only some."""

    account: Account
    cases_count: int | None


def roles_on_teams() -> list[Role]:
    """Roles that see cases once a team opens them, in the order of lists."""
    return [
        role
        for role in roles.all_roles()
        if Permission.CASE_VIEW in role.codes and WATCHES_OVER_LOOKS not in role.codes
    ]


def colleagues(organisation: Organisation, *, on: date) -> list[Colleague]:
    """Those who work in the organisation in such a role, in the order of names."""
    rows = Membership.objects.filter(
        account__is_active=True, organisation=organisation, role_code__in=[role.code for role in roles_on_teams()]
    ).in_force(on=on)
    in_order = rows.select_related("account").order_by(LithuanianOrder("account__name"), "account_id", "role_code")
    return [Colleague(membership.account, roles.role(membership.role_code)) for membership in in_order]


def managers(organisation: Organisation) -> list[Manager]:
    """Those who may manage cases of the organisation today; their load is told to whoever sees the whole unit."""
    accounts = units.managers_in([organisation])
    if organisation not in units.units_with(Permission.CASE_VIEW):
        return [Manager(account, None) for account in accounts.values()]
    managed = Case.objects.filter(organisation=organisation, manager__in=accounts).exclude(state=CaseState.CLOSED)
    counts = dict(managed.order_by().values_list("manager").annotate(Count("pk")))
    return [Manager(account, counts.get(key, 0)) for key, account in accounts.items()]


def organisations_with_people() -> list[Organisation]:
    """Institutions, then providers, then units of municipalities; each kind in Lithuanian order."""
    rows = Organisation.objects.filter(kind__in=KINDS).order_by(LithuanianOrder("name_lt"))
    return sorted(rows, key=lambda organisation: KINDS.index(Organisation.Kind(organisation.kind)))


def organisations_leading_cases(*, but: Organisation) -> list[Organisation]:
    """Units of municipalities, in Lithuanian order, without the one that leads already."""
    rows = Organisation.objects.filter(kind=Organisation.Kind.MUNICIPAL_ADMINISTRATION).exclude(pk=but.pk)
    return list(rows.select_related("municipality").order_by(LithuanianOrder("name_lt")))


def member(case: Case, key: int) -> TeamMember | None:
    return (
        TeamMember.objects.filter(case=case, pk=key).select_related("account", "organisation", "case__person").first()
    )
