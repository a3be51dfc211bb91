"""The words of permission: every room declares its own here, once, and roles grant them by code.

A code is `room:noun:verb`: the room that guards the thing, the thing, what is done to it. `access:role:view` reads
"in access, view a role". Keep each list in alphabetical order; a code never changes its meaning, since role files and
the audit record hold it.
"""

import re
from enum import Enum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access.errors import PermissionDeclaredTwice, PermissionMalformed, PermissionUnknown

GRAMMAR = re.compile(r"[a-z_]+:[a-z_]+:[a-z_]+")


class Permission(TextChoices):
    """What can be done in the access room, with the words shown on the page of roles."""

    ACCOUNT_OPEN = "access:account:open", _("Open and close accounts")
    ACCOUNT_VIEW = "access:account:view", _("See all accounts and what they hold")
    AUDIT_VIEW = "access:audit:view", _("Read the audit record")
    COLLEAGUE_VIEW = "access:colleague:view", _("See who works with what role in own organisation")
    MEMBERSHIP_APPROVE = "access:membership:approve", _("Approve, as the second person, a role over people's files")
    MEMBERSHIP_GIVE = "access:membership:give", _("Give and end roles")
    ROLE_VIEW = "access:role:view", _("Read all roles as written")


_declared: dict[str, Enum] = {}


def register(permissions: type[Enum]) -> None:
    """Declare a room's permissions (an enum of codes); call it in the room's AppConfig.ready.

    Raises:
        PermissionMalformed: a code does not follow the grammar.
        PermissionDeclaredTwice: another room has the code.
    """
    for member in permissions:
        code = str(member.value)
        if not GRAMMAR.fullmatch(code):
            raise PermissionMalformed(code)
        if _declared.get(code, member) is not member:
            raise PermissionDeclaredTwice(code)
        _declared[code] = member


def is_declared(code: str) -> bool:
    return code in _declared


def all_codes() -> tuple[str, ...]:
    """Every permission of every room, in alphabetical order."""
    return tuple(sorted(_declared))


def meaning(code: str) -> str:
    """What the permission allows, in the active language; the code itself where its room gave no words."""
    if code not in _declared:
        raise PermissionUnknown(code)
    return str(getattr(_declared[code], "label", code))
