"""A definition compiled to SQL: one judgement expression, used for the number and for the rows behind it.

The judgement is the reason a row does not count, or NULL. Both statements are built around the very same text, so
the number and its rows cannot disagree. Column names come from the fact shape, values travel as parameters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pertvarka.engines.counting import definition as words
from pertvarka.engines.counting.conditions import all_to_sql
from pertvarka.engines.counting.definition import Definition, Look, Measure
from pertvarka.engines.counting.facts import COLUMNS

# By code points, as `evaluate` sorts: in Lithuanian order full stops, colons and capitals of references stand
# otherwise, and another of two rows would then be the first to speak of a subject.
ORDER = 'row_reference COLLATE "C"'


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with named parameters; `as_of` (date) and `region` (text or None) are given at execution."""

    text: str
    parameters: Mapping[str, Any]


def rows_statement(definition: Definition, view: str) -> Statement:
    """Every row of the fact with its `reason`, in the order of references."""
    parameters: dict[str, Any] = {}
    judged = _judged(definition, view, parameters)
    columns = ", ".join(COLUMNS)
    return Statement(f"SELECT {columns}, reason FROM ({judged}) AS judged ORDER BY {ORDER}", parameters)  # noqa: S608


def numbers_statement(definitions: Sequence[Definition], views: Mapping[str, str]) -> Statement:
    """One statement for many indicators: code, number, rows counted. Each fact is read once, however many count it."""
    parameters: dict[str, Any] = {}
    facts = sorted({definition.fact for definition in definitions})
    read_once = ", ".join(f"fact_{fact} AS MATERIALIZED (SELECT * FROM {views[fact]})" for fact in facts)  # noqa: S608
    selects = []
    for definition in definitions:
        code = f"c{len(parameters)}"
        parameters[code] = definition.code
        judged = _judged(definition, f"fact_{definition.fact}", parameters)
        selects.append(
            f"SELECT %({code})s AS code, sum({unit_sql(definition)}) AS value, count(*) AS rows_counted "  # noqa: S608
            f"FROM ({judged}) AS judged WHERE reason IS NULL",
        )
    return Statement(f"WITH {read_once} " + " UNION ALL ".join(selects), parameters)


def counted_sql(definition: Definition, view: str, parameters: dict[str, Any]) -> str:
    """The rows that count, as a query; adds its values to `parameters`."""
    return f"SELECT * FROM ({_judged(definition, view, parameters)}) AS judged WHERE reason IS NULL"  # noqa: S608


def unit_sql(definition: Definition) -> str:
    """What a counted row gives; later rows of a subject have their reason already, so each subject gives one."""
    return "1" if definition.measure is Measure.UNIQUE_SUBJECTS else "amount"


def _judged(definition: Definition, view: str, parameters: dict[str, Any]) -> str:
    among = all_to_sql(definition.among, parameters)
    judgement = f"SELECT *, {_reason(definition, parameters)} AS reason FROM {view} WHERE {among}"  # noqa: S608
    if definition.measure is not Measure.UNIQUE_SUBJECTS:
        return judgement
    columns = ", ".join(COLUMNS)
    repeated = f"row_number() OVER (PARTITION BY subject, reason ORDER BY {ORDER}) > 1"
    return (
        f"SELECT {columns}, CASE WHEN reason IS NULL AND {repeated} THEN '{words.SUBJECT_ALREADY_COUNTED}' "  # noqa: S608
        f"ELSE reason END AS reason FROM ({judgement}) AS first_look"
    )


def _reason(definition: Definition, parameters: dict[str, Any]) -> str:
    cases = [f"WHEN known_on IS NULL OR known_on > %(as_of)s THEN '{words.NOT_KNOWN_YET}'"]
    if definition.period:
        first, last = f"p{len(parameters)}", f"q{len(parameters)}"
        parameters[first], parameters[last] = definition.period.first, definition.period.last
        cases.append(
            f"WHEN NOT coalesce(starts_on >= %({first})s AND ends_on <= %({last})s, false) "
            f"THEN '{words.OUTSIDE_PERIOD}'",
        )
    if definition.look is Look.WHOLE:
        cases.append(
            f"WHEN part_of IS NOT NULL AND coalesce(whole_known_on, known_on) <= %(as_of)s "
            f"THEN '{words.PART_OF_COUNTED_WHOLE}'",
        )
    cases.append(
        "WHEN %(region)s::varchar IS NOT NULL AND NOT (%(region)s::varchar = ANY(regions)) "
        f"THEN '{words.ANOTHER_REGION}'",
    )
    for rule in definition.rules:
        key = f"r{len(parameters)}"
        parameters[key] = rule.key
        cases.append(f"WHEN NOT ({all_to_sql(rule.conditions, parameters)}) THEN %({key})s")
    return "CASE " + " ".join(cases) + " END"
