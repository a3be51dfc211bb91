"""Shape of service_types.yaml."""

from typing import Literal, Self

from pydantic import Field, model_validator

from pertvarka.foundation.base.definitions import ROOT, Shape
from pertvarka.foundation.base.words import Sentence, Words

FILE = ROOT / "service_types.yaml"


class ServiceTypeShape(Shape):
    code: str = Field(pattern=r"^S\d{2}$")
    kind: Literal["service", "programme", "method"] = "service"
    name: Sentence
    aliases_lt: list[str] = []
    aliases_en: list[str] = []
    for_whom: Words = Words()
    groups: list[str] = []
    objective: str = Field(pattern=r"^\d(\.\d+){1,3}$")
    spis_code: str = ""
    methodology_package: str = ""
    age_from: int | None = Field(default=None, ge=0, le=120)
    age_until: int | None = Field(default=None, ge=0, le=120)
    unit: Literal["place", "hour", "day"] = "place"
    duration: Words = Words()
    staff: Words = Words()
    is_residential: bool = False
    is_pilot: bool = False
    is_address_secret: bool = False
    sources: list[str]

    @model_validator(mode="after")
    def _ages_stand_in_order(self) -> Self:
        if self.age_from is not None and self.age_until is not None and self.age_until < self.age_from:
            raise ValueError("age_until stands before age_from")
        return self


class ServiceTypesFile(Shape):
    types: list[ServiceTypeShape]
