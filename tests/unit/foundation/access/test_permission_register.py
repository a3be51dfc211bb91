"""Permissions follow one grammar, belong to one room, and say what they mean."""

from enum import StrEnum

import pytest

from pertvarka.foundation.access import permissions
from pertvarka.foundation.access.errors import PermissionDeclaredTwice, PermissionMalformed, PermissionUnknown


class Room(StrEnum):
    THING_VIEW = "room:thing:view"


@pytest.fixture(autouse=True)
def _register_left_as_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(permissions, "_declared", dict(permissions._declared))


def test_a_room_registers_its_permissions():
    permissions.register(Room)

    assert permissions.is_declared("room:thing:view")
    assert permissions.meaning("room:thing:view") == "room:thing:view"


def test_registering_the_same_room_again_changes_nothing():
    permissions.register(Room)
    permissions.register(Room)


def test_two_rooms_cannot_declare_the_same_permission():
    class Other(StrEnum):
        ROLE_VIEW = "access:role:view"

    with pytest.raises(PermissionDeclaredTwice, match="access:role:view"):
        permissions.register(Other)


@pytest.mark.parametrize("code", ["role", "access:role", "access:Role:view", "access:role:view:all", "access::view"])
def test_a_permission_outside_the_grammar_is_refused(code: str):
    crooked = StrEnum("crooked", {"CODE": code})

    with pytest.raises(PermissionMalformed):
        permissions.register(crooked)


def test_the_meaning_of_an_unknown_permission_is_a_mistake():
    with pytest.raises(PermissionUnknown):
        permissions.meaning("room:nothing:view")


def test_the_list_of_this_room_is_in_alphabetical_order():
    codes = [member.value for member in permissions.Permission]

    assert codes == sorted(codes)
