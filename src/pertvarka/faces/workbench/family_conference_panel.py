"""Family conferences as a block of the page of their case, for those the database shows them to.

family = family_lines(found)          # () where there are none, or none for this account
{% include "workbench/family_conference/panel.html" with lines=family only %}
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.case_acts import Happened
from pertvarka.faces.workbench.family_conference_words import NEXT, phase_tag
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.cases.models import FamilyConference
from pertvarka.people.cases.queries import family_conferences
from pertvarka.people.cases.states import FamilyConferencePhase as Phase

NOON = time(12)


@dataclass(frozen=True, slots=True)
class FamilyLine:
    """One conference: its step, who holds it and when; `next_step` is empty once it is closed."""

    url: str
    tag: Status
    facts: str
    next_step: str
    held: FamilyConference


def family_lines(found: OpenedCase) -> tuple[FamilyLine, ...]:
    """One question, where the case has had a conference at all."""
    if not found.opened.family_conferences_count:
        return ()
    return tuple(_line(row) for row in family_conferences.of_case(found.case))


def happened(rows: tuple[FamilyConference, ...]) -> Iterator[Happened]:
    """What stands in the course of the case: that the family met and what came of it, not what it said."""
    for row in rows:
        url = reverse("cases:family_conference", args=[row.uuid])
        if row.held_on:
            yield Happened(_noon(row.held_on), _("Family conference held"), _held_by(row), url)
        if row.accepted_on:
            yield Happened(_noon(row.accepted_on), _("Plan of the family accepted"), "", url)
        if row.closed_on:
            yield Happened(_noon(row.closed_on), _("Family conference closed"), "", url)


def _line(row: FamilyConference) -> FamilyLine:
    if row.held_on:
        day = _("Held on %(date)s.") % {"date": row.held_on.isoformat()}
    elif row.planned_on:
        day = _("Planned for %(date)s.") % {"date": row.planned_on.isoformat()}
    else:
        day = _("Referred on %(date)s.") % {"date": timezone.localdate(row.referred_at).isoformat()}
    return FamilyLine(
        url=reverse("cases:family_conference", args=[row.uuid]),
        tag=phase_tag(row.phase),
        facts=" ".join(filter(None, (day, _held_by(row)))),
        next_step="" if row.phase == Phase.CLOSED else str(NEXT[Phase(row.phase)]),
        held=row,
    )


def _held_by(row: FamilyConference) -> str:
    if row.coordinator is None:
        return ""
    return _("Coordinator: %(name)s.") % {"name": row.coordinator.account.name}


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, NOON))
