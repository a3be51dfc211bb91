"""Every address × every role × own, other organisation, former member, sealed, closed × method. Refusal is absence.

How to fix a failure: the address lets in somebody its gate or the rows should refuse, or refuses somebody it should let
in. Look at the gate of the view, at the role's file in definitions/roles/, then at the policies of the tables. A new
address that takes an argument names what it is in tests/access/subjects.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pertvarka.foundation.access import gates, roles
from tests.access import matrix
from tests.access.matrix import Relation
from tests.access.world import World, build_world

ADDRESSES = matrix.addresses()
GUARDED = [address for address in ADDRESSES if isinstance(address.gate, gates.Requires | gates.SignedIn)]
ROLES = [role.code for role in roles.all_roles()]
VISITOR = "visitor"
METHODS = ("get", "post")
AT_LEAST = 5_000
"""Checks the issue asks for; counted below, so that a smaller matrix cannot pass for the whole."""


@pytest.fixture(autouse=True)
def _demonstration(settings: pytest.FixtureRequest, db: None, absence_drawn_once: None) -> None:
    """Invented accounts need no second factor; that it is asked of others is proved in tests/access/second_factor."""
    settings.DEMO_MODE = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()
    logging.getLogger("django.request").setLevel(logging.CRITICAL)


def relations_of(address: matrix.Address, role: str = "") -> tuple[Relation | None, ...]:
    """All of them; where the gate refuses the role before anything is looked for, own and another's tell the same."""
    if not matrix.RELATED & set(matrix.SUBJECTS.get(address.name, ())):
        return (None,)
    is_refused_at_the_gate = role and address.code and not matrix.reach_of(role, address.code)
    return (Relation.OWN, Relation.OTHER) if is_refused_at_the_gate else tuple(Relation)


def is_expected(address: matrix.Address, role: str, relation: Relation | None, method: str) -> bool:
    """What the role files and the relation say, worked out without the code under test."""
    if address.name in matrix.DECIDED_INSIDE:
        relations = matrix.DECIDED_INSIDE[address.name].get(role, frozenset())
        return bool(relations) if relation is None else relation in relations
    if isinstance(address.gate, gates.SignedIn):
        return True
    needed = matrix.POST_NEEDS.get(address.name, address.code) if method == "post" else address.code
    if not matrix.reach_of(role, needed):
        return False
    if relation in (Relation.OTHER, Relation.FORMER, Relation.SEALED):
        return False
    return (address.name, role) not in matrix.REFUSED_ALTHOUGH_GRANTED


def ask(
    client: Client,
    world: World,
    address: matrix.Address,
    relation: Relation | None,
    method: str,
    *,
    is_stopped_at_the_gate: bool = False,
):
    """One request, whose writing is taken back, so that the next finds the same world; at the gate nothing is written."""
    with translation.override("lt"):
        url = reverse(address.name, kwargs=world.arguments(address, relation))
    if is_stopped_at_the_gate:
        return getattr(client, method)(url, headers={"Accept-Language": "lt"})
    with transaction.atomic():
        answer = getattr(client, method)(url, headers={"Accept-Language": "lt"})
        transaction.set_rollback(True)
    return answer


def may_be_absent(address: matrix.Address, relation: Relation | None, method: str) -> bool:
    """Where 404 is right although the account may open the page: the record is not in the state for it."""
    if relation is Relation.CLOSED and address.name in matrix.ON_OPEN_CASES:
        return True
    if relation is Relation.OWN and address.name in matrix.ON_CLOSED_CASES | matrix.IN_ANOTHER_STATE:
        return True
    return method == "post" and address.name in matrix.NAMED_IN_THE_BODY


def passes_the_gate(address: matrix.Address, role: str) -> bool:
    return not address.code or bool(matrix.reach_of(role, address.code))


def faults(world: World, role: str) -> tuple[list[str], int]:
    client = Client(raise_request_exception=False)
    client.force_login(world.account(role))
    found, checks = [], 0
    for address in GUARDED:
        if address.name in matrix.NOT_ASKED:
            continue
        is_stopped = not passes_the_gate(address, role)
        for relation in relations_of(address, role):
            for method in METHODS:
                checks += 1
                expected = is_expected(address, role, relation, method)
                answer = ask(client, world, address, relation, method, is_stopped_at_the_gate=is_stopped)
                told = f"{role} {method} {address.name} {relation or ''}: {answer.status_code}"
                absent = answer.status_code == HTTPStatus.NOT_FOUND
                if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                    found.append(f"{told} broke")
                # A method the page does not take is refused before anything is looked for, the same for every record.
                elif answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED and passes_the_gate(address, role):
                    pass
                elif expected == absent and not (absent and may_be_absent(address, relation, method)):
                    found.append(f"{told}, expected {'an answer' if expected else '404'}")
                # Nothing on any page, allowed or refused, carries a word of what this account may not see.
                found += [f"{told} carries {word}" for word in world.canaries_in(answer)]
    return found, checks


@pytest.mark.parametrize("role", ROLES)
def test_the_role_opens_what_it_may_and_nothing_else(role: str, record_property: Callable[[str, object], None]):
    found, checks = faults(build_world(role), role)

    assert not found, "\n".join(found)
    assert checks * len(ROLES) >= AT_LEAST, "the matrix has become smaller than it was promised"
    record_property("checks", checks)


def test_a_visitor_is_led_to_sign_in_or_finds_nothing():
    world = build_world("case_manager")
    client = Client(raise_request_exception=False)
    found = []
    for address in GUARDED:
        if address.name in matrix.NOT_ASKED:
            continue
        for relation in relations_of(address):
            for method in METHODS:
                answer = ask(client, world, address, relation, method, is_stopped_at_the_gate=True)
                if answer.status_code != HTTPStatus.FOUND or "/prisijungti" not in answer["Location"]:
                    found.append(f"{method} {address.name}: {answer.status_code}")
                found += [f"{method} {address.name} carries {word}" for word in world.canaries_in(answer)]

    assert not found, "\n".join(found)


def test_every_address_with_an_argument_says_what_it_names():
    unnamed = [
        address.name
        for address in GUARDED
        if address.arguments and address.name not in matrix.SUBJECTS and address.name not in matrix.NOT_ASKED
    ]

    assert not unnamed, "add them to tests/access/subjects"


def test_the_lists_of_the_matrix_have_no_stale_entries():
    names = {address.name for address in GUARDED}

    assert set(matrix.SUBJECTS) <= names
    assert set(matrix.NOT_ASKED) <= names
    assert {name for name, _role in matrix.REFUSED_ALTHOUGH_GRANTED} <= names


def test_sent_to_sign_in_by_the_right_page():
    with translation.override("lt"):
        assert reverse("account_login").startswith("/lt/prisijungti")
