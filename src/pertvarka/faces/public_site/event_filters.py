"""Filters of the events: read from the address, told back as choices with counts. A wrong value is told, not hidden."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import kinds
from pertvarka.programme.events.queries import EventFilter, History

PROBLEMS = {
    "kind": gettext_lazy("There is no kind of events “%(value)s”. Events of all kinds are shown."),
    "region": gettext_lazy("There is no region “%(value)s”. Events of all regions are shown."),
    "year": gettext_lazy("“%(value)s” is not a year with events. Events of all years are shown."),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a filter; `count` says what it gives together with the other filters."""

    value: str
    label: str
    count: int
    is_chosen: bool
    is_sub_kind: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for, what else could be, and what of the address could not be understood."""

    wanted: EventFilter
    kinds: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    years: tuple[Choice, ...]
    problems: tuple[str, ...]

    @property
    def query(self) -> str:
        """The filter as the end of an address, for files and feeds of the same rows."""
        return query_of(self.wanted)


def read_filters(request: HttpRequest, *, history: History, regions: Mapping[str, Region]) -> Filters:
    """The filter of an address; unknown values are left out and told."""
    years = {str(year) for year in history.years}
    accepted, problems = {}, []
    for name, known in (("kind", kinds.KNOWN), ("region", regions), ("year", years)):
        value = request.GET.get(name, "").strip()
        if value in known:
            accepted[name] = value
        elif value:
            problems.append(str(PROBLEMS[name]) % {"value": value[:40]})
    wanted = EventFilter(
        kind=accepted.get("kind", ""),
        region=accepted.get("region", ""),
        year=int(accepted["year"]) if "year" in accepted else None,
    )
    return Filters(
        wanted=wanted,
        kinds=_kind_choices(history, wanted),
        regions=_region_choices(history, wanted, regions),
        years=_year_choices(history, wanted),
        problems=tuple(problems),
    )


def query_of(wanted: EventFilter) -> str:
    given = {"kind": wanted.kind, "region": wanted.region, "year": wanted.year}
    chosen = urlencode({name: value for name, value in given.items() if value})
    return f"?{chosen}" if chosen else ""


def number(history: History, wanted: EventFilter) -> int:
    """Events held under a filter; of a group only what fell in the year asked for."""
    return history.filtered(wanted).number(year=wanted.year)


def _kind_choices(history: History, wanted: EventFilter) -> tuple[Choice, ...]:
    base = history.filtered(replace(wanted, kind=""))
    choices = []
    for kind in kinds.PLAN_KINDS:
        for each in (kind, *kinds.SUB_KINDS.get(kind, ())):
            count = number(base, replace(wanted, kind=str(each)))
            label = str(kinds.MANY[each])
            choices.append(Choice(str(each), label, count, each == wanted.kind, is_sub_kind=each != kind))
    return tuple(choices)


def _region_choices(history: History, wanted: EventFilter, regions: Mapping[str, Region]) -> tuple[Choice, ...]:
    base = history.filtered(replace(wanted, region=""))
    return tuple(
        Choice(code, region.name_lt, number(base, replace(wanted, region=code)), code == wanted.region)
        for code, region in regions.items()
    )


def _year_choices(history: History, wanted: EventFilter) -> tuple[Choice, ...]:
    base = history.filtered(replace(wanted, year=None))
    return tuple(
        Choice(str(year), str(year), number(base, replace(wanted, year=year)), year == wanted.year)
        for year in history.years
    )


def in_words(wanted: EventFilter, regions: Mapping[str, Region]) -> str:
    """What is asked for, as a heading of a feed: “Events: Round tables, Utena region, 2017”."""
    chosen: list[str] = []
    if wanted.kind:
        chosen.append(str(kinds.MANY[wanted.kind]))
    if wanted.region:
        chosen.append(regions[wanted.region].phrase)
    if wanted.year:
        chosen.append(str(wanted.year))
    events = _("Events of the reform")
    return f"{events}: {', '.join(chosen)}" if chosen else events
