"""Shaping one event or one group of events: its facts, its files, its words and the figures it counts in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pertvarka.faces.public_site.counted_in import CountedIn, counted_in
from pertvarka.faces.public_site.event_at_work import AtWork, at_work
from pertvarka.faces.public_site.event_rows import EventRow, month_address, period, row_of
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.results import queries as results
from pertvarka.programme.events import kinds
from pertvarka.programme.events import queries as events
from pertvarka.programme.events.models import Event, EventGroup
from pertvarka.programme.events.rules import YearShare
from pertvarka.programme.library import queries as library
from pertvarka.programme.library.models import Document

SCOPES: dict[str, Promise] = {
    "national": _("National"),
    "regional": _("Regional"),
    "mixed": _("National and regional"),
}


@dataclass(frozen=True, slots=True)
class EventPage:
    """Everything the page of a single event tells."""

    event: Event
    when: str
    month_url: str
    kind: Promise
    scope: Promise
    regions: tuple[Region, ...]
    presentations: tuple[Document, ...]
    press: tuple[Document, ...]
    group: EventGroup | None
    agenda: tuple[str, ...]
    sources: tuple[Document, ...]
    counted_in: tuple[CountedIn, ...]
    earlier: Event | None
    later: Event | None
    work: AtWork | None

    @property
    def is_joint(self) -> bool:
        return len(self.regions) > 1

    @property
    def is_ahead(self) -> bool:
        """Prepared here and not held: planned, confirmed or cancelled."""
        return self.work is not None and self.event.state not in events.HELD


@dataclass(frozen=True, slots=True)
class GroupPage:
    """Everything the page of a group tells; `same` are single events that it speaks of together."""

    group: EventGroup
    when: str
    kind: Promise
    parts: tuple[EventRow, ...]
    shares: tuple[YearShare, ...]
    same: tuple[EventRow, ...]
    agenda: tuple[str, ...]
    sources: tuple[Document, ...]
    counted_in: tuple[CountedIn, ...]
    earlier: Event | None
    later: Event | None


def event_page(event: Event) -> EventPage:
    listed = library.listings_of(event)
    group = events.group_that_tells_of(event)
    earlier, later = events.neighbours(event)
    return EventPage(
        event=event,
        when=formats.date_format(event.starts_on, "DATE_FORMAT"),
        month_url=month_address(event.starts_on),
        kind=kinds.ONE[event.kind],
        scope=SCOPES[event.scope],
        regions=tuple(event.regions.all()),
        presentations=tuple(document for document in listed if document.kind == Document.Kind.PRESENTATION),
        press=tuple(document for document in listed if document.kind == Document.Kind.PRESS),
        group=group,
        agenda=tuple(event.agenda_items or (group.agenda.splitlines() if group else ())),
        sources=_sources(event.sources),
        counted_in=_counted_in(event),
        earlier=earlier,
        later=later,
        work=at_work(event),
    )


def group_page(group: EventGroup) -> GroupPage:
    parts = list(group.parts.all())
    earlier, later = events.neighbours(group)
    same = events.events_by_codes(group.same_events) if group.same_events else []
    return GroupPage(
        group=group,
        when=period(group),
        kind=kinds.MANY[group.kind],
        parts=tuple(row_of(events.Happening(part)) for part in parts),
        shares=events.shares_of(group, parts) if parts else (),
        same=tuple(row_of(events.Happening(event, tuple(event.regions.all()))) for event in same),
        agenda=tuple(line for line in group.agenda.splitlines() if line),
        sources=_sources([group.source]),
        counted_in=_counted_in(group),
        earlier=earlier,
        later=later,
    )


def _counted_in(item: Event | EventGroup) -> tuple[CountedIn, ...]:
    return tuple(counted_in(events.facts_of(item), as_of=results.newest_data_on()))


def _sources(keys: Sequence[str]) -> tuple[Document, ...]:
    known = library.sources()
    return tuple(known[key] for key in keys if key in known)
