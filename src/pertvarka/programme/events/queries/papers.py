"""Reading papers of events; the bytes are read only where one file is handed out."""

from uuid import UUID

from pertvarka.foundation.access.models import Account
from pertvarka.programme.events import material_rules
from pertvarka.programme.events.models import Event, EventMaterial, Registration


def of_event(event: Event) -> list[EventMaterial]:
    """Every paper of an event the asker prepares: those of the whole event last."""
    return list(EventMaterial.objects.filter(event=event).select_related("session").defer("content"))


def of_group(event: Event, *, trainer: Account) -> list[EventMaterial]:
    """What the trainer of a group sees: the papers they brought, and those that are not for the organiser alone."""
    return [one for one in of_event(event) if _is_trainers(one, trainer)]


def seen_by_all(event: Event) -> list[EventMaterial]:
    """What everybody may see; nothing before the event is held."""
    return [one for one in of_event(event) if _is_open(one, event)]


def seen_by_participant(registration: Registration) -> list[EventMaterial]:
    """What the holder of a secret link may see."""
    return [one for one in of_event(registration.event) if _is_theirs(one, registration)]


def one(event: Event, uuid: UUID) -> EventMaterial | None:
    """A paper of the event with its bytes."""
    return EventMaterial.objects.filter(event=event, uuid=uuid).select_related("session").first()


def trainers_one(event: Event, uuid: UUID, *, trainer: Account) -> EventMaterial | None:
    """A paper of a group with its bytes, where its trainer sees it."""
    found = one(event, uuid)
    return found if found is not None and _is_trainers(found, trainer) else None


def open_one(uuid: UUID) -> EventMaterial | None:
    """A paper with its bytes, where everybody may see it."""
    found = EventMaterial.objects.filter(uuid=uuid).select_related("event").first()
    return found if found is not None and _is_open(found, found.event) else None


def participants_one(registration: Registration, uuid: UUID) -> EventMaterial | None:
    """A paper with its bytes, where the holder of the link may see it."""
    found = one(registration.event, uuid)
    return found if found is not None and _is_theirs(found, registration) else None


def _is_trainers(material: EventMaterial, trainer: Account) -> bool:
    return material_rules.is_seen_by_trainer(seen_by=material.seen_by, is_own=material.brought_by_id == trainer.pk)


def _is_open(material: EventMaterial, event: Event) -> bool:
    return material_rules.is_seen_by_all(seen_by=material.seen_by, event_state=event.state)


def _is_theirs(material: EventMaterial, registration: Registration) -> bool:
    return material_rules.is_seen_by_participant(seen_by=material.seen_by, registration_state=registration.state)
