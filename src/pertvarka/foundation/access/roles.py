"""Roles as data: one file each in definitions/roles/, the same text for people (what you see) and for the check.

Code never asks "is this a case manager?": it asks for a permission, and the role file says who has it and how far it
reaches: `cases:case:view@team` is the cases of one's teams, `access:role:view` is a right without rows.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import ClassVar

from django.utils import translation
from pydantic import Field

from pertvarka.foundation.access import permissions
from pertvarka.foundation.access.errors import RoleUnknown
from pertvarka.foundation.access.models import RoleGrant
from pertvarka.foundation.base.bilingual import Bilingual
from pertvarka.foundation.base.definitions import ROOT, Shape, contradiction, read_definition

FOLDER = ROOT / "roles"
COMMANDS = ROOT / "commands.yaml"


@dataclass(frozen=True, slots=True)
class Grant:
    """A permission and its reach ('' for a right without rows)."""

    permission: str
    reach: str

    @classmethod
    def read(cls, written: str) -> "Grant":
        permission, _, reach = written.partition("@")
        return cls(permission, reach)


class DemoPerson(Shape):
    """The invented person who shows the role in the demonstration, and the place they work in."""

    name: str = Field(min_length=1)
    place_lt: str = Field(min_length=1)
    place_en: str = Field(min_length=1)
    organisation: str | None = Field(default=None, description="code of an organisation of the demonstration")
    region: str | None = None
    municipality: str | None = None

    place: ClassVar[Bilingual] = Bilingual("place")


@dataclass(frozen=True, slots=True)
class DemoSeat:
    """An invented person in a role: one button of the demonstration. `key` is sent by it and begins the e-mail."""

    key: str
    role: "Role"
    person: DemoPerson


class Role(Shape):
    """What a person may be here: in sentences for people, in permissions for the check."""

    code: str = Field(pattern=r"^[a-z_]+$")
    order: int = Field(ge=0, description="place in lists of roles")
    title_lt: str = Field(min_length=1)
    title_en: str = Field(min_length=1)
    summary_lt: str = Field(min_length=1)
    summary_en: str = Field(min_length=1)
    sees_lt: tuple[str, ...] = Field(min_length=1)
    sees_en: tuple[str, ...] = Field(min_length=1)
    does_not_see_lt: tuple[str, ...] = Field(min_length=1)
    does_not_see_en: tuple[str, ...] = Field(min_length=1)
    permissions: tuple[str, ...] = Field(description="room:noun:verb, with @reach where it speaks of rows")
    demo: DemoPerson | None = None
    demo_colleague: DemoPerson | None = Field(default=None, description="a second one, where the work is for two")

    title: ClassVar[Bilingual] = Bilingual("title")
    summary: ClassVar[Bilingual] = Bilingual("summary")

    @property
    def grants(self) -> tuple[Grant, ...]:
        return tuple(map(Grant.read, self.permissions))

    @property
    def demo_seats(self) -> tuple[DemoSeat, ...]:
        """The first under the code of the role; the colleague's key is no code, for those have no hyphen."""
        keys = ((self.code, self.demo), (f"{self.code}-2", self.demo_colleague))
        return tuple(DemoSeat(key, self, person) for key, person in keys if person)

    @cached_property
    def codes(self) -> frozenset[str]:
        """What the role may do, without how far."""
        return frozenset(grant.permission for grant in self.grants)

    @property
    def sees(self) -> tuple[str, ...]:
        return self.sees_en if translation.get_language() == "en" else self.sees_lt

    @property
    def does_not_see(self) -> tuple[str, ...]:
        return self.does_not_see_en if translation.get_language() == "en" else self.does_not_see_lt


def read_roles(folder: Path) -> dict[str, Role]:
    """Every role file of the folder by code, in the order of lists.

    Raises:
        DefinitionBroken: a file is not of the shape, its name is not its code, or it grants an unknown permission.
    """
    found = [_read_role(path) for path in sorted(folder.glob("*.yaml"))]
    return {role.code: role for role in sorted(found, key=lambda role: (role.order, role.code))}


def _read_role(path: Path) -> Role:
    role = read_definition(path, Role)
    if role.code != path.stem:
        raise contradiction(
            path,
            ["code"],
            problem=f"{role.code} != {path.stem}",
            cure_lt="Failą pavadinkite vaidmens kodu.",
            cure_en="Name the file by the code of the role.",
        )
    _check_grants(path, ["permissions"], role.grants)
    return role


def _check_grants(path: Path, place: list[str | int], grants: tuple[Grant, ...]) -> None:
    for number, grant in enumerate(grants):
        if not permissions.is_declared(grant.permission):
            raise contradiction(
                path,
                [*place, number],
                problem=grant.permission,
                cure_lt="Tokios teisės nėra nė viename kambaryje. Pataisykite kodą arba išbraukite eilutę.",
                cure_en="No room declares this permission. Correct the code or delete the line.",
            )
        if grant.reach not in RoleGrant.Reach.values:
            raise contradiction(
                path,
                [*place, number],
                problem=grant.reach,
                cure_lt="Teisė siekia team, organisation, municipality, region arba country.",
                cure_en="A permission reaches team, organisation, municipality, region or country.",
            )


class Command(Shape):
    """Work the system does by itself, and what it may do in the closed plane while doing it."""

    code: str = Field(pattern=r"^[a-z_]+$")
    does_lt: str = Field(min_length=1)
    does_en: str = Field(min_length=1)
    permissions: tuple[str, ...]

    does: ClassVar[Bilingual] = Bilingual("does")

    @property
    def grants(self) -> tuple[Grant, ...]:
        return tuple(map(Grant.read, self.permissions))


class Commands(Shape):
    commands: tuple[Command, ...]


@cache
def all_commands() -> tuple[Command, ...]:
    """Every command with a scope of its own.

    Raises:
        DefinitionBroken: the file is not of the shape, or it grants an unknown permission.
    """
    found = read_definition(COMMANDS, Commands).commands
    for number, command in enumerate(found):
        _check_grants(COMMANDS, ["commands", number, "permissions"], command.grants)
    return found


@cache
def _all() -> dict[str, Role]:
    return read_roles(FOLDER)


def all_roles() -> tuple[Role, ...]:
    return tuple(_all().values())


def role(code: str) -> Role:
    """The role with that code.

    Raises:
        RoleUnknown: no file describes it.
    """
    try:
        return _all()[code]
    except KeyError:
        raise RoleUnknown(code) from None


def is_described(code: str) -> bool:
    return code in _all()
