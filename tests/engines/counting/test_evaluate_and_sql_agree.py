"""The judgement in memory and the judgement in PostgreSQL are one judgement.

Whatever rows and definitions hypothesis thinks of: the same rows are shown in the same order with the same reasons,
and the number is the same, whether it is asked alone or with others in one statement.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pertvarka.engines.counting import conditions, evaluate
from pertvarka.engines.counting.definition import Definition, Measure, Rule
from pertvarka.engines.counting.divisions import DIVISIONS, divided, divided_statement
from pertvarka.engines.counting.facts import COLUMNS, FactRow
from pertvarka.engines.counting.to_sql import Statement, numbers_statement, rows_statement
from tests.engines.counting.strategies import DAYS, definitions, many_rows, regions_or_country

TABLE = "made_up_fact"
SHAPE = """
    row_reference varchar COLLATE "{collation}", subject varchar, amount numeric, starts_on date, ends_on date,
    known_on date, precision varchar, title_lt text, title_en text, kind varchar, scope varchar, state varchar,
    reported_under varchar, part_of varchar, whole_known_on date, regions varchar[], municipality varchar,
    service_type varchar, target_group varchar, sex varchar, birth_year integer, source varchar, address varchar"""
with_the_table = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(db: None) -> Iterator[None]:
    """A table of the fact shape, in Lithuanian order where this PostgreSQL knows it: DATABASE_URL may name such a one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT collname FROM pg_collation WHERE collname = 'lt-LT-x-icu'")
        (collation,) = cursor.fetchone() or ("default",)
        cursor.execute(f"CREATE TEMPORARY TABLE {TABLE} ({SHAPE.format(collation=collation)})")
        yield
        cursor.execute(f"DROP TABLE {TABLE}")


def fill(rows: Sequence[FactRow]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608
        cursor.execute(
            f"INSERT INTO {TABLE} SELECT * FROM jsonb_populate_recordset(NULL::{TABLE}, %s)",  # noqa: S608
            [json.dumps([asdict(row) for row in rows], default=str)],
        )


def ask(statement: Statement, *, as_of: date, region: str | None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement.text, {**statement.parameters, "as_of": as_of, "region": region})
        return cursor.fetchall()


@with_the_table
@given(definition=definitions(), rows=many_rows, as_of=DAYS, region=regions_or_country)
def test_rows_come_back_whole_with_the_same_reasons_in_the_same_order(
    table: None, definition: Definition, rows: list[FactRow], as_of: date, region: str | None
) -> None:
    fill(rows)

    answered = ask(rows_statement(definition, TABLE), as_of=as_of, region=region)

    judged = evaluate.tally(definition, rows, as_of=as_of, region=region).judged
    assert [(FactRow.of(dict(zip(COLUMNS, values, strict=True))), reason) for *values, reason in answered] == [
        (item.row, item.reason) for item in judged
    ]


@with_the_table
@given(
    asked=st.lists(definitions(), min_size=1, max_size=3),
    rows=many_rows,
    as_of=DAYS,
    region=regions_or_country,
)
def test_numbers_asked_together_are_the_numbers_of_each(
    table: None, asked: list[Definition], rows: list[FactRow], as_of: date, region: str | None
) -> None:
    fill(rows)
    named = [replace(definition, code=f"indicator-{place}") for place, definition in enumerate(asked)]

    statement = numbers_statement(named, {"events": TABLE, "documents": TABLE})
    answered = {code: (value, count) for code, value, count in ask(statement, as_of=as_of, region=region)}

    tallies = {item.code: evaluate.tally(item, rows, as_of=as_of, region=region) for item in named}
    assert answered == {code: (tally.value, len(tally.counted)) for code, tally in tallies.items()}


@with_the_table
@given(
    definition=definitions(),
    rows=many_rows,
    as_of=DAYS,
    names=st.lists(st.sampled_from(sorted(DIVISIONS)), unique=True, max_size=3),
)
def test_the_parts_of_a_division_are_the_same_parts_and_make_the_number(
    table: None, definition: Definition, rows: list[FactRow], as_of: date, names: list[str]
) -> None:
    fill(rows)

    answered = ask(divided_statement(definition, TABLE, names), as_of=as_of, region=None)
    parts = {tuple(keys): value for *keys, value in answered if value is not None}

    tally = evaluate.tally(definition, rows, as_of=as_of)
    assert parts == divided(definition.measure, tally.counted, names)
    assert sum(parts.values()) == (tally.value or 0)


def test_the_first_row_of_a_subject_is_the_first_by_code_points_whatever_order_the_server_has(table: None) -> None:
    # A full stop stands before a colon by code points, and after it in Lithuanian order.
    earlier, later = "document:study:4.3:1", "document:study:4:1"
    rows = [
        FactRow(reference, "document:study", kind="study_report", known_on=date(2019, 11, 27))
        for reference in (later, earlier)
    ]
    definition = Definition("4.3.1", "documents", Measure.UNIQUE_SUBJECTS, ())
    fill(rows)

    answered = ask(rows_statement(definition, TABLE), as_of=date(2019, 12, 31), region=None)

    assert [(row[0], row[-1]) for row in answered] == [(earlier, None), (later, "subject_already_counted")]


@pytest.mark.parametrize("measure", list(Measure))
def test_every_order_of_rows_is_by_code_points_as_the_servers_own_order_is_not_known(measure: Measure) -> None:
    text = rows_statement(Definition("4.3.1", "documents", measure, ()), TABLE).text

    assert text.count("ORDER BY") == text.count('ORDER BY row_reference COLLATE "C"') > 0


@pytest.mark.parametrize(
    "when",
    [
        {"scope": None},
        {"scope": {"not": None}},
        {"scope": "national"},
        {"scope": {"not": "national"}},
        {"regions": None},
        {"regions": {"not": None}},
        {"regions": ["LT-AL", "LT-UT"]},
        {"regions": {"not": ["LT-AL", "LT-UT"]}},
        {"birth_year": 1990},
        {"starts_on": date(2017, 1, 1)},
    ],
    ids=str,
)
def test_each_form_of_condition_holds_for_the_same_rows(table: None, when: dict[str, Any]) -> None:
    rows = [
        FactRow("a", "a", known_on=date(2017, 1, 1)),
        FactRow("b", "b", known_on=date(2017, 1, 1), scope="national", regions=("LT-AL",), birth_year=1990),
        FactRow("c", "c", known_on=date(2017, 1, 1), scope="regional", regions=("LT-VL",), starts_on=date(2017, 1, 1)),
    ]
    definition = Definition("x", "events", Measure.SUM_OF_AMOUNT, (Rule("wanted", conditions.parse(when)),))
    fill(rows)

    answered = ask(rows_statement(definition, TABLE), as_of=date(2018, 1, 1), region=None)

    tally = evaluate.tally(definition, rows, as_of=date(2018, 1, 1))
    assert [row[0] for row in answered if row[-1] is None] == [row.row_reference for row in tally.counted]
    assert 0 < len(tally.counted) < len(rows)
