"""Two units and their cases, committed: Jonas manages a case of the Alytus unit, Ramunė supervises there; Petras manages
one in Kaunas, and every closed table holds a row about it (`filling`, then `any_row`).
"""

# ruff: noqa: S608 (names of tables are our own words)

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg
from django.apps import apps
from django.db.models import Model

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.open_tables import plane_of
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case, Person
from tests.closed_plane import build_account, build_case, build_note, build_organisation

KAUNAS = "LT-16"
_CLOSED_MODELS = [model for model in apps.get_models(include_auto_created=True) if plane_of(model) == "closed"]
# The rooms whose plane is closed, the closed tables of the catalogue, and what the foundation keeps of persons.
CLOSED = sorted(
    {model._meta.db_table for model in _CLOSED_MODELS if model._meta.managed}
    | {"access_viewrecord", "access_notice", "access_approval", "access_membership"}
)
# Facts are views over closed tables: they answer by the rules of what they read.
CLOSED_VIEWS = sorted(model._meta.db_table for model in _CLOSED_MODELS if not model._meta.managed)
READABLE = (*CLOSED, *CLOSED_VIEWS)


def _names_file(model: type[Model]) -> tuple[str, str] | None:
    """By which column rows are of a case or a person, and which key of the case stands there."""
    columns = {field.related_model: field.column for field in reversed(model._meta.concrete_fields)}
    if model in (Case, Person):
        return "id", "pk" if model is Case else "person_id"
    if Case in columns:
        return columns[Case], "pk"
    return (columns[Person], "person_id") if Person in columns else None


OF_FILES = {model._meta.db_table: found for model in _CLOSED_MODELS if (found := _names_file(model))}


@dataclass(frozen=True)
class Plane:
    unit: Organisation
    other_unit: Organisation
    home: Organisation
    jonas: Account
    ramune: Account
    petras: Account
    ausra: Account
    lina: Account
    case: Case
    foreign: Case


@dataclass(frozen=True)
class Filling:
    """What every row repeats: the case, its person, today, and who writes."""

    plane: Plane
    today: date
    by: Account

    @property
    def of_case(self) -> dict[str, Any]:
        return {"case": self.plane.foreign, "open_to_id": self.plane.foreign.open_to_id}

    @property
    def of_person_and_case(self) -> dict[str, Any]:
        return {**self.of_case, "person": self.plane.foreign.person}

    @property
    def of_person(self) -> dict[str, Any]:
        return {"person": self.plane.foreign.person, "open_to_id": self.plane.foreign.open_to_id}


def build_plane() -> Plane:
    unit = build_organisation("alytaus-skyrius")
    other_unit = build_organisation("kauno-skyrius", municipality=KAUNAS)
    home = build_organisation("globos-namai", kind=Organisation.Kind.INSTITUTION)
    jonas = build_account("Jonas", "case_manager", unit)
    petras = build_account("Petras", "case_manager", other_unit)
    built = Plane(
        unit=unit,
        other_unit=other_unit,
        home=home,
        jonas=jonas,
        ramune=build_account("Ramunė", "case_supervisor", unit),
        petras=petras,
        ausra=build_account("Aušra", "institution_staff", home),
        lina=build_account("Lina", "data_protection_officer", home),
        case=build_case(manager=jonas, organisation=unit),
        foreign=build_case(manager=petras, organisation=other_unit),
    )
    build_note(built.case, jonas, "Savas įrašas")
    build_note(built.foreign, petras, "Svetimas įrašas")
    return built


def rows(raw: psycopg.Connection, table: str) -> int:
    """As many as that connection is shown."""
    return int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def rows_of(raw: psycopg.Connection, case: Case, table: str) -> int:
    """As many of that case, or of its person."""
    column, key = OF_FILES[table]
    return int(raw.execute(f"SELECT count(*) FROM {table} WHERE {column} = %s", [getattr(case, key)]).fetchone()[0])


def numbers(raw: psycopg.Connection) -> set[str]:
    return {number for (number,) in raw.execute("SELECT number FROM cases_case")}


@contextmanager
def unbound(owner: psycopg.Connection) -> Iterator[None]:
    """The owner looks past the rules of the tables, in a transaction that is taken back."""
    with owner.transaction(force_rollback=True):
        owner.execute("SET LOCAL lock_timeout = '20s'")
        for table in CLOSED:
            owner.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        yield


def note_into(case: Case, author: Account) -> tuple[str, list[object]]:
    """A statement past Django, and its values: case, what it is open to, author."""
    return (
        (
            "INSERT INTO cases_note (uuid, case_id, open_to_id, author_id, written_at, happened_on, text, visibility) "
            "VALUES (gen_random_uuid(), %s, %s, %s, now(), current_date, 'x', 'team')"
        ),
        [case.pk, case.open_to_id, author.pk],
    )
