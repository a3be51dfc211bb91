"""An office that prepares events, its people and its events, for the tests of events at work."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.actions import preparing, programme
from pertvarka.programme.events.actions.preparing import EventTerms
from pertvarka.programme.events.actions.visits import Visitor
from pertvarka.programme.events.models import Event, Venue
from pertvarka.programme.events.typed import items
from tests.closed_plane import build_account, build_organisation

OFFICE = "programos-biuras"
PROGRAMME = "09:30 | Atidarymas | Opening | Ona Kalbėtoja\n10:00 | Bendruomeninės paslaugos | Community services"


def build_office(code: str = OFFICE, *, municipality: str | None = None) -> Organisation:
    return build_organisation(code, municipality=municipality, kind=Organisation.Kind.BODY)


def build_officer(name: str = "Eglė", office: Organisation | None = None) -> Account:
    return build_account(name, "ministry", office or build_office())


def terms(office: Organisation, **columns: Any) -> EventTerms:
    """A seminar in a month, open to all, without a limit of places."""
    starts_on: date = columns.pop("starts_on", timezone.localdate() + timedelta(days=30))
    given = {
        "title_lt": "Seminaras apie namus bendruomenėje",
        "title_en": "Seminar on homes in the community",
        "kind": "seminar",
        "scope": "national",
        "starts_on": starts_on,
        "ends_on": columns.pop("ends_on", starts_on),
        "organiser": office,
        "is_open": True,
    }
    return EventTerms(**{**given, **columns})


def build_event(by: Account, office: Organisation, **columns: Any) -> Event:
    with scope.of(by):
        return preparing.plan_event(terms=terms(office, **columns), by=by)


def build_venue(by: Account, **columns: Any) -> Venue:
    with scope.of(by):
        return programme.add_venue(**{"name_lt": "Kultūros namai", "town": "Utena", "by": by, **columns})


def add_session(by: Account, event: Event, **columns: Any) -> None:
    start = timezone.make_aware(datetime.combine(event.starts_on, time(9, 30)))
    given = {
        "title_lt": "Pirma pusė dienos",
        "starts_at": start,
        "ends_at": start + timedelta(hours=3),
        "items": items(PROGRAMME),
        "academic_hours": Decimal(4),
    }
    with scope.of(by):
        programme.save_session(event=event, by=by, **{**given, **columns})


def visitor(number: int = 1, **columns: Any) -> Visitor:
    return Visitor(**{"name": f"Vardenis Pavardenis {number}", "email": f"vardenis{number}@istaiga.example", **columns})


def three_regions() -> tuple[Region, ...]:
    return tuple(Region.objects.order_by("code")[:3])
