"""The frame around every page of the workbench: where this role may go, what waits there, who one is here.

What a role has no right to is absent, not greyed. Counts stand only where somebody waits for the answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
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
    count: counts.Asked | None = None
    key: str = ""
    unless: tuple[str, ...] = ()
    """Rights beside which the page is not this role's own: it is reached from the role's own pages."""


OTHERS = ("cases:case:register", "cases:case:assign", "cases:mandate:open", "rights:request:handle")
PLACES = (
    Place("workbench:home", _("My day"), "Tasklist", (), counts.due_today, "d"),
    Place(
        "workbench:regional_plans",
        _("Regional plan"),
        "LocationPin",
        ("regional_plans:scenario:run", "regional_plans:opening:record"),
        None,
        "o",
        ("regional_plans:nation:view",),
    ),
    Place("workbench:regional_plans_country", _("Regional plans"), "LocationPin", ("regional_plans:nation:view",)),
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
    Place("workbench:assessments", _("My assessments"), "ClipboardCheckmark", ("assessments:assessment:fill",)),
    Place("workbench:assessments_to_check", _("Assessments to check"), "Eye", ("assessments:assessment:check",)),
    Place(
        "workbench:readiness", _("Readiness of residents"), "HouseHeart", ("delivery:placement:view",), None, "", OTHERS
    ),
    Place(
        "workbench:institutions",
        _("Transformation plan"),
        "Buildings3",
        ("institutions:plan:change", "institutions:plan:review"),
    ),
    Place("workbench:staff", _("Staff"), "PersonGroup", ("workforce:staff:view",)),
    Place("workbench:events", _("Preparing events"), "Calendar", ("events:event:change",), None, "e"),
    Place("workbench:trainings", _("Trainings"), "Calendar", ("events:training:keep",), None),
    Place("workbench:taught_groups", _("My groups"), "Calendar", ("events:training:teach",), None),
    Place("workbench:monitoring", _("Monitoring"), "CheckmarkCircle", ("monitoring:meeting:view",), None, "g"),
    Place("workbench:institution_tracker", _("Institutions"), "Buildings3", ("institutions:tracker:view",)),
    Place("workbench:referrals", _("Referrals"), "Inbox", ("delivery:referral:answer",), counts.referrals, "r"),
    Place("workbench:records", _("Records of services"), "Table", ("delivery:record:write",)),
    Place("workbench:offers", _("Services"), "Buildings3", ("catalogue:offer:change",)),
    Place("workbench:households", _("Carers' households"), "HouseHeart", ("catalogue:household:change",)),
    Place("workbench:waiting", _("Waiting list"), "Clock", ("delivery:referral:send", "cases:case:assign")),
    Place("workbench:service_needs", _("Service needs"), "BarChart", ("plans:need:count",)),
    Place("workbench:arrivals", _("Arrivals"), "ArrowRight", ("plans:need:count",)),
    Place("workbench:capacity", _("Places"), "HouseHeart", ("catalogue:capacity:view",)),
    Place("workbench:household_find", _("Find carers"), "HandShakeHeart", ("catalogue:household:find",)),
    Place(
        "cases:family_conferences",
        _("Family conferences"),
        "HandShakeHeart",
        ("cases:family_conference:lead",),
        counts.conferences,
    ),
    Place("workbench:quality", _("Quality"), "CheckmarkCircle", ("institutions:quality:view",)),
    Place(
        "workbench:discrepancies",
        _("Discrepancies"),
        "ExclamationmarkTriangle",
        ("monitoring:alert:explain",),
        None,
        "",
        ("monitoring:meeting:view",),
    ),
    Place(
        "workbench:monitoring_findings",
        _("Findings and tasks"),
        "Eye",
        ("monitoring:finding:view",),
        None,
        "",
        ("monitoring:meeting:view",),
    ),
    Place("workbench:staff_assessments", _("Staff assessments"), "ClipboardCheckmark", ("workforce:assessment:fill",)),
    Place("workbench:staff_mine", _("Development of staff"), "PersonCircle", ("workforce:own:view",)),
    Place("workbench:staff_totals", _("Staff in figures"), "BarChart", ("workforce:total:view",)),
    Place("workbench:cluster", _("Cluster"), "PersonGroup", ("cluster:cluster:view",), None, "l"),
    Place("cases:coordinators", _("Register of coordinators"), "PersonGroup", ("cases:family_conference:register",)),
    Place(
        "workbench:regional_plans",
        _("Regional plan"),
        "LocationPin",
        ("regional_plans:plan:view",),
        None,
        "",
        ("regional_plans:scenario:run", "regional_plans:opening:record", "regional_plans:nation:view"),
    ),
    Place("workbench:studies", _("Studies"), "BarChart", ("research:study:keep",)),
    Place("workbench:release", _("Count and publish"), "BarChart", ("results:release:publish",)),
    Place("workbench:methods", _("Methods"), "FileText", ("library:package:view",)),
    Place("workbench:instruments", _("Questionnaires"), "FileText", ("instruments:version:publish",)),
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
MORE = Place("workbench:places", _("All my pages"), "Table")
SEES_CASES = "cases:case:view"
RAIL_ENTRIES_AT_MOST = 8


class Frame:
    """The frame of one page. Each part is worked out where a template first draws it, and once."""

    def __init__(self, request: HttpRequest, account: Account) -> None:
        self.request, self.account, self.today = request, account, timezone.localdate()

    @cached_property
    def rail(self) -> tuple[RailEntry, ...]:
        addresses = [_address(place.name) for place in self._places]
        here = _current(self.request.path, addresses)
        return tuple(
            RailEntry(
                label=str(place.label),
                url=address,
                icon=place.icon,
                count=self._counts[place.count] if place.count else None,
                is_current=address == here,
                is_page=address == self.request.path,
                key=place.key,
            )
            for place, address in zip(self._places, addresses, strict=True)
        )

    @cached_property
    def workplace(self) -> Workplace | None:
        held = queries.held_roles(self.account, on=self.today)
        if not held:
            return None
        # An expert of two regions works in both.
        places = "; ".join(one.place for one in held if one.role.code == held[0].role.code and one.place)
        return Workplace(role_title=held[0].role.title, place=places, is_demo=self.account.is_demo)

    @property
    def notice_count(self) -> int:
        return self._counts[counts.unread_notices]

    @cached_property
    def search_url(self) -> str:
        """Who sees no cases has nothing to search in, and no box."""
        return _address("cases:search") if SEES_CASES in self._granted else ""

    @cached_property
    def _granted(self) -> frozenset[str]:
        return policy.granted(self.account, on=self.today)

    @cached_property
    def all_places(self) -> list[Place]:
        """Every place of the role, its own work first and the open pages last."""
        return [
            place
            for place in PLACES
            if (not place.needs or not self._granted.isdisjoint(place.needs)) and self._granted.isdisjoint(place.unless)
        ]

    @cached_property
    def _places(self) -> list[Place]:
        """What the rail has room for; where a role's own places are more, its last entry leads to all of them."""
        own = [place for place in self.all_places if not place.name.startswith("public_site:")]
        if len(own) > RAIL_ENTRIES_AT_MOST:
            return [*own[: RAIL_ENTRIES_AT_MOST - 1], MORE]
        return self.all_places[:RAIL_ENTRIES_AT_MOST]

    @cached_property
    def _counts(self) -> dict[counts.Asked, int]:
        return counts.of(self.account, [*(place.count for place in self._places if place.count), counts.unread_notices])


def workplace(request: HttpRequest) -> dict[str, Any]:
    """Context processor: questions, which a template asks where it draws the answer; pages outside ask none."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return {}
    frame = Frame(request, account)
    return {
        "rail": lambda: frame.rail,
        "workplace": lambda: frame.workplace,
        "notice_count": lambda: frame.notice_count,
        "search_url": lambda: frame.search_url,
        "notices_url": lambda: _address("workbench:notices"),
    }


def all_places(request: HttpRequest, account: Account) -> list[tuple[str, str, str]]:
    """Address, words and icon of every place of the account's roles."""
    return [(_address(one.name), str(one.label), one.icon) for one in Frame(request, account).all_places]


def _current(path: str, addresses: Iterable[str]) -> str:
    """The place a page belongs to: the one whose address says most of the page's; everything is under my day."""
    home = _address("workbench:home")
    around = [address for address in addresses if path == address or (address != home and path.startswith(address))]
    return max(around, key=len, default="")


def _address(name: str) -> str:
    return _address_in(name, translation.get_language())


@cache
def _address_in(name: str, _language: str | None) -> str:
    """Which address a name has depends on the language only, so it is worked out once."""
    return reverse(name)
