"""Shapes that several answers of the API share."""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from pertvarka.programme.framework.models import PlanVersion


class Words(BaseModel):
    """A text in Lithuanian, which is binding, and in English. Empty where no source gives it."""

    lt: str = Field(description="Lithuanian, binding", examples=["Įvykę klasterio renginiai"])
    en: str = Field(description="English", examples=["Cluster events held"])

    @classmethod
    def of(cls, owner: object, stem: str) -> "Words":
        """From the two columns of a model: `title` reads `title_lt` and `title_en`."""
        return cls(lt=getattr(owner, f"{stem}_lt") or "", en=getattr(owner, f"{stem}_en") or "")

    @classmethod
    def said(cls, text: Any) -> "Words":
        """From any text that carries both languages."""
        return cls(lt=text.lt, en=text.en)


class Pages(BaseModel):
    """The same thing as pages for people, relative to this server."""

    lt: str = Field(description="Page in Lithuanian", examples=["/lt/rezultatai/rodiklis/4.1.1/"])
    en: str = Field(description="Page in English", examples=["/en/results/indicator/4.1.1/"])


class PlanVersionReference(BaseModel):
    """The version of the plan an answer stands on."""

    number: int = Field(description="Number of the version", examples=[2])
    title: Words
    valid_from: date = Field(description="First day of the version", examples=["2017-12-31"])

    @classmethod
    def of(cls, version: PlanVersion) -> "PlanVersionReference":
        return cls(number=version.number, title=Words.of(version, "title"), valid_from=version.valid_from)


Number = int | float


def number(value: Any) -> Number:
    """A whole number where it is one: 64, not 64.00.

    >>> number("64.00"), number("2.50")
    (64, 2.5)
    """
    as_float = float(value)
    return int(as_float) if as_float.is_integer() else as_float
