"""Questions asked with every page: composed once, then only filled in.

Django composes the SQL of a query anew each time it is asked, which takes several times what the database needs to
answer a small one. A question whose words never change is composed here with samples in the place of its values; every
asking puts the values of the moment there. The rule of the question stays where it is written, in its query set.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

Values = Mapping[str, Any]
Row = TypeVar("Row", bound=Model)


class Composed(Generic[Row]):
    """`Composed(ask, samples)`: `ask` gives the query set for the samples, which may stand nowhere else in it.

    Samples are values as the database is given them: keys and days, no objects.
    """

    def __init__(self, ask: Callable[..., QuerySet[Row]], samples: Values) -> None:
        self.ask, self.samples = ask, samples

    @cached_property
    def query(self) -> QuerySet[Row]:
        return self.ask(**self.samples)

    @cached_property
    def sql(self) -> str:
        return self._written[0]

    @cached_property
    def names(self) -> tuple[tuple[str, Any], ...]:
        """For each parameter the name of its value, or '' and what always stands there."""
        name_of = {sample: name for name, sample in self.samples.items()}
        return tuple((name_of.get(given, ""), given) for given in self._written[1])

    def parameters(self, values: Values) -> list[Any]:
        return [values[name] if name else always for name, always in self.names]

    def rows(self, **values: Any) -> list[Row]:
        """The rows as objects; nothing is joined to them."""
        columns = [field.attname for field in self.query.model._meta.concrete_fields]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.parameters(values))
            return [self.query.model.from_db(connection.alias, columns, row) for row in cursor.fetchall()]

    @cached_property
    def _written(self) -> tuple[str, tuple[Any, ...]]:
        sql, parameters = self.query.query.sql_with_params()
        return sql, tuple(parameters)


class Counts:
    """How many rows each of several questions has, asked in one statement."""

    def __init__(self, asked: Mapping[str, Composed[Any]]) -> None:
        self.asked = asked

    @cached_property
    def sql(self) -> str:
        counted = [f"(SELECT count(*) FROM ({one.sql}) AS counted)" for one in self.asked.values()]  # noqa: S608 (composed by Django; nothing typed stands in it)
        return f"SELECT {', '.join(counted)}"

    def of(self, **values: Any) -> dict[str, int]:
        if not self.asked:
            return {}
        parameters = [parameter for one in self.asked.values() for parameter in one.parameters(values)]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return dict(zip(self.asked, cursor.fetchone(), strict=True))
