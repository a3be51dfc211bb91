"""A condition of a counting rule: one column of a fact against written values.

The same condition is evaluated on a row here and as SQL in the database; a test holds the two against each other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pertvarka.engines.counting.facts import CONDITION_COLUMNS, FactRow


class ConditionNotUnderstood(ValueError):
    """A `when` of an indicator definition says something the engine does not know; the message names the key."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key, self.problem = key, problem


@dataclass(frozen=True, slots=True)
class Condition:
    """`column` is one of `values` (or is none of them when `negated`); an empty `values` means: is not known."""

    column: str
    values: tuple[str, ...]
    negated: bool = False

    def holds(self, row: FactRow) -> bool:
        """
        >>> Condition("kind", ("seminar",)).holds(FactRow("e:1", "e:1", kind="seminar"))
        True
        >>> Condition("part_of", ()).holds(FactRow("e:1", "e:1", part_of="g:1"))
        False
        """
        value = getattr(row, self.column)
        if self.column == "regions":
            found = bool(set(value) & set(self.values)) if self.values else not value
        elif not self.values:
            found = value is None
        else:
            found = value is not None and str(value) in self.values
        return found is not self.negated

    def to_sql(self, parameters: dict[str, Any]) -> str:
        """The condition as an SQL expression that is never NULL; adds its values to `parameters`."""
        if self.column == "regions":
            return self._negate(
                f"regions && {_named(parameters, self.values)}::varchar[]" if self.values else "regions = '{}'"
            )
        if not self.values:
            return self._negate(f"{self.column} IS NULL")
        return self._negate(f"coalesce({self.column}::text = ANY({_named(parameters, self.values)}), false)")

    def _negate(self, expression: str) -> str:
        return f"NOT ({expression})" if self.negated else expression


def parse(when: Mapping[str, Any]) -> tuple[Condition, ...]:
    """Conditions of one `when`; all of them must hold.

    >>> parse({"kind": "seminar", "part_of": None, "state": {"not": ["planned", "cancelled"]}})[2].negated
    True
    """
    if not when:
        raise ConditionNotUnderstood("when", "a rule needs at least one condition")
    conditions = []
    for column, wanted in when.items():
        if column not in CONDITION_COLUMNS:
            known = sorted(CONDITION_COLUMNS)
            raise ConditionNotUnderstood(column, f"a fact has no such column to count by; it has {known}")
        negated = isinstance(wanted, Mapping) and set(wanted) == {"not"}
        values = wanted["not"] if negated else wanted
        if values is None:
            conditions.append(Condition(column, (), negated))
            continue
        listed = values if isinstance(values, list | tuple) else [values]
        if not listed:
            raise ConditionNotUnderstood(column, "the list of values is empty")
        conditions.append(Condition(column, tuple(_written(column, value) for value in listed), negated))
    return tuple(conditions)


def all_to_sql(conditions: Iterable[Condition], parameters: dict[str, Any]) -> str:
    """All of `conditions` as one SQL expression; no condition at all holds for every row."""
    return " AND ".join(condition.to_sql(parameters) for condition in conditions) or "true"


def _written(column: str, value: object) -> str:
    """A value as it is compared. YAML reads an unquoted 4.10 as the number 4.1, so a fraction is refused."""
    if isinstance(value, str | int | date) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, float):
        raise ConditionNotUnderstood(column, f"put {value} in quotation marks, it is read as a number")
    raise ConditionNotUnderstood(column, 'write a value, a list of values, or {"not": …}')


def _named(parameters: dict[str, Any], values: tuple[str, ...]) -> str:
    name = f"v{len(parameters)}"
    parameters[name] = list(values)
    return f"%({name})s"
