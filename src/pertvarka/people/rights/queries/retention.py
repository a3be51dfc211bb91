"""What is due for deletion by rule, what lists were made, and how each was decided."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db import connection

from pertvarka.people.rights import rules
from pertvarka.people.rights.definitions import file_rules
from pertvarka.people.rights.models import DeletionItem, DeletionList


@dataclass(frozen=True, slots=True)
class DueRecord:
    """One person's records that nothing keeps any more, by number only."""

    person: UUID
    number: str
    rule: str
    due_on: date
    held: bool

    @property
    def reference(self) -> str:
        return f"person:{self.person}"


def due_records(*, today: date) -> list[DueRecord]:
    """Records due for deletion that stand on no open list, the longest due first."""
    file_rule_set = file_rules()
    if not file_rule_set:
        return []
    last = rules.years_after(today, -min(rule.years for rule in file_rule_set))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person, number, kind, closed_on, birth_year, held FROM scope.files_closed_by(%s) ORDER BY person",
            [last],
        )
        rows = cursor.fetchall()
    listed = set(
        DeletionItem.objects.filter(done_at=None, deletion_list__carried_out_at=None).values_list("about", flat=True)
    )
    found = [
        record
        for _person, cases in groupby(rows, key=lambda row: row[0])
        if (record := _due(list(cases), file_rule_set=file_rule_set))
        and record.due_on <= today
        and record.reference not in listed
    ]
    return sorted(found, key=lambda one: (one.due_on, one.number))


def due_counts(records: list[DueRecord]) -> dict[str, int]:
    """How many are due under each rule; the held ones wait and are not counted."""
    free = [record for record in records if not record.held]
    return {rule.code: sum(record.rule == rule.code for record in free) for rule in file_rules()}


def _due(
    cases: list[tuple[UUID, str, str, date, int, bool]], *, file_rule_set: tuple[rules.FileRule, ...]
) -> DueRecord | None:
    person, number, _kind, _closed_on, birth_year, held = max(cases, key=lambda row: (row[3], row[1]))
    due = rules.file_due(
        (rules.ClosedCase(kind=kind, closed_on=closed_on) for _p, _n, kind, closed_on, _b, _h in cases),
        birth_year=birth_year,
        rules=file_rule_set,
    )
    return DueRecord(person, number, due.rule, due.due_on, held) if due else None


def lists(*, limit: int) -> list[DeletionList]:
    """Deletion lists, newest first, with what the second person decided."""
    return list(
        DeletionList.objects.select_related("made_by", "approval", "approval__decided_by").prefetch_related("items")[
            :limit
        ]
    )


def deletion_list(uuid: UUID) -> DeletionList | None:
    return (
        DeletionList.objects.select_related("made_by", "approval", "approval__decided_by")
        .prefetch_related("items")
        .filter(uuid=uuid)
        .first()
    )
