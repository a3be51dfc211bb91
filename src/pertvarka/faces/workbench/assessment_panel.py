"""The block of assessments on the page of a case: where each stands, and planning one.

panel = assessment_panel(found)          # None where the account sees no assessments
{% include "workbench/assessment/panel.html" with panel=panel only %}
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import assessment_words
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.assessments import rules
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.models import Part

SHOWN = 3


@dataclass(frozen=True, slots=True)
class AssessmentRow:
    tag: Status
    title: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class AssessmentPanel:
    """The newest first; `plan` is there for whoever may plan another, `more_count` tells of older ones."""

    rows: tuple[AssessmentRow, ...]
    more_count: int
    plan: Button | None


def assessment_panel(found: OpenedCase) -> AssessmentPanel | None:
    """Two questions to the database."""
    if Permission.ASSESSMENT_VIEW not in found.standing.permissions:
        return None
    held = assessments.of_case(found.case)
    # Who sees a case from afar and none of its assessments is not told that there are none.
    if not held and not found.standing.is_on_the_team and Permission.ASSESSMENT_CHECK not in found.standing.permissions:
        return None
    shown = [one for one in held if one.state != AssessmentState.CANCELLED]
    return AssessmentPanel(
        rows=tuple(_row(one) for one in shown[:SHOWN]),
        more_count=max(len(shown) - SHOWN, 0),
        plan=Button(_("Plan an assessment"), found.address("cases:assessment_plan"), "ClipboardCheckmark")
        if may_plan(found)
        else None,
    )


def may_plan(found: OpenedCase) -> bool:
    """Whether this account plans assessments in this case as it stands."""
    standing, case = found.standing, found.case
    may = Permission.ASSESSMENT_PLAN in standing.permissions and Part.LEAD in standing.written_parts
    return may and case.is_open and case.person.restricted_at is None


def _row(held: Assessment) -> AssessmentRow:
    return AssessmentRow(
        tag=assessment_words.state_tag(held),
        title=held.instrument_version.instrument.title,
        url=reverse("workbench:assessment", args=[held.uuid]),
        note="; ".join(filter(None, _said(held))),
    )


def _said(held: Assessment) -> list[str]:
    """The day that counts in its state, and who is at it."""
    today = timezone.localdate()
    if held.state in rules.OPEN:
        names = ", ".join(row.account.name for row in held.assessors.all())
        due = _("Due by %(date)s") % {"date": held.due_on.isoformat()} if held.state in rules.WITH_ASSESSORS else ""
        return [names, due]
    level = "" if held.support_level is None else _("level of support %(level)s of 4") % {"level": held.support_level}
    again = ""
    if held.state == AssessmentState.AGREED and held.next_due_on:
        again = _("Assess again by %(date)s") % {"date": held.next_due_on.isoformat()}
        if held.next_due_on < today:
            again = _("The day for a new assessment has passed: %(date)s") % {"date": held.next_due_on.isoformat()}
    return [held.agreed_on.isoformat() if held.agreed_on else "", level, again]
