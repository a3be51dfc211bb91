"""Counting in the database: numbers for many indicators in one statement, rows for one.

Both run text that `engines.counting.to_sql` compiled once per process from the same judgement.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.db import connection

from pertvarka.engines.counting.evaluate import Judged, Tally, value_of
from pertvarka.engines.counting.facts import COLUMNS, FactRow
from pertvarka.engines.counting.to_sql import Statement, numbers_statement, rows_statement
from pertvarka.foundation.base.facts import Fact
from pertvarka.oversight.results.definitions import all_definitions
from pertvarka.oversight.results.models import DeclaredFact, SurveyedFact
from pertvarka.programme.events.models import ConsultationFact, EventFact, ParticipationFact, TrainingFact
from pertvarka.programme.library.models import DocumentFact

FACTS: dict[str, type[Fact]] = {
    "consultations": ConsultationFact,
    "declared": DeclaredFact,
    "documents": DocumentFact,
    "events": EventFact,
    "participations": ParticipationFact,
    "respondents": SurveyedFact,
    "trainings": TrainingFact,
}
VIEWS = {name: fact._meta.db_table for name, fact in FACTS.items()}


def numbers(codes: Sequence[str], *, as_of: date, region: str | None = None) -> dict[str, Decimal | None]:
    """The number of each indicator on `as_of`, in the country or in one region's view; None where no row counts."""
    if not codes:
        return {}
    statement = _numbers(tuple(sorted(codes)))
    with connection.cursor() as cursor:
        cursor.execute(statement.text, {**statement.parameters, "as_of": as_of, "region": region})
        return {code: value if rows_counted else None for code, value, rows_counted in cursor.fetchall()}


def rows(code: str, *, as_of: date, region: str | None = None) -> Tally:
    """The number of one indicator and every row it had to answer for, counted or not and why."""
    statement = _rows(code)
    with connection.cursor() as cursor:
        cursor.execute(statement.text, {**statement.parameters, "as_of": as_of, "region": region})
        judged = tuple(_judged(values) for values in cursor.fetchall())
    counted = [item.row for item in judged if item.counts]
    return Tally(value_of(all_definitions()[code].measure, counted), judged)


def _judged(values: tuple[Any, ...]) -> Judged:
    *columns, reason = values
    return Judged(FactRow.of(dict(zip(COLUMNS, columns, strict=True))), reason)


@cache
def _numbers(codes: tuple[str, ...]) -> Statement:
    return numbers_statement([all_definitions()[code].compiled() for code in codes], VIEWS)


@cache
def _rows(code: str) -> Statement:
    definition = all_definitions()[code]
    return rows_statement(definition.compiled(), VIEWS[definition.fact])
