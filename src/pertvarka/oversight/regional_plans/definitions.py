"""Shape of planning.yaml: which services are given how, and the values plans count with at first."""

from datetime import date
from functools import cache
from typing import Literal, Self

from pydantic import Field, model_validator

from pertvarka.foundation.base.definitions import ROOT, Shape, read_definition
from pertvarka.foundation.base.words import Sentence

FILE = ROOT / "planning.yaml"


class SizeShape(Shape):
    """One size of a module: what it gives, costs and takes."""

    code: str = Field(pattern=r"^[a-z]{1,20}$")
    places: int = Field(gt=0)
    build_cost: float = Field(ge=0)
    running_cost: float = Field(ge=0)
    staff: float = Field(ge=0)
    site_limit: int = Field(gt=0)


class PlannedServiceShape(Shape):
    """How a kind of service is given; `full` is the amount of a need that takes one unit."""

    code: str = Field(pattern=r"^S\d{2}$")
    given: Literal["modules", "by_unit", "unplanned"]
    full: float = Field(default=1, gt=0)
    reach_km: float | None = Field(default=None, gt=0)
    lead_years: int = Field(default=0, ge=0, le=8)
    running_cost: float = Field(default=0, ge=0)
    existing_cost: float = Field(default=0, ge=0)
    build_cost: float = Field(default=0, ge=0)
    staff: float = Field(default=0, ge=0)
    supply: float | None = Field(default=None, gt=0)
    sizes: list[SizeShape] = []

    @model_validator(mode="after")
    def _modules_have_sizes(self) -> Self:
        if (self.given == "modules") != bool(self.sizes):
            raise ValueError("services given in modules have sizes, others have none")
        return self


class PlanningFile(Shape):
    valid_from: date
    source: Sentence
    general: dict[str, float]
    institution_costs: dict[str, float]
    services: list[PlannedServiceShape]
    budgets: dict[str, float]


@cache
def planning() -> PlanningFile:
    """The file, read once.

    Raises:
        DefinitionBroken: it cannot be used.
    """
    return read_definition(FILE, PlanningFile)


def service(code: str) -> PlannedServiceShape | None:
    """How that kind of service is given; None where the file does not know it."""
    return next((one for one in planning().services if one.code == code), None)
