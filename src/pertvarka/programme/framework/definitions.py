"""Shapes of framework.yaml and plan_versions.yaml."""

from datetime import date
from typing import Literal

from pydantic import Field

from pertvarka.foundation.base.definitions import ROOT, Shape
from pertvarka.foundation.base.words import Sentence, Words

FRAMEWORK = ROOT / "framework.yaml"
PLAN_VERSIONS = ROOT / "plan_versions.yaml"
CODE = r"^\d(\.\d+){2,3}$"


class IndicatorShape(Shape):
    code: str = Field(pattern=CODE)
    kind: Literal["output", "result", "input_hours"]
    unit: Literal["units", "persons", "events", "hours"]
    title: Sentence
    short: Sentence


class ActivityShape(Shape):
    code: str = Field(pattern=r"^\d\.\d+$")
    title: Sentence
    short: Sentence
    sources: list[str]
    aims: list[Sentence] = []
    indicators: list[IndicatorShape] = []


class ObjectiveShape(Shape):
    code: str = Field(pattern=r"^\d$")
    title: Words = Words()
    sources: list[str]
    activities: list[ActivityShape]


class ProgrammeShape(Shape):
    code: str
    title: Sentence
    goal: Sentence
    funding: Words = Words()


class FrameworkFile(Shape):
    programme: ProgrammeShape
    objectives: list[ObjectiveShape]


class PartShape(Shape):
    key: str
    value: int = Field(ge=0)
    source: str


class TargetShape(Shape):
    indicator: str
    value: int | None = Field(default=None, ge=0)
    source: str
    parts: list[PartShape] = []
    decision: Words = Words()
    reason: Words = Words()
    author: str = ""


class WordingShape(Shape):
    about: str = Field(pattern=r"^(aim|indicator):")
    text_lt: str
    source: str


class PlanVersionShape(Shape):
    number: int = Field(ge=1)
    title: Sentence
    valid_from: date
    valid_from_note: Sentence
    decision: Words = Words()
    reason: Words = Words()
    author: str = ""
    sources: list[str]
    targets: list[TargetShape]
    wordings: list[WordingShape] = []


class PlanVersionsFile(Shape):
    versions: list[PlanVersionShape]
