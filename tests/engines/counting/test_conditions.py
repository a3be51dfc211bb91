"""What a `when` may say, and how it is refused when the engine would misread it."""

from datetime import date
from typing import Any

import pytest

from pertvarka.engines.counting.conditions import Condition, ConditionNotUnderstood, parse


def test_a_value_a_list_and_nothing_are_understood() -> None:
    assert parse({"kind": "seminar", "state": ["held", "reported"], "part_of": None}) == (
        Condition("kind", ("seminar",)),
        Condition("state", ("held", "reported")),
        Condition("part_of", ()),
    )


def test_each_may_be_turned_around() -> None:
    assert parse({"kind": {"not": "seminar"}, "part_of": {"not": None}}) == (
        Condition("kind", ("seminar",), negated=True),
        Condition("part_of", (), negated=True),
    )


def test_whole_numbers_and_dates_are_compared_as_written() -> None:
    assert parse({"birth_year": 1990, "starts_on": date(2017, 1, 1)}) == (
        Condition("birth_year", ("1990",)),
        Condition("starts_on", ("2017-01-01",)),
    )


@pytest.mark.parametrize(
    ("when", "key"),
    [
        pytest.param({}, "when", id="nothing is asked"),
        pytest.param({"colour": "red"}, "colour", id="no such column"),
        pytest.param({"title_lt": "Seminaras"}, "title_lt", id="titles may change"),
        pytest.param({"kind": []}, "kind", id="an empty list"),
        pytest.param({"kind": {"not": []}}, "kind", id="an empty list turned around"),
        pytest.param({"kind": {"is": "seminar"}}, "kind", id="a word the engine does not know"),
        pytest.param({"kind": {"not": "seminar", "or": "part"}}, "kind", id="a second word beside not"),
        pytest.param({"kind": {"not": {"not": "seminar"}}}, "kind", id="turned around twice"),
        pytest.param({"scope": ["national", None]}, "scope", id="nothing among values"),
        pytest.param({"kind": [["seminar"]]}, "kind", id="a list in a list"),
        pytest.param({"state": True}, "state", id="yes, which YAML reads as true"),
        pytest.param({"reported_under": 4.10}, "reported_under", id="4.10, which YAML reads as 4.1"),
    ],
)
def test_what_would_be_misread_is_refused_by_its_key(when: dict[str, Any], key: str) -> None:
    with pytest.raises(ConditionNotUnderstood) as refusal:
        parse(when)

    assert refusal.value.key == key
    assert key in str(refusal.value)
