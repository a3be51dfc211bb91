"""Questions asked with every page: composed once, then only filled in.

Django composes the SQL of a query anew each time it is asked, which takes several times what the database needs to
answer a small one. A question whose words never change is composed here with samples in the place of its values; every
asking puts the values of the moment there. The rule of the question stays where it is written, in its query set.
"""

from collections.abc import Callable, Mapping
from copy import copy
from functools import cached_property
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

Values = Mapping[str, Any]
Row = TypeVar("Row", bound=Model)


def prepared_cursor() -> CursorWrapper:
    """A cursor whose statements the database plans once a connection; Django's wrappers stand around it as ever.

    Django's own sends the values inside the text, so that no two are the same statement to the database. A pooler set
    between us and the database must know prepared statements (PgBouncer from 1.21 on).
    """
    connection.ensure_connection()
    raw = connection.connection
    # From the second time on: what is asked once is not worth preparing.
    raw.prepare_threshold = 1
    return connection._prepare_cursor(psycopg.Cursor(raw))  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001 (as connection.cursor() does with its own)


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
        return self._composed[1]

    @cached_property
    def names(self) -> tuple[tuple[str, Any], ...]:
        """For each parameter the name of its value, or '' and what always stands there."""
        name_of = {sample: name for name, sample in self.samples.items()}
        return tuple(("" if isinstance(given, list) else name_of.get(given, ""), given) for given in self._composed[2])

    def parameters(self, values: Values) -> list[Any]:
        return [values[name] if name else always for name, always in self.names]

    def rows(self, **values: Any) -> list[Row]:
        """The rows as objects; nothing is joined to them."""
        columns = [field.attname for field in self.query.model._meta.concrete_fields]
        with prepared_cursor() as cursor:
            cursor.execute(self.sql, self.parameters(values))
            return [self.query.model.from_db(connection.alias, columns, row) for row in cursor.fetchall()]

    def joined(self, **values: Any) -> list[Row]:
        """The rows as objects, with what the question joins and annotates."""
        with prepared_cursor() as cursor:
            cursor.execute(self.sql, self.parameters(values))
            found = cursor.fetchall()
        # Django's own way from rows to objects, on a compiler that has composed already; a thread has its connection.
        compiler = copy(self._composed[0])
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.execute_sql = lambda **_: [found]
        asked = SimpleNamespace(
            db=DEFAULT_DB_ALIAS,
            model=self.query.model,
            query=SimpleNamespace(get_compiler=lambda **_: compiler),
            _known_related_objects={},
        )
        return list(ModelIterable(asked))  # type: ignore[arg-type]  # what it reads of a query set

    @cached_property
    def _composed(self) -> tuple[Any, str, tuple[Any, ...]]:
        """The compiler that composed, the text, its parameters; a compiler composes once and for one thread."""
        compiler = self.query.query.get_compiler(using=DEFAULT_DB_ALIAS)
        sql, parameters = compiler.as_sql()
        return compiler, sql, tuple(parameters)


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
        with prepared_cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return dict(zip(self.asked, cursor.fetchone(), strict=True))
