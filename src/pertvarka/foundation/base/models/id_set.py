"""A column that holds a set of ids: thousands of neighbours cost two numbers, and a gap is told exactly."""

from typing import TYPE_CHECKING, Any

from django.db import models
from psycopg.types.multirange import Multirange

from pertvarka.foundation.base.chain import IdRuns

if TYPE_CHECKING:
    Field = models.Field[IdRuns, IdRuns]
else:
    Field = models.Field  # Django's own class takes no type arguments when it runs


class IdSetField(Field):
    """PostgreSQL's int8multirange, met in Python as runs of ids, first and last inclusive."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002 (Django's signature)
        return "int8multirange"

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> IdRuns | None:  # noqa: ARG002 (Django's signature)
        return None if value is None else runs_of(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else literal(value)

    def get_placeholder(self, value: Any, compiler: Any, connection: Any) -> str:  # noqa: ARG002 (Django's signature)
        return "%s::int8multirange"


def runs_of(ids: "Multirange[int]") -> IdRuns:
    """Runs from what the driver reads; the database tells ranges of whole numbers with an exclusive end."""
    return tuple((one.lower, one.upper - 1) for one in ids if one.lower is not None and one.upper is not None)


def literal(runs: IdRuns) -> str:
    """The runs as PostgreSQL writes them.

    >>> literal(((1, 5), (7, 7)))
    '{[1,5],[7,7]}'
    """
    return "{" + ",".join(f"[{first},{last}]" for first, last in runs) + "}"
