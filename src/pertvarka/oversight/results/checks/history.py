"""The rows of the history that checks count with.

Only what a source tells: an event or a document entered later by people names no source and stays outside.
"""

from django.db.models import QuerySet

from pertvarka.oversight.results import measurement, queries
from pertvarka.oversight.results.checks.errors import HistoryRowMissing
from pertvarka.oversight.results.models import Achievement
from pertvarka.programme.events.models import Event, EventGroup
from pertvarka.programme.events.states import EventKind, EventState
from pertvarka.programme.framework.models import TargetVersion

RESULTS_PAGE = "000"
PLAN_PAGE = "001"
REVIEW_2017 = "002"
PRESENTATION = "003"
OBJECTIVE_1_PAGE = "004"

FIRST_PLAN = 1
PRESENT_PLAN = 2

HELD = (EventState.HELD, EventState.REPORTED)


def held_events(*kinds: EventKind) -> QuerySet[Event]:
    """Events with a day that the results page lists as held; all kinds when none is named."""
    events = Event.objects.filter(sources__contains=[RESULTS_PAGE], state__in=HELD)
    return events.filter(kind__in=kinds) if kinds else events


def seminars() -> EventGroup:
    """The group of seminars that the results page counts."""
    return _seminars(source=RESULTS_PAGE)


def seminars_of_2017() -> EventGroup:
    """The part of them that the review of 2017 counts."""
    return _seminars(source=REVIEW_2017)


def _seminars(*, source: str) -> EventGroup:
    group = EventGroup.objects.filter(kind=EventKind.SEMINAR, source=source, state__in=HELD).first()
    if group is None:
        raise HistoryRowMissing(f"seminars ({source})")
    return group


def statement(indicator: str, *, source: str) -> Achievement:
    """What a source declares for an indicator."""
    found = Achievement.objects.filter(
        indicator_code=indicator, source=source, state=Achievement.State.PUBLISHED
    ).prefetch_related("parts")
    achievement = found.order_by("as_of").last()
    if achievement is None:
        raise HistoryRowMissing(f"{indicator} ({source})")
    return achievement


def stated(indicator: str, *, source: str) -> int:
    return figure(statement(indicator, source=source).value, f"{indicator} ({source})")


def parts(indicator: str, *, source: str, beside: bool = False) -> dict[str, int]:
    """Stated parts by code, in the source's order; `beside` gives those told beside the figure instead."""
    return {
        part.code: part.value
        for part in statement(indicator, source=source).parts.all()
        if part.stands_beside == beside
    }


def part(indicator: str, code: str, *, source: str, beside: bool = False) -> int:
    return figure(parts(indicator, source=source, beside=beside).get(code), f"{indicator} {code} ({source})")


def target_row(indicator: str, *, version: int) -> TargetVersion:
    """The planned value of an indicator in a version of the plan."""
    target = TargetVersion.objects.filter(indicator__code=indicator, plan_version__number=version).first()
    if target is None:
        raise HistoryRowMissing(f"{indicator}, {version}")
    return target


def target(indicator: str, *, version: int) -> int:
    return figure(target_row(indicator, version=version).value, f"{indicator}, {version}")


def counted(indicator: str) -> int:
    """The number an indicator's own counting rule gives today."""
    number = measurement.numbers([indicator], as_of=queries.newest_data_on())[indicator]
    return figure(None if number is None else int(number), indicator)


def figure(value: int | None, what: str) -> int:
    """The value, which a check cannot do without."""
    if value is None:
        raise HistoryRowMissing(what)
    return value
