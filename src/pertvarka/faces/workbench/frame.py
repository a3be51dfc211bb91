"""The frame around every page of the workbench: where this role may go, what waits there, who one is here.

What a role has no right to is absent, not greyed. Counts stand only where somebody waits for the answer.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject, lazy
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.workbench import counts
from pertvarka.foundation.access import policy, queries
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components.rail import RailEntry, Workplace


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the rail and the permissions of which one is enough to see it."""

    name: str
    label: Any
    icon: str
    needs: tuple[str, ...] = ()
    count: Callable[[Account], int] | None = None
    key: str = ""


PLACES = (
    Place("workbench:home", _("My day"), "Tasklist", (), counts.due_today, "d"),
    Place("cases:list", _("Cases"), "PersonGroup", ("cases:case:view",), None, "a"),
    Place("cases:tasks", _("Tasks"), "ClipboardCheckmark", ("cases:task:change",), None, "u"),
    Place("cases:transfers", _("Hand-overs"), "ArrowRightLeft", ("cases:transfer:decide",), counts.offers, "p"),
    Place("cases:load", _("Workload"), "BarChart", ("cases:case:assign",), None, "k"),
    Place(
        "cases:emergencies",
        _("Emergency openings"),
        "ExclamationmarkTriangle",
        ("cases:emergency:review", "rights:view_record:view"),
        counts.emergencies,
    ),
    Place("workbench:data_protection", _("Data protection"), "PadlockLocked", ("rights:request:handle",), None),
    Place(
        "workbench:approvals",
        _("Approvals"),
        "CheckmarkCircle",
        ("rights:export:approve", "rights:retention:approve", "access:membership:approve"),
        counts.approvals,
    ),
    Place("workbench:accounts", _("Accounts"), "PersonCircle", ("access:account:view",), None),
    Place("workbench:roles", _("Roles as written"), "FileText", ("access:role:view",), None),
    Place("workbench:audit", _("Audit record"), "Table", ("access:audit:view",), None),
    Place("public_site:results", _("Results"), "BarChart", (), None),
    Place("public_site:events", _("Events"), "Calendar", (), None),
)
SEES_CASES = "cases:case:view"
RAIL_ENTRIES_AT_MOST = 8


def workplace(request: HttpRequest) -> dict[str, Any]:
    """Context processor; each part is asked only when a page of the workbench draws it."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return {}
    return {
        # `lazy` asks anew at every touch of a template; `cache` lets it ask once a page.
        "rail": lazy(cache(_rail), list)(request, account),
        "workplace": SimpleLazyObject(lambda: _workplace(account)),
        "notice_count": lazy(cache(queries.unread_notices_count), int)(account),
        "search_url": lazy(_search, str)(account),
        "notices_url": lazy(_address, str)("workbench:notices"),
    }


def _rail(request: HttpRequest, account: Account) -> list[RailEntry]:
    granted = policy.granted(account, on=timezone.localdate())
    addresses = {
        place: address
        for place in PLACES
        if (not place.needs or granted & set(place.needs)) and (address := _address(place.name))
    }
    here = _current(request.path, addresses.values())
    entries = []
    for place, address in addresses.items():
        entries.append(
            RailEntry(
                label=str(place.label),
                url=address,
                icon=place.icon,
                count=place.count(account) if place.count else None,
                is_current=address == here,
                key=place.key,
            )
        )
    return entries[:RAIL_ENTRIES_AT_MOST]


def _current(path: str, addresses: Iterable[str]) -> str:
    """The place a page belongs to: the one whose address says most of the page's; everything is under my day."""
    home = _address("workbench:home")
    around = [address for address in addresses if path == address or (address != home and path.startswith(address))]
    return max(around, key=len, default="")


def _workplace(account: Account) -> Workplace | None:
    held = queries.held_roles(account, on=timezone.localdate())
    if not held:
        return None
    return Workplace(role_title=held[0].role.title, place=held[0].place, is_demo=account.is_demo)


def _search(account: Account) -> str:
    """Who sees no cases has nothing to search in, and no box."""
    return _address("cases:search") if policy.allows(account, SEES_CASES, on=timezone.localdate()) else ""


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
