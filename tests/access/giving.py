"""Giving a role in the tests of roles, and what came of it."""

from datetime import timedelta

from django.utils import timezone

from pertvarka.foundation.access import actions, policy, scope
from pertvarka.foundation.access.models import Account, Membership, Notice

TODAY = timezone.localdate()

DAY = timedelta(days=1)


def give(account: Account, by: Account, role: str = "trainer", **given: object) -> Membership:
    values: dict = {"purpose": "Sutartis", "valid_from": TODAY} | given
    return actions.give_role(account=account, role_code=role, by=by, **values)


def granted(account: Account) -> frozenset[str]:
    with scope.of(account):
        return policy.granted(account, on=TODAY)


def notices_of(account: Account) -> list[str]:
    with scope.of(account):
        return list(Notice.objects.filter(account=account).values_list("kind", flat=True))
