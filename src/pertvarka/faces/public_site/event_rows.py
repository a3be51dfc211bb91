"""Rows of events as pages show them: what a row links to, when it was, and the short facts under its title."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils import formats
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.public_site.event_filters import query_of
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events import kinds
from pertvarka.programme.events.models import Event, EventGroup
from pertvarka.programme.events.queries import EventFilter, Happening, History


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of a list: what it links to, when, and the short facts under its title."""

    url: str
    title: str
    when: str
    facts: tuple[str, ...]
    state: str
    is_held: bool
    is_group: bool
    inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    heading: str
    url: str
    rows: tuple[EventRow, ...]


def address(wanted: EventFilter) -> str:
    return f"{reverse('public_site:events')}{query_of(wanted)}#list" if wanted else reverse("public_site:events")


def month_address(day: date) -> str:
    return reverse("public_site:events_month", kwargs={"year": day.year, "month": day.month})


def month_heading(day: date) -> str:
    return capfirst(formats.date_format(day, "YEAR_MONTH_FORMAT"))


def months(found: History, wanted: EventFilter) -> tuple[Month, ...]:
    """Rows newest first under their months; a group stands in the last month it reached within the year asked for."""
    placed = sorted(
        ((_shown_on(row, wanted.year), row) for row in found.rows),
        key=lambda pair: (pair[0], pair[1].item.code),
        reverse=True,
    )
    return tuple(
        Month(month_heading(first), month_address(first), tuple(row_of(row, year=wanted.year) for _day, row in rows))
        for first, rows in groupby(placed, key=lambda pair: pair[0].replace(day=1))
    )


def row_of(row: Happening, *, year: int | None = None) -> EventRow:
    item = row.item
    if isinstance(item, EventGroup):
        return EventRow(
            url=item.get_absolute_url(),
            title=item.title,
            when=period(item),
            facts=(*_scopes(item), *_participants(item.participants_declared)),
            state=item.state,
            is_held=row.is_held,
            is_group=True,
            inside=told_inside(row, year=year),
        )
    return EventRow(
        url=item.get_absolute_url(),
        title=item.title,
        when=item.starts_on.isoformat(),
        facts=(str(kinds.ONE[item.kind]), *_places(item, row.regions), *_participants(item.participants_declared)),
        state=item.state,
        is_held=row.is_held,
        is_group=False,
    )


def period(item: EventGroup) -> str:
    """A group's period as closely as the source dates it: `2016-10 – 2017-06`, `2017`."""
    length = {"year": 4, "month": 7}.get(item.precision, 10)
    first, last = item.starts_on.isoformat()[:length], item.ends_on.isoformat()[:length]
    return first if first == last else f"{first} – {last}"


def told_inside(row: Happening, *, year: int | None = None) -> tuple[str, ...]:
    """What is known of the years of a group; a derived number says that it is derived."""
    sentences = []
    for share in row.shares:
        if year not in {None, share.year} or len(row.shares) == 1:
            continue
        given = {"year": share.year, "count": share.events_count}
        if share.is_derived:
            text = ngettext(
                "In %(year)s: %(count)s event; no source states it, it is derived from two reports.",
                "In %(year)s: %(count)s events; no source states it, it is derived from two reports.",
                share.events_count,
            )
        else:
            text = ngettext("In %(year)s: %(count)s event.", "In %(year)s: %(count)s events.", share.events_count)
        sentences.append(text % given)
    return tuple(sentences)


def _shown_on(row: Happening, year: int | None) -> date:
    if not row.is_group:
        return row.item.starts_on
    return min(row.item.ends_on, date(year, 12, 31)) if year else row.item.ends_on


def place_of(row: Happening) -> str:
    """Regions or venue in a few letters; empty for what has neither."""
    if row.regions or not isinstance(row.item, Event):
        return ", ".join(region.name_lt for region in row.regions)
    return str(row.item.venue or "")


def _scopes(group: EventGroup) -> tuple[str, ...]:
    if group.national_count is None or group.regional_count is None:
        return ()
    national = ngettext("%(count)s national", "%(count)s national", group.national_count)
    regional = ngettext("%(count)s regional", "%(count)s regional", group.regional_count)
    return national % {"count": group.national_count}, regional % {"count": group.regional_count}


def _places(event: Event, regions: Iterable[Region]) -> tuple[str, ...]:
    names = [region.name_lt for region in regions]
    if len(names) > 1:
        return (_("Joint: %(regions)s") % {"regions": ", ".join(names)},)
    return tuple(text for text in (*names, str(event.venue or "")) if text)


def _participants(count: int | None) -> tuple[str, ...]:
    if count is None:
        return ()
    return (ngettext("%(count)s participant", "%(count)s participants", count) % {"count": count},)
