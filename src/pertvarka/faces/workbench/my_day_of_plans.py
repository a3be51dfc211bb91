"""My day of regional plans: a plan to comment on, comments to answer, a plan ready to be approved."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench.matters import Asking, Matter, waits_now
from pertvarka.foundation.base.bilingual import in_active_language
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components import task as task_line
from pertvarka.oversight.regional_plans.models import RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import waiting


def _to_comment(asking: Asking) -> Iterator[Matter]:
    for plan in waiting.for_comments(asking.account, on=asking.today):
        row = task_line(
            label=_("The plan of the %(region)s waits for your comments until %(day)s")
            % {"region": _region(plan), "day": f"{plan.comments_until:%Y-%m-%d}"},
            url=_url(plan),
            today=asking.today,
            due_on=plan.comments_until,
            action=Button(_("Read and comment"), _url(plan)),
        )
        yield Matter(row, plan.comments_until)


def _to_answer(asking: Asking) -> Iterator[Matter]:
    for plan, count, since in waiting.for_answers(asking.account, on=asking.today):
        label = ngettext(
            "%(count)s comment on the plan of the %(region)s waits for an answer",
            "%(count)s comments on the plan of the %(region)s wait for an answer",
            count,
        )
        yield waits_now(
            label % {"count": count, "region": _region(plan)},
            url=_url(plan),
            since=since,
            asking=asking,
            action=_("Answer the comments"),
        )


def _to_approve(asking: Asking) -> Iterator[Matter]:
    for plan in waiting.for_approval(asking.account, on=asking.today):
        yield waits_now(
            _("The plan of the %(region)s is ready to be approved") % {"region": _region(plan)},
            url=_url(plan),
            since=_ready_since(plan),
            asking=asking,
            action=_("Open the plan"),
        )


def _ready_since(plan: RegionalPlan) -> datetime | None:
    """The day after the last one on which the cluster could comment."""
    if plan.comments_until is None:
        return None
    return timezone.make_aware(datetime.combine(plan.comments_until + timedelta(days=1), time()))


def _region(plan: RegionalPlan) -> str:
    return in_active_language(plan.region.region_genitive_lt, plan.region.phrase)


def _url(plan: RegionalPlan) -> str:
    return reverse("workbench:regional_plan_document", args=[plan.uuid])


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Permission.PLAN_COMMENT}), _to_comment),
    (frozenset({Permission.PLAN_SUBMIT}), _to_answer),
    (frozenset({Permission.PLAN_APPROVE}), _to_approve),
)
"""Asked in this order of whoever holds one of the permissions."""
