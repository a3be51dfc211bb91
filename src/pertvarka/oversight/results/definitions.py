"""Indicator definitions: a YAML file each, in words for people and as rules for the counting engine."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from pertvarka.engines.counting import conditions
from pertvarka.engines.counting import definition as engine
from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.definitions import ROOT, Shape, contradiction, read_definition
from pertvarka.foundation.base.words import Sentence

FOLDER = ROOT / "indicators"


class RuleShape(Shape):
    """One condition of counting, with the reason told when it does not hold."""

    key: str = Field(pattern=r"^[a-z_]+$")
    when: Mapping[str, Any]
    otherwise: Sentence


class PeriodShape(Shape):
    first: date
    last: date


class Example(Shape):
    """A worked example: rows, the number they make, and why the others do not count. It runs as a test."""

    as_of: date
    rows: list[Mapping[str, Any]]
    value: int | None
    not_counted: Mapping[str, str] = {}


class IndicatorDefinition(Shape):
    """How one indicator is counted. Titles of plan indicators stand in framework.yaml; review figures carry theirs."""

    code: str
    standing: Literal["plan", "review"]
    activity: str | None = None
    kind: Literal["output", "result", "input_hours"] | None = None
    unit: Literal["units", "persons", "events", "hours"] | None = None
    title: Sentence | None = None
    short: Sentence | None = None
    counts: Sentence
    rule: Sentence
    fact: Literal["events", "participations", "trainings", "consultations", "documents", "declared", "respondents"]
    measure: engine.Measure
    look: engine.Look = engine.Look.WHOLE
    period: PeriodShape | None = None
    among: Mapping[str, Any]
    rules: list[RuleShape] = Field(alias="in")
    breakdowns: list[Literal["kind", "region", "year"]] = []
    evidence: Sentence
    reconciliation: Sentence | None = None
    example: Example

    @property
    def is_counted_from_records(self) -> bool:
        """Whether rows of our own stand behind the number, or parts a source declares."""
        return self.fact not in ("declared", "respondents")

    @property
    def is_added_to(self) -> bool:
        """Whether rows of our own come to stand beside the parts a source declares."""
        return self.fact == "respondents"

    def reason(self, key: str) -> str:
        """Why a row does not count, in the active language."""
        for rule in self.rules:
            if rule.key == key:
                return str(rule.otherwise)
        return str(BUILT_IN_SENTENCES[key])

    def compiled(self) -> engine.Definition:
        """For the engine. Raises `ConditionNotUnderstood` with the key that it cannot use."""
        return engine.Definition(
            code=self.code,
            fact=self.fact,
            measure=self.measure,
            rules=tuple(engine.Rule(rule.key, conditions.parse(rule.when)) for rule in self.rules),
            among=conditions.parse(self.among),
            look=self.look,
            period=engine.Period(self.period.first, self.period.last) if self.period else None,
        )


BUILT_IN_SENTENCES: Mapping[str, Text] = {
    engine.NOT_KNOWN_YET: Text("Tą dieną dar nebuvo žinoma", "Not yet known on that date"),
    engine.OUTSIDE_PERIOD: Text("Ne šio laikotarpio", "Outside the period"),
    engine.PART_OF_COUNTED_WHOLE: Text(
        "Tai dalis eilutės, kuri jau įskaičiuota", "A part of a row that is already counted"
    ),
    engine.ANOTHER_REGION: Text("Kitas regionas arba regionas nenurodytas", "Another region, or no region stated"),
    engine.SUBJECT_ALREADY_COUNTED: Text(
        "Tas pats jau įskaičiuotas kita eilute", "The same thing is already counted by another row"
    ),
}


@cache
def all_definitions(folder: Path = FOLDER) -> Mapping[str, IndicatorDefinition]:
    """Every definition by code, read and checked once per process.

    Raises:
        DefinitionBroken: a file is not of the shape, names itself wrongly, or has a rule the engine does not know.
    """
    found: dict[str, IndicatorDefinition] = {}
    for path in sorted(folder.glob("*.yaml")):
        definition = read_definition(path, IndicatorDefinition)
        if path.stem != definition.code:
            raise contradiction(
                path,
                ["code"],
                problem=f'the file is named "{path.stem}" and its code is "{definition.code}"',
                cure_lt="Failo vardas ir kodas turi sutapti.",
                cure_en="The file name and the code must be the same.",
            )
        try:
            definition.compiled()
        except conditions.ConditionNotUnderstood as error:
            raise contradiction(
                path,
                _location(definition, error.key),
                problem=error.problem,
                cure_lt="Pataisykite sąlygą.",
                cure_en="Correct the condition.",
            ) from error
        if definition.standing == "review" and not all((definition.title, definition.short, definition.unit)):
            raise contradiction(
                path,
                ["standing"],
                problem="a review figure needs title, short and unit of its own",
                cure_lt="Įrašykite title, short ir unit.",
                cure_en="Add title, short and unit.",
            )
        found[definition.code] = definition
    return found


def _location(definition: IndicatorDefinition, key: str) -> list[str | int]:
    for position, rule in enumerate(definition.rules):
        if key in rule.when:
            return ["in", position, "when", key]
    return ["among", key]
