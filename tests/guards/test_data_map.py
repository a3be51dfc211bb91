"""Every column of every table that may hold something about people stands on the data map.

Rule: each column of the rooms below, of every closed table of other rooms and of every table that names an account is in
definitions/data_map.yaml with what it is; the map names no column that is
gone; every table has a purpose, a ground and a rule of retention; every column about a person is in the export of the
person or says why not; docs/data-map.md is the page written from the map.
Why: a column nobody mapped is data nobody may hold (GDPR Art. 5 and 30), and a copy of everything that forgets a column is
not one (Art. 15).
How to fix: write the column into definitions/data_map.yaml; register a new table about persons in
people/rights/export/sources.py; then run `python -m tests.guards.data_map`.
"""

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import Model

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import open_tables
from pertvarka.people.rights import data_map_page
from pertvarka.people.rights.definitions import Personal, Subject, data_map, retention_rules
from pertvarka.people.rights.export import gathering, sources
from tests.guards import data_map as page

ROOMS = (
    *("access", "assessments", "base", "cases", "catalogue", "delivery", "instruments", "plans", "rights"),
    *("account", "mfa", "socialaccount", "sessions"),
)
OTHER_TABLES = {"base_cache"}  # Django makes it without a model
MAP = data_map()


def tables_of_rooms() -> set[str]:
    return OTHER_TABLES | {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and (model._meta.app_label in ROOMS or is_about_people(model))
    }


def is_about_people(model: type[Model]) -> bool:
    """A closed table, or one that says which account did something."""
    if not model.__module__.startswith("pertvarka."):
        return False
    names_account = any(field.is_relation and field.related_model is Account for field in model._meta.fields)
    return open_tables.plane_of(model) == "closed" or names_account


def columns_of(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            [table],
        )
        return {name for (name,) in cursor.fetchall()}


def test_rooms_of_the_people_wing_are_all_looked_at():
    people = {
        config.label
        for config in apps.get_app_configs()
        if config.name.startswith("pertvarka.people.") and list(config.get_models())
    }

    assert people <= set(ROOMS)


def test_every_table_is_on_the_map_and_the_map_names_no_other():
    assert set(MAP) == tables_of_rooms()


@pytest.mark.parametrize("table", sorted(MAP))
def test_every_column_is_on_the_map_and_the_map_names_no_other(table: str, db: None):
    assert set(MAP[table].columns) == columns_of(table)


def test_every_rule_of_retention_is_used():
    by_request = {"erasure_asked", "file_of_adult"}  # of whole files, beside the rule their tables name

    assert {table.retention for table in MAP.values()} | by_request == set(retention_rules())


def test_everything_about_persons_is_exported_or_says_why_not():
    about_persons = {
        name: set(gathering.exported_columns(table))
        for name, table in MAP.items()
        if table.subject is Subject.PERSON and gathering.exported_columns(table)
    }

    assert set(about_persons) == set(sources())


def test_whatever_is_apart_is_about_a_person():
    """A stale reason looks like an exception that somebody still needs."""
    stale = [
        f"{table.table}.{name}"
        for table in MAP.values()
        for name, column in table.columns.items()
        if column.apart and (table.subject is not Subject.PERSON or column.data is Personal.NONE)
    ]

    assert not stale


def test_sealed_columns_are_named_so():
    for table in MAP.values():
        assert {name for name, column in table.columns.items() if column.sealed} == {
            name for name in table.columns if name.endswith("_sealed")
        }


def test_the_page_is_the_one_written_from_the_map():
    assert page.FILE.read_text(encoding="utf-8") == data_map_page.markdown()


def test_an_erasure_names_every_table_that_points_to_a_person_or_a_case(db: None):
    """To fix: name the new table in scope.erase_person, or in what goes before a person's row, in a migration of its own."""
    with scope.of_command("load"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(prosrc, ' ') FROM pg_proc WHERE oid = 'scope.erase_person(uuid, uuid)'::regprocedure "
            "OR oid IN (SELECT tgfoid FROM pg_trigger WHERE tgrelid = 'cases_person'::regclass AND NOT tgisinternal "
            "AND tgtype & 10 = 10)"  # before a row is deleted
        )
        erasure = cursor.fetchone()[0]
        cursor.execute(
            "SELECT DISTINCT conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' "
            "AND confrelid IN ('cases_person'::regclass, 'cases_case'::regclass)"
        )
        pointing = {table for (table,) in cursor.fetchall()}

    assert {table for table in pointing if f"FROM public.{table} " not in erasure} == set()
    assert len(pointing) > 15
