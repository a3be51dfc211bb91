"""A country to measure with: a million cases, three million notes and team rows, six thousand accounts, in plain SQL.

Written by the superuser of the benchmark's own cluster with triggers at rest, so that it takes minutes and not hours;
what is measured afterwards is asked as the app role, as people's requests are.
"""

# ruff: noqa: S608 (our own words and numbers)

from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

FIRST = 1_000_000
"""Keys begin here, beside those of the loaded definitions."""
UNITS, INSTITUTIONS, PROVIDERS = 300, 40, 40
MANAGERS, SUPERVISORS, OFFICERS, STAFF = 2000, 300, 10, 1845
ACCOUNTS = MANAGERS + SUPERVISORS + OFFICERS + 2 * STAFF

WORKER = FIRST
SUPERVISOR = FIRST + MANAGERS
OFFICER = FIRST + MANAGERS + SUPERVISORS


@dataclass(frozen=True)
class Part:
    """One step of the loading."""

    name: str
    sql: str


def parts(cases: int) -> Iterator[Part]:
    """In order. Case i is managed by account i modulo 2000, in the unit of that manager."""
    yield Part(
        "organisations",
        f"""
        WITH m AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM territory_municipality)
        INSERT INTO organisations_organisation (id, uuid, code, kind, name_lt, name_en, wording_lt, note_lt, note_en,
            municipality_id, sources, is_invented)
        SELECT {FIRST} + u, gen_random_uuid(), 'bench-' || u,
            CASE WHEN u < {UNITS} THEN 'municipal_administration' WHEN u < {UNITS + INSTITUTIONS} THEN 'institution'
                ELSE 'provider' END, 'Padalinys ' || u, 'Unit ' || u, '', '', '', m.id, '[]', true
        FROM generate_series(0, {UNITS + INSTITUTIONS + PROVIDERS - 1}) u JOIN m ON m.n = u % 60
        """,
    )
    yield Part(
        "accounts",
        f"""
        INSERT INTO access_account (id, password, uuid, email, name, language, is_active, is_demo, joined_at)
        SELECT {FIRST} + n, '!', gen_random_uuid(), 'bench' || n || '@savivaldybe.example', 'Bandytojas ' || n, 'lt',
            true, true, now() FROM generate_series(0, {ACCOUNTS - 1}) n
        """,
    )
    yield Part(
        "memberships",
        f"""
        WITH r AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM territory_region), who AS (
            SELECT n, CASE WHEN n < {MANAGERS} THEN 'case_manager' WHEN n < {MANAGERS + SUPERVISORS} THEN
                'case_supervisor' WHEN n < {MANAGERS + SUPERVISORS + OFFICERS} THEN 'child_rights_officer'
                WHEN n % 2 = 0 THEN 'institution_staff' ELSE 'provider_staff' END AS role
            FROM generate_series(0, {ACCOUNTS - 1}) n)
        INSERT INTO access_membership (account_id, role_code, organisation_id, region_id, purpose, valid_from,
            needs_second_person)
        SELECT {FIRST} + who.n, role, {FIRST} + CASE role
                WHEN 'institution_staff' THEN {UNITS} + who.n % {INSTITUTIONS}
                WHEN 'provider_staff' THEN {UNITS + INSTITUTIONS} + who.n % {PROVIDERS}
                WHEN 'case_supervisor' THEN (who.n - {MANAGERS}) % {UNITS}
                ELSE who.n % {UNITS} END,
            CASE role WHEN 'child_rights_officer' THEN r.id END, 'Bandymas', current_date - 30, false
        FROM who LEFT JOIN r ON r.n = who.n % 10
        """,
    )
    unit = f"({FIRST} + (i % {MANAGERS}) % {UNITS})"
    protection = "CASE WHEN i % 500 = 13 THEN 'sealed' WHEN i % 100 = 7 THEN 'restricted' ELSE 'ordinary' END"
    open_to = f"(CASE WHEN i % 500 = 13 OR i % 100 = 7 THEN 0 ELSE {unit} END)"
    opened = "(date '2026-11-01' - (hashint4(i) & 2047))"
    # Each in a transaction of its own, as people register; none of them will come again.
    registered = "gen_random_uuid()"
    every = f"FROM generate_series(0, {cases - 1}) i"
    yield Part(
        "persons",
        f"""
        INSERT INTO cases_person (id, uuid, open_to_id, sex, birth_year, communication, languages, legal_status,
            is_invented, registered_at, version, registered_in)
        SELECT {FIRST} + i, gen_random_uuid(), {open_to}, CASE i % 2 WHEN 0 THEN 'female' ELSE 'male' END,
            1940 + i % 85, '{{speech}}', '{{lt}}', 'minor', true, now(), 1, {registered} {every}
        """,
    )
    yield Part(
        "cases",
        f"""
        WITH m AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM territory_municipality)
        INSERT INTO cases_case (id, uuid, number, person_id, kind, municipality_id, organisation_id, manager_id, state,
            protection, protection_reason, risk, opened_on, opening_reason, review_due_on, closed_on, closing_reason,
            outcome, own_view, registered_at, version, registered_in)
        SELECT {FIRST} + i, gen_random_uuid(), 'PB-' || lpad(i::text, 7, '0'), {FIRST} + i,
            (ARRAY['child_and_family', 'disability_coordination', 'aftercare'])[1 + i % 3], m.id, {unit},
            {FIRST} + i % {MANAGERS}, CASE WHEN i % 10 < 3 THEN 'closed' ELSE 'plan_active' END, {protection}, 'x',
            'low', {opened}, 'Kreipėsi mokykla dėl pagalbos šeimai', {opened} + 900,
            CASE WHEN i % 10 < 3 THEN {opened} + 200 END, 'x', 'x', 'x', now(), 1, {registered}
        {every} JOIN m ON m.n = ((i % {MANAGERS}) % {UNITS}) % 60
        """,
    )
    team = (
        "INSERT INTO cases_teammember (case_id, open_to_id, person_id, organisation_id, account_id, role_code, kind, "
        "parts, may_write, ground, since)"
    )
    yield Part(
        "team: managers",
        f"""
        {team} SELECT {FIRST} + i, {open_to}, {FIRST} + i, {unit}, {FIRST} + i % {MANAGERS}, 'case_manager', 'member',
            ARRAY['case', 'identity', 'health', 'education', 'placement', 'notes', 'tasks', 'lead']
                || CASE WHEN i % 500 = 13 THEN ARRAY['sealed'] ELSE '{{}}'::text[] END, true, '',
            now() - interval '30 days' {every}
        """,
    )
    for role, first_organisation, places, parity in (
        ("institution_staff", UNITS, INSTITUTIONS, 0),
        ("provider_staff", UNITS + INSTITUTIONS, PROVIDERS, 1),
    ):
        # Staff accounts alternate between the two roles; one row in fifty is for everyone of the role there.
        account = f"({MANAGERS + SUPERVISORS + OFFICERS} + 2 * ((i * 7) % {STAFF}) + {parity})"
        yield Part(
            f"team: {role}",
            f"""
            {team} SELECT {FIRST} + i, {open_to}, {FIRST} + i, {FIRST} + {first_organisation} + {account} % {places},
                CASE WHEN i % 50 = 1 THEN NULL ELSE {FIRST} + {account} END, '{role}', 'member',
                ARRAY['case', 'notes', 'tasks'], true, '', now() - interval '30 days' {every}
            """,
        )
    yield Part(
        "notes",
        f"""
        INSERT INTO cases_note (uuid, case_id, open_to_id, author_id, written_at, happened_on, text, visibility)
        SELECT gen_random_uuid(), {FIRST} + i, {open_to}, {FIRST} + i % {MANAGERS}, now(), {opened} + 30 * k,
            'Susitikome namuose, kalbėjomės apie mokyklą ir apie tai, kas padėtų per žiemą. Sutarta susitikti vėl.',
            CASE WHEN i % 40 = 3 THEN 'lead' ELSE 'team' END
        {every}, generate_series(1, 3) k
        """,
    )
    yield Part(
        "tasks",
        f"""
        INSERT INTO cases_task (uuid, case_id, open_to_id, title, due_on, assignee_id, state, put_off_reason, result,
            made_at, made_by_id, version)
        SELECT gen_random_uuid(), {FIRST} + i, {open_to}, 'Aplankyti namuose', {opened} + 900,
            {FIRST} + i % {MANAGERS}, 'open', '', '', now(), {FIRST} + i % {MANAGERS}, 1
        {every} WHERE i % 10 = 5
        """,
    )


def load(superuser: psycopg.Connection, *, cases: int) -> Iterator[str]:
    """Tell each part before it is made."""
    superuser.execute("SET session_replication_role = replica")
    superuser.execute("SET synchronous_commit = off")
    superuser.execute("SET work_mem = '256MB'")
    for part in parts(cases):
        yield part.name
        superuser.execute(part.sql)
    yield "vacuum and analyze"
    superuser.execute("VACUUM (ANALYZE)")
