"""The groups of a trainer: one by its key, those that are near, half-days that are over while nobody was ticked."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.programme.events import rules
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import Attendance, Event, EventSession
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.states import EventState


@dataclass(frozen=True, slots=True)
class Unticked:
    """A group with half-days behind it that nobody was ticked at. Some were ticked at others where `is_begun`: then
    the results of the group cannot be counted yet.
    """

    event: Event
    half_days_count: int
    last_on: date
    is_begun: bool


def group(uuid: UUID, *, by: Account) -> Event:
    """A group the account teaches.

    Raises:
        EventNotFound: there is none, or another teaches it.
    """
    found = _taught(by).filter(uuid=uuid).select_related("venue", "organiser").first()
    if found is None:
        raise EventNotFound
    return found


def teaches(account: Account, event: Event, *, on: date) -> bool:
    """Whether it is a group of the account's own, and the account teaches on that day."""
    return policy.allows(account, Permission.TRAINING_TEACH, on=on) and _taught(account).filter(pk=event.pk).exists()


def coming(account: Account, *, today: date, until: date) -> list[Event]:
    """Groups the account teaches by that day, the soonest first."""
    rows = _taught(account).filter(state__in=rules.COMING, ends_on__gte=today, starts_on__lte=until)
    return list(rows.select_related("venue").order_by("starts_on", "code"))


def unticked(account: Account, *, now: datetime) -> list[Unticked]:
    """Groups that wait for their ticks, the oldest first. A cancelled group wants none, a reported one is closed."""
    events = {
        event.pk: event
        for event in _taught(account).exclude(state__in=(EventState.CANCELLED, EventState.REPORTED)).order_by("ends_on")
    }
    ticked = Attendance.objects.filter(session=OuterRef("pk"))
    over = EventSession.objects.filter(event__in=events, ends_at__lt=now).annotate(is_ticked=Exists(ticked))
    found = over.filter(is_ticked=False).values("event_id").annotate(number=Count("pk")).order_by()
    waiting = {row["event_id"]: row["number"] for row in found}
    return [
        Unticked(event, waiting[key], event.ends_on, is_begun=event.participants_counted is not None)
        for key, event in events.items()
        if key in waiting
    ]


def _taught(account: Account) -> QuerySet[Event]:
    return Event.objects.filter(trainer=account).exclude(training_programme=None)
