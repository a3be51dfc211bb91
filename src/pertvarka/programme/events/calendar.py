"""Calendar feeds (RFC 5545): events with a day, for a region, a kind or all. Undated groups have no place in them."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, vText
from icalendar import Event as Entry

from pertvarka.programme.events import kinds
from pertvarka.programme.events.models import Event
from pertvarka.programme.events.states import EventState

STATUSES = {EventState.PLANNED: "TENTATIVE", EventState.CANCELLED: "CANCELLED"}


def feed(
    events: Iterable[Event],
    *,
    name: str,
    language: str,
    address_of: Callable[[Event], str],
    stamped_at: datetime,
) -> bytes:
    """The events as one calendar in the active language, all-day, each under its own lasting UID."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Pertvarka//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Vilnius")
    for event in events:
        calendar.add_component(_entry(event, language=language, address=address_of(event), stamped_at=stamped_at))
    return bytes(calendar.to_ical())


def _entry(event: Event, *, language: str, address: str, stamped_at: datetime) -> Entry:
    entry = Entry()
    entry.add("uid", f"{event.uuid}@pertvarka")
    entry.add("dtstamp", stamped_at.astimezone(UTC))
    entry.add("dtstart", event.starts_on)
    # The end of an all-day event is the first day after it.
    entry.add("dtend", event.ends_on + timedelta(days=1))
    entry.add("summary", vText(event.title), parameters={"LANGUAGE": language})
    if event.theme:
        entry.add("description", event.theme)
    entry.add("location", place(event))
    entry.add("categories", [str(kinds.ONE[event.kind])])
    entry.add("status", STATUSES.get(EventState(event.state), "CONFIRMED"))
    entry.add("transp", "TRANSPARENT")
    entry.add("url", address)
    return entry


def place(event: Event) -> str:
    """The house and town, else the regions, else that no source tells it."""
    if event.venue:
        return str(event.venue)
    regions = ", ".join(region.phrase for region in event.regions.all())
    return regions or _("The sources do not name the place")
