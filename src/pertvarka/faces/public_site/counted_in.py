"""Which indicators a row counts in: the way back from an event or a training to the figures it is a part of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from django.urls import reverse

from pertvarka.engines.counting.definition import Definition
from pertvarka.engines.counting.evaluate import reason_against
from pertvarka.engines.counting.facts import FactRow
from pertvarka.oversight.results import measurement
from pertvarka.oversight.results.definitions import all_definitions
from pertvarka.programme.framework import queries as framework


@dataclass(frozen=True, slots=True)
class CountedIn:
    """An indicator with its number on `as_of`, and how much of it the row gives."""

    code: str
    title: str
    value: Decimal | None
    amount: Decimal
    as_of: date

    @property
    def url(self) -> str:
        return reverse("public_site:indicator", kwargs={"code": self.code})


def counted_in(facts: Mapping[str, Iterable[FactRow]], *, as_of: date) -> list[CountedIn]:
    """Indicators that count at least one of the rows, in the order of the plan; two queries."""
    amounts = amounts_by_code(facts, as_of=as_of)
    if not amounts:
        return []
    values = measurement.numbers(list(amounts), as_of=as_of)
    known = framework.indicators(amounts)
    return [
        CountedIn(code, known[code].short, values[code], amounts[code], as_of)
        for code in sorted(amounts, key=lambda code: known[code].order)
    ]


def amounts_by_code(facts: Mapping[str, Iterable[FactRow]], *, as_of: date) -> dict[str, Decimal]:
    """How much the rows give to each indicator that counts them; no query."""
    amounts: dict[str, Decimal] = {}
    for fact, rows in facts.items():
        for row in rows:
            for definition in _definitions_over(fact):
                if _counts(definition, row, as_of=as_of):
                    amounts[definition.code] = amounts.get(definition.code, Decimal(0)) + row.amount
    return amounts


def _counts(definition: Definition, row: FactRow, *, as_of: date) -> bool:
    among = all(condition.holds(row) for condition in definition.among)
    return among and reason_against(definition, row, as_of=as_of) is None


@cache
def _definitions_over(fact: str) -> tuple[Definition, ...]:
    return tuple(item.compiled() for item in all_definitions().values() if item.fact == fact)
