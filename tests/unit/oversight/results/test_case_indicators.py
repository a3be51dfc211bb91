"""Indicators counted from cases prove themselves: each worked example runs, and needs every rule it explains."""

from dataclasses import replace

import pytest

from pertvarka.engines.counting import evaluate
from pertvarka.engines.counting.facts import FactRow
from pertvarka.oversight.results.case_indicators import CaseIndicator, all_indicators
from pertvarka.oversight.results.definitions import all_definitions

each = pytest.mark.parametrize("indicator", [pytest.param(one, id=code) for code, one in all_indicators().items()])
SAME_THING = "subject_already_counted"
NOT_YET = "not_known_yet"
CANNOT_FAIL = {"given"}
"""Every state an episode can have counts; the rule is there for states to come."""


def outcome(indicator: CaseIndicator, definition: object = None) -> tuple[object, dict[str, str | None]]:
    rows = [FactRow.of(row) for row in indicator.example.rows]
    tally = evaluate.tally(definition or indicator.compiled(), rows, as_of=indicator.example.as_of)  # type: ignore[arg-type]
    return tally.value, {item.row.row_reference: item.reason for item in tally.not_counted}


@each
def test_the_worked_example_gives_its_number(indicator: CaseIndicator):
    assert outcome(indicator) == (indicator.example.value, dict(indicator.example.not_counted))


@each
def test_no_rule_is_there_that_the_example_would_not_miss(indicator: CaseIndicator):
    whole = indicator.compiled()
    for rule in whole.rules:
        without = replace(whole, rules=tuple(other for other in whole.rules if other is not rule))
        if rule.key not in CANNOT_FAIL:
            assert outcome(indicator, without) != outcome(indicator), rule.key


@each
def test_it_stands_beside_something_declared_or_beside_nothing(indicator: CaseIndicator):
    assert indicator.beside is None or indicator.beside.indicator in all_definitions()


def test_codes_are_not_those_of_declared_indicators():
    assert not set(all_indicators()) & set(all_definitions())


def test_no_division_stands_in_two_tables_of_one_indicator():
    for indicator in all_indicators().values():
        used = [name for names in indicator.divisions for name in names]
        assert len(used) == len(set(used))
