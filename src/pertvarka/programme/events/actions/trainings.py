"""Training programmes and their groups: a group is an event, with its own list, half-days and attendance."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.programme.events import audiences
from pertvarka.programme.events.actions import preparing, visits
from pertvarka.programme.events.actions.preparing import EventTerms
from pertvarka.programme.events.actions.visits import Visitor
from pertvarka.programme.events.errors import GroupNotOpen, ProgrammeTitleTaken, TextMissing, TrainerUnknown
from pertvarka.programme.events.models import Event, Registration, TrainingContract, TrainingProgramme
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import trainings as reading
from pertvarka.programme.events.states import EventKind


@dataclass(frozen=True, slots=True)
class ProgrammeTerms:
    """What the page of a programme asks."""

    title_lt: str
    title_en: str
    audience: str
    academic_hours: Decimal
    completed_percent: int = 80
    contract: TrainingContract | None = None
    planned_groups: int | None = None
    planned_persons: int | None = None

    @property
    def columns(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__slots__} | {
            "reported_under": audiences.REPORTED_UNDER[self.audience]
        }


def save_programme(
    *, terms: ProgrammeTerms, by: Account, programme: TrainingProgramme | None = None, expected_version: int = 0
) -> TrainingProgramme:
    """A new programme, or other words and numbers for one that stands.

    Raises:
        NotAllowed: programmes are kept by others.
        TextMissing, ProgrammeTitleTaken: what was typed.
        ChangedMeanwhile: somebody changed it after this account opened it.
    """
    policy.require(by, Permission.TRAINING_KEEP, on=timezone.localdate())
    if not terms.title_lt.strip():
        raise TextMissing
    try:
        with transaction.atomic():
            if programme is None:
                saved = TrainingProgramme.objects.create(is_invented=by.is_demo, **terms.columns)
            else:
                saved = TrainingProgramme.objects.select_for_update().get(pk=programme.pk)
                locking.save_unless_changed(saved, expected_version=expected_version, changes=terms.columns)
            audit.record("training_programme.saved", about=saved.reference, by=by.reference, audience=saved.audience)
    except IntegrityError as refused:
        raise ProgrammeTitleTaken from refused
    return saved


def plan_group(
    *, programme: TrainingProgramme, terms: EventTerms, by: Account, trainer: Account | None = None
) -> Event:
    """A group of the programme: a planned event of the kind training, reported where its audience is.

    Raises:
        NotAllowed, OrganiserElsewhere, TrainerUnknown: it is not the account's to make so.
        DaysReversed, RegistrationDayAfterEvent: what was typed.
    """
    policy.require(by, Permission.TRAINING_KEEP, on=timezone.localdate())
    with transaction.atomic():
        as_training = replace(terms, kind=EventKind.TRAINING, reported_under=programme.reported_under)
        event = preparing.plan_event(terms=as_training, by=by)
        event.training_programme = programme
        event.trainer = _checked(trainer)
        event.save(update_fields=["training_programme", "trainer"])
        audit.record(
            "training_group.planned",
            about=event.reference,
            by=by.reference,
            programme=programme.uuid,
            trainer=trainer.reference if trainer else "",
        )
    return event


def set_trainer(*, event: Event, trainer: Account | None, by: Account) -> None:
    """Who teaches the group: from now on they meet its list, and whoever taught it before does not.

    Raises:
        NotAllowed, EventNotFound, TrainerUnknown: it is not the account's group, or the person is no trainer.
    """
    policy.require(by, Permission.TRAINING_KEEP, on=timezone.localdate())
    with transaction.atomic():
        held = preparing.hold(event)
        held.trainer = _checked(trainer)
        held.save(update_fields=["trainer"])
        audit.record(
            "training_group.trainer_set",
            about=held.reference,
            by=by.reference,
            trainer=trainer.reference if trainer else "",
        )


def enrol(
    *,
    group: Event,
    name: str,
    email: str,
    by: Account,
    organisation_words: str = "",
    language: str = "lt",
) -> tuple[Registration, bool]:
    """Put a person in an open group, as they could themselves: a seat, or a place in the queue. Says whether it is new.

    The registration is the person's own: they get the letter and answer by its link. Whoever enrols them learns no more
    than this row (`state`, `event`), and needs no right in the events room.

    Raises:
        GroupNotOpen: the event is no training group.
        RegistrationClosed, EventNotFound, NameMissing, EmailMalformed: as for anybody who registers.
    """
    if group.training_programme_id is None:
        raise GroupNotOpen
    with transaction.atomic():
        who = Visitor(name=name, email=email, organisation_words=organisation_words, language=language)
        registration, is_new = visits.register(event=group, who=who)
        audit.record("training.enrolled", about=registration.reference, by=by.reference, group=group.code)
    return registration, is_new


def _checked(trainer: Account | None) -> Account | None:
    if trainer is not None and trainer not in reading.trainers():
        raise TrainerUnknown
    return trainer
