"""The row that is counted, as the engine sees it: the one fact shape, without a database behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of a fact. `amount` = units it stands for; `known_on` = first day a report may hold it.

    `part_of` names a row this one is a closer look at; it counts only in reports older than `whole_known_on`.
    """

    row_reference: str
    subject: str
    amount: Decimal = Decimal(1)
    starts_on: date | None = None
    ends_on: date | None = None
    known_on: date | None = None
    precision: str = "day"
    title_lt: str = ""
    title_en: str = ""
    kind: str = ""
    scope: str | None = None
    state: str = "held"
    reported_under: str | None = None
    part_of: str | None = None
    whole_known_on: date | None = None
    regions: tuple[str, ...] = ()
    municipality: str | None = None
    service_type: str | None = None
    target_group: str | None = None
    sex: str | None = None
    birth_year: int | None = None
    source: str | None = None
    address: str | None = None

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "FactRow":
        """From a mapping with column names; unknown names are an error of the caller."""
        given = dict(values)
        if "regions" in given:
            given["regions"] = tuple(given["regions"])
        if "amount" in given:
            given["amount"] = Decimal(given["amount"])
        return cls(**given)


COLUMNS = tuple(field.name for field in fields(FactRow))
# What a counting rule may look at. Titles are for people and may change; no rule may rest on them.
CONDITION_COLUMNS = frozenset(COLUMNS) - {"title_lt", "title_en", "address", "amount"}
