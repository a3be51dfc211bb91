"""Whatever is asked of the database as the app role, it answers with the rows of whoever's scope it is, and no others.

Jonas manages a case of the Alytus unit, Ramunė supervises there; Petras manages one in Kaunas. Everything is committed
in a database of its own, because the attacks come over connections of their own.
"""

# ruff: noqa: S608 (names of tables are our own words)

import hashlib
import hmac
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone
from psycopg.errors import FeatureNotSupported, InsufficientPrivilege, IntegrityError
from pytest_django import DjangoDbBlocker

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Approval, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import (
    Attachment,
    Case,
    CaseConference,
    CaseStateChange,
    Decision,
    Ground,
    IdentityChange,
    Note,
    RegistrationDraft,
    Relationship,
    TargetGroupMembership,
    Task,
    Transfer,
)
from pertvarka.people.rights.models import Breach, DeletionItem, DeletionList, LegalHold, RightsRequest
from tests import closed_plane
from tests.closed_plane import (
    build_account,
    build_case,
    build_note,
    build_organisation,
    build_team_member,
    connect,
    enter,
    give_role,
    ticket_of,
)

KAUNAS = "LT-16"
CLOSED = sorted(
    {model._meta.db_table for label in ("cases", "rights") for model in apps.get_app_config(label).get_models()}
    | {"access_viewrecord", "access_notice", "access_approval", "access_membership"}
)
Refused = (InsufficientPrivilege, IntegrityError)


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


@pytest.fixture(autouse=True)
def _clean_limits() -> None:
    """Nobody signs in here, and these tests commit."""


@pytest.fixture(scope="module")
def plane(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Plane]:
    with django_db_blocker.unblock(), closed_plane.committed():
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
        _fill_the_rest(built)
        yield built


def _fill_the_rest(plane: Plane) -> None:
    """A row in every closed table, all of them of the foreign case and of other people than Jonas."""
    case, today, now = plane.foreign, timezone.localdate(), timezone.now()
    of_case: dict[str, Any] = {"case": case, "open_to_id": case.open_to_id}
    of_person: dict[str, Any] = {"person": case.person, "open_to_id": case.open_to_id}
    with scope.of(plane.petras):
        Attachment.objects.create(**of_case, title="Aktas", size=1, content_sealed=b"x", attached_by=plane.petras)
        meeting = CaseConference.objects.create(
            **of_case, held_on=today, participants="Motina", summary="Sutarta", recorded_by=plane.petras
        )
        Decision.objects.create(**of_case, conference=meeting, text="Aplankyti")
        CaseStateChange.objects.create(**of_case, after="planning", changed_by=plane.petras)
        Task.objects.create(**of_case, title="Aplankyti", due_on=today, assignee=plane.petras, made_by=plane.petras)
        Ground.objects.create(**of_person, purpose="research", basis="law", article="x", informed_on=today)
        IdentityChange.objects.create(**of_person, column="phone", reason="x", changed_by=plane.petras)
        Relationship.objects.create(**of_person, kind="mother")
        TargetGroupMembership.objects.create(**of_person, group="infant", since_on=today)
        RegistrationDraft.objects.create(account=plane.petras, answers_sealed=b"x")
        Transfer.objects.create(
            **of_case,
            number=case.number,
            from_organisation=plane.other_unit,
            to_organisation=plane.home,
            to_municipality=case.municipality,
            reason="Persikėlė",
            summary="x",
            grace_until_on=today,
            offered_by=plane.petras,
        )
        ViewRecord.objects.create(by=plane.petras.reference, kind="page", about=case.reference, page="x")
        RightsRequest.objects.create(
            **of_person,
            number=case.number,
            kind="access",
            words="x",
            received_on=today,
            due_on=today + timedelta(days=30),
            recorded_by=plane.petras,
        )
    with scope.of(plane.lina):
        LegalHold.objects.create(**of_person, reason="x", placed_by=plane.lina)
        DeletionItem.objects.create(
            deletion_list=DeletionList.objects.create(rule="x", made_by=plane.lina), about="x", label="x", due_on=today
        )
        Breach.objects.create(
            number="AP-1", kind="integrity", risk="risk", discovered_at=now, description="x", recorded_by=plane.lina
        )
        Approval.objects.create(
            kind="x", about="x", decider_permission="rights:export:approve", reason="x", asked_by=plane.lina
        )
    with connect() as raw:
        enter(raw, ticket_of(plane.petras))
        raw.execute("SELECT scope.notify(%s, 'x', 'x', 'x')", [plane.petras.pk])
        raw.execute("SELECT scope.open_case(%s, 'emergency', 'danger', 'x')", [case.number])


@pytest.fixture
def raw(plane: Plane) -> Iterator[psycopg.Connection]:
    """Past Django, as the app role, with no scope."""
    with connect() as opened:
        yield opened


@pytest.fixture
def as_jonas(raw: psycopg.Connection, plane: Plane) -> psycopg.Connection:
    """An injected statement in a request of Jonas: it can ask and set whatever it likes."""
    enter(raw, ticket_of(plane.jonas))
    return raw


@pytest.fixture
def owner(plane: Plane) -> Iterator[psycopg.Connection]:
    with connect("owner") as opened:
        yield opened


def rows(raw: psycopg.Connection, table: str) -> int:
    return int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def numbers(raw: psycopg.Connection) -> set[str]:
    return {number for (number,) in raw.execute("SELECT number FROM cases_case")}


# Without a scope


def test_every_closed_table_holds_something_to_hide(owner: psycopg.Connection):
    sizes = owner.execute("SELECT relname, pg_relation_size(oid) FROM pg_class WHERE relname = ANY (%s)", [CLOSED])

    assert {table for table, size in sizes if size} == set(CLOSED)


@pytest.mark.parametrize("table", CLOSED)
def test_without_a_scope_a_closed_table_answers_nothing(raw: psycopg.Connection, table: str):
    assert rows(raw, table) == 0


@pytest.mark.parametrize("table", CLOSED)
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


# Forged scopes


def _signed(subject: str, *, seconds: int = 600, key: bytes | None = None) -> str:
    content = f"{subject}:{int(time.time()) + seconds}:{'0' * 32}"
    return f"{content}:{hmac.new(key or scope._key(), content.encode(), hashlib.sha256).hexdigest()}"


def _edited(ticket: str, place: int, value: object) -> str:
    parts = ticket.split(":")
    parts[place] = str(value)
    return ":".join(parts)


FORGED: dict[str, Callable[[Plane], str]] = {
    "nothing": lambda _: "",
    "an account without a signature": lambda plane: f"account:{plane.petras.pk}",
    "an empty signature": lambda plane: _edited(ticket_of(plane.petras), 4, ""),
    "another account in one's own ticket": lambda plane: _edited(ticket_of(plane.jonas), 1, plane.petras.pk),
    "a command in one's own ticket": lambda plane: _edited(
        _edited(ticket_of(plane.jonas), 0, "command"), 1, "load_demonstration"
    ),
    "a longer life": lambda plane: _edited(ticket_of(plane.petras, seconds=-5), 2, int(time.time()) + 600),
    "another nonce": lambda plane: _edited(ticket_of(plane.petras), 3, "1" * 32),
    "the signature of another": lambda plane: _edited(
        ticket_of(plane.petras), 4, ticket_of(plane.jonas).rpartition(":")[2]
    ),
    "a signature in capitals": lambda plane: _edited(
        ticket_of(plane.petras), 4, ticket_of(plane.petras).rpartition(":")[2].upper()
    ),
    "a sixth part": lambda plane: f"{ticket_of(plane.petras)}:x",
    "parts moved over the colons": lambda plane: ticket_of(plane.petras).replace("account:", "account", 1),
    "signed with an empty key": lambda plane: _signed(f"account:{plane.petras.pk}", key=b"\0"),
    "signed with a guessed key": lambda plane: _signed(f"account:{plane.petras.pk}", key=b"pertvarka"),
    "expired": lambda plane: ticket_of(plane.petras, seconds=-1),
    "words for a time": lambda plane: _edited(ticket_of(plane.petras), 2, "infinity"),
    "a command nobody has described": lambda _: _signed("command:see_everything"),
    "an account that never was": lambda _: _signed("account:999999999"),
    "a role for a command": lambda _: _signed("case_supervisor:1"),
}


@pytest.mark.parametrize("how", FORGED)
def test_a_forged_ticket_opens_nothing(as_jonas: psycopg.Connection, plane: Plane, how: str):
    enter(as_jonas, FORGED[how](plane))

    assert {table: rows(as_jonas, table) for table in CLOSED} == dict.fromkeys(CLOSED, 0)


def test_the_ticket_of_a_closed_account_opens_nothing(raw: psycopg.Connection, plane: Plane):
    gone = build_account("Gone", "case_supervisor", plane.other_unit)
    enter(raw, ticket_of(gone))
    assert numbers(raw) == {plane.foreign.number}

    Account.objects.filter(pk=gone.pk).update(is_active=False)

    assert {table: rows(raw, table) for table in CLOSED} == dict.fromkeys(CLOSED, 0)


def test_a_ticket_runs_out_while_it_is_used(raw: psycopg.Connection, plane: Plane):
    enter(raw, ticket_of(plane.jonas, seconds=2))
    assert numbers(raw) == {plane.case.number}

    raw.execute("SELECT pg_sleep(3.1)")

    assert numbers(raw) == set()


def test_two_tickets_of_one_account_are_never_the_same(plane: Plane):
    assert ticket_of(plane.jonas) != ticket_of(plane.jonas)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM scope.signing_key",
        "SELECT inner_pad FROM scope.signing_key",
        "INSERT INTO scope.signing_key VALUES (true, '', '') ON CONFLICT (single) DO UPDATE SET inner_pad = ''",
        "COPY scope.signing_key TO STDOUT",
        "SELECT scope.subject()",
        "SELECT * FROM scope.memberships()",
        "CREATE OR REPLACE FUNCTION scope.account() RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint'",
        "ALTER FUNCTION scope.account() RESET search_path",
        "INSERT INTO access_rolegrant (role_code, permission, reach) VALUES ('case_manager', 'cases:case:view', 'country')",
        "UPDATE access_rolegrant SET reach = 'country'",
    ],
)
def test_what_the_scope_stands_on_is_out_of_reach(as_jonas: psycopg.Connection, statement: str):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(statement)


# Ways around


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


# Writing


def _note(case: Case, author: Account) -> tuple[str, list[object]]:
    return (
        (
            "INSERT INTO cases_note (uuid, case_id, open_to_id, author_id, written_at, happened_on, text, visibility) "
            "VALUES (gen_random_uuid(), %s, %s, %s, now(), current_date, 'x', 'team')"
        ),
        [case.pk, case.open_to_id, author.pk],
    )


def _team(case: Case, *, person: object, account: Account, organisation: Organisation) -> tuple[str, list[object]]:
    return (
        (
            "INSERT INTO cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code, kind, "
            "parts, may_write, ground, since) VALUES (%s, %s, %s, %s, %s, 'case_manager', 'member', "
            "'{case,identity,notes,lead}', true, '', now())"
        ),
        [case.pk, case.open_to_id, person, organisation.pk, account.pk],
    )


def _case(
    *, person: object, organisation: Organisation, manager: Account, municipality: object
) -> tuple[str, list[object]]:
    return (
        (
            "INSERT INTO cases_case (uuid, number, person_id, kind, municipality_id, organisation_id, manager_id, state, "
            "protection, protection_reason, risk, opened_on, opening_reason, closing_reason, outcome, own_view, "
            "registered_at, version) VALUES (gen_random_uuid(), gen_random_uuid()::text::varchar(20), %s, "
            "'child_and_family', %s, %s, %s, 'registered', 'ordinary', '', 'low', current_date, 'x', '', '', '', now(), 1)"
        ),
        [person, municipality, organisation.pk, manager.pk],
    )


def test_a_note_into_ones_own_case_is_written(as_jonas: psycopg.Connection, plane: Plane):
    with as_jonas.transaction(force_rollback=True):
        as_jonas.execute(*_note(plane.case, plane.jonas))

        assert rows(as_jonas, "cases_note") == 2


def test_a_note_into_an_invisible_case_is_refused(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(*_note(plane.foreign, plane.jonas))


def test_a_note_into_an_invisible_case_claimed_for_ones_own_organisation_is_refused(
    as_jonas: psycopg.Connection, plane: Plane
):
    statement, values = _note(plane.foreign, plane.jonas)
    values[1] = plane.unit.pk

    with pytest.raises(Refused):
        as_jonas.execute(statement, values)


def test_a_note_in_the_name_of_another_is_refused(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(*_note(plane.case, plane.ramune))


def test_nobody_puts_themselves_on_the_team_of_an_invisible_case(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(
            *_team(plane.foreign, person=plane.foreign.person_id, account=plane.jonas, organisation=plane.unit)
        )


def test_a_team_row_cannot_name_another_person_than_its_case(as_jonas: psycopg.Connection, plane: Plane):
    """Else one's own case would be the key to everybody's identity."""
    with pytest.raises(Refused), as_jonas.transaction(force_rollback=True):
        as_jonas.execute(
            *_team(plane.case, person=plane.foreign.person_id, account=plane.jonas, organisation=plane.unit)
        )


def test_a_team_row_cannot_be_moved_to_another_person(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(Refused), as_jonas.transaction(force_rollback=True):
        as_jonas.execute("UPDATE cases_teammember SET person_id = %s", [plane.foreign.person_id])


def test_a_case_for_an_invisible_person_is_refused(as_jonas: psycopg.Connection, plane: Plane):
    """Registering would put its manager on the team of that person."""
    with pytest.raises(Refused), as_jonas.transaction(force_rollback=True):
        as_jonas.execute(
            *_case(
                person=plane.foreign.person_id,
                organisation=plane.unit,
                manager=plane.jonas,
                municipality=plane.unit.municipality_id,
            )
        )


def test_a_case_cannot_be_moved_to_another_person(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(Refused), as_jonas.transaction(force_rollback=True):
        as_jonas.execute("UPDATE cases_case SET person_id = %s", [plane.foreign.person_id])


def test_a_case_in_another_organisation_is_refused(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(
            *_case(
                person=plane.case.person_id,
                organisation=plane.other_unit,
                manager=plane.jonas,
                municipality=plane.unit.municipality_id,
            )
        )


def test_nobody_gives_themselves_a_role(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(
            "INSERT INTO access_membership (account_id, role_code, organisation_id, purpose, valid_from, "
            "needs_second_person) VALUES (%s, 'case_supervisor', %s, 'x', current_date, false)",
            [plane.jonas.pk, plane.other_unit.pk],
        )


def test_a_look_cannot_be_recorded_in_the_name_of_another(as_jonas: psycopg.Connection, plane: Plane):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(
            "INSERT INTO access_viewrecord (uuid, viewed_at, kind, by, role_code, about, page, ground) "
            "VALUES (gen_random_uuid(), now(), 'page', %s, '', '', 'x', '')",
            [plane.petras.reference],
        )


@pytest.mark.parametrize(
    ("statement", "about"),
    [
        ("UPDATE cases_case SET risk = 'high' WHERE id = %s", "pk"),
        ("UPDATE cases_person SET birth_year = 1950 WHERE id = %s", "person_id"),
        ("UPDATE cases_identity SET version = 9 WHERE person_id = %s", "person_id"),
        ("UPDATE cases_teammember SET until = now() WHERE case_id = %s", "pk"),
        ("UPDATE cases_task SET state = 'cancelled' WHERE case_id = %s", "pk"),
        ("UPDATE cases_transfer SET state = 'withdrawn' WHERE case_id = %s", "pk"),
        ("UPDATE cases_emergencyaccess SET review_words = 'x' WHERE case_id = %s", "pk"),
        ("UPDATE cases_relationship SET contact = 'allowed' WHERE person_id = %s", "person_id"),
        ("UPDATE rights_rightsrequest SET answer = 'x' WHERE person_id = %s", "person_id"),
        ("UPDATE rights_legalhold SET lifted_at = now() WHERE person_id = %s", "person_id"),
    ],
)
def test_rows_of_others_are_not_there_to_be_changed(
    as_jonas: psycopg.Connection, plane: Plane, statement: str, about: str
):
    assert as_jonas.execute(statement, [getattr(plane.foreign, about)]).rowcount == 0


@pytest.mark.parametrize("table", [table for table in CLOSED if table != "cases_registrationdraft"])
def test_nothing_of_the_closed_plane_is_deleted_by_hand(as_jonas: psycopg.Connection, table: str):
    with pytest.raises(InsufficientPrivilege):
        as_jonas.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE cases_note SET text = 'x'", "UPDATE cases_casestatechange SET reason = 'x'", "DELETE FROM cases_note"],
)
@pytest.mark.parametrize("subject", ["manager", "keeper"])
def test_a_diary_is_written_once(raw: psycopg.Connection, plane: Plane, statement: str, subject: str):
    enter(
        raw, ticket_of(plane.jonas) if subject == "manager" else scope.ticket("command:load_demonstration", seconds=60)
    )

    with pytest.raises(InsufficientPrivilege):
        raw.execute(statement)


def test_not_even_the_owner_rewrites_a_note(owner: psycopg.Connection):
    with pytest.raises(IntegrityError, match="written once"):
        owner.execute("UPDATE cases_note SET text = 'x'")


# What ends, ends at the next statement


def test_an_ended_membership_gives_nothing_at_the_next_statement(
    raw: psycopg.Connection, owner: psycopg.Connection, plane: Plane
):
    eve = build_account("Eve", "case_supervisor", plane.unit)
    with raw.transaction():
        enter(raw, ticket_of(eve))
        assert numbers(raw) == {plane.case.number}

        owner.execute("UPDATE access_membership SET valid_until = current_date - 1 WHERE account_id = %s", [eve.pk])

        assert numbers(raw) == set()


@pytest.mark.parametrize("until", [0, 1])
def test_the_last_day_of_a_membership_counts(raw: psycopg.Connection, plane: Plane, until: int):
    guest = build_account(
        f"Guest{until}", "case_supervisor", plane.unit, until=timezone.localdate() - timedelta(days=until)
    )
    enter(raw, ticket_of(guest))

    assert len(numbers(raw)) == 1 - until


def test_a_role_waiting_for_a_second_person_gives_nothing(raw: psycopg.Connection, plane: Plane):
    ada = build_account("Ada")
    give_role(ada, "case_supervisor", plane.unit, waits_for_approval=True)
    enter(raw, ticket_of(ada))

    assert numbers(raw) == set()


def test_a_manager_who_left_the_organisation_sees_none_of_their_cases(
    raw: psycopg.Connection, owner: psycopg.Connection, plane: Plane
):
    """The team row stands; the role behind it does not."""
    leaver = build_account("Leaver", "case_manager", plane.unit)
    case = build_case(manager=leaver, organisation=plane.unit)
    give_role(leaver, "case_manager", plane.other_unit)
    enter(raw, ticket_of(leaver))
    assert numbers(raw) == {case.number}

    owner.execute(
        "UPDATE access_membership SET valid_until = current_date - 1 WHERE account_id = %s AND organisation_id = %s",
        [leaver.pk, plane.unit.pk],
    )

    assert numbers(raw) == set()
    _hide(owner, case)


def test_a_team_row_gives_nothing_after_its_end(raw: psycopg.Connection, owner: psycopg.Connection, plane: Plane):
    helper = build_account("Helper", "provider_staff", plane.home)
    row = build_team_member(plane.case, plane.home, "provider_staff", account=helper)
    enter(raw, ticket_of(helper))
    assert (numbers(raw), rows(raw, "cases_note"), rows(raw, "cases_identity")) == ({plane.case.number}, 1, 1)

    owner.execute("UPDATE cases_teammember SET until = now() WHERE id = %s", [row.pk])

    assert (numbers(raw), rows(raw, "cases_note"), rows(raw, "cases_identity")) == (set(), 0, 0)


def test_a_team_row_gives_nothing_before_its_beginning(raw: psycopg.Connection, plane: Plane):
    early = build_account("Early", "provider_staff", plane.home)
    build_team_member(
        plane.case, plane.home, "provider_staff", account=early, since=timezone.now() + timedelta(minutes=1)
    )
    enter(raw, ticket_of(early))

    assert numbers(raw) == set()


def test_a_member_sees_the_parts_they_were_given(raw: psycopg.Connection, plane: Plane):
    partial = build_account("Partial", "provider_staff", plane.home)
    build_team_member(plane.case, plane.home, "provider_staff", account=partial, parts=["case"])
    enter(raw, ticket_of(partial))

    assert numbers(raw) == {plane.case.number}
    assert rows(raw, "cases_person") == 1
    assert (rows(raw, "cases_identity"), rows(raw, "cases_note"), rows(raw, "cases_task")) == (0, 0, 0)


def test_a_member_who_may_not_write_writes_nothing(raw: psycopg.Connection, plane: Plane):
    reader = build_account("Reader", "provider_staff", plane.home)
    build_team_member(plane.case, plane.home, "provider_staff", account=reader)
    enter(raw, ticket_of(reader))

    with pytest.raises(InsufficientPrivilege):
        raw.execute(*_note(plane.case, reader))


def test_a_row_for_everyone_reaches_that_role_in_that_organisation(raw: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.petras, organisation=plane.other_unit)
    build_team_member(case, plane.home, "institution_staff")
    seen = {}
    for name, role, organisation in (
        ("Colleague", "institution_staff", plane.home),
        ("Head", "institution_head", plane.home),
        ("Elsewhere", "institution_staff", plane.unit),
    ):
        enter(raw, ticket_of(build_account(name, role, organisation)))
        seen[name] = case.number in numbers(raw)

    assert seen == {"Colleague": True, "Head": False, "Elsewhere": False}


# Protected cases


def test_a_restricted_case_is_out_of_reach_of_the_organisation(raw: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.jonas, organisation=plane.unit, protection=Case.Protection.RESTRICTED)
    build_note(case, plane.jonas)
    seen = {}
    for account in (plane.jonas, plane.ramune, plane.lina):
        enter(raw, ticket_of(account))
        seen[account.name] = (
            case.number in numbers(raw),
            raw.execute("SELECT count(*) FROM cases_person WHERE id = %s", [case.person_id]).fetchone() == (1,),
            raw.execute("SELECT count(*) FROM cases_teammember WHERE case_id = %s", [case.pk]).fetchone() == (1,),
        )

    assert seen == {"Jonas": (True,) * 3, "Ramunė": (False,) * 3, "Lina": (False,) * 3}


def test_protecting_a_case_closes_its_records_too(raw: psycopg.Connection, plane: Plane):
    """The composite foreign keys carry the change into every record of the case and of its person."""
    case = build_case(manager=plane.jonas, organisation=plane.unit)
    with scope.of(plane.jonas):
        Task.objects.create(
            case=case, title="x", due_on=timezone.localdate(), assignee=plane.jonas, made_by=plane.jonas
        )
        TargetGroupMembership.objects.create(person=case.person, group="infant", since_on=timezone.localdate())
        Case.objects.filter(pk=case.pk).update(protection="restricted", protection_reason="x")
    enter(raw, ticket_of(plane.ramune))

    assert case.number not in numbers(raw)
    assert raw.execute("SELECT count(*) FROM cases_task WHERE case_id = %s", [case.pk]).fetchone() == (0,)
    assert raw.execute(
        "SELECT count(*) FROM cases_targetgroupmembership WHERE person_id = %s", [case.person_id]
    ).fetchone() == (0,)


def test_a_restricted_case_is_seen_by_the_named_and_not_by_everyone_of_a_role(raw: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.jonas, organisation=plane.unit, protection=Case.Protection.RESTRICTED)
    build_team_member(case, plane.home, "institution_staff")
    enter(raw, ticket_of(plane.ausra))
    assert case.number not in numbers(raw)

    build_team_member(case, plane.home, "institution_staff", account=plane.ausra)

    assert case.number in numbers(raw)


def test_a_sealed_case_is_seen_by_those_admitted_to_it_only(raw: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.jonas, organisation=plane.unit, protection=Case.Protection.SEALED)
    build_team_member(case, plane.home, "institution_staff", account=plane.ausra)
    enter(raw, ticket_of(plane.ausra))
    assert case.number not in numbers(raw)

    build_team_member(case, plane.home, "institution_staff", account=plane.ausra, parts=["case", "sealed"])

    assert case.number in numbers(raw)


@pytest.mark.parametrize(
    ("visibility", "parts", "seen"),
    [
        (Note.Visibility.TEAM, ["case", "notes"], True),
        (Note.Visibility.TEAM, ["case"], False),
        (Note.Visibility.LEAD, ["case", "notes"], False),
        (Note.Visibility.LEAD, ["case", "notes", "lead"], True),
        (Note.Visibility.LEAD, ["case", "lead"], False),
        (Note.Visibility.SEALED, ["case", "notes", "lead"], False),
        (Note.Visibility.SEALED, ["case", "notes", "sealed"], True),
    ],
)
def test_a_note_is_seen_by_whom_its_visibility_names(
    raw: psycopg.Connection, plane: Plane, visibility: str, parts: list[str], seen: bool
):
    case = build_case(manager=plane.petras, organisation=plane.other_unit)
    build_note(case, plane.petras, visibility=visibility)
    build_team_member(case, plane.home, "institution_staff", account=plane.ausra, parts=parts)
    enter(raw, ticket_of(plane.ausra))

    assert raw.execute("SELECT count(*) FROM cases_note WHERE case_id = %s", [case.pk]).fetchone() == (int(seen),)


def test_an_emergency_does_not_open_a_sealed_case(as_jonas: psycopg.Connection, plane: Plane):
    case = build_case(manager=plane.petras, organisation=plane.other_unit, protection=Case.Protection.SEALED)

    opened = as_jonas.execute("SELECT scope.open_case(%s, 'emergency', 'danger', 'x')", [case.number]).fetchone()
    unknown = as_jonas.execute("SELECT scope.open_case('PV-1999-00001', 'emergency', 'danger', 'x')").fetchone()

    assert opened == unknown == (None,)


def _hide(owner: psycopg.Connection, case: Case) -> None:
    """Out of the way of the tests that count what a unit sees."""
    owner.execute("UPDATE cases_case SET protection = 'restricted', protection_reason = 'x' WHERE id = %s", [case.pk])
