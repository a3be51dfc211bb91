"""The shape of definitions/instruments.yaml and of the forms beside it, which are rows of an XLSForm."""

from pathlib import Path
from typing import Literal

from pydantic import StrictFloat, StrictInt, StrictStr

from pertvarka.engines.xlsform.writing import workbook_of
from pertvarka.foundation.base.definitions import ROOT, Shape, read_definition

FILE = ROOT / "instruments.yaml"
FOLDER = ROOT / "instruments"

Cell = StrictStr | StrictInt | StrictFloat
"""Not a truth value: YAML reads an unquoted Yes as one, and people would be offered the answer "True"."""


class Words(Shape):
    lt: str
    en: str


class InstrumentShape(Shape):
    """One form that comes with the system."""

    code: str
    title: Words
    purpose: Literal["needs_assessment", "screening", "survey", "evaluation", "staff_assessment"]
    audience: Literal["adults", "children", "everybody"]
    origin: Words
    assessors_needed: int = 1
    reassess_after_months: int = 12


class InstrumentsFile(Shape):
    instruments: tuple[InstrumentShape, ...]


class FormRows(Shape):
    """Sheets of a workbook, row by row."""

    survey: tuple[dict[str, Cell], ...]
    choices: tuple[dict[str, Cell], ...] = ()
    settings: tuple[dict[str, Cell], ...] = ()


def shipped() -> tuple[InstrumentShape, ...]:
    return read_definition(FILE, InstrumentsFile).instruments


def path_of(code: str) -> Path:
    return FOLDER / f"{code}.yaml"


def workbook(code: str) -> bytes:
    """The form as a workbook, so that it goes through the same check as anybody's."""
    rows = read_definition(path_of(code), FormRows)
    return workbook_of({"survey": rows.survey, "choices": rows.choices, "settings": rows.settings})
