"""What the database itself says of the closed plane: every table locked, every key to it known by name.

Rule: a table of persons has row-level security enabled and forced, and a policy of the app role for every command it is
granted; a view reads with the rights of who asks; a function that runs as the owner has a fixed search path and is
called by name on a list here; the app role owns nothing, inherits nothing and empties nothing.
Why: one table made in haste, one view or function of the owner, and everybody reads everybody's file. The tests of
pages would not see it: the page does not exist yet that would leak.
How to fix: make the table with `ProtectTable` in the migration that makes it (foundation/base/row_security.py); give a
view `WITH (security_invoker = true)`; write functions as those in foundation/access/migrations/_scope_schema.py. A new
open table gets `plane = "open"` in its room's apps.py. What must differ stands in a list here, with the reason.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from pertvarka.foundation.access import scope
from pertvarka.foundation.base import open_tables
from pertvarka.foundation.base.row_security import APP_ROLE, PUBLIC_ROLE
from pertvarka.people.cases.models import OfCase, OfPerson
from tests import closed_plane

pytestmark = pytest.mark.django_db

PEOPLE = "pertvarka.people."
CLOSED_ELSEWHERE = {
    *("access_viewrecord", "access_notice", "access_approval", "access_membership"),
    *("base_job", "base_jobresult", "base_mail", "base_mailattachment"),
    *("catalogue_carerhousehold", "catalogue_siteaddress"),
    *("cluster_membercontact", "monitoring_alert"),
    *("events_attendance", "events_attendanceimport", "events_certificate"),
    *("events_eventphoto", "events_participant", "events_registration"),
    *("research_studymember", "research_stratum", "research_daycount"),
    *("research_invitation", "research_letter", "research_surveyanswer"),
    *("workforce_staffmember", "workforce_staffassessment", "workforce_staffresponse"),
    *("workforce_developmentplan", "workforce_developmentitem", "workforce_redeploymentwish"),
}

# Neither of persons nor open data: the system's own. Whoever adds one says what stands in it.
OF_THE_SYSTEM = {
    "access_account": "read at sign-in, before anybody can have a scope; names and e-mails of staff",
    "access_rolegrant": "what the role files grant, as everyone may read on the page of roles; the owner writes it",
    "account_emailaddress": "allauth's; unused, e-mails are those of accounts",
    "account_emailconfirmation": "allauth's; unused",
    "auth_group": "Django's; unused",
    "auth_group_permissions": "Django's; unused",
    "auth_permission": "Django's; unused",
    "base_cache": "sign-in limits by digest of address and e-mail",
    "cluster_jointactivity": "what members of the cluster agreed to do; read inside",
    "cluster_jointstep": "steps of joint plans; read inside",
    "cluster_logentry": "difficulties and benefits of the cluster; read inside, no persons",
    "cluster_post": "what members tell and ask each other; read inside",
    "cluster_regionalexpert": "which account runs the cluster of which region",
    "cluster_reply": "answers of members to each other; read inside",
    "django_content_type": "Django's list of models",
    "django_migrations": "which migrations ran",
    "django_session": "read before anybody can have a scope; signed",
    "institutions_censusgroup": "residents of a month by group: counts so small that they are not for the public role",
    "institutions_chapter": "drafts of transformation plans; no persons",
    "institutions_consultationvisit": "hours of consultancy and their topics, by expert",
    "institutions_criterionscore": "what was found of an organisation's quality, by account; read by it and who leads it",
    "institutions_improvementaction": "what an organisation will do better; owners by position",
    "institutions_monthlycensus": "a month of an institution: counts and why somebody came, without names",
    "institutions_qualityconsultation": "hours of consultancy on quality, by account",
    "institutions_qualityprocess": "how far an organisation is on its way to a quality mark, with its consultant",
    "institutions_remark": "the expert's remarks on drafts",
    "institutions_sitecheck": "checks of places, by account",
    "institutions_submission": "drafts of transformation plans as they were handed in",
    "institutions_yearlyprogress": "what a certified organisation reports",
    "library_comment": "comments on methods in consultation, by account",
    "library_consultationround": "rounds of consultation on drafts",
    "library_packageversion": "versions of methods, drafts too",
    "library_storedfile": "files of documents, those of drafts too",
    "library_versionfile": "which file belongs to which version, drafts too",
    "mfa_authenticator": "second factors, asked at sign-in; sealed by allauth's adapter",
    "monitoring_agendaitem": "items of meetings before and after they are held",
    "monitoring_attendee": "which accounts came to a meeting",
    "monitoring_finding": "findings of the monitoring group",
    "monitoring_followuptask": "tasks the monitoring group gave",
    "monitoring_meeting": "meetings with minutes before they are signed",
    "monitoring_pack": "what lay before the monitoring group",
    "monitoring_review": "yearly reviews, drafts too",
    "monitoring_reviewchapter": "texts of yearly reviews, drafts too",
    "monitoring_reviewfigure": "numbers of yearly reviews",
    "monitoring_submission": "figures on their way to the public",
    "monitoring_submissionstep": "who took which step with a figure",
    "procrastinate_events": "the queue's; moments of its rows",
    "procrastinate_jobs": "the queue's; the random identifier of a job and nothing else",
    "procrastinate_periodic_defers": "the queue's; unused",
    "procrastinate_workers": "the queue's; when each worker was last heard of",
    "socialaccount_socialaccount": "who signs in through their organisation, asked at sign-in",
    "socialaccount_socialapp": "allauth's; unused, the settings name the service",
    "socialaccount_socialtoken": "allauth's; tokens are not kept",
}
OF_THE_SYSTEM_BY_PREFIX = {"base_": "audit record, loads, seals: references and no content of files"}

# A view that reads with its owner's rights; none of them may reach a closed table.
OPEN_VIEWS: dict[str, str] = {}

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


def test_every_closed_table_has_row_security_enabled_and_forced():
    locked = ask(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
        "AND relrowsecurity AND relforcerowsecurity"
    )

    assert closed_tables() - {name for (name,) in locked} == set()


def test_every_table_is_open_closed_or_of_the_system_for_a_reason():
    unnamed = tables() - closed_tables() - set(open_tables.names()) - set(OF_THE_SYSTEM)

    assert {name for name in unnamed if not name.startswith(tuple(OF_THE_SYSTEM_BY_PREFIX))} == set()


def test_no_table_of_the_system_is_listed_in_vain():
    assert set(OF_THE_SYSTEM) - tables() == set()


def test_no_table_is_both_open_and_closed():
    assert closed_tables() & set(open_tables.names()) == set()


def test_every_command_granted_on_a_closed_table_has_its_policy():
    ruled = {
        (table, command)
        for table, command in ask(
            "SELECT c.relname, p.polcmd FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
            "WHERE p.polpermissive AND p.polroles = ARRAY[%s::regrole]::oid[]",
            APP_ROLE,
        )
    }
    unruled = {
        (table, right)
        for table in closed_tables()
        for right in rights_on(table, APP_ROLE)
        if not {(table, DATA_COMMANDS.get(right, "never")), (table, "*")} & ruled
    }

    assert unruled == set(), "a right with no policy, or one that row security does not bind (TRUNCATE, TRIGGER …)"


def test_a_policy_is_for_the_app_role_or_for_the_owners_functions_only():
    strange = ask(
        "SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
        "WHERE p.polroles NOT IN (ARRAY[%s::regrole]::oid[], ARRAY[c.relowner])",
        APP_ROLE,
    )

    assert strange == []


def test_no_policy_of_the_app_role_opens_everything():
    always = ask(
        "SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid "
        "WHERE p.polroles = ARRAY[%s::regrole]::oid[] AND p.polpermissive AND c.relname = ANY (%s) "
        "AND coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') "
        "!~ 'scope\\.'",
        APP_ROLE,
        sorted(closed_tables()),
    )

    assert always == [], "every policy asks the scope"


def test_records_of_a_case_or_person_cannot_drift_from_what_their_case_is_open_to():
    """`open_to_id` is what policies read; a composite foreign key keeps it true."""
    kept = {
        table
        for (table,) in ask("SELECT conrelid::regclass::text FROM pg_constraint WHERE conname LIKE '%%_same_reach'")
    }
    of_cases = {
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, OfCase | OfPerson) and not model._meta.abstract
    }

    assert of_cases - kept == set()


def test_views_read_with_the_rights_of_who_asks():
    found = ask(
        "SELECT relname FROM pg_class WHERE relkind = 'v' AND relnamespace = 'public'::regnamespace "
        "AND NOT coalesce(reloptions, '{}') && ARRAY['security_invoker=true', 'security_invoker=on']"
    )
    of_the_owner = {name for (name,) in found}

    assert of_the_owner - set(OPEN_VIEWS) == set()
    assert set(OPEN_VIEWS) - of_the_owner == set(), "delete the entries nobody needs"


def test_nothing_keeps_a_copy_of_closed_rows():
    """A materialized view has no policies: whoever reads it reads what its owner read."""
    read = ask(
        "SELECT v.relname, t.relname FROM pg_class v JOIN pg_rewrite r ON r.ev_class = v.oid "
        "JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = r.oid "
        "JOIN pg_class t ON t.oid = d.refobjid WHERE v.relkind = 'm' AND t.relname = ANY (%s)",
        sorted(closed_tables()),
    )

    assert read == []


def test_functions_of_the_owner_have_a_fixed_path():
    loose = ask(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE prosecdef AND pronamespace::regnamespace::text "
        "NOT IN ('pg_catalog', 'information_schema') "
        "AND NOT coalesce(proconfig, '{}') && ARRAY['search_path=pg_catalog, pg_temp']"
    )

    assert loose == []


def test_functions_of_the_owner_are_called_by_nobody_unnamed():
    everybodys = ask(
        "SELECT p.oid::regprocedure::text FROM pg_proc p, aclexplode(coalesce(proacl, acldefault('f', proowner))) a "
        "WHERE pronamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema') "
        "AND (prosecdef OR pronamespace = 'scope'::regnamespace) AND a.grantee IN (0, %s::regrole)",
        PUBLIC_ROLE,
    )

    assert everybodys == [], "REVOKE ALL ON FUNCTION … FROM PUBLIC"


def test_functions_that_act_as_the_owner_are_known_by_name():
    callable_by_the_app = {
        name
        for (name,) in ask(
            "SELECT pronamespace::regnamespace || '.' || proname FROM pg_proc "
            "WHERE prosecdef AND provolatile = 'v' AND has_function_privilege(%s, oid, 'EXECUTE')",
            APP_ROLE,
        )
    }

    assert callable_by_the_app - set(ACTS_AS_OWNER) == set(), "say on the list what each asks for itself"
    assert set(ACTS_AS_OWNER) - callable_by_the_app == set(), "delete the entries nobody needs"


def test_functions_that_answer_policies_change_nothing():
    """A policy runs its functions once a statement, or once a row: they must be free of effects."""
    asked = ask(
        "SELECT DISTINCT f.oid::regprocedure::text FROM pg_policy p JOIN pg_depend d "
        "ON d.classid = 'pg_policy'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_proc'::regclass "
        "JOIN pg_proc f ON f.oid = d.refobjid WHERE f.provolatile = 'v'"
    )

    assert asked == []


@pytest.mark.parametrize("role", [APP_ROLE, PUBLIC_ROLE])
def test_a_serving_role_is_bound_by_row_security(role: str):
    rights = ask(
        "SELECT rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb, rolreplication "
        "FROM pg_roles WHERE rolname = %s",
        role,
    )

    assert rights == [(False, False, False, False, False, False)]


@pytest.mark.parametrize("role", [APP_ROLE, PUBLIC_ROLE])
def test_a_serving_role_is_a_member_of_no_other(role: str):
    """A policy for a role also reaches those who are members of it."""
    assert ask("SELECT roleid::regrole::text FROM pg_auth_members WHERE member = %s::regrole", role) == []


@pytest.mark.parametrize("role", [APP_ROLE, PUBLIC_ROLE])
def test_a_serving_role_owns_nothing_and_makes_nothing(role: str):
    owned = ask(
        "SELECT classid::regclass::text, objid FROM pg_shdepend WHERE refobjid = %s::regrole AND deptype = 'o'", role
    )
    places = ask(
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
        (table, right) for table in tables() for right in rights_on(table, APP_ROLE) if right not in DATA_COMMANDS
    }

    assert beyond == set()


def test_the_app_role_reads_nothing_that_stands_behind_the_scope():
    assert (
        ask(
            "SELECT relname FROM pg_class WHERE relnamespace = 'scope'::regnamespace AND relkind IN ('r', 'v', 'm') "
            "AND has_any_column_privilege(%s, oid, 'SELECT, INSERT, UPDATE, REFERENCES')",
            APP_ROLE,
        )
        == []
    )


def test_the_app_role_does_not_write_what_roles_grant():
    assert rights_on("access_rolegrant", APP_ROLE) == {"SELECT"}


def test_the_public_role_reads_the_open_tables_and_nothing_else():
    readable = {table: rights_on(table, PUBLIC_ROLE) for table in tables("rpvm")}

    assert {table: rights for table, rights in readable.items() if rights} == {
        name: {"SELECT"} for name in open_tables.names()
    }


def test_the_public_role_has_no_way_to_the_scope():
    assert ask("SELECT has_schema_privilege(%s, 'scope', 'USAGE')", PUBLIC_ROLE) == [(False,)]


def test_a_question_without_a_scope_is_a_mistake_for_every_closed_table():
    """Else a forgotten scope looks like "no such person"."""
    assert {name for name in closed_tables() if not scope.is_closed(f'SELECT FROM "{name}"')} == set()


MISTAKES: list[tuple[str, Callable[[], None]]] = [
    ("ALTER TABLE cases_note DISABLE ROW LEVEL SECURITY", test_every_closed_table_has_row_security_enabled_and_forced),
    ("ALTER TABLE cases_note NO FORCE ROW LEVEL SECURITY", test_every_closed_table_has_row_security_enabled_and_forced),
    ("CREATE TABLE cases_by_hand (id int)", test_every_closed_table_has_row_security_enabled_and_forced),
    ("CREATE TABLE health_record (id int)", test_every_table_is_open_closed_or_of_the_system_for_a_reason),
    ("DROP POLICY see ON cases_note", test_every_command_granted_on_a_closed_table_has_its_policy),
    ("GRANT DELETE ON cases_case TO pertvarka_app", test_every_command_granted_on_a_closed_table_has_its_policy),
    ("GRANT UPDATE (text) ON cases_note TO PUBLIC", test_every_command_granted_on_a_closed_table_has_its_policy),
    ("GRANT TRUNCATE ON cases_note TO pertvarka_app", test_the_app_role_empties_no_table_and_hangs_nothing_on_one),
    (
        "CREATE POLICY all_see ON cases_note USING (true)",
        test_a_policy_is_for_the_app_role_or_for_the_owners_functions_only,
    ),
    (
        "CREATE POLICY all_see ON cases_note TO pertvarka_app USING (true)",
        test_no_policy_of_the_app_role_opens_everything,
    ),
    (
        "ALTER TABLE cases_note DROP CONSTRAINT cases_note_same_reach",
        test_records_of_a_case_or_person_cannot_drift_from_what_their_case_is_open_to,
    ),
    ("CREATE VIEW handy AS SELECT * FROM cases_note", test_views_read_with_the_rights_of_who_asks),
    ("CREATE MATERIALIZED VIEW quick AS SELECT * FROM cases_note", test_nothing_keeps_a_copy_of_closed_rows),
    ("ALTER FUNCTION scope.cases(text) RESET search_path", test_functions_of_the_owner_have_a_fixed_path),
    (
        "GRANT EXECUTE ON FUNCTION scope.memberships() TO PUBLIC",
        test_functions_of_the_owner_are_called_by_nobody_unnamed,
    ),
    (
        "CREATE FUNCTION public.see_all() RETURNS SETOF cases_note LANGUAGE sql SECURITY DEFINER AS 'SELECT * FROM cases_note'",
        test_functions_that_act_as_the_owner_are_known_by_name,
    ),
    ("ALTER FUNCTION scope.cases(text) VOLATILE", test_functions_that_answer_policies_change_nothing),
    (
        "GRANT SELECT ON scope.signing_key TO pertvarka_app",
        test_the_app_role_reads_nothing_that_stands_behind_the_scope,
    ),
    ("GRANT INSERT ON access_rolegrant TO pertvarka_app", test_the_app_role_does_not_write_what_roles_grant),
    ("GRANT SELECT ON cases_case TO pertvarka_public", test_the_public_role_reads_the_open_tables_and_nothing_else),
    (
        "GRANT SELECT (number) ON cases_case TO pertvarka_public",
        test_the_public_role_reads_the_open_tables_and_nothing_else,
    ),
    (
        "GRANT CREATE ON SCHEMA public TO pertvarka_app",
        lambda: test_a_serving_role_owns_nothing_and_makes_nothing(APP_ROLE),
    ),
]


@pytest.mark.parametrize(("mistake", "guard"), MISTAKES, ids=[mistake for mistake, _ in MISTAKES])
def test_the_guards_see_the_mistake_they_are_here_for(monkeypatch, mistake: str, guard: Callable[[], None]):
    with closed_plane.connect("owner", autocommit=False) as raw:
        raw.execute(mistake)
        monkeypatch.setattr(f"{__name__}.ask", lambda sql, *values: raw.execute(sql, values or None).fetchall())
        try:
            with pytest.raises(AssertionError):
                guard()
        finally:
            raw.rollback()
