"""My day of institutions: a census that is due, a returned plan, plans to review, plans to approve."""

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.matters import Asking, Matter, waits_now
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components import task as task_line
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import censuses, institutions, plans
from pertvarka.services.institutions.states import PlanState


def _census(asking: Asking) -> Iterator[Matter]:
    for found in institutions.reached(Permission.CENSUS_CHANGE):
        month = censuses.next_month(found)
        if month is None:
            continue
        due_on = rules.census_due_on(month)
        url = reverse("workbench:institution_census_month", args=[found.uuid, f"{month:%Y-%m}"])
        row = task_line(
            label=_("Hand in the census of %(month)s") % {"month": f"{month:%Y-%m}"},
            url=url,
            today=asking.today,
            due_on=due_on,
            action=Button(_("Fill in the census"), url),
            note=str(found),
        )
        yield Matter(row, due_on)


def _returned(asking: Asking) -> Iterator[Matter]:
    for found in institutions.reached(Permission.PLAN_SUBMIT):
        plan = institutions.current_plan(found)
        if plan and plan.state == PlanState.RETURNED:
            yield waits_now(
                _("Answer the expert's remarks on the transformation plan"),
                url=reverse("workbench:institution", args=[found.uuid]),
                since=plan.returned_at,
                asking=asking,
                action=_("Open the plan"),
                note=str(found),
            )


def _to_review(asking: Asking) -> Iterator[Matter]:
    for plan in plans.waiting_for_expert(asking.account):
        yield waits_now(
            _("Review the transformation plan of an institution"),
            url=reverse("workbench:institution_version", args=[plan.institution.uuid, plan.number]),
            since=plan.submitted_at,
            asking=asking,
            action=_("Open the plan"),
            note=str(plan.institution),
        )


def _to_approve(asking: Asking) -> Iterator[Matter]:
    for plan in plans.endorsed():
        yield waits_now(
            _("Approve the transformation plan of an institution"),
            url=reverse("workbench:institution_version", args=[plan.institution.uuid, plan.number]),
            asking=asking,
            action=_("Open the plan"),
            note=str(plan.institution),
        )


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.CENSUS_CHANGE}), _census),
    (frozenset({Permission.PLAN_SUBMIT}), _returned),
    (frozenset({Permission.PLAN_REVIEW}), _to_review),
    (frozenset({Permission.PLAN_APPROVE}), _to_approve),
)
"""Asked in this order of whoever holds one of the permissions."""
