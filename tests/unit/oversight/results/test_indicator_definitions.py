"""Every indicator definition proves itself: its worked example runs, and needs every part of the rule it explains.

A rule, period, look or measure that the example would not miss is a rule nobody has tried; the tests below take each
away in turn and expect the example to come out differently. Nothing here needs a database.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest
import yaml

from pertvarka.engines.counting import definition as engine
from pertvarka.engines.counting import evaluate
from pertvarka.engines.counting.facts import FactRow
from pertvarka.foundation.base.definitions import ROOT
from pertvarka.foundation.base.words import Sentence
from pertvarka.oversight.results.definitions import IndicatorDefinition, all_definitions

DEFINITIONS = all_definitions()
each_definition = pytest.mark.parametrize(
    "definition", [pytest.param(item, id=code) for code, item in DEFINITIONS.items()]
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a report shows of an example: the number, and why the other rows are not in it."""

    value: Decimal | None
    not_counted: dict[str, str | None]
    counted: tuple[str, ...]


def outcome(example: IndicatorDefinition, under: engine.Definition | None = None) -> Outcome:
    rows = [FactRow.of(row) for row in example.example.rows]
    tally = evaluate.tally(under or example.compiled(), rows, as_of=example.example.as_of)
    return Outcome(
        tally.value,
        {item.row.row_reference: item.reason for item in tally.not_counted},
        tuple(row.row_reference for row in tally.counted),
    )


@each_definition
def test_worked_example_gives_its_value_and_its_reasons(definition: IndicatorDefinition) -> None:
    found = outcome(definition)

    assert found.value == definition.example.value
    assert found.not_counted == dict(definition.example.not_counted)


@each_definition
def test_worked_example_shows_a_row_that_counts_and_one_that_does_not(definition: IndicatorDefinition) -> None:
    found = outcome(definition)

    assert found.counted
    assert found.not_counted


@each_definition
def test_every_row_of_the_worked_example_is_judged_once(definition: IndicatorDefinition) -> None:
    found = outcome(definition)

    references = [row["row_reference"] for row in definition.example.rows]
    assert sorted(references) == sorted([*found.counted, *found.not_counted])


@pytest.mark.parametrize(
    ("code", "key"),
    [
        pytest.param(code, rule.key, id=f"{code} {rule.key}")
        for code, item in DEFINITIONS.items()
        for rule in item.rules
    ],
)
def test_worked_example_misses_every_rule_that_is_taken_away(code: str, key: str) -> None:
    compiled = DEFINITIONS[code].compiled()
    without = replace(compiled, rules=tuple(rule for rule in compiled.rules if rule.key != key))

    assert outcome(DEFINITIONS[code], without) != outcome(DEFINITIONS[code])


@each_definition
def test_worked_example_counts_more_without_any_rule(definition: IndicatorDefinition) -> None:
    without_rules = outcome(definition, replace(definition.compiled(), rules=()))

    assert without_rules.value is not None
    assert without_rules.value > (outcome(definition).value or 0)


@each_definition
def test_worked_example_comes_out_differently_by_the_other_measure(definition: IndicatorDefinition) -> None:
    compiled = definition.compiled()
    (other,) = set(engine.Measure) - {compiled.measure}

    assert outcome(definition, replace(compiled, measure=other)) != outcome(definition)


@pytest.mark.parametrize("code", [code for code, item in DEFINITIONS.items() if item.period])
def test_worked_example_misses_its_period(code: str) -> None:
    without = replace(DEFINITIONS[code].compiled(), period=None)

    assert outcome(DEFINITIONS[code], without) != outcome(DEFINITIONS[code])


@pytest.mark.parametrize("code", [code for code, item in DEFINITIONS.items() if item.look is engine.Look.PARTS])
def test_worked_example_of_a_look_at_parts_misses_it(code: str) -> None:
    by_wholes = replace(DEFINITIONS[code].compiled(), look=engine.Look.WHOLE)

    assert outcome(DEFINITIONS[code], by_wholes) != outcome(DEFINITIONS[code])


@each_definition
def test_reasons_have_keys_of_their_own_and_a_sentence(definition: IndicatorDefinition) -> None:
    keys = [rule.key for rule in definition.rules]

    assert not set(keys) & set(engine.BUILT_IN_REASONS)
    assert max(Counter(keys).values()) == 1


@each_definition
def test_words_stand_in_both_languages(definition: IndicatorDefinition) -> None:
    for name, words in sentences_of(definition):
        assert words.lt, name
        assert words.en, name
    assert definition.rule.lt != definition.rule.en
    for name, words in sentences_of(definition):
        assert "neįgal" not in words.lt.lower(), f"{name}: today's words are „žmonės su negalia“"


@each_definition
def test_rule_is_told_in_whole_sentences(definition: IndicatorDefinition) -> None:
    assert definition.rule.lt.endswith(".")
    assert definition.rule.en.endswith(".")


def test_plan_definitions_are_the_indicators_of_the_framework() -> None:
    framework = yaml.safe_load((ROOT / "framework.yaml").read_text(encoding="utf-8"))

    assert {code for code, item in DEFINITIONS.items() if item.standing == "plan"} == set(codes_in(framework))


def test_review_definitions_stand_under_activities_of_the_framework() -> None:
    framework = yaml.safe_load((ROOT / "framework.yaml").read_text(encoding="utf-8"))
    activities = {activity["code"] for objective in framework["objectives"] for activity in objective["activities"]}

    assert {item.activity for item in DEFINITIONS.values() if item.standing == "review"} <= activities


def test_every_declared_figure_and_every_target_has_a_definition() -> None:
    declared = yaml.safe_load((ROOT / "declared.yaml").read_text(encoding="utf-8"))["achievements"]
    versions = yaml.safe_load((ROOT / "plan_versions.yaml").read_text(encoding="utf-8"))["versions"]

    named = {row["indicator"] for row in declared} | {row["indicator"] for item in versions for row in item["targets"]}
    assert named <= set(DEFINITIONS)


def codes_in(framework: dict[str, Any]) -> Iterator[str]:
    for objective in framework["objectives"]:
        for activity in objective["activities"]:
            yield from (indicator["code"] for indicator in activity.get("indicators", ()))


def sentences_of(definition: IndicatorDefinition) -> Iterator[tuple[str, Sentence]]:
    yield "counts", definition.counts
    yield "rule", definition.rule
    yield "evidence", definition.evidence
    for rule in definition.rules:
        yield f"otherwise of {rule.key}", rule.otherwise
    for name in ("title", "short", "reconciliation"):
        words = getattr(definition, name)
        if words:
            yield name, words
