"""Shaping the pages of events at work: tabs that follow time, what is missing, what the event counts in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from pertvarka.engines.counting.definition import Definition
from pertvarka.engines.counting.evaluate import reason_against
from pertvarka.engines.counting.facts import FactRow
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.results import measurement
from pertvarka.oversight.results.definitions import all_definitions
from pertvarka.programme.events import rules
from pertvarka.programme.events.models import Event
from pertvarka.programme.events.queries import work
from pertvarka.programme.events.rules import Missing
from pertvarka.programme.events.states import EventState
from pertvarka.programme.framework import queries as framework

# In the order of time. A tab whose page is not there is left out.
TABS: tuple[tuple[str, Promise], ...] = (
    ("workbench:event", pgettext_lazy("tab of an event", "Plan")),
    ("workbench:event_list", pgettext_lazy("tab of an event", "Registration")),
    ("workbench:event_attendance", pgettext_lazy("tab of an event", "Attendance")),
    ("workbench:event_after", pgettext_lazy("tab of an event", "Outcome")),
    ("workbench:event_evaluation", pgettext_lazy("tab of an event", "Evaluation")),
    ("workbench:event_certificates", pgettext_lazy("tab of an event", "Certificates")),
)
MISSING: dict[Missing, tuple[Promise, str]] = {
    Missing.TITLE_EN: (_("The title in English."), "workbench:event_change"),
    Missing.VENUE: (_("The place."), "workbench:event_change"),
    Missing.REGIONS: (_("The regions it is for."), "workbench:event_change"),
    Missing.PROGRAMME: (_("The programme: at least one half-day with one item."), "workbench:event_session_new"),
    Missing.PLACES_ABOVE_VENUE: (
        _("More places than the house seats: correct one of the two."),
        "workbench:event_change",
    ),
    Missing.DAY_AHEAD: (_("Its last day has not come yet."), ""),
    Missing.PARTICIPANTS: (_("How many people came."), "workbench:event_after"),
    Missing.OUTCOME: (_("What came of it, in Lithuanian."), "workbench:event_after"),
    Missing.OUTCOME_EN: (_("What came of it, in English."), "workbench:event_after"),
}
NEXT: dict[str, Promise] = {
    EventState.CONFIRMED: _("Confirm the event"),
    EventState.HELD: _("It was held"),
    EventState.REPORTED: _("Report it"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, and where to write it."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Counts:
    """An indicator in which the event will count, and by how much the number goes up."""

    code: str
    title: str
    now: Decimal | None

    @property
    def after(self) -> Decimal | None:
        return None if self.now is None else self.now + 1

    @property
    def url(self) -> str:
        return reverse("public_site:indicator", kwargs={"code": self.code})


def tabs(event: Event, current: str) -> list[Tab]:
    return [Tab(str(label), url, name == current) for name, label in TABS if (url := _address(name, event))]


def lacking(event: Event) -> list[Lack]:
    """What stands between the event and its next state, each with the page where it is written."""
    missing = rules.missing(work.prepared(event), today=timezone.localdate())
    return [Lack(str(MISSING[what][0]), _address(MISSING[what][1], event)) for what in missing]


def counts_in(*, kind: str, state: str = EventState.HELD, ends_on: date | None = None) -> list[Counts]:
    """The indicators that an event of the kind counts in once it is held, with the numbers as they are now."""
    today = timezone.localdate()
    day = max(ends_on or today, today)
    row = FactRow.of(
        {
            "row_reference": "event:new", "subject": "event:new", "starts_on": day, "ends_on": day, "known_on": day,
            "kind": kind, "state": state, "reported_under": "4.1.1", "regions": [], "amount": Decimal(1),
        }
    )  # fmt: skip
    codes = [
        definition.code
        for definition in _over_events()
        if all(condition.holds(row) for condition in definition.among)
        and reason_against(definition, row, as_of=day) is None
    ]
    if not codes:
        return []
    values, known = measurement.numbers(codes, as_of=today), framework.indicators(codes)
    return [Counts(code, known[code].short, values[code]) for code in sorted(codes, key=lambda code: known[code].order)]


def crumbs(event: Event, *more: Crumb) -> list[Crumb]:
    first = Crumb(gettext("Preparing events"), reverse("workbench:events"))
    return [first, Crumb(event.title, reverse("workbench:event", args=[event.uuid]) if more else ""), *more]


@cache
def _over_events() -> tuple[Definition, ...]:
    return tuple(item.compiled() for item in all_definitions().values() if item.fact == "events")


def _address(name: str, event: Event) -> str:
    try:
        return reverse(name, args=[event.uuid]) if name else ""
    except NoReverseMatch:
        return ""
