"""A page looks once at what its reader holds, and no look outlives the answer."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import held, policy, scope
from pertvarka.foundation.access.models import Account, Membership
from pertvarka.foundation.access.permissions import Permission


def end_today(account: Account) -> None:
    with scope.of_command("load"):
        Membership.objects.filter(account=account).update(valid_until=date(2000, 1, 2), valid_from=date(2000, 1, 1))


@contextmanager
def asked_of_the_database() -> Iterator[list[str]]:
    """The statements as they are handed on; those the database has prepared leave no text behind them."""
    told: list[str] = []

    def note(execute: Any, sql: Any, *rest: Any) -> Any:
        told.append(str(sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield told


def looks_at_memberships(asked: list[str]) -> int:
    return sum(' FROM "access_membership"' in one for one in asked)


def test_the_statement_composed_once_finds_what_the_query_set_finds(lina: Account):
    for on in (date(1999, 12, 31), timezone.localdate(), date(2099, 1, 1)):
        with scope.of(lina):
            assert list(held.memberships(lina, on=on)) == list(Membership.objects.filter(account=lina).in_force(on=on))


@pytest.mark.parametrize("page", ["workbench:home", "workbench:audit", "workbench:notices"])
def test_a_page_that_is_read_looks_once(as_lina: Client, page: str):
    as_lina.get(reverse(page))
    with asked_of_the_database() as asked:
        assert as_lina.get(reverse(page)).status_code == 200

    assert looks_at_memberships(asked) == 1


def test_a_role_taken_away_is_gone_at_the_next_request(as_lina: Client, lina: Account):
    assert as_lina.get(reverse("workbench:audit")).status_code == 200
    end_today(lina)

    assert as_lina.get(reverse("workbench:audit")).status_code == 404
    assert reverse("workbench:audit") not in as_lina.get(reverse("workbench:home")).content.decode()


def test_a_role_given_is_there_at_the_next_request(client: Client, ona: Account):
    client.force_login(ona)
    assert client.get(reverse("workbench:roles")).status_code == 404
    with scope.of_command("load"):
        Membership.objects.create(
            account=ona, role_code="administrator", purpose="Bandymas", valid_from=date(2026, 1, 1)
        )

    assert client.get(reverse("workbench:roles")).status_code == 200


def test_what_may_write_asks_at_every_step(as_jonas: Client):
    with asked_of_the_database() as asked:
        assert as_jonas.post(reverse("cases:search"), {"q": "PV-2026-00001"}).status_code == 200

    assert looks_at_memberships(asked) > 1


def test_outside_a_page_every_question_is_asked_anew(lina: Account):
    with scope.of(lina):
        assert policy.allows(lina, Permission.AUDIT_VIEW, on=timezone.localdate())
    end_today(lina)
    with scope.of(lina):
        assert not policy.allows(lina, Permission.AUDIT_VIEW, on=timezone.localdate())


def test_another_scope_looks_for_itself(lina: Account, jonas: Account):
    today = timezone.localdate()
    with held.looked_at_once():
        with scope.of(jonas):
            assert held.memberships(lina, on=today) == (), "Jonas sees no roles of others"
        with scope.of(lina):
            assert held.memberships(lina, on=today)
        with pytest.raises(scope.NoScope):
            held.memberships(lina, on=today)


def test_a_session_taken_away_is_gone_at_the_next_request(as_lina: Client):
    assert as_lina.get(reverse("workbench:home")).status_code == 200
    Session.objects.all().delete()

    assert as_lina.get(reverse("workbench:home")).status_code == 302


def test_a_session_that_is_over_opens_nothing(as_lina: Client):
    Session.objects.update(expire_date=timezone.now())

    assert as_lina.get(reverse("workbench:home")).status_code == 302
