"""What happens when a permission check is forgotten: each is removed in turn, and something still catches it.

Two walls stand behind each other. With its check gone, either the page opens to a role that should not have it, which
the matrix reports, or the rows of the database refuse and the answer is still absence. In both cases no word of anybody
else's record leaves. How to fix a failure: a check was the only wall; give the table its policy.
"""

from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.test import Client

from pertvarka.foundation.access import gates, policy
from tests.access import matrix
from tests.access.matrix import Relation
from tests.access.test_authorisation_matrix import GUARDED, METHODS, ask, is_expected, relations_of
from tests.access.world import World, build_world

CHECKED = [
    address for address in GUARDED if isinstance(address.gate, gates.Requires) and address.name not in matrix.NOT_ASKED
]
STRANGER = "ministry"
"""Holds no permission over people's records; its account is signed in and that is all."""
AT_LEAST = 50


@pytest.fixture
def world(settings: pytest.FixtureRequest, db: None, absence_drawn_once: None) -> World:
    settings.DEMO_MODE = True
    cache.clear()
    return build_world(STRANGER)


def test_every_removed_check_is_caught(world: World, monkeypatch: pytest.MonkeyPatch):
    client = Client(raise_request_exception=False)
    client.force_login(world.account(STRANGER))
    granted = policy.granted
    caught: dict[str, str] = {}
    leaks = []
    for address in CHECKED:
        code = address.code
        monkeypatch.setattr(policy, "granted", lambda account, *, on, code=code: granted(account, on=on) | {code})
        for relation in relations_of(address):
            if relation not in (None, Relation.OWN, Relation.OTHER):
                continue
            for method in METHODS:
                answer = ask(client, world, address, relation, method)
                leaks += [f"{method} {address.name} carries {word}" for word in world.canaries_in(answer)]
                if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                    leaks.append(f"{method} {address.name} broke")
                opened = answer.status_code not in (HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED)
                if opened and not is_expected(address, STRANGER, relation, method):
                    caught[address.name] = "the matrix"
                else:
                    caught.setdefault(address.name, "the rows")

    assert not leaks, "\n".join(leaks)
    assert set(caught) == {address.name for address in CHECKED}
    assert len(caught) >= AT_LEAST
    assert "the rows" in caught.values(), "the database refuses nothing any more"


def test_without_any_check_at_all_the_rows_still_refuse(world: World, monkeypatch: pytest.MonkeyPatch):
    """The worst mistake: every question of permission answers yes. The database was not asked to believe it."""
    monkeypatch.setattr(policy, "granted", lambda _account, **_on: frozenset(address.code for address in CHECKED))
    client = Client(raise_request_exception=False)
    client.force_login(world.account(STRANGER))
    found = []
    for address in CHECKED:
        for relation in relations_of(address, STRANGER):
            for method in METHODS:
                answer = ask(client, world, address, relation, method)
                found += [f"{method} {address.name} carries {word}" for word in world.canaries_in(answer)]
                if relation is not None and answer.status_code == HTTPStatus.OK:
                    found.append(f"{method} {address.name} opens a record in relation {relation}")

    assert not found, "\n".join(found)
