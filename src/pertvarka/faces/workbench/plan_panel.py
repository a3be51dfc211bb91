"""The block of the plan on the page of a case: the meter and the needs with their answers, as the team sees them.

panel = plan_panel(found)          # None where the account sees no plans
{% include "workbench/plan/panel.html" with plan=panel only %}
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import plan_words
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.faces.workbench.plan_page import may_write, review_due, sees_plans
from pertvarka.faces.workbench.plan_rows import NeedRow, ShownMeter, rows_of, shown_meter
from pertvarka.foundation.base.components import Button, Link, Task
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.plans.queries import plans
from pertvarka.people.plans.rules import IN_FORCE
from pertvarka.people.plans.states import PlanState


@dataclass(frozen=True, slots=True)
class PlanPanel:
    """`tag` and `meter` are None while there is no plan; `begin` is what can be done about that."""

    url: str
    tag: Status | None = None
    facts: str = ""
    meter: ShownMeter | None = None
    rows: tuple[NeedRow, ...] = ()
    review_due: Task | None = None
    compare: Link | None = None
    draft: Link | None = None
    begin: Button | None = None
    print_url: str = ""


def plan_panel(found: OpenedCase) -> PlanPanel | None:
    """The plan that counts, or the draft where there is none yet; four questions to the database."""
    if not sees_plans(found):
        return None
    versions = plans.of_case(found.case)
    writes = may_write(found)
    draft = next((one for one in versions if one.state == PlanState.DRAFT), None)
    in_force = next((one for one in versions if one.state in IN_FORCE), None)
    plan = in_force or draft
    url = found.address("cases:plan")
    begin = Button(_("Begin the plan"), found.address("cases:plan_begin"), "NotePencil") if writes else None
    if plan is None:
        return PlanPanel(found.address("cases:plan") if versions else "", begin=begin)
    today = timezone.localdate()
    needs = plans.needs_of(plan)
    before = next((one for one in versions if one.number == plan.number - 1), None)
    compare = (
        Link(
            _("Compare with version %(number)s") % {"number": before.number},
            found.address("cases:plan_compare", plan.uuid),
        )
        if before
        else None
    )
    return PlanPanel(
        url,
        tag=plan_words.state_tag(plan),
        facts=" ".join(filter(None, (plan_words.agreed(plan), _("Version %(number)s.") % {"number": plan.number}))),
        meter=shown_meter(needs, today=today),
        rows=rows_of(found, plan, needs, today=today, writes=False),
        review_due=review_due(plan, today=today),
        compare=compare,
        draft=Link(_("Draft of the new version"), found.address("cases:plan_version", draft.uuid))
        if draft and in_force and writes
        else None,
        print_url=found.address("cases:plan_print", plan.uuid),
    )
