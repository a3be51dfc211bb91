"""Counting cases and publishing the numbers: the one way from the closed plane to the open one."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from pertvarka.engines.disclosure.differencing import Decision, Former, guard
from pertvarka.engines.disclosure.suppress import is_small
from pertvarka.engines.disclosure.table import Cell
from pertvarka.foundation.access import policy, scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.oversight.results import measuring_cases
from pertvarka.oversight.results.case_indicators import CaseIndicator, all_indicators
from pertvarka.oversight.results.models import Release, ReleasedFigure
from pertvarka.oversight.results.permissions import Permission
from pertvarka.people.cases.models import Person

COMMAND = "count"
NUMBER = ""
"""In place of a division: the indicator's number itself."""
_PUBLISHING = 4_170_022  # of the lock that lets one publish at a time


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator before it is published: its number now and in the last release, and which tables wait."""

    indicator: CaseIndicator
    value: int | None
    before: int | None
    is_new: bool
    held: tuple[str, ...]

    @property
    def difference(self) -> int | None:
        return None if self.value is None or self.before is None else self.value - self.before


@dataclass(frozen=True, slots=True)
class _Ready:
    indicator: CaseIndicator
    value: int | None
    tables: Mapping[str, Decision]
    former: Mapping[str, "_FormerTable"]


@dataclass(frozen=True, slots=True)
class _FormerTable:
    figures: Mapping[Cell, int | None]
    counted_on: date


def changes(*, by: Account) -> list[Change]:
    """What a release made now would say, beside what the last one said. Nothing is kept.

    Raises:
        NotAllowed: the account may not publish.
    """
    policy.require(by, Permission.RELEASE_PUBLISH, on=timezone.localdate())
    return [
        Change(
            indicator=ready.indicator,
            value=ready.value,
            before=ready.former[NUMBER].figures[NUMBER, NUMBER] if NUMBER in ready.former else None,
            is_new=NUMBER not in ready.former,
            held=tuple(name for name, decision in ready.tables.items() if decision.is_held),
        )
        for ready in _counted(as_of=timezone.localdate())
    ]


def publish(*, by: Account) -> Release:
    """Count and publish, as somebody who may.

    Raises:
        NotAllowed: the account may not publish.
    """
    policy.require(by, Permission.RELEASE_PUBLISH, on=timezone.localdate())
    return publish_as(reference=by.reference)


@transaction.atomic
def publish_as(*, reference: str) -> Release:
    """Count and publish, as the command: whoever may run commands on this machine may do so."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PUBLISHING])
    as_of = timezone.localdate()
    counted = _counted(as_of=as_of)
    with scope.of_command(COMMAND):
        is_invented = Person.objects.filter(is_invented=True).exists()
    number = (Release.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    release = Release.objects.create(
        number=number, as_of=as_of, released_by=reference, is_invented=is_invented, rules_digest=rules_digest()
    )
    ReleasedFigure.objects.bulk_create(
        [figure for ready in counted for figure in _figures(ready, release)], batch_size=1000
    )
    audit.record("release.made", about=release.reference, by=reference, number=number, as_of=as_of.isoformat())
    return release


def rules_digest() -> str:
    """Of every definition, so that a release says by which rules it was counted."""
    told = [indicator.model_dump(mode="json") for indicator in all_indicators().values()]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _counted(*, as_of: date) -> list[_Ready]:
    former = _last_figures()
    with scope.of_command(COMMAND):
        indicators = list(all_indicators().values())
        measured = measuring_cases.measure_all(indicators, as_of=as_of)
    return [
        _Ready(
            indicator=indicator,
            value=None if indicator.is_of_people and is_small(found.value) else found.value,
            tables={
                name: guard(table, _former(former.get(indicator.code, {}).get(name)))
                for name, table in found.tables.items()
            },
            former=former.get(indicator.code, {}),
        )
        for indicator, found in zip(indicators, measured, strict=True)
    ]


def _former(table: _FormerTable | None) -> Former | None:
    return Former(table.figures) if table else None


def _last_figures() -> dict[str, dict[str, _FormerTable]]:
    """The figures of the last release by indicator and division."""
    last = Release.objects.first()
    found: dict[str, dict[str, dict[Cell, int | None]]] = {}
    days: dict[tuple[str, str], date] = {}
    for row in ReleasedFigure.objects.filter(release=last) if last else ():
        of_indicator = found.setdefault(row.indicator_code, {})
        of_indicator.setdefault(row.division, {})[row.row_key, row.column_key] = row.value
        days[row.indicator_code, row.division] = row.counted_on
    return {
        code: {name: _FormerTable(figures, days[code, name]) for name, figures in tables.items()}
        for code, tables in found.items()
    }


def _figures(ready: _Ready, release: Release) -> Iterator[ReleasedFigure]:
    code = ready.indicator.code
    yield ReleasedFigure(
        release=release,
        indicator_code=code,
        value=ready.value,
        counted_on=release.as_of,
        is_of_people=ready.indicator.is_of_people,
    )
    for name, decision in ready.tables.items():
        protected = decision.protected
        figures: Mapping[Cell, int | None]
        if decision.is_held:
            figures, counted_on = ready.former[name].figures, ready.former[name].counted_on
        elif protected.is_withheld:
            continue
        else:
            figures = {cell: protected.shown(cell) for cell in protected.table.values}
            counted_on = release.as_of
        for (row, column), value in figures.items():
            yield ReleasedFigure(
                release=release,
                indicator_code=code,
                division=name,
                row_key=row,
                column_key=column,
                value=value,
                counted_on=counted_on,
            )
