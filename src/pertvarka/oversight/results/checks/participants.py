"""Checks of those who came: participants of conferences, and the seminars that are only counted as a group."""

from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.results.checks import history
from pertvarka.oversight.results.checks.figures import Figures, minus, over, plus
from pertvarka.oversight.results.checks.registry import check
from pertvarka.programme.events.models import EventGroup
from pertvarka.programme.events.states import EventKind


@check
def conference_participants() -> Figures:
    """Participants of each conference, against the counting rule; then events with a number and without."""
    conferences = history.held_events(EventKind.CONFERENCE).values_list("participants_declared", flat=True)
    events = history.held_events()
    with_number = events.filter(participants_declared__isnull=False).count()
    return (
        plus([number or 0 for number in conferences], history.counted("conference-participants")),
        plus((with_number, events.filter(participants_declared__isnull=True).count()), events.count()),
    )


@check
def seminars_before_2017() -> Figures:
    """What the review of 2017 leaves of all seminars, in seminars and in participants, and means of each."""
    whole, later = history.seminars(), history.seminars_of_2017()
    came, came_later = _participants(whole), _participants(later)
    before = minus(whole.events_count, later.events_count)
    came_before = minus(came, came_later)
    return (
        before,
        came_before,
        over(came, whole.events_count),
        over(came_later, later.events_count),
        over(came_before.total, before.total),
    )


@check
def seminars_per_region() -> Figures:
    """Regional seminars over regions: a mean, because the source says only that every region had some."""
    regional = history.figure(history.seminars().regional_count, history.seminars().code)
    return (over(regional, Region.objects.count()),)


def _participants(group: EventGroup) -> int:
    return history.figure(group.participants_declared, group.code)
