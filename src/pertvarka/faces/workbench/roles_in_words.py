"""Roles joined with what their permissions mean, for the page that shows them as written."""

from dataclasses import dataclass

from pertvarka.foundation.access import permissions, roles
from pertvarka.foundation.access.roles import Role


@dataclass(frozen=True, slots=True)
class PermissionInWords:
    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class RoleInWords:
    role: Role
    permissions: tuple[PermissionInWords, ...]


def all_in_words() -> list[RoleInWords]:
    return [
        RoleInWords(
            role=role,
            permissions=tuple(PermissionInWords(code, permissions.meaning(code)) for code in role.permissions),
        )
        for role in roles.all_roles()
    ]
