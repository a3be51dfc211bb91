"""One event as a calendar file for one person (RFC 5545): its half-days at their hours, or whole days without them."""

from datetime import UTC, datetime, timedelta

from django.utils import translation
from icalendar import Calendar, vText
from icalendar import Event as Entry

from pertvarka.programme.events import calendar
from pertvarka.programme.events.models import Event, EventSession
from pertvarka.programme.events.states import EventState


def of(event: Event, *, stamped_at: datetime, address: str) -> bytes:
    """In the active language; the same UIDs every time, so a newer file takes the place of the older."""
    file = Calendar()
    language = translation.get_language() or "lt"
    file.add("prodid", f"-//Pertvarka//{language.upper()}")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    sessions = list(EventSession.objects.filter(event=event))
    for session in sessions:
        entry = _entry(event, stamped_at=stamped_at, address=address, language=language)
        entry.add("uid", f"{session.uuid}@pertvarka")
        entry.add("dtstart", session.starts_at.astimezone(UTC))
        entry.add("dtend", session.ends_at.astimezone(UTC))
        if session.title:
            entry.add("description", session.title)
        file.add_component(entry)
    if not sessions:
        entry = _entry(event, stamped_at=stamped_at, address=address, language=language)
        entry.add("uid", f"{event.uuid}@pertvarka")
        entry.add("dtstart", event.starts_on)
        entry.add("dtend", event.ends_on + timedelta(days=1))
        file.add_component(entry)
    return bytes(file.to_ical())


def _entry(event: Event, *, stamped_at: datetime, address: str, language: str) -> Entry:
    entry = Entry()
    entry.add("dtstamp", stamped_at.astimezone(UTC))
    entry.add("sequence", event.version)
    entry.add("summary", vText(event.title), parameters={"LANGUAGE": language})
    entry.add("location", _place(event))
    entry.add("status", calendar.STATUSES.get(EventState(event.state), "CONFIRMED"))
    entry.add("url", address)
    return entry


def _place(event: Event) -> str:
    if event.venue and event.venue.address:
        return ", ".join(part for part in (event.venue.name, event.venue.address, event.venue.town) if part)
    return calendar.place(event)
