"""What assessments bring to my day: an assessor's forms, a supervisor's checks, a manager's agreements and renewals.

Each gives rows ready for the list; `my_day` says for whom it asks (see SOURCES there).
"""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Button, Task
from pertvarka.foundation.base.components import task as task_line
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.assessments.states import AssessmentState

Matters = Iterator[tuple[Task, date]]
"""A row and the day it stands under."""


def to_fill(account: Account, *, today: date) -> Matters:
    """For assessments:assessment:fill."""
    for held in assessments.of_assessor(account).working:
        if held.state == AssessmentState.SUBMITTED:
            continue
        is_begun = held.state == AssessmentState.IN_PROGRESS
        words = _("Go on with the assessment of case %(number)s") if is_begun else _("Assess case %(number)s")
        note = _("Sent back: %(reason)s") % {"reason": held.sent_back_reason} if held.sent_back_reason else ""
        yield _line(held, words, _("Open the assessment"), on=held.due_on, today=today, note=note), held.due_on


def to_check(*, today: date) -> Matters:
    """For assessments:assessment:check."""
    for held in assessments.to_check():
        on = timezone.localdate(held.submitted_at) if held.submitted_at else today
        yield _line(held, _("Check the assessment of case %(number)s"), _("Check"), on=None, today=today), on


def to_agree(account: Account, *, today: date) -> Matters:
    """For assessments:assessment:agree: those of the cases the account manages."""
    for held in assessments.to_agree(account):
        on = timezone.localdate(held.checked_at) if held.checked_at else today
        words = _("Agree the assessment of case %(number)s with the person")
        yield _line(held, words, _("Agree"), on=None, today=today), on


def to_renew(account: Account, *, today: date) -> Matters:
    """For assessments:assessment:plan: assessments of the account's own cases whose day comes."""
    for held in assessments.coming_due(today=today, manager=account):
        if held.next_due_on:
            words = _("Plan a new assessment of case %(number)s")
            yield _line(held, words, _("Open the assessment"), on=held.next_due_on, today=today), held.next_due_on


def _line(held: Assessment, words: str, action: str, *, on: date | None, today: date, note: str = "") -> Task:
    url = reverse("workbench:assessment", args=[held.uuid])
    return task_line(
        label=words % {"number": held.number},
        url=url,
        today=today,
        due_on=on,
        action=Button(action, url),
        note=note or held.instrument_version.instrument.title,
    )
