"""The nightly checks keep the alerts; their owners explain them."""

from collections import Counter
from datetime import date

from django.db import transaction

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.oversight.monitoring import rules
from pertvarka.oversight.monitoring.checks import register
from pertvarka.oversight.monitoring.checks.found import Found
from pertvarka.oversight.monitoring.errors import ExplanationMissing
from pertvarka.oversight.monitoring.models import Alert
from pertvarka.oversight.monitoring.states import AlertState

COMMAND = "check_integrity"


def run(*, today: date) -> Counter[str]:
    """Every check, once; a thing that is out of order gets one alert, and loses it when it is in order again.

    Returns how many were opened, how many are gone and how many stand.
    """
    with scope.of_command(COMMAND), transaction.atomic():
        found = {(one.check_code, one.about): one for one in register.all_found(today=today)}
        standing = {(row.check_code, row.about): row for row in Alert.objects.exclude(state=AlertState.GONE)}
        new, gone = rules.still_holds(standing, found)
        Alert.objects.bulk_create(_alert(found[key], today) for key in sorted(new))
        for key in sorted(gone):
            Alert.objects.filter(pk=standing[key].pk).update(state=AlertState.GONE, gone_on=today)
        _rename(found, standing)
        counts = Counter({"opened": len(new), "gone": len(gone), "standing": len(found)})
        if new or gone:
            audit.record("integrity.checked", about="alerts:all", by=f"command:{COMMAND}", **counts)
    return counts


def standing() -> Counter[str]:
    """How many alerts stand under each check in the whole country, for the command that prints numbers."""
    with scope.of_command(COMMAND):
        return Counter(Alert.objects.exclude(state=AlertState.GONE).values_list("check_code", flat=True))


def explain(*, alert: Alert, words: str, by: Account) -> Alert:
    """Its owner says why it is so. The database lets only its owner write; others do not even meet it.

    Raises:
        ExplanationMissing: nothing is said.
        WriteRefused: it is another organisation's, or gone.
    """
    if not words.strip():
        raise ExplanationMissing
    with transaction.atomic():
        changed = Alert.objects.filter(pk=alert.pk).exclude(state=AlertState.GONE)
        if not changed.update(state=AlertState.EXPLAINED, explanation=words, explained_by=by):
            raise WriteRefused
        audit.record("alert.explained", about=f"alert:{alert.uuid}", by=by.reference, check=alert.check_code)
    alert.state, alert.explanation, alert.explained_by = AlertState.EXPLAINED, words, by
    return alert


def _alert(one: Found, today: date) -> Alert:
    return Alert(
        check_code=one.check_code,
        about=one.about,
        label=one.label,
        open_to_id=one.owner_id,
        since_on=min(one.since_on or today, today),
    )


def _rename(found: dict[tuple[str, str], Found], standing: dict[tuple[str, str], Alert]) -> None:
    """A case that has moved takes its alert along; what stands is told in today's words."""
    for key in found.keys() & standing.keys():
        one, row = found[key], standing[key]
        if (one.label, one.owner_id) != (row.label, row.open_to_id):
            Alert.objects.filter(pk=row.pk).update(label=one.label, open_to=one.owner_id)
