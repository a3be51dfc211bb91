"""Reading what happened: the history of events with its filters, one event, trainings, consultations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet, Value

from pertvarka.engines.counting.facts import COLUMNS, FactRow
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.models import (
    Consultation,
    Event,
    EventFact,
    EventGroup,
    ParticipationFact,
    Training,
    TrainingFact,
)
from pertvarka.programme.events.rules import Period, YearShare, shares_by_year
from pertvarka.programme.events.states import EventKind, EventScope, EventState, group_of

HELD = (EventState.HELD, EventState.REPORTED)
COMING = (EventState.PLANNED, EventState.CONFIRMED)


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What to look for; empty means all. `kind` is one of the three kinds of the plan or one kind of event."""

    kind: str = ""
    region: str = ""
    year: int | None = None

    def __bool__(self) -> bool:
        return bool(self.kind or self.region or self.year)

    def wants_kind(self, kind: str) -> bool:
        return not self.kind or self.kind in {kind, group_of(kind)}


@dataclass(frozen=True, slots=True)
class Happening:
    """One row of the history: a single event, or a whole group with its parts."""

    item: Event | EventGroup
    regions: tuple[Region, ...] = ()
    parts: tuple[EventGroup, ...] = ()
    shares: tuple[YearShare, ...] = ()

    @property
    def is_group(self) -> bool:
        return isinstance(self.item, EventGroup)

    @property
    def is_joint(self) -> bool:
        return len(self.regions) > 1

    @property
    def is_held(self) -> bool:
        """A training group is told of, and counted among the trainings."""
        return self.item.state in HELD and self.item.kind != EventKind.TRAINING

    def count_in(self, year: int | None) -> int:
        """How many events it stands for, in a year or in all."""
        if not isinstance(self.item, EventGroup):
            return int(year is None or self.item.starts_on.year == year)
        if year is None:
            return self.item.events_count
        return sum(share.events_count for share in self.shares if share.year == year)


@dataclass(frozen=True, slots=True)
class History:
    """Rows of the history, newest first. A group without known regions is found by no region's filter."""

    rows: tuple[Happening, ...]

    def filtered(self, wanted: EventFilter) -> "History":
        return History(tuple(row for row in self.rows if _fits(row, wanted)))

    def number(self, *, year: int | None = None) -> int:
        """Events held, groups with all they hold."""
        return sum(row.count_in(year) for row in self.rows if row.is_held)

    @property
    def joint_number(self) -> int:
        return sum(row.is_joint for row in self.rows if row.is_held)

    @property
    def groups(self) -> tuple[Happening, ...]:
        return tuple(row for row in self.rows if row.is_group)

    @property
    def single_events(self) -> list[Event]:
        return [row.item for row in self.rows if isinstance(row.item, Event)]

    @property
    def years(self) -> list[int]:
        """Every year in which events were held, from the first to the last, also one without events."""
        days = [day for row in self.rows if row.is_held for day in (row.item.starts_on, row.item.ends_on)]
        return list(range(min(days).year, max(days).year + 1)) if days else []

    def coming(self, *, today: date) -> list[Event]:
        """Events that are still to be held, the nearest first."""
        events = [event for event in self.single_events if event.state in COMING and event.ends_on >= today]
        return sorted(events, key=lambda event: (event.starts_on, event.code))

    @property
    def newest_held(self) -> Happening | None:
        return next((row for row in self.rows if row.is_held and not row.is_group), None)


@dataclass(frozen=True, slots=True)
class RegionEvents:
    """Events of one region's own view, joint ones among them."""

    events_count: int
    joint_count: int


def history() -> History:
    """Everything the sources tell, newest first: single events and whole groups; parts stand inside their wholes."""
    groups = list(EventGroup.objects.filter(same_events=[]).order_by("starts_on", "code"))
    parts: dict[int, list[EventGroup]] = {}
    for group in groups:
        if group.part_of_id is not None:
            parts.setdefault(group.part_of_id, []).append(group)
    rows = [Happening(event, tuple(event.regions.all())) for event in _events()]
    rows += [_group_row(group, parts.get(group.pk, ())) for group in groups if group.part_of_id is None]
    return History(tuple(sorted(rows, key=_newest, reverse=True)))


def event_by_slug(slug: str) -> Event | None:
    return _events().filter(slug=slug).first()


def group_by_slug(slug: str) -> EventGroup | None:
    return EventGroup.objects.filter(slug=slug).select_related("part_of").prefetch_related("parts").first()


def shares_of(group: EventGroup, parts: Iterable[EventGroup]) -> tuple[YearShare, ...]:
    """In which years the events of a group fell, as far as its parts tell."""
    return shares_by_year(_period(group), [_period(part) for part in parts])


def events_by_codes(codes: Iterable[str]) -> list[Event]:
    """Events by their codes, oldest first."""
    return list(_events().filter(code__in=list(codes)).order_by("starts_on", "code"))


def group_that_tells_of(event: Event) -> EventGroup | None:
    """The group whose row keeps what the source says of this event and others together, such as their agenda."""
    return EventGroup.objects.filter(same_events__contains=[event.code]).first()


def neighbours(item: Event | EventGroup) -> tuple[Event | None, Event | None]:
    """The single events held before and after, one query."""
    before = Event.objects.filter(Q(starts_on__lt=item.starts_on) | Q(starts_on=item.starts_on, code__lt=item.code))
    after = Event.objects.filter(Q(starts_on__gt=item.starts_on) | Q(starts_on=item.starts_on, code__gt=item.code))
    found = list(
        before.order_by("-starts_on", "-code")[:1].union(after.order_by("starts_on", "code")[:1], all=True),
    )
    earlier = [event for event in found if (event.starts_on, event.code) < (item.starts_on, item.code)]
    later = [event for event in found if event not in earlier]
    return (earlier[0] if earlier else None), (later[0] if later else None)


def by_region(found: History) -> dict[str, RegionEvents]:
    """Events held by region code: a joint event stands in the view of each of its regions."""
    events: Counter[str] = Counter()
    joint: Counter[str] = Counter()
    for row in found.rows:
        if row.is_held:
            codes = [region.code for region in row.regions]
            events.update(codes)
            joint.update(codes if row.is_joint else ())
    return {code: RegionEvents(events[code], joint[code]) for code in events}


def regional(found: History) -> History:
    """Regional round tables: single events whose regions are known."""
    return History(
        tuple(row for row in found.rows if isinstance(row.item, Event) and row.item.scope == EventScope.REGIONAL),
    )


def facts_of(item: Event | EventGroup) -> dict[str, list[FactRow]]:
    """The rows of the fact views that stand for one event or group, by the name of the fact; one query."""
    subject = f"{'event_group' if isinstance(item, EventGroup) else 'event'}:{item.code}"
    columns = ("fact", *COLUMNS)
    events = EventFact.objects.filter(subject=subject).annotate(fact=Value("events")).values_list(*columns)
    persons = ParticipationFact.objects.filter(subject=subject).annotate(fact=Value("participations"))
    return _facts(events.union(persons.values_list(*columns), all=True), columns)


def training_facts() -> list[FactRow]:
    """The rows of the fact view that stand for trainings and their parts."""
    return [FactRow.of(dict(zip(COLUMNS, row, strict=True))) for row in TrainingFact.objects.values_list(*COLUMNS)]


def declared_trainings() -> list[Training]:
    """Trainings with their parts and sessions, and the group of seminars where they are one."""
    return list(Training.objects.select_related("same_as").prefetch_related("parts", "sessions"))


def consultations() -> list[Consultation]:
    return list(Consultation.objects.all())


def _events() -> QuerySet[Event]:
    # Outlines are heavy and no list of events draws them.
    regions = Prefetch("regions", Region.objects.in_order().defer("outline"))
    return Event.objects.select_related("venue", "organiser").prefetch_related(regions)


def _group_row(group: EventGroup, parts: Sequence[EventGroup]) -> Happening:
    return Happening(group, parts=tuple(parts), shares=shares_of(group, parts))


def _period(group: EventGroup) -> Period:
    return Period(group.starts_on, group.ends_on, group.events_count)


def _newest(row: Happening) -> tuple[date, str]:
    """A group stands where it ended: before that day nobody could have told of it."""
    return (row.item.ends_on if row.is_group else row.item.starts_on), row.item.code


def _fits(row: Happening, wanted: EventFilter) -> bool:
    if not wanted.wants_kind(row.item.kind):
        return False
    if wanted.region and wanted.region not in {region.code for region in row.regions}:
        return False
    return wanted.year is None or row.count_in(wanted.year) > 0


def _facts(rows: Iterable[tuple[object, ...]], columns: tuple[str, ...]) -> dict[str, list[FactRow]]:
    found: dict[str, list[FactRow]] = {}
    for row in rows:
        values = dict(zip(columns, row, strict=True))
        found.setdefault(str(values.pop("fact")), []).append(FactRow.of(values))
    return found
