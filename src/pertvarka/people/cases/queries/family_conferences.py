"""Reading family conferences: one with its family, those one holds, and the register with its load and hours.

The case of a conference is closed to its coordinator and supervisor: nothing here joins it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet, Sum

from pertvarka.foundation.access import notices
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases import family_conference_rules as rules
from pertvarka.people.cases.models import (
    Case,
    Coordinator,
    FamilyConference,
    FamilyMember,
    FamilyTask,
    TeamMember,
)
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import FamilyConferencePhase as Phase

PEOPLE = ("coordinator__account", "coordinator__organisation", "supervisor__account", "referred_by")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the register; `hours` of supervision received by a coordinator, given by a supervisor."""

    coordinator: Coordinator
    load: int
    hours: Decimal

    @property
    def is_coordinator(self) -> bool:
        return self.coordinator.kind == Coordinator.Kind.COORDINATOR

    @property
    def is_free(self) -> bool:
        return self.is_coordinator and self.load < rules.FREE_BELOW


def conference(uuid: UUID) -> FamilyConference | None:
    return FamilyConference.objects.select_related(*PEOPLE).filter(uuid=uuid).first()


def case_of(held: FamilyConference) -> Case | None:
    """The case, for who sees it; the coordinator and the supervisor do not."""
    return Case.objects.select_related("person").filter(pk=held.case_id).first()


def of_case(case: Case) -> list[FamilyConference]:
    """All of the case, the newest first."""
    return list(FamilyConference.objects.filter(case=case).select_related("coordinator__account"))


def open_of_case(case: Case) -> FamilyConference | None:
    return FamilyConference.objects.filter(case=case).exclude(phase=Phase.CLOSED).first()


def held_by(account: Account) -> QuerySet[FamilyConference]:
    """Open conferences the account coordinates or supervises, those longest under way first."""
    mine = Q(coordinator_account=account) | Q(supervisor__account=account)
    open_ones = FamilyConference.objects.exclude(phase=Phase.CLOSED)
    return open_ones.filter(mine).select_related(*PEOPLE).order_by("referred_at", "id")


def to_coordinate(account_id: int, today: date) -> QuerySet[FamilyConference]:  # noqa: ARG001 (they wait every day)
    """What waits for the coordinator themselves: all but the plans whose family is busy carrying them out."""
    waiting = FamilyConference.objects.exclude(phase__in=[Phase.CLOSED, Phase.ACCEPTED, Phase.REVIEW])
    return waiting.filter(coordinator_account_id=account_id)


def family_of(held: FamilyConference) -> list[FamilyMember]:
    return list(held.family.all())


def member(held: FamilyConference, uuid: UUID) -> FamilyMember | None:
    return held.family.filter(uuid=uuid).first()


def tasks_of(held: FamilyConference) -> list[FamilyTask]:
    return list(held.tasks.all())


def family_task(held: FamilyConference, uuid: UUID) -> FamilyTask | None:
    return held.tasks.filter(uuid=uuid).first()


def entry(uuid: UUID) -> Coordinator | None:
    return Coordinator.objects.select_related("account", "organisation", "region").filter(uuid=uuid).first()


def register(*, on: date, kind: str = "", account: Account | None = None) -> list[Entry]:
    """Entries in force by region and name, each with its open conferences and its hours of supervision."""
    rows = in_force(Coordinator.objects.select_related("account", "organisation", "region"), on=on)
    if kind:
        rows = rows.filter(kind=kind)
    if account:
        rows = rows.filter(account=account)
    received, given = Sum("supervisions__hours"), Sum("given__hours")
    held = loads()
    found = [
        (row, row_given if row.kind == Coordinator.Kind.SUPERVISOR else row_received)
        for row, row_received, row_given in _with_hours(rows, received=received, given=given)
    ]
    return [Entry(row, held.get(row.pk, 0), hours) for row, hours in found]


def in_force(rows: QuerySet[Coordinator], *, on: date) -> QuerySet[Coordinator]:
    return rows.filter(Q(until_on=None) | Q(until_on__gte=on), trained_on__lte=on)


def may_be_entered() -> list[Account]:
    """Accounts that hold the coordinators' role somewhere, by name."""
    holders = notices.holders(Permission.FAMILY_CONFERENCE_LEAD, None)
    return list(Account.objects.filter(pk__in=holders, is_active=True).order_by("name", "pk"))


def where_coordinators_work() -> list[Organisation]:
    """Organisations that have entries, and all that give services."""
    held = Coordinator.objects.values_list("organisation_id", flat=True)
    asked = Q(pk__in=list(held)) | Q(kind=Organisation.Kind.PROVIDER)
    return list(Organisation.objects.filter(asked).order_by("name_lt"))


def loads() -> dict[int, int]:
    """Open conferences by key of the coordinator: numbers, also of conferences that stay closed to who asks."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coordinator, open_count FROM scope.open_family_conferences()")
        return dict(cursor.fetchall())


def organisations_around(case: Case) -> frozenset[int]:
    """Keys of the organisations that lead the case or are, or ever were, on its team."""
    team = TeamMember.objects.filter(case=case).values_list("organisation_id", flat=True)
    return frozenset({case.organisation_id, *team})


def is_connected(account_id: int, *, case: Case) -> bool:
    """Whether the account has, or had, anything to do with the case; told only to who leads it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.is_connected_with_case(%s, %s)", [account_id, case.pk])
        return bool(cursor.fetchone()[0])


def candidate(row: Coordinator, *, case: Case, held: dict[int, int]) -> rules.Candidate:
    return rules.Candidate(
        key=row.pk,
        account_key=row.account_id,
        organisation_key=row.organisation_id,
        load=held.get(row.pk, 0),
        is_connected=is_connected(row.account_id, case=case),
    )


def free_in_region(case: Case, *, on: date) -> list[tuple[str, int]]:
    """Up to three coordinators of the region of the case who could hold its conference: name and load."""
    of_region = Coordinator.objects.filter(
        kind=Coordinator.Kind.COORDINATOR, region_id=case.municipality.region_id
    ).select_related("account")
    rows = {row.pk: row for row in in_force(of_region, on=on)}
    held = loads()
    found = rules.free(
        (candidate(row, case=case, held=held) for row in rows.values()), organisations=organisations_around(case)
    )
    return [(rows[one.key].account.name, one.load) for one in found]


def halted(held: FamilyConference) -> str | None:
    """Why the coordinator may not write now: "restricted", "closed", '' when they may; None for anybody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.family_conference_halted(%s)", [held.pk])
        found: str | None = cursor.fetchone()[0]
        return found


def _with_hours(
    rows: QuerySet[Coordinator], *, received: Sum, given: Sum
) -> Iterable[tuple[Coordinator, Decimal, Decimal]]:
    """Two sums over two joins would multiply each other, so each is asked by itself."""
    none = Decimal(0)
    received_by = dict(rows.annotate(hours=received).order_by().values_list("pk", "hours"))
    given_by = dict(rows.annotate(hours=given).order_by().values_list("pk", "hours"))
    for row in rows.order_by("region__name_lt", "-kind", "account__name"):
        yield row, received_by.get(row.pk) or none, given_by.get(row.pk) or none
