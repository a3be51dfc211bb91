"""Roles joined with what their permissions mean, for the page that shows them as written."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.access import permissions, roles
from pertvarka.foundation.access.roles import Role


@dataclass(frozen=True, slots=True)
class PermissionInWords:
    code: str
    meaning: str
    reach: str


@dataclass(frozen=True, slots=True)
class RoleInWords:
    role: Role
    permissions: tuple[PermissionInWords, ...]


REACHES = {
    "team": _("cases whose team one is on"),
    "organisation": _("cases led by own organisation"),
    "municipality": _("cases led in own municipality"),
    "region": _("cases led in own region"),
    "country": _("all cases"),
}


def _reach(reach: str) -> str:
    return str(REACHES.get(reach, ""))


def all_in_words() -> list[RoleInWords]:
    return [
        RoleInWords(
            role=role,
            permissions=tuple(
                PermissionInWords(grant.permission, permissions.meaning(grant.permission), _reach(grant.reach))
                for grant in role.grants
            ),
        )
        for role in roles.all_roles()
    ]
