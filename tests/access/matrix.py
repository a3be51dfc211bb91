"""What the authorisation matrix expects: for every address, who may open it in which relation to the record.

An address without an entry here, when it takes an argument, fails the build; so does an entry nobody needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from pertvarka.foundation.access import gates, roles

CANARY = "kanarėlė"
"""Planted in everything that must not be seen; no answer to somebody else may carry it, in any spelling of it."""


class Relation(StrEnum):
    """How somebody stands to the record they ask for."""

    OWN = "own"
    OTHER = "other organisation"
    FORMER = "former member"
    SEALED = "sealed"
    CLOSED = "closed"


SUBJECTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "cases:assign",
            "cases:attachments",
            "cases:case",
            "cases:case_tasks",
            "cases:close",
            "cases:conference_new",
            "cases:grounds",
            "cases:history",
            "cases:identity",
            "cases:name",
            "cases:note",
            "cases:notes",
            "cases:protection",
            "cases:relationships",
            "cases:reopen",
            "cases:review",
            "cases:state",
            "cases:task_new",
            "cases:team",
            "cases:team_add_colleague",
            "cases:team_add_organisation",
            "cases:transfer_new",
            "cases:viewers",
        ),
        ("case",),
    ),
    **dict.fromkeys(
        (
            "cases:task",
            "cases:task_cancel",
            "cases:task_change",
            "cases:task_done",
            "cases:task_finish",
            "cases:task_put_off",
        ),
        ("case", "task"),
    ),
    "cases:attachment": ("case", "attachment"),
    "cases:ground_withdraw": ("case", "ground"),
    "cases:note_correct": ("case", "note"),
    "cases:relationship": ("case", "relationship"),
    "cases:team_end": ("case", "member"),
    "cases:transfer": ("transfer",),
    "cases:emergency_review": ("emergency",),
    **dict.fromkeys(("cases:register_step", "cases:register_check", "cases:register_discard"), ("draft",)),
    **dict.fromkeys(
        (
            "workbench:account",
            "workbench:account_close",
            "workbench:account_second_factor",
            "workbench:role_give",
        ),
        ("account",),
    ),
    "workbench:role_end": ("account", "membership"),
    "workbench:approval": ("approval",),
    **dict.fromkeys(
        (
            "workbench:request",
            "workbench:request_answer",
            "workbench:request_ask_erasure",
            "workbench:request_ask_export",
            "workbench:request_extend",
            "workbench:request_lift",
            "workbench:request_restrict",
            "workbench:request_take",
        ),
        ("request",),
    ),
    "workbench:request_export": ("request", "form"),
    **dict.fromkeys(
        (
            "workbench:breach",
            "workbench:breach_authority",
            "workbench:breach_change",
            "workbench:breach_close",
            "workbench:breach_persons",
        ),
        ("breach",),
    ),
    "workbench:due": ("rule",),
    **dict.fromkeys(("workbench:deletion_list", "workbench:deletion_carry_out"), ("deletion_list",)),
    "workbench:hold_lift": ("hold",),
}
"""What the arguments of an address name, in their order."""

RELATED = frozenset({"case", "emergency", "transfer"})
"""Records asked for in every relation; the others stand once, beside the own case."""

ALL = frozenset(Relation)
DECIDED_INSIDE: dict[str, dict[str, frozenset[Relation]]] = {
    "cases:emergencies": {"case_supervisor": ALL, "data_protection_officer": ALL},
    "cases:emergency_review": {
        "case_supervisor": frozenset({Relation.OWN, Relation.CLOSED}),
        "data_protection_officer": ALL,
    },
    "workbench:approval": {"case_supervisor": ALL, "data_protection_officer": ALL},
}
"""Addresses open to every account whose rows decide: who finds a row there, in which relation."""

POST_NEEDS = {"cases:attachments": "cases:attachment:add", "cases:grounds": "cases:case:change"}
"""Pages whose GET needs less than their POST."""

OF_THE_UNIT = frozenset({"case_manager", "case_supervisor"})
"""Roles whose organisation is the unit that leads cases."""

ON_OPEN_CASES = frozenset(
    {
        "cases:assign",
        "cases:attachments",
        "cases:close",
        "cases:conference_new",
        "cases:grounds",
        "cases:note",
        "cases:protection",
        "cases:relationship",
        "cases:relationships",
        "cases:review",
        "cases:state",
        "cases:task_cancel",
        "cases:task_change",
        "cases:task_done",
        "cases:task_finish",
        "cases:task_new",
        "cases:task_put_off",
        "cases:team_add_colleague",
        "cases:team_add_organisation",
        "cases:team_end",
        "cases:transfer_new",
    }
)
"""Acts that a closed case does not take: their pages are not there, or say so."""
ON_CLOSED_CASES = frozenset({"cases:reopen"})

NAMED_IN_THE_BODY = frozenset(
    {"cases:tasks", "cases:transfer", "workbench:approval", "workbench:home", "workbench:notices"}
)
"""Pages whose POST names a thing in its body; without one there is nothing to find."""

OWN_FACTOR = "pages of one's own second factor; tests/access/test_second_factor.py"
NOT_ASKED: dict[str, str] = {
    "account_change_password": "invented accounts have no password; tests/access/test_passwords.py",
    "account_reauthenticate": "invented accounts have no password; tests/access/test_passwords.py",
    **dict.fromkeys(
        (
            "mfa_activate_totp",
            "mfa_deactivate_totp",
            "mfa_generate_recovery_codes",
            "mfa_index",
            "mfa_reauthenticate",
            "mfa_view_recovery_codes",
        ),
        OWN_FACTOR,
    ),
}
"""Addresses left out, each with its reason."""

WITHOUT_NOTES = "sees numbers, states and dates; the diary needs a stated reason or a mandate"
REFUSED_ALTHOUGH_GRANTED: dict[tuple[str, str], str] = {
    **{
        (f"cases:{name}", role): WITHOUT_NOTES
        for role in ("case_supervisor", "child_rights_officer")
        for name in ("attachment", "attachments", "grounds", "notes", "viewers")
    },
    ("cases:name", "child_rights_officer"): "the name comes with the mandate, not with the list",
    ("workbench:account_second_factor", "administrator"): "the account looked at has no second factor",
}
"""(address, role) where the permission is held and the page still answers 404 for own records, each with its reason."""


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
