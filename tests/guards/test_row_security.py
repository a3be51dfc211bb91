"""What the database itself says of the closed plane: every table locked, every key to it known by name.

Rule: a table of persons has row-level security enabled and forced, and a policy of the app role for every command it is
granted; a view reads with the rights of who asks; a function that runs as the owner has a fixed search path and is
called by name on a list here; the app role owns nothing, inherits nothing and empties nothing.
Why: one table made in haste, one view or function of the owner, and everybody reads everybody's file. The tests of
pages would not see it: the page does not exist yet that would leak.
How to fix: make the table with `ProtectTable` in the migration that makes it (foundation/base/row_security.py); give a
view `WITH (security_invoker = true)`; write functions as those in foundation/access/migrations/_scope_schema.py. A new
open table gets `plane = "open"` in its room's apps.py; one of the system stands in tables.py. What must differ stands
in a list, with the reason. Roles and functions of the database: test_database_roles.py.
"""

import pytest
from django.apps import apps

from pertvarka.foundation.access import scope
from pertvarka.foundation.base import open_tables
from pertvarka.foundation.base.row_security import APP_ROLE
from pertvarka.people.cases.models import OfCase, OfPerson
from tests.guards import database
from tests.guards.tables import OF_THE_SYSTEM, OF_THE_SYSTEM_BY_PREFIX

pytestmark = pytest.mark.django_db

# A view that reads with its owner's rights; none of them may reach a closed table.
OPEN_VIEWS: dict[str, str] = {}


def test_every_closed_table_has_row_security_enabled_and_forced():
    locked = database.ask(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relrowsecurity AND relforcerowsecurity"
    )

    assert database.closed_tables() - {name for (name,) in locked} == set()


def test_every_table_is_open_closed_or_of_the_system_for_a_reason():
    unnamed = database.tables() - database.closed_tables() - set(open_tables.names()) - set(OF_THE_SYSTEM)

    assert {name for name in unnamed if not name.startswith(tuple(OF_THE_SYSTEM_BY_PREFIX))} == set()


def test_no_table_of_the_system_is_listed_in_vain():
    assert set(OF_THE_SYSTEM) - database.tables() == set()


def test_no_table_is_both_open_and_closed():
    assert database.closed_tables() & set(open_tables.names()) == set()


def test_every_command_granted_on_a_closed_table_has_its_policy():
    ruled = {
        (table, command)
        for table, command in database.ask(
            "SELECT c.relname, p.polcmd FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
            "WHERE p.polpermissive AND p.polroles = ARRAY[%s::regrole]::oid[]",
            APP_ROLE,
        )
    }
    unruled = {
        (table, right)
        for table in database.closed_tables()
        for right in database.rights_on(table, APP_ROLE)
        if not {(table, database.DATA_COMMANDS.get(right, "never")), (table, "*")} & ruled
    }

    assert unruled == set(), "a right with no policy, or one that row security does not bind (TRUNCATE, TRIGGER …)"


def test_a_policy_is_for_the_app_role_or_for_the_owners_functions_only():
    strange = database.ask(
        "SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
        "WHERE p.polroles NOT IN (ARRAY[%s::regrole]::oid[], ARRAY[c.relowner])",
        APP_ROLE,
    )

    assert strange == []


def test_no_policy_of_the_app_role_opens_everything():
    always = database.ask(
        "SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
        "WHERE p.polroles = ARRAY[%s::regrole]::oid[] AND p.polpermissive AND c.relname = ANY (%s) "
        "AND coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') "
        "!~ 'scope\\.'",
        APP_ROLE,
        sorted(database.closed_tables()),
    )

    assert always == [], "every policy asks the scope"


def test_records_of_a_case_or_person_cannot_drift_from_what_their_case_is_open_to():
    """`open_to_id` is what policies read; a composite foreign key keeps it true."""
    kept = {
        table
        for (table,) in database.ask(
            "SELECT conrelid::regclass::text FROM pg_constraint WHERE conname LIKE '%%_same_reach'"
        )
    }
    of_cases = {
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, OfCase | OfPerson) and not model._meta.abstract
    }

    assert of_cases - kept == set()


def test_views_read_with_the_rights_of_who_asks():
    found = database.ask(
        "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace "
        "AND NOT coalesce(reloptions, '{}') && ARRAY['security_invoker=true', 'security_invoker=on']"
    )
    of_the_owner = {name for (name,) in found}

    assert of_the_owner - set(OPEN_VIEWS) == set()
    assert set(OPEN_VIEWS) - of_the_owner == set(), "delete the entries nobody needs"


def test_nothing_keeps_a_copy_of_closed_rows():
    """A materialized view has no policies: whoever reads it reads what its owner read."""
    read = database.ask(
        "SELECT v.relname, t.relname FROM pg_class v JOIN pg_rewrite r ON r.ev_class = v.oid "
        "JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid "
        "JOIN pg_class t ON t.oid = d.refobjid WHERE v.relkind = 'm' AND t.relname = ANY (%s)",
        sorted(database.closed_tables()),
    )

    assert read == []


def test_a_question_without_a_scope_is_a_mistake_for_every_closed_table():
    """Else a forgotten scope looks like "no such person"."""
    assert {name for name in database.closed_tables() if not scope.is_closed(f'SELECT FROM "{name}"')} == set()
