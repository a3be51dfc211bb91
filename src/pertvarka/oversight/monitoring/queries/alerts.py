"""Alerts as their owner meets them, and how many there are for those who may only count."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from pertvarka.oversight.monitoring.checks import register
from pertvarka.oversight.monitoring.checks.found import Check
from pertvarka.oversight.monitoring.checks.register import BY_CODE, CHECKS
from pertvarka.oversight.monitoring.models import Alert
from pertvarka.oversight.monitoring.states import AlertState


@dataclass(frozen=True, slots=True)
class OfCheck:
    """A check with the alerts of the asker under it."""

    check: Check
    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    check: Check
    open: int
    explained: int


def own() -> "QuerySet[Alert]":
    """What the database shows the asker: alerts of own organisations, and the office's for the office."""
    return Alert.objects.exclude(state=AlertState.GONE).select_related("open_to", "explained_by")


def by_check() -> list[OfCheck]:
    """The asker's alerts under their checks, in the order of the checks; those without are left out."""
    found: dict[str, list[Alert]] = {}
    for alert in own().order_by("state", "since_on", "label"):
        found.setdefault(alert.check_code, []).append(alert)
    ordered = sorted(found, key=lambda code: list(BY_CODE).index(code) if code in BY_CODE else len(BY_CODE))
    return [OfCheck(BY_CODE[code], tuple(found[code])) for code in ordered if code in BY_CODE]


def one(uuid: UUID) -> Alert | None:
    return own().filter(uuid=uuid).first()


def open_count() -> int:
    return own().filter(state=AlertState.OPEN).count()


def counts() -> list[Counted]:
    """How many alerts there are in the country, by check; empty for whoever may not count them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT check_code, state, number FROM scope.alert_counts()")
        rows = {(code, state): number for code, state, number in cursor.fetchall()}
    return [
        Counted(
            check,
            rows.get((check.code, AlertState.OPEN.value), 0),
            rows.get((check.code, AlertState.EXPLAINED.value), 0),
        )
        for check in CHECKS
    ]


def title_of(alert: Alert) -> str:
    """The words of its check."""
    return register.title_of(alert.check_code)
