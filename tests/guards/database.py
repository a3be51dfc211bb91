"""What the catalogue of the database says of tables and rights, asked by the guards of row security."""

from typing import Any

from django.apps import apps
from django.db import connection

from tests.guards.tables import CLOSED_ELSEWHERE, PEOPLE

DATA_COMMANDS = {"SELECT": "r", "INSERT": "a", "UPDATE": "w", "DELETE": "d"}


def ask(sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return cursor.fetchall()


def tables(kinds: str = "rp") -> set[str]:
    found = ask(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = ANY (%s)", list(kinds)
    )
    return {name for (name,) in found}


def closed_tables() -> set[str]:
    """Of every room of people, by its models and by its name, so that a table made by hand counts too."""
    rooms = [config for config in apps.get_app_configs() if config.name.startswith(PEOPLE)]
    of_models = {
        model._meta.db_table
        for room in rooms
        for model in room.get_models(include_auto_created=True)
        if model._meta.managed  # a fact is a view: it has the rules of the tables it reads
    }
    prefixes = tuple(f"{room.label}_" for room in rooms)
    return of_models | {name for name in tables() if name.startswith(prefixes)} | CLOSED_ELSEWHERE


def rights_on(table: str, role: str) -> set[str]:
    found = ask(
        "SELECT DISTINCT privilege_type FROM pg_class, aclexplode(coalesce(relacl, acldefault('r', relowner))) "
        "WHERE oid = %s::regclass AND grantee IN (0, %s::regrole)",
        table,
        role,
    )
    of_columns = ask(
        "SELECT DISTINCT privilege_type FROM pg_attribute, aclexplode(attacl) "
        "WHERE attrelid = %s::regclass AND grantee IN (0, %s::regrole)",
        table,
        role,
    )
    return {name for (name,) in (*found, *of_columns)}
