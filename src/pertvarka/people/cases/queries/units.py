"""Whose cases the asker leads or hands out: own units, the managers in them, the cases the asker is on the team of."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count, Min

from pertvarka.foundation.access import notices
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case, Task
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import CaseState, TaskState

NOT_REVIEWED = (CaseState.CLOSED, CaseState.SUSPENDED)


def units_with(permission: str) -> list[Organisation]:
    """The organisations in which the asker holds the permission today, in Lithuanian order."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.organisations(%s)", [permission])
        keys = cursor.fetchone()[0]
    rows = Organisation.objects.filter(pk__in=keys).select_related("municipality")
    return list(rows.order_by(LithuanianOrder("name_lt")))


def managers_in(units: Iterable[Organisation]) -> dict[int, Account]:
    """Those who may manage a case in one of the units today, by key, in Lithuanian order."""
    keys = {key for unit in units for key in notices.holders(Permission.CASE_REGISTER, unit.pk)}
    return {account.pk: account for account in Account.objects.filter(pk__in=keys).order_by(LithuanianOrder("name"))}


def keys_of_own_teams() -> frozenset[int]:
    """Keys of the cases on whose team the asker is; other cases of a list are seen by reach only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.cases('case')")
        return frozenset(cursor.fetchone()[0])


def late_reviews_by_manager(*, today: date) -> dict[int, int]:
    """How many open cases of each manager wait for a review that is late, as far as the asker sees them."""
    rows = Case.objects.filter(review_due_on__lt=today).exclude(state__in=NOT_REVIEWED)
    return dict(rows.order_by().values_list("manager_id").annotate(late=Count("id")))


def open_cases_named(uuids: Iterable[UUID]) -> list[Case]:
    """Of the cases named those that are open and seen by the asker."""
    rows = Case.objects.filter(uuid__in=list(uuids)).exclude(state=CaseState.CLOSED)
    return list(rows.select_related("organisation", "manager", "person"))


def next_due_on(account: Account, *, after: date) -> date | None:
    """The first day after that one on which a task or a review of the account is due."""
    tasks = Task.objects.filter(assignee=account, state=TaskState.OPEN, due_on__gt=after)
    reviews = Case.objects.filter(manager=account, review_due_on__gt=after).exclude(state__in=NOT_REVIEWED)
    days = (
        tasks.order_by().aggregate(first=Min("due_on"))["first"],
        reviews.order_by().aggregate(first=Min("review_due_on"))["first"],
    )
    return min((day for day in days if day), default=None)


def own_task(account: Account, uuid: UUID) -> Task | None:
    """An open task of the account."""
    rows = Task.objects.filter(assignee=account, uuid=uuid, state=TaskState.OPEN)
    return rows.select_related("case").first()
