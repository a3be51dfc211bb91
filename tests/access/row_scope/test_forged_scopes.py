"""Whoever forges a scope, or shows one that has ended, meets nothing; what the scope stands on is out of reach."""

import hashlib
import hmac
import time
from collections.abc import Callable

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from tests.access.row_scope.plane import READABLE, Plane, numbers, rows
from tests.closed_plane import build_account, enter, ticket_of


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

    assert {table for table in READABLE if rows(as_jonas, table)} == set()


def test_the_ticket_of_a_closed_account_opens_nothing(raw: psycopg.Connection, plane: Plane):
    gone = build_account("Gone", "case_supervisor", plane.other_unit)
    enter(raw, ticket_of(gone))
    assert numbers(raw) == {plane.foreign.number}

    Account.objects.filter(pk=gone.pk).update(is_active=False)

    assert {table for table in READABLE if rows(raw, table)} == set()


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
