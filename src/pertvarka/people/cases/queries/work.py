"""What a worker has to do: own cases, own tasks, reviews that are late, hand-overs that wait for an answer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.db.models.expressions import RawSQL

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case, EmergencyAccess, Task, Transfer
from pertvarka.people.cases.newest import CaseQuerySet
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import CaseState, TaskState, TransferState


def newest_cases(
    *, limit: int, offset: int = 0, state: str = "", kind: str = "", manager: Account | None = None
) -> list[Case]:
    """The cases the asker sees, newest first; people whose processing is restricted stay out of lists."""
    rows = _listed(state=state, kind=kind, manager=manager).select_related("person", "municipality", "manager")
    return rows.newest(limit, offset=offset)


def cases_count(*, state: str = "", kind: str = "", manager: Account | None = None) -> int:
    return _listed(state=state, kind=kind, manager=manager).count()


def _listed(*, state: str, kind: str, manager: Account | None) -> CaseQuerySet:
    rows = Case.objects.filter(person__restricted_at=None)
    if manager:
        rows = rows.filter(manager=manager)
    if state:
        rows = rows.filter(state=state)
    return rows.filter(kind=kind) if kind else rows


def own_open_cases(account: Account) -> list[Case]:
    """Those the account manages, the review due first."""
    return list(
        Case.objects.filter(manager=account)
        .exclude(state=CaseState.CLOSED)
        .select_related("person", "municipality")
        .order_by("review_due_on", "id")
    )


def own_tasks(account: Account, *, until: date | None = None) -> list[Task]:
    rows = Task.objects.filter(assignee=account, state=TaskState.OPEN).select_related("case")
    return list(rows.filter(due_on__lte=until) if until else rows)


def own_tasks_due(account_id: int, *, until: date) -> QuerySet[Task]:
    return Task.objects.filter(assignee_id=account_id, state=TaskState.OPEN, due_on__lte=until)


def late_reviews(*, today: date, limit: int) -> list[Case]:
    """Open cases whose review day has passed, as far as the asker sees them."""
    return list(
        Case.objects.filter(review_due_on__lt=today)
        .exclude(state__in=[CaseState.CLOSED, CaseState.SUSPENDED])
        .select_related("manager", "municipality")
        .order_by("review_due_on", "id")[:limit]
    )


def offers_to_answer() -> list[Transfer]:
    """Hand-overs offered to the asker's organisation."""
    return list(offers_waiting().select_related("from_organisation", "offered_by"))


def offers_waiting() -> QuerySet[Transfer]:
    decided_by_asker = RawSQL("SELECT unnest(scope.organisations(%s))", [Permission.TRANSFER_DECIDE])
    return Transfer.objects.filter(state=TransferState.OFFERED, to_organisation__in=decided_by_asker)


def own_offers(account: Account) -> list[Transfer]:
    """Hand-overs the account offered that nobody has answered yet."""
    return list(
        Transfer.objects.filter(state=TransferState.OFFERED, offered_by=account).select_related("to_organisation")
    )


def emergencies_to_review(account: Account) -> list[EmergencyAccess]:
    """Openings by others that nobody has judged yet, the oldest first. The case is not joined: it may be closed."""
    return list(emergencies_waiting(account.pk).select_related("account").order_by("opened_at", "id"))


def emergencies_waiting(account_id: int) -> QuerySet[EmergencyAccess]:
    return EmergencyAccess.objects.filter(review=EmergencyAccess.Review.WAITING).exclude(account_id=account_id)


@dataclass(frozen=True, slots=True)
class Load:
    """How many open cases a manager has in one state."""

    manager_id: int
    manager_name: str
    state: str
    cases_count: int


def load_by_manager() -> list[Load]:
    """Open cases per manager of the asker's organisations, by state."""
    rows = (
        Case.objects.exclude(state=CaseState.CLOSED)
        .values_list("manager_id", "manager__name", "state")
        .annotate(Count("id"))
        .order_by("manager__name", "manager_id", "state")
    )
    return [Load(*row) for row in rows]
