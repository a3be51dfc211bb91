"""The guards of row security see each mistake they are here for: it is made, and the guard must fail."""

from collections.abc import Callable

import pytest

from pertvarka.foundation.base.row_security import APP_ROLE
from tests import closed_plane
from tests.guards import database, test_database_roles, test_row_security

pytestmark = pytest.mark.django_db

MISTAKES: list[tuple[str, Callable[[], None]]] = [
    (
        "ALTER TABLE cases_note DISABLE ROW LEVEL SECURITY",
        test_row_security.test_every_closed_table_has_row_security_enabled_and_forced,
    ),
    (
        "ALTER TABLE cases_note NO FORCE ROW LEVEL SECURITY",
        test_row_security.test_every_closed_table_has_row_security_enabled_and_forced,
    ),
    (
        "CREATE TABLE cases_by_hand (id int)",
        test_row_security.test_every_closed_table_has_row_security_enabled_and_forced,
    ),
    (
        "CREATE TABLE health_record (id int)",
        test_row_security.test_every_table_is_open_closed_or_of_the_system_for_a_reason,
    ),
    ("DROP POLICY see ON cases_note", test_row_security.test_every_command_granted_on_a_closed_table_has_its_policy),
    (
        "GRANT DELETE ON cases_case TO pertvarka_app",
        test_row_security.test_every_command_granted_on_a_closed_table_has_its_policy,
    ),
    (
        "GRANT UPDATE (text) ON cases_note TO PUBLIC",
        test_row_security.test_every_command_granted_on_a_closed_table_has_its_policy,
    ),
    (
        "GRANT TRUNCATE ON cases_note TO pertvarka_app",
        test_database_roles.test_the_app_role_empties_no_table_and_hangs_nothing_on_one,
    ),
    (
        "CREATE POLICY all_see ON cases_note USING (true)",
        test_row_security.test_a_policy_is_for_the_app_role_or_for_the_owners_functions_only,
    ),
    (
        "CREATE POLICY all_see ON cases_note TO pertvarka_app USING (true)",
        test_row_security.test_no_policy_of_the_app_role_opens_everything,
    ),
    (
        "ALTER TABLE cases_note DROP CONSTRAINT cases_note_same_reach",
        test_row_security.test_records_of_a_case_or_person_cannot_drift_from_what_their_case_is_open_to,
    ),
    ("CREATE VIEW handy AS SELECT * FROM cases_note", test_row_security.test_views_read_with_the_rights_of_who_asks),
    (
        "CREATE MATERIALIZED VIEW quick AS SELECT * FROM cases_note",
        test_row_security.test_nothing_keeps_a_copy_of_closed_rows,
    ),
    (
        "ALTER FUNCTION scope.cases(text) RESET search_path",
        test_database_roles.test_functions_of_the_owner_have_a_fixed_path,
    ),
    (
        "GRANT EXECUTE ON FUNCTION scope.memberships() TO PUBLIC",
        test_database_roles.test_functions_of_the_owner_are_called_by_nobody_unnamed,
    ),
    (
        "CREATE FUNCTION public.see_all() RETURNS SETOF cases_note LANGUAGE sql SECURITY DEFINER AS 'SELECT * FROM cases_note'",
        test_database_roles.test_functions_that_act_as_the_owner_are_known_by_name,
    ),
    (
        "ALTER FUNCTION scope.cases(text) VOLATILE",
        test_database_roles.test_functions_that_answer_policies_change_nothing,
    ),
    (
        "GRANT SELECT ON scope.signing_key TO pertvarka_app",
        test_database_roles.test_the_app_role_reads_nothing_that_stands_behind_the_scope,
    ),
    (
        "GRANT INSERT ON access_rolegrant TO pertvarka_app",
        test_database_roles.test_the_app_role_does_not_write_what_roles_grant,
    ),
    (
        "GRANT SELECT ON cases_case TO pertvarka_public",
        test_database_roles.test_the_public_role_reads_the_open_tables_and_nothing_else,
    ),
    (
        "GRANT SELECT (number) ON cases_case TO pertvarka_public",
        test_database_roles.test_the_public_role_reads_the_open_tables_and_nothing_else,
    ),
    (
        "GRANT CREATE ON SCHEMA public TO pertvarka_app",
        lambda: test_database_roles.test_a_serving_role_owns_nothing_and_makes_nothing(APP_ROLE),
    ),
]


@pytest.mark.parametrize(("mistake", "guard"), MISTAKES, ids=[mistake for mistake, _ in MISTAKES])
def test_the_guards_see_the_mistake_they_are_here_for(monkeypatch, mistake: str, guard: Callable[[], None]):
    with closed_plane.connect("owner", autocommit=False) as raw:
        raw.execute(mistake)
        monkeypatch.setattr(database, "ask", lambda sql, *values: raw.execute(sql, values or None).fetchall())
        try:
            with pytest.raises(AssertionError):
                guard()
        finally:
            raw.rollback()
