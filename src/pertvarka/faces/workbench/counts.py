"""How many wait for somebody: the numbers of the rail."""

from django.utils import timezone

from pertvarka.foundation.access import queries
from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.queries import work


def due_today(account: Account) -> int:
    """Own tasks that are late or due today."""
    return work.own_tasks_count(account, until=timezone.localdate())


def offers(account: Account) -> int:  # noqa: ARG001 (the scope knows who asks)
    return len(work.offers_to_answer())


def emergencies(account: Account) -> int:
    return len(work.emergencies_to_review(account))


def approvals(account: Account) -> int:
    return queries.approvals_to_decide_count(account)
