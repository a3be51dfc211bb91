"""How many wait for somebody: the numbers of the frame, all asked in one statement."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from pertvarka.foundation.access import queries
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.composed import Composed, Counts
from pertvarka.people.cases.queries import family_conferences, work
from pertvarka.people.delivery.queries import referrals as delivered

Asked = Callable[[int, date], QuerySet[Any]]
SAMPLES = {"account_id": -1, "today": date.min}


def due_today(account_id: int, today: date) -> QuerySet[Any]:
    """Own tasks that are late or due today."""
    return work.own_tasks_due(account_id, until=today)


def offers(account_id: int, today: date) -> QuerySet[Any]:  # noqa: ARG001 (the scope knows who asks)
    return work.offers_waiting()


def emergencies(account_id: int, today: date) -> QuerySet[Any]:  # noqa: ARG001 (they wait until they are judged)
    return work.emergencies_waiting(account_id)


def approvals(account_id: int, today: date) -> QuerySet[Any]:  # noqa: ARG001 (they wait until they are decided)
    return queries.approvals_to_decide(account_id)


def referrals(account_id: int, today: date) -> QuerySet[Any]:  # noqa: ARG001 (the scope knows who asks)
    return delivered.to_answer()


def conferences(account_id: int, today: date) -> QuerySet[Any]:
    return family_conferences.to_coordinate(account_id, today)


def unread_notices(account_id: int, today: date) -> QuerySet[Any]:  # noqa: ARG001 (they wait until they are read)
    return queries.unread_notices(account_id)


def of(account: Account, asked: Iterable[Asked]) -> dict[Asked, int]:
    """How many wait at each of the places asked about."""
    wanted = tuple(asked)
    found = _counts(wanted).of(account_id=account.pk, today=timezone.localdate())
    return {one: found[one.__name__] for one in wanted}


@cache
def _counts(asked: tuple[Asked, ...]) -> Counts:
    return Counts({one.__name__: _counted(one) for one in asked})


def _counted(asked: Asked) -> Composed[Any]:
    def keys(account_id: int, today: date) -> QuerySet[Any]:
        return asked(account_id, today).order_by().values("pk")

    return Composed(keys, SAMPLES)
