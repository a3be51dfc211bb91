"""Loading what happened: events, groups of events, trainings and consultations."""

import uuid
from collections import Counter

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.base.words import columns, lines
from pertvarka.foundation.territory.models import Region
from pertvarka.programme.events.definitions import (
    EVENTS,
    TRAININGS,
    EventGroupShape,
    EventsFile,
    EventShape,
    TrainingsFile,
)
from pertvarka.programme.events.models import (
    Consultation,
    Event,
    EventGroup,
    Training,
    TrainingPart,
    TrainingSession,
    Venue,
)

# Events of the history keep one identity in every installation, so calendars that follow two feeds show them once.
NAMESPACE = uuid.UUID("6f2b7a54-0c0e-5d0b-9a52-8f6d1f2f6c11")


@transaction.atomic
def load_events(*, counts: Counter[str], by: str) -> None:
    """Bring events and their groups in step with definitions/events.yaml."""
    before = counts.total()
    file = read_definition(EVENTS, EventsFile)
    _check(file)
    venues = synchronise(
        Venue,
        [{"code": shape.code, **columns("name", shape.name), "town": shape.town} for shape in file.venues],
        key=("code",),
        counts=counts,
    )
    rows = [
        {
            "code": shape.code,
            "uuid": uuid.uuid5(NAMESPACE, f"event:{shape.code}"),
            "slug": shape.slug,
            "kind": shape.kind,
            "scope": shape.scope,
            "state": shape.state,
            "starts_on": shape.starts_on,
            "ends_on": shape.ends_on or shape.starts_on,
            **columns("title", shape.title),
            **columns("theme", shape.theme),
            **lines("agenda", shape.agenda),
            **columns("notes", shape.notes),
            "wording_lt": shape.wording_lt,
            "venue": venues[(shape.venue,)] if shape.venue else None,
            "participants_declared": shape.participants_declared,
            "reported_under": shape.reported_under,
            "sources": shape.sources,
        }
        for shape in file.events
    ]
    events = synchronise(Event, rows, key=("code",), counts=counts)
    _join_regions(file.events, events={code: event for (code,), event in events.items()}, counts=counts)
    _load_groups(file.groups, counts=counts)
    if counts.total() > before:
        audit.record("events.loaded", about="events:all", by=by, events=len(rows), groups=len(file.groups))


def _join_regions(shapes: list[EventShape], *, events: dict[str, Event], counts: Counter[str]) -> None:
    regions = {region.code: region for region in Region.objects.defer("outline")}
    standing: dict[int, set[str]] = {}
    for event_id, code in Event.regions.through.objects.values_list("event_id", "region__code"):
        standing.setdefault(event_id, set()).add(code)
    for shape in shapes:
        event = events[shape.code]
        if standing.get(event.pk, set()) != set(shape.regions):
            event.regions.set([regions[code] for code in shape.regions])
            counts["events.event.regions changed"] += 1


def _load_groups(shapes: list[EventGroupShape], *, counts: Counter[str]) -> None:
    """Wholes before parts, so that a part finds its whole."""
    groups: dict[str, EventGroup] = {}
    for shape in sorted(shapes, key=lambda shape: shape.part_of is not None):
        row = {
            "code": shape.code,
            "slug": shape.slug,
            "kind": shape.kind,
            "state": shape.state,
            "starts_on": shape.starts_on,
            "ends_on": shape.ends_on,
            "precision": shape.precision,
            "events_count": shape.events_count,
            "national_count": shape.national_count,
            "regional_count": shape.regional_count,
            "participants_declared": shape.participants_declared,
            **columns("title", shape.title),
            **lines("themes", shape.themes),
            **lines("agenda", shape.agenda),
            **columns("note", shape.note),
            "wording_lt": shape.wording_lt,
            "part_of": groups[shape.part_of] if shape.part_of else None,
            "same_events": shape.same_events,
            "reported_under": shape.reported_under,
            "source": shape.source,
        }
        groups[shape.code] = synchronise(EventGroup, [row], key=("code",), counts=counts)[(shape.code,)]


def _check(file: EventsFile) -> None:
    """What one file can contradict: a code or address twice, an unknown venue, region, whole or event."""
    regions = set(Region.objects.values_list("code", flat=True))
    venues = {venue.code for venue in file.venues}
    codes: set[str] = set()
    slugs: set[str] = set()
    for position, event in enumerate(file.events):
        for key, value, seen in (("code", event.code, codes), ("slug", event.slug, slugs)):
            if value in seen:
                raise contradiction(
                    EVENTS,
                    ["events", position, key],
                    problem=f"{value} stands twice",
                    cure_lt="Kiekvienas renginys turi turėti savo kodą ir adresą.",
                    cure_en="Every event needs a code and an address of its own.",
                )
            seen.add(value)
        for unknown in set(event.regions) - regions:
            raise _unknown("events", position, "regions", f"there is no region {unknown}")
        if event.venue and event.venue not in venues:
            raise _unknown("events", position, "venue", f"there is no venue {event.venue}")
    groups = {group.code for group in file.groups}
    for position, group in enumerate(file.groups):
        if group.part_of and group.part_of not in groups:
            raise _unknown("groups", position, "part_of", f"there is no group {group.part_of}")
        for unknown in set(group.same_events) - codes:
            raise _unknown("groups", position, "same_events", f"there is no event {unknown}")


def _unknown(listed: str, position: int, key: str, problem: str) -> Exception:
    return contradiction(
        EVENTS,
        [listed, position, key],
        problem=problem,
        cure_lt="Pataisykite kodą.",
        cure_en="Correct the code.",
    )


@transaction.atomic
def load_trainings(*, counts: Counter[str], by: str) -> None:
    """Bring trainings and consultations in step with definitions/trainings.yaml."""
    before = counts.total()
    file = read_definition(TRAININGS, TrainingsFile)
    groups = {group.code: group for group in EventGroup.objects.all()}
    for position, shape in enumerate(file.trainings):
        if shape.same_as and shape.same_as not in groups:
            raise contradiction(
                TRAININGS,
                ["trainings", position, "same_as"],
                problem=f"there is no group of events {shape.same_as}",
                cure_lt="Pataisykite kodą.",
                cure_en="Correct the code.",
            )
    trainings = synchronise(
        Training,
        [
            {
                "code": shape.code,
                "audience": shape.audience,
                **columns("title", shape.title),
                **columns("audience", shape.audience_words),
                "wording_lt": shape.wording_lt,
                "groups_count": shape.groups_count,
                "persons_count": shape.persons_count,
                "academic_hours": shape.academic_hours,
                "starts_on": shape.starts_on,
                "ends_on": shape.ends_on,
                "precision": shape.precision,
                "known_on": shape.known_on,
                "contract": shape.contract,
                "same_as": groups[shape.same_as] if shape.same_as else None,
                "reported_under": shape.reported_under,
                "sources": shape.sources,
            }
            for shape in file.trainings
        ],
        key=("code",),
        counts=counts,
    )
    synchronise(
        TrainingPart,
        [
            {
                "training": trainings[(shape.code,)],
                "code": part.code,
                "starts_on": part.starts_on,
                "ends_on": part.ends_on,
                "precision": part.precision,
                "groups_count": part.groups_count,
                "persons_count": part.persons_count,
                **columns("note", part.note),
                "source": part.source,
            }
            for shape in file.trainings
            for part in shape.parts
        ],
        key=("code",),
        counts=counts,
    )
    synchronise(
        TrainingSession,
        [
            {"training": trainings[(shape.code,)], "starts_on": session.starts_on, "ends_on": session.ends_on}
            for shape in file.trainings
            for session in shape.sessions
        ],
        key=("training_id", "starts_on"),
        counts=counts,
    )
    synchronise(
        Consultation,
        [
            {
                "code": shape.code,
                **columns("title", shape.title),
                "hours": shape.hours,
                "plans_count": shape.plans_count,
                "organisations_planned_count": shape.organisations_planned_count,
                "starts_on": shape.starts_on,
                "known_on": shape.known_on,
                "contract": shape.contract,
                "reported_under": shape.reported_under,
                "sources": shape.sources,
            }
            for shape in file.consultations
        ],
        key=("code",),
        counts=counts,
    )
    if counts.total() > before:
        audit.record("trainings.loaded", about="trainings:all", by=by, trainings=len(file.trainings))
