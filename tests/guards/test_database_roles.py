"""What the serving roles of the database may, and which functions run as the owner for them.

Rule, why and how to fix: test_row_security.py. A function that acts as the owner stands in ACTS_AS_OWNER, with the reason.
"""

import pytest

from pertvarka.foundation.base import open_tables
from pertvarka.foundation.base.row_security import APP_ROLE, PUBLIC_ROLE
from tests.guards import database

pytestmark = pytest.mark.django_db

# Functions that run as the owner, change something, and may be called by anybody the app serves: each asks for itself.
ACTS_AS_OWNER = {
    "scope.accept_transfer": "only an offer to an organisation whose transfers the asker decides, to its own manager",
    "scope.ask_person_link": "only about a person one works with; answers the same whether or not there is another",
    "scope.ask_person_unlink": "only a link one asked for, or whose persons one sees both and works with one of",
    "scope.cut_ties": "only by whoever leads that sealed case; takes ties away, shows nothing",
    "scope.erase_person": "only with a right, a list, an approval by a second person, and no hold",
    "scope.link_persons": "only two persons one works with, neither sealed nor restricted",
    "scope.next_case_number": "gives a number, shows nothing",
    "scope.notify": "only inside a scope; writes a reference",
    "scope.notify_holders": "only inside a scope; writes a reference",
    "scope.open_case": "only with the right for that kind; sealed cases never; the team row and the notice stay",
    "scope.open_for_request": "only the officer who has that person's request in hand",
    "scope.promote_waiting": (
        "only with the right to change or receive registrations; gives free seats to those who wait, in their order, shows "
        "random identifiers"
    ),
    "scope.restrict_for_request": (
        "only with the right to handle requests, for the person of a request in one's own hands; lifting for the person "
        "of a recorded request"
    ),
    "scope.settle_person_link": "only what the asker approved as the second person, once; shows nothing",
    "scope.use_approval": "only the asker's own, approved, once",
}


def test_functions_of_the_owner_have_a_fixed_path():
    loose = database.ask(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef AND pronamespace::regnamespace::text "
        "NOT IN ('pg_catalog', 'information_schema') "
        "AND NOT coalesce(proconfig, '{}') && ARRAY['search_path=pg_catalog, pg_temp']"
    )

    assert loose == []


def test_functions_of_the_owner_are_called_by_nobody_unnamed():
    everybodys = database.ask(
        "SELECT p.oid::regprocedure::text FROM pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a "
        "WHERE pronamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema') "
        "AND (prosecdef OR pronamespace = 'scope'::regnamespace) AND a.grantee IN (0, %s::regrole)",
        PUBLIC_ROLE,
    )

    assert everybodys == [], "REVOKE ALL ON FUNCTION … FROM PUBLIC"


def test_functions_that_act_as_the_owner_are_known_by_name():
    callable_by_the_app = {
        name
        for (name,) in database.ask(
            "SELECT pronamespace::regnamespace || '.' || proname FROM pg_proc "
            "WHERE prosecdef AND provolatile = 'v' AND has_function_privilege(%s, oid, 'EXECUTE')",
            APP_ROLE,
        )
    }

    assert callable_by_the_app - set(ACTS_AS_OWNER) == set(), "say on the list what each asks for itself"
    assert set(ACTS_AS_OWNER) - callable_by_the_app == set(), "delete the entries nobody needs"


def test_functions_that_answer_policies_change_nothing():
    """A policy runs its functions once a statement, or once a row: they must be free of effects."""
    asked = database.ask(
        "SELECT DISTINCT f.oid::regprocedure::text FROM pg_policy p JOIN pg_depend d "
        "ON d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_proc'::regclass "
        "JOIN pg_proc f ON f.oid = d.refobjid WHERE f.provolatile = 'v'"
    )

    assert asked == []


@pytest.mark.parametrize("role", [APP_ROLE, PUBLIC_ROLE])
def test_a_serving_role_is_bound_by_row_security(role: str):
    rights = database.ask(
        "SELECT rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb, rolreplication "
        "FROM pg_roles WHERE rolname = %s",
        role,
    )

    assert rights == [(False, False, False, False, False, False)]


@pytest.mark.parametrize("role", [APP_ROLE, PUBLIC_ROLE])
def test_a_serving_role_is_a_member_of_no_other(role: str):
    """A policy for a role also reaches those who are members of it."""
    assert database.ask("SELECT roleid::regrole::text FROM pg_auth_members WHERE member = %s::regrole", role) == []


@pytest.mark.parametrize("role", [APP_ROLE, PUBLIC_ROLE])
def test_a_serving_role_owns_nothing_and_makes_nothing(role: str):
    owned = database.ask(
        "SELECT classid::regclass::text, objid FROM pg_shdepend WHERE refobjid = %s::regrole AND deptype = 'o'", role
    )
    places = database.ask(
        "SELECT nspname::text FROM pg_namespace WHERE has_schema_privilege(%s, oid, 'CREATE') "
        "UNION ALL SELECT current_database()::text WHERE has_database_privilege(%s, current_database(), 'CREATE')",
        role,
        role,
    )

    assert owned == []
    assert places == []


def test_the_app_role_empties_no_table_and_hangs_nothing_on_one():
    """TRUNCATE, triggers and references are not bound by row security."""
    beyond = {
        (table, right)
        for table in database.tables()
        for right in database.rights_on(table, APP_ROLE)
        if right not in database.DATA_COMMANDS
    }

    assert beyond == set()


def test_the_app_role_reads_nothing_that_stands_behind_the_scope():
    assert (
        database.ask(
            "SELECT relname FROM pg_class WHERE relnamespace = 'scope'::regnamespace AND relkind IN ('r', 'v', 'm') "
            "AND has_any_column_privilege(%s, oid, 'SELECT, INSERT, UPDATE, REFERENCES')",
            APP_ROLE,
        )
        == []
    )


def test_the_app_role_does_not_write_what_roles_grant():
    assert database.rights_on("access_rolegrant", APP_ROLE) == {"SELECT"}


def test_the_public_role_reads_the_open_tables_and_nothing_else():
    readable = {table: database.rights_on(table, PUBLIC_ROLE) for table in database.tables("rpvm")}

    assert {table: rights for table, rights in readable.items() if rights} == {
        name: {"SELECT"} for name in open_tables.names()
    }


def test_the_public_role_has_no_way_to_the_scope():
    assert database.ask("SELECT has_schema_privilege(%s, 'scope', 'USAGE')", PUBLIC_ROLE) == [(False,)]
