"""What giving a role asks for: a second person, and a place. Pure, so that actions, pages and tests agree.

Permissions come as role files write them: `cases:case:view@team`.
"""

from collections.abc import Iterable
from datetime import date

CLOSED_ROOMS = ("assessments:", "cases:", "delivery:", "plans:", "rights:")
"""How permissions of the rooms that hold personal data begin."""

WITHOUT_FILES = frozenset({"cases:family_conference:register", "plans:need:count"})
"""Of those rooms, but they open nobody's file: the register of coordinators, and needs counted without people."""

COLLEAGUES = ("events:attendance:", "events:registration:", "workforce:")
"""How permissions over people at work begin: participants of events, staff of institutions. No case stands behind them,
so one person gives the role, but whoever sees them signs in with two factors."""

ORGANISATION, MUNICIPALITY, REGION = "organisation", "municipality", "region"
PLACE_OF_REACH = {"team": ORGANISATION, "organisation": ORGANISATION, "municipality": MUNICIPALITY, "region": REGION}
"""Where a reach begins: a membership without that place reaches nothing. Teams are joined through an organisation."""


def sees_personal_data(permissions: Iterable[str]) -> bool:
    """Whether a role with these permissions looks into people's files, so that two persons give it."""
    return any(
        permission.startswith(CLOSED_ROOMS) and permission.partition("@")[0] not in WITHOUT_FILES
        for permission in permissions
    )


def sees_people(permissions: Iterable[str]) -> bool:
    """Whether a role with these permissions sees personal data of any kind, so that it signs in with two factors."""
    held = tuple(permissions)
    return sees_personal_data(held) or any(permission.startswith(COLLEAGUES) for permission in held)


def place_needed(permission: str) -> str:
    """The place without which the permission reaches nothing; '' when it needs none."""
    return PLACE_OF_REACH.get(permission.partition("@")[2], "")


def places_missing(permissions: Iterable[str], *, given: Iterable[str]) -> tuple[str, ...]:
    """Places the role needs and the membership does not name."""
    needed = {place_needed(permission) for permission in permissions} - {""}
    return tuple(place for place in (ORGANISATION, MUNICIPALITY, REGION) if place in needed - set(given))


def overlaps(first: tuple[date, date | None], second: tuple[date, date | None]) -> bool:
    """Whether two periods share a day; an open end lasts."""
    (starts, ends), (begins, stops) = first, second
    return (stops is None or starts <= stops) and (ends is None or begins <= ends)
