"""The seam to the trainings of the programme: which groups take staff now, and putting a worker on the list of one.

The events room keeps the list, the seats and the letters; a plan keeps only the code of the group.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.programme.events.actions import trainings as enrolling
from pertvarka.programme.events.errors import EventNotFound, RegistrationClosed
from pertvarka.programme.events.models import Event
from pertvarka.programme.events.queries import trainings as groups
from pertvarka.programme.events.states import RegistrationState
from pertvarka.services.workforce.errors import TrainingUnknown
from pertvarka.services.workforce.models import StaffMember

AUDIENCES = ("institution-staff", "disability-staff", "child-and-family-staff")
"""Whom the trainings are for that staff of institutions go to, their own first."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """`waits`: the group is full, and the worker stands in its queue."""

    event: Event
    waits: bool


def open_groups(*, on: date) -> list[Event]:
    """Groups that take staff of institutions on that day, those for them alone first."""
    found = [group for group in groups.open_groups("", on) if _audience(group) in AUDIENCES]
    return sorted(found, key=lambda group: (AUDIENCES.index(_audience(group)), group.starts_on, group.code))


def open_group(uuid: UUID, *, on: date) -> Event | None:
    return next((group for group in open_groups(on=on) if group.uuid == uuid), None)


def enrol(code: str, *, worker: StaffMember, email: str, language: str, by: Account) -> Enrolled:
    """A seat or a place in the queue of the group of that code.

    Raises:
        TrainingUnknown: the group takes nobody any more.
        EmailMalformed: nobody could be written to there.
    """
    group = next((one for one in open_groups(on=timezone.localdate()) if one.code == code), None)
    if group is None:
        raise TrainingUnknown
    try:
        registration, _is_new = enrolling.enrol(
            group=group,
            name=worker.name,
            email=email,
            organisation_words=str(worker.open_to),
            language=language,
            by=by,
        )
    except (EventNotFound, RegistrationClosed) as closed:
        raise TrainingUnknown from closed
    return Enrolled(group, waits=registration.state == RegistrationState.WAITING)


def _audience(group: Event) -> str:
    return group.training_programme.audience if group.training_programme else ""
