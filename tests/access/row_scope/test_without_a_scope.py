"""Without a scope no closed table answers, and Django says so; every one of them holds something to hide."""

# ruff: noqa: S608 (names of tables are our own words)

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import Case
from tests.access.row_scope.plane import OF_FILES, READABLE, Plane, rows, rows_of, unbound
from tests.closed_plane import connect


def test_every_closed_table_holds_something_to_hide(owner: psycopg.Connection):
    with unbound(owner):
        assert {table for table in READABLE if not rows(owner, table)} == set()


def test_every_table_of_files_holds_something_of_the_foreign_case(owner: psycopg.Connection, plane: Plane):
    with unbound(owner):
        assert {table for table in OF_FILES if not rows_of(owner, plane.foreign, table)} == set()


@pytest.mark.parametrize("table", READABLE)
def test_without_a_scope_a_closed_table_answers_nothing(raw: psycopg.Connection, table: str):
    assert rows(raw, table) == 0


@pytest.mark.parametrize("table", READABLE)
def test_the_public_role_may_not_even_ask(plane: Plane, table: str):
    with connect(user="pertvarka_public") as raw, pytest.raises(InsufficientPrivilege):
        raw.execute(f"SELECT count(*) FROM {table}")


def test_django_says_that_the_scope_is_missing_instead_of_answering_nothing(plane: Plane):
    with pytest.raises(scope.NoScope):
        Case.objects.count()


def test_django_says_so_again_after_a_scope_has_ended(plane: Plane):
    with scope.of(plane.jonas):
        assert Case.objects.count() == 1

    with pytest.raises(scope.NoScope):
        Case.objects.count()


def test_a_scope_inside_another_ends_where_the_other_goes_on(plane: Plane):
    with scope.of(plane.jonas):
        with scope.of(plane.petras):
            assert Case.objects.get() == plane.foreign

        assert Case.objects.get() == plane.case
