"""Shape of declared.yaml: what the sources state as reached."""

from datetime import date
from typing import Literal

from pydantic import Field

from pertvarka.foundation.base.definitions import ROOT, Shape
from pertvarka.foundation.base.words import Sentence, Words

FILE = ROOT / "declared.yaml"


class PartShape(Shape):
    code: str
    title: Sentence
    unit: Literal["units", "persons", "events", "hours"]
    value: int = Field(ge=0)
    stands_beside: bool = False
    regions: list[str] = []
    regions_count: int | None = None
    service: Words = Words()
    recipients: Words = Words()
    period_from: date | None = None
    period_until: date | None = None
    wording_lt: str = ""


class AchievementShape(Shape):
    indicator: str
    value: int | None = Field(default=None, ge=0)
    is_lower_bound: bool = False
    as_of: date
    precision: Literal["day", "month", "year"] = "day"
    period_from: date | None = None
    period_until: date | None = None
    source: str
    wording_lt: str = ""
    comment: Words = Words()
    parts: list[PartShape] = []


class DeclaredFile(Shape):
    achievements: list[AchievementShape]
