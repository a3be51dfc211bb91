"""Invented events of the coming months: planned, confirmed and cancelled. None is held, so none is counted."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from pertvarka.foundation.base.links import hash_of
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.demonstration import chance as chances
from pertvarka.people.demonstration import names
from pertvarka.people.demonstration.country import Country
from pertvarka.programme.events import people
from pertvarka.programme.events.models import (
    Event,
    EventPlan,
    EventSeries,
    EventSession,
    ProgrammeItem,
    Registration,
    Venue,
)
from pertvarka.programme.events.models.registration import token_of

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

MINISTRY = "socialines-apsaugos-ir-darbo-ministerija"
PLANNED = {"conference": 1, "seminar": 6, "round_table": 4}


@dataclass(frozen=True, slots=True)
class _Event:
    """One invented event; `in_days` from the day of loading, people by state."""

    number: str
    kind: str
    scope: str
    state: str
    in_days: int
    title_lt: str
    title_en: str
    regions: tuple[str, ...] = ()
    of_region: str = ""
    places: int | None = None
    registered: int = 0
    invited: int = 0
    waiting: int = 0
    cancelled_lt: str = ""
    cancelled_en: str = ""


EVENTS = (
    _Event("901", "seminar", "regional", "confirmed", 16, "Seminaras „Namai bendruomenėje: pirmieji metai“",
           "Seminar “Homes in the community: the first year”", ("LT-AL", "LT-KU", "LT-MR"), "", 40, 36, 4),
    _Event("902", "round_table_cooperation", "regional", "planned", 24,
           "Apskritojo stalo diskusija „Kaip kartu planuojame paslaugas“",
           "Round table “How we plan services together”",
           ("LT-TA",), "LT-TA", 25, 8, 12),
    _Event("903", "seminar", "national", "confirmed", 11, "Seminaras šeimos konferencijų koordinatoriams",
           "Seminar for coordinators of family conferences", (), "", 12, 12, 0, 3),
    _Event("904", "seminar", "regional", "cancelled", 9, "Seminaras „Jaunuolis išeina iš globos namų“",
           "Seminar “A young person leaves care”", ("LT-UT",), "", 30, 5, 0, 0,
           "Susirgo lektorė; seminaras bus surengtas sausį.",
           "The lecturer is ill; the seminar will be held in January."),
    _Event("905", "conference", "national", "planned", 95, "Konferencija „Dešimt metų be didelių įstaigų“",
           "Conference “Ten years without large institutions”", (), "", 200, 0, 20),
)  # fmt: skip
ITEMS = (
    (time(9, 30), "Sveikinimo žodis", "Words of welcome", ""),
    (time(9, 45), "Ką parodė pirmieji metai", "What the first year showed", "Išgalvota pranešėja Austėja Giedraitytė"),
    (time(10, 45), "Darbas grupėse: kas padeda ir kas trukdo", "Work in groups: what helps and what hinders", ""),
)


def load(layer: Country, standing: "Standing") -> None:
    """Made once, with the first layer."""
    ministry = standing.organisations.get(MINISTRY)
    if ministry is None or Event.objects.filter(is_invented=True).exists():
        return
    chance = chances.stream(layer.seed, 1, "events")
    venue = Venue.objects.create(
        code="kulturos-centras-isgalvotas", name_lt="Kultūros centras „Skliautas“ (išgalvotas)",
        name_en="“Skliautas” cultural centre (invented)", town="Alytus", address="Beržų g. 7", places=120,
        accessibility_lt="Įėjimas be laiptų, liftas, pritaikytas tualetas. Indukcinės kilpos nėra.",
        accessibility_en="Entrance without steps, a lift, an accessible toilet. There is no hearing loop.",
    )  # fmt: skip
    series = EventSeries.objects.create(title_lt="Namai bendruomenėje", title_en="Homes in the community")
    for year in (layer.today.year, layer.today.year + 1):
        EventPlan.objects.bulk_create(EventPlan(year=year, kind=kind, planned_count=n) for kind, n in PLANNED.items())
    for row in EVENTS:
        organiser = _unit_of(row.of_region, standing) or ministry
        event = _event(row, organiser, venue, series if "Namai" in row.title_lt else None, today=layer.today)
        event.regions.set([standing.regions[code] for code in row.regions])
        _programme(event)
        states = ["registered"] * row.registered + ["invited"] * row.invited + ["waiting"] * row.waiting
        put_on_list(event, organiser, states, sorted(standing.organisations.items()), chance)


def _unit_of(region: str, standing: "Standing") -> Organisation | None:
    codes = {code for code, place in standing.municipalities.items() if place.region.code == region}
    units = [
        body
        for code, body in sorted(standing.organisations.items())
        if code.startswith("socialine-parama-") and body.municipality and body.municipality.code in codes
    ]
    return units[0] if units else None


def _event(row: _Event, organiser: Organisation, venue: Venue, series: EventSeries | None, *, today: date) -> Event:
    day = today + timedelta(days=row.in_days)
    return Event.objects.create(
        code=f"R{day.year}-{row.number}", slug=f"{day}-isgalvotas-{row.number}",
        kind=row.kind, scope=row.scope, state=row.state,
        starts_on=day, ends_on=day, title_lt=row.title_lt, title_en=row.title_en, venue=venue, series=series,
        organiser=organiser, places=row.places, is_open=True, registration_closes_on=day - timedelta(days=3),
        cancelled_reason_lt=row.cancelled_lt, cancelled_reason_en=row.cancelled_en, reported_under="4.1.1",
        accessibility_lt="Bus vertimas į gestų kalbą.", accessibility_en="There is interpretation into sign language.",
        budget_line="4.1", is_invented=True,
    )  # fmt: skip


def _programme(event: Event) -> None:
    begins = timezone.make_aware(datetime.combine(event.starts_on, time(9, 30)))
    session = EventSession.objects.create(
        event=event, title_lt="Rytas", title_en="Morning", starts_at=begins, ends_at=begins + timedelta(hours=3),
        academic_hours=Decimal(4),
    )  # fmt: skip
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(session=session, order=order, starts_at=at, title_lt=lt, title_en=en, speaker=speaker)
        for order, (at, lt, en, speaker) in enumerate(ITEMS, start=1)
    )


def put_on_list(
    event: Event, organiser: Organisation, states: list[str], bodies: list[tuple[str, Organisation]], chance: Random
) -> None:
    for number, state in enumerate(states, start=1):
        sex = chance.choice(("female", "male"))
        name = f"{names.first_name(chance, sex=sex, birth_year=1980)} {names.surname(chance).form(sex=sex)}"
        participant = people.find_or_add(
            open_to=organiser.pk,
            name=name,
            email=f"dalyvis{number}@renginys{event.code[-3:]}.example",
            organisation=chance.choice(bodies)[1],
            is_invented=True,
        )
        uuid = UUID(int=chance.getrandbits(128), version=4)
        Registration.objects.create(
            uuid=uuid, event=event, participant=participant, open_to=organiser, state=state,
            organisation=participant.organisation, token_hash=hash_of(token_of(uuid)),
            told="event_cancelled" if event.state == "cancelled" else state,
            queued_at=timezone.now() if state == "waiting" else None,
        )  # fmt: skip
