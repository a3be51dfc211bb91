"""Indicators counted from the records of cases: a YAML file each, in words for people and as rules for the engine.

Their rows are persons. Nobody sees the rows through an indicator; a release shows the number, and divisions of it where
no group is small (engines.disclosure).
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from pertvarka.engines.counting import conditions
from pertvarka.engines.counting import definition as engine
from pertvarka.engines.counting.divisions import DIVISIONS
from pertvarka.foundation.base.definitions import Shape, contradiction, read_definition
from pertvarka.foundation.base.words import Sentence
from pertvarka.oversight.results.definitions import FOLDER as DECLARED_AND_OPEN
from pertvarka.oversight.results.definitions import Example, RuleShape, all_definitions

FOLDER = DECLARED_AND_OPEN / "from_cases"
DivisionName = Literal["age", "kind", "region", "service_type", "sex", "state", "target_group", "year"]
assert set(DivisionName.__args__) == set(DIVISIONS)  # type: ignore[attr-defined]  # noqa: S101 (two lists of one thing)


class Beside(Shape):
    """The declared figure the number is shown beside: of an indicator, or of one stated part of it."""

    indicator: str
    part: str | None = None


class CaseIndicator(Shape):
    """How one number is counted from cases, and how it is divided: alone or two divisions crossed."""

    code: str = Field(pattern=r"^[a-z-]+$")
    order: int = Field(ge=1)
    title: Sentence
    counts: Sentence
    rule: Sentence
    not_counted: Sentence
    unit: Literal["persons", "households", "events", "plans", "hours"]
    fact: Literal[
        "assessments",
        "plans",
        "served",
        "beneficiaries",
        "placements",
        "households",
        "institution_plans",
        "institution_consultations",
        "staff_assessed",
    ]
    measure: engine.Measure
    among: Mapping[str, Any]
    rules: list[RuleShape] = Field(alias="in")
    divisions: list[list[DivisionName]] = Field(description="each one or two names")
    beside: Beside | None = None
    example: Example

    @property
    def is_of_people(self) -> bool:
        """Whether a small number would tell of somebody: plans of institutions and hours tell of nobody."""
        return self.unit in {"persons", "households", "events"}

    def compiled(self) -> engine.Definition:
        """For the engine. Raises `ConditionNotUnderstood` with the key that it cannot use."""
        return engine.Definition(
            code=self.code,
            fact=self.fact,
            measure=self.measure,
            rules=tuple(engine.Rule(rule.key, conditions.parse(rule.when)) for rule in self.rules),
            among=conditions.parse(self.among),
        )


@cache
def all_indicators(folder: Path = FOLDER) -> Mapping[str, CaseIndicator]:
    """Every definition by code in the order of pages, read and checked once per process.

    Raises:
        DefinitionBroken: a file is not of the shape, names itself wrongly, divides by more than two or by the same
            twice, stands beside an indicator that is not there, or has a rule the engine does not know.
    """
    found = []
    for path in sorted(folder.glob("*.yaml")):
        indicator = read_definition(path, CaseIndicator)
        if path.stem != indicator.code:
            raise contradiction(
                path,
                ["code"],
                problem=f'the file is named "{path.stem}" and its code is "{indicator.code}"',
                cure_lt="Failo vardas ir kodas turi sutapti.",
                cure_en="The file name and the code must be the same.",
            )
        used = [name for names in indicator.divisions for name in names]
        if len(used) != len(set(used)) or any(len(names) not in {1, 2} for names in indicator.divisions):
            # Two tables with a division in common could be laid side by side to find what each hides.
            raise contradiction(
                path,
                ["divisions"],
                problem="a division stands once, alone or crossed with one other",
                cure_lt="Kiekvieną skirstymą įrašykite vieną kartą: atskirai arba poroje.",
                cure_en="Write each division once: alone or in a pair.",
            )
        if indicator.beside and indicator.beside.indicator not in all_definitions():
            raise contradiction(
                path,
                ["beside", "indicator"],
                problem=f"there is no indicator {indicator.beside.indicator}",
                cure_lt="Įrašykite paskelbto rodiklio kodą.",
                cure_en="Write the code of a declared indicator.",
            )
        try:
            indicator.compiled()
        except conditions.ConditionNotUnderstood as error:
            raise contradiction(
                path,
                ["in"],
                problem=f"{error.key}: {error.problem}",
                cure_lt="Pataisykite sąlygą.",
                cure_en="Correct the condition.",
            ) from error
        found.append(indicator)
    return {indicator.code: indicator for indicator in sorted(found, key=lambda one: one.order)}
