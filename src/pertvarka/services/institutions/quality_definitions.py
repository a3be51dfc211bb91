"""Shapes of quality.yaml and site_checklist.yaml."""

from functools import cache

from pydantic import Field

from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.definitions import ROOT, Shape, read_definition
from pertvarka.foundation.base.words import Sentence

FRAMEWORKS, CHECKLIST = ROOT / "quality.yaml", ROOT / "site_checklist.yaml"


class FrameworkShape(Shape):
    code: str = Field(pattern=r"^[a-z-]+$")
    version: str
    title: Sentence
    scale_max: int = Field(ge=1, le=10)
    principles: list[Sentence] = Field(min_length=1)


class QualityFile(Shape):
    frameworks: list[FrameworkShape]


class Item(Shape):
    """One thing to look at; a yes speaks for a home in the community."""

    code: str = Field(pattern=r"^[a-z_]+$")
    lt: str
    en: str

    def __str__(self) -> str:
        return in_active_language(self.lt, self.en)


class ChecklistFile(Shape):
    source: Sentence
    items: list[Item] = Field(min_length=1)


@cache
def frameworks() -> tuple[FrameworkShape, ...]:
    return tuple(read_definition(FRAMEWORKS, QualityFile).frameworks)


@cache
def checklist() -> ChecklistFile:
    return read_definition(CHECKLIST, ChecklistFile)
