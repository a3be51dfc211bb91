"""One page of the walk, and short ways to write one down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils import translation

ADMINISTRATOR = "administrator"
MANAGER = "case_manager"
SUPERVISOR = "case_supervisor"
OFFICER = "data_protection_officer"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the walk; `name` is None for an address nobody routes.

    role: whose eyes see it, '' for a visitor. An argument such as "@case" is found on that role's own pages
    (finding.py), since keys of the invented country differ from one database to the next.
    """

    key: str
    name: str | None
    arguments: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    status: int = 200
    role: str = ""

    def address(self, language: str, found: Mapping[str, str] | None = None) -> str:
        """found: what the "@…" arguments stand for."""
        if self.name is None:
            return f"/{language}/{self.key}/"
        arguments = {key: (found or {}).get(str(value), value) for key, value in self.arguments.items()}
        with translation.override(language):
            return reverse(self.name, kwargs=arguments) + self.query

    @property
    def is_walked_in_english(self) -> bool:
        """Question pages of a case share one template; a walk in one language keeps the suite short."""
        return not (self.role == MANAGER and self.arguments) or self.name in {"cases:case", "cases:team", "cases:note"}

    @property
    def sought(self) -> list[str]:
        return [value for value in self.arguments.values() if str(value).startswith("@")]


def site(key: str, name: str, query: str = "", **arguments: Any) -> Page:
    return Page(key, f"public_site:{name}", arguments, query)


def seen_by(role: str, key: str, name: str, query: str = "", **arguments: Any) -> Page:
    return Page(f"{role}-{key}", name, arguments, query, role=role)


def of_case(key: str, name: str, **arguments: Any) -> Page:
    return seen_by(MANAGER, key, f"cases:{name}", uuid="@case", **arguments)


def indicator(key: str, code: str, query: str = "") -> Page:
    return site(f"indicator-{key}", "indicator", query, code=code)
