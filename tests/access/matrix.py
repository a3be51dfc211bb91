"""What the authorisation matrix expects: for every address, who may open it in which relation to the record.

An address without an entry, when it takes an argument, fails the build; so does an entry nobody needs. What the
arguments name stands in subjects/, one module for each work; where the answer differs from the gate's, in exceptions.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from pertvarka.foundation.access import gates, roles
from tests.access.exceptions import (
    DECIDED_INSIDE,
    IN_ANOTHER_STATE,
    NAMED_IN_THE_BODY,
    NOT_ASKED,
    ON_CLOSED_CASES,
    ON_OPEN_CASES,
    POST_NEEDS,
    REFUSED_ALTHOUGH_GRANTED,
)
from tests.access.relations import ALL, CANARY, RELATED, Relation
from tests.access.subjects import SUBJECTS

__all__ = [
    "ALL",
    "CANARY",
    "DECIDED_INSIDE",
    "IN_ANOTHER_STATE",
    "NAMED_IN_THE_BODY",
    "NOT_ASKED",
    "OF_A_REGION",
    "OF_THE_UNIT",
    "ON_CLOSED_CASES",
    "ON_OPEN_CASES",
    "POST_NEEDS",
    "REFUSED_ALTHOUGH_GRANTED",
    "RELATED",
    "SUBJECTS",
    "Address",
    "Relation",
    "addresses",
    "reach_of",
]

OF_THE_UNIT = frozenset({"case_manager", "case_supervisor"})
"""Roles whose organisation is the unit that leads cases."""


OF_A_REGION = frozenset({"child_rights_officer", "regional_expert"})
"""Roles whose work is a region."""


@dataclass(frozen=True, slots=True)
class Address:
    """One routed address and its gate."""

    name: str
    route: str
    view: Any
    gate: gates.Gate | None
    arguments: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.gate.code if isinstance(self.gate, gates.Requires) else ""


def addresses() -> list[Address]:
    return list(_walk(get_resolver().url_patterns))


def _walk(patterns: list[Any], prefix: str = "", namespace: str = "") -> Iterator[Address]:
    for pattern in patterns:
        here = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern):
            yield Address(
                name=f"{namespace}{pattern.name}",
                route=here,
                view=pattern.callback,
                gate=gates.gate_of(pattern.callback),
                arguments=tuple(pattern.pattern.converters),
            )


def reach_of(role: str, code: str) -> frozenset[str]:
    """How far the role's permission goes; empty when it has none."""
    return frozenset(grant.reach or "yes" for grant in roles.role(role).grants if grant.permission == code)
