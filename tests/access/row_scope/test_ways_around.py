"""An injected statement in a request of Jonas: whatever it asks and sets, it meets the rows of Jonas and no others."""

# ruff: noqa: S608 (names of tables are our own words)

import psycopg
import pytest
from django.db import connection
from psycopg.errors import FeatureNotSupported, InsufficientPrivilege

from pertvarka.foundation.access import scope
from tests.access.row_scope.plane import Plane, numbers


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE pertvarka_owner",
        "SET SESSION AUTHORIZATION pertvarka_owner",
        "ALTER TABLE cases_case DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE cases_case NO FORCE ROW LEVEL SECURITY",
        "CREATE POLICY mine ON cases_case TO pertvarka_app USING (true)",
        "DROP POLICY see ON cases_case",
        "ALTER ROLE pertvarka_app BYPASSRLS",
        "GRANT pertvarka_owner TO pertvarka_app",
        "TRUNCATE cases_note",
        "CREATE FUNCTION pg_temp.sees(text) RETURNS boolean LANGUAGE sql LEAKPROOF AS 'SELECT true'",
        "COPY cases_case TO '/nowhere/cases'",
        "COPY cases_case TO PROGRAM 'cat'",
        "SELECT * FROM pg_statistic",
        "SELECT pg_read_file('PG_VERSION')",
    ],
)
def test_the_app_role_may_not_loosen_the_rules(as_jonas: psycopg.Connection, statement: str):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(statement)


def test_turning_row_security_off_is_an_error_not_a_way(as_jonas: psycopg.Connection):
    as_jonas.execute("SET row_security = off")

    with pytest.raises(InsufficientPrivilege):
        numbers(as_jonas)


def test_resetting_the_role_leads_back_to_the_app_role(as_jonas: psycopg.Connection, plane: Plane):
    as_jonas.execute("RESET ROLE")
    as_jonas.execute("RESET SESSION AUTHORIZATION")

    assert numbers(as_jonas) == {plane.case.number}


def test_copying_out_is_filtered(as_jonas: psycopg.Connection, plane: Plane):
    with as_jonas.cursor().copy("COPY (SELECT number FROM cases_case) TO STDOUT") as out:
        copied = b"".join(out).decode().split()

    assert copied == [plane.case.number]


def test_copying_a_table_out_is_filtered(as_jonas: psycopg.Connection):
    with as_jonas.cursor().copy("COPY cases_note (text) TO STDOUT") as out:
        assert b"".join(out).decode().split("\n") == ["Savas įrašas", ""]


def test_copying_in_is_refused(as_jonas: psycopg.Connection):
    with pytest.raises(FeatureNotSupported), as_jonas.cursor().copy("COPY cases_note FROM STDIN") as into:
        into.write(b"")


def test_a_talkative_function_is_shown_own_rows_only(as_jonas: psycopg.Connection, plane: Plane):
    """The cheapest function goes first in a WHERE; row security must go before it."""
    heard: list[str] = []
    as_jonas.add_notice_handler(lambda notice: heard.append(notice.message_primary or ""))
    as_jonas.execute(
        "CREATE FUNCTION pg_temp.tell(what text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS "
        "$$ BEGIN RAISE NOTICE '%', what; RETURN true; END $$"
    )

    as_jonas.execute("SELECT count(*) FROM cases_case WHERE pg_temp.tell(number)")

    assert heard == [plane.case.number]


def test_tables_of_the_same_name_in_the_way_change_nothing(as_jonas: psycopg.Connection, plane: Plane):
    for table in ("access_membership", "access_rolegrant", "cases_teammember", "organisations_organisation"):
        as_jonas.execute(f"CREATE TEMP TABLE {table} AS SELECT * FROM public.{table} WITH NO DATA")
    as_jonas.execute("INSERT INTO pg_temp.access_rolegrant VALUES (1, 'case_manager', 'cases:case:view', 'country')")
    as_jonas.execute("SET search_path = pg_temp, public")

    assert numbers(as_jonas) == {plane.case.number}


def test_statistics_tell_nothing_of_the_values(owner: psycopg.Connection, as_jonas: psycopg.Connection):
    owner.execute("ANALYZE cases_note")

    assert as_jonas.execute("SELECT * FROM pg_stats WHERE tablename LIKE 'cases%'").fetchall() == []


def test_nobody_reads_a_ticket_in_the_list_of_statements(plane: Plane, raw: psycopg.Connection):
    """Sessions of one role see each other's statements."""
    with scope.of(plane.jonas):
        assert connection.connection is not None
        (shown,) = raw.execute(
            "SELECT query FROM pg_stat_activity WHERE pid = %s", [connection.connection.info.backend_pid]
        ).fetchone()

    assert "set_config" in shown
    assert "account:" not in shown
