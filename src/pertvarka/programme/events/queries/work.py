"""Reading events at work: whose events the asker prepares, one of them with all it has, the year's plan beside them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import F, Prefetch, Q
from django.utils import timezone

from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import rules
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import Agreement, Event, EventPlan, EventSeries, EventSession, Venue
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.states import EventState, group_of

PLAN_KINDS = ("conference", "seminar", "round_table")
ORGANISER_KINDS = (
    Organisation.Kind.MINISTRY,
    Organisation.Kind.AUTHORITY,
    Organisation.Kind.BODY,
    Organisation.Kind.RESEARCH,
    Organisation.Kind.MUNICIPAL_ADMINISTRATION,
)


def organisations_with(permission: str) -> frozenset[int]:
    """Keys of the organisations in which the asker holds the permission today; asked inside a scope."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.organisations(%s)", [str(permission)])
        return frozenset(cursor.fetchone()[0])


def organisers() -> list[Organisation]:
    """Whose events the asker may prepare, in Lithuanian order."""
    rows = Organisation.objects.filter(pk__in=organisations_with(Permission.EVENT_CHANGE), kind__in=ORGANISER_KINDS)
    return list(rows.order_by(LithuanianOrder("name_lt")))


def event_at_work(uuid: UUID, *, permission: str = Permission.EVENT_CHANGE) -> Event:
    """An event the asker prepares, with its regions, half-days and their items.

    Raises:
        EventNotFound: there is none, or others prepare it.
    """
    sessions = Prefetch("sessions", EventSession.objects.prefetch_related("items"))
    regions = Prefetch("regions", Region.objects.in_order().defer("outline"))
    rows = Event.objects.select_related("venue", "series", "organiser").prefetch_related(regions, sessions)
    event = rows.filter(uuid=uuid).first()
    if event is None or event.organiser_id not in organisations_with(permission):
        raise EventNotFound
    return event


def prepared(event: Event) -> rules.Prepared:
    """What stands of the event, for the rule that says what is missing."""
    return rules.Prepared(
        state=event.state,
        scope=event.scope,
        ends_on=event.ends_on,
        has_title_en=bool(event.title_en),
        has_venue=event.venue_id is not None,
        region_count=len(event.regions.all()),
        item_count=sum(len(session.items.all()) for session in event.sessions.all()),
        places=event.places,
        venue_places=event.venue.places if event.venue else None,
        participants=event.participants,
        has_outcome=bool(event.notes_lt),
        has_outcome_en=bool(event.notes_en),
    )


def events_of_year(year: int) -> list[Event]:
    """Events at work that touch the year, and those of the history, soonest first."""
    regions = Prefetch("regions", Region.objects.in_order().defer("outline"))
    rows = Event.objects.select_related("organiser", "venue").prefetch_related(regions)
    return list(rows.filter(starts_on__year=year).order_by("starts_on", "code"))


def years() -> list[int]:
    """Years that have a plan or an event at work, and this one and the next, newest first."""
    this = timezone.localdate().year
    planned = set(EventPlan.objects.values_list("year", flat=True))
    held = {day.year for day in Event.objects.exclude(organiser=None).dates("starts_on", "year")}
    return sorted(planned | held | {this, this + 1}, reverse=True)


def venues() -> list[Venue]:
    return list(Venue.objects.exclude(Q(name_lt="") & Q(address="")).order_by(LithuanianOrder("name_lt")))


def series() -> list[EventSeries]:
    return list(EventSeries.objects.order_by(LithuanianOrder("title_lt")))


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One kind of the year's plan: how many were planned, how many stand in which state."""

    kind: str
    planned: int | None
    note: str
    version: int
    by_state: dict[str, int]

    @property
    def coming(self) -> int:
        return self.by_state.get(EventState.PLANNED, 0) + self.by_state.get(EventState.CONFIRMED, 0)

    @property
    def held(self) -> int:
        return self.by_state.get(EventState.HELD, 0) + self.by_state.get(EventState.REPORTED, 0)

    @property
    def cancelled(self) -> int:
        return self.by_state.get(EventState.CANCELLED, 0)

    @property
    def still_to_plan(self) -> int:
        return max((self.planned or 0) - self.coming - self.held, 0)


def year_plan(year: int, events: list[Event]) -> list[PlanLine]:
    """The three kinds of the plan with the events of that year, as they stand."""
    plans = {plan.kind: plan for plan in EventPlan.objects.filter(year=year)}
    lines = []
    for kind in PLAN_KINDS:
        plan = plans.get(kind)
        by_state: dict[str, int] = {}
        for event in events:
            if group_of(event.kind) == kind:
                by_state[event.state] = by_state.get(event.state, 0) + 1
        lines.append(
            PlanLine(
                kind=kind,
                planned=plan.planned_count if plan else None,
                note=plan.note if plan else "",
                version=plan.version if plan else 0,
                by_state=by_state,
            )
        )
    return lines


def overdue(*, today: date) -> list[Event]:
    """Events of the asker whose day has passed while nobody said whether they were held."""
    mine = organisations_with(Permission.EVENT_CHANGE)
    rows = Event.objects.filter(organiser__in=mine, state__in=rules.COMING, ends_on__lt=today)
    return list(rows.order_by("ends_on", "code"))


def to_report() -> list[tuple[Event, date]]:
    """Events of the asker that were held and wait for their report, with the day it is due."""
    mine = organisations_with(Permission.EVENT_REPORT)
    rows = Event.objects.filter(organiser__in=mine, state=EventState.HELD).order_by("ends_on", "code")
    return [(event, event.ends_on + rules.REPORTED_WITHIN) for event in rows]


def programme_of(event: Event) -> list[EventSession]:
    """Half-days with their items, in the order of time."""
    return list(EventSession.objects.filter(event=event).prefetch_related("items"))


def agreements_of(event: Event) -> list[Agreement]:
    """What was agreed, open things first, the soonest due first."""
    rows = Agreement.objects.filter(event=event).select_related("owner")
    return list(rows.order_by(F("done_on").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "id"))
