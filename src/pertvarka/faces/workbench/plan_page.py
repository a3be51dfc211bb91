"""The page of a plan, and its block on the page of the case: needs in the person's words, answers, how they stand."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import plan_words
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.faces.workbench.plan_rows import NeedRow, ShownMeter, rows_of, shown_meter
from pertvarka.foundation.access import roles
from pertvarka.foundation.base.components import Button, Task, task
from pertvarka.foundation.base.components.histories import PastVersion
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.cases.models import Attachment, Part
from pertvarka.people.cases.permissions import Permission as CasePermission
from pertvarka.people.cases.queries import attachments
from pertvarka.people.cases.queries.standing import Act
from pertvarka.people.plans.models import Plan, PlanReview
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.queries import plans
from pertvarka.people.plans.rules import IN_FORCE
from pertvarka.people.plans.states import PlanState


@dataclass(frozen=True, slots=True)
class PlanText:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One version of the plan, and the way to the others."""

    plan: Plan
    tag: Status
    meter: ShownMeter
    rows: tuple[NeedRow, ...]
    texts: tuple[PlanText, ...]
    agreed: str
    review_due: Task | None
    reviews: tuple[PlanReview, ...]
    versions: tuple[PastVersion, ...]
    actions: tuple[Button, ...]
    need_new_url: str = ""
    words_url: str = ""
    signed_page: Attachment | None = None
    signed_page_url: str = ""
    signed_page_new_url: str = ""


def sees_plans(found: OpenedCase) -> bool:
    """Whether the account sees plans of this case, so that an empty page is not taken for a case without a plan."""
    if found.standing.sees(Part.PLAN):
        return True
    held = [roles.role(code) for code, _place in found.opened.held if roles.is_described(code)]
    grants = [grant for role in held for grant in role.grants]
    reaches = any(grant.permission == Permission.PLAN_VIEW and grant.reach not in ("", "team") for grant in grants)
    return reaches and CasePermission.CASE_VIEW in found.opened.wide


def may_write(found: OpenedCase) -> bool:
    return Act.LEAD in found.acts and Permission.PLAN_CHANGE in found.standing.permissions


def page_of(found: OpenedCase, plan: Plan) -> PlanPage:
    today = timezone.localdate()
    needs = plans.needs_of(plan)
    versions = plans.of_case(found.case)
    writes = may_write(found)
    edits = writes and plan.state == PlanState.DRAFT
    signed = attachments.of_key(found.case, plan.signed_page_id)
    return PlanPage(
        plan=plan,
        tag=plan_words.state_tag(plan),
        meter=shown_meter(needs, today=today),
        rows=rows_of(found, plan, needs, today=today, writes=writes),
        texts=tuple(PlanText(label, getattr(plan, name)) for name, label in text_labels().items()),
        agreed=plan_words.agreed(plan),
        review_due=review_due(plan, today=today),
        reviews=tuple(plans.reviews_of(plan)),
        versions=_versions(found, versions),
        actions=_actions(found, plan, versions) if writes else (),
        need_new_url=found.address("cases:plan_need_new", plan.uuid) if edits else "",
        words_url=found.address("cases:plan_words", plan.uuid) if edits else "",
        signed_page=signed,
        signed_page_url=found.address("cases:attachment", signed.uuid) if signed else "",
        signed_page_new_url=found.address("cases:plan_signed_page", plan.uuid)
        if takes_signed_page(found, plan)
        else "",
    )


def takes_signed_page(found: OpenedCase, plan: Plan) -> bool:
    """Once the person has said what they think of the plan; for whoever attaches files to the case."""
    return may_write(found) and Act.ATTACH in found.acts and plan.agreement != Plan.Agreement.OPEN


def text_labels() -> dict[str, str]:
    return {
        "what_matters": _("What matters to the person"),
        "living_wish": _("Where and with whom the person wants to live"),
        "contingency": _("If the plan fails"),
        "risks": _("What those who help must know"),
    }


def review_due(plan: Plan, *, today: date) -> Task | None:
    if plan.review_due_on is None or plan.state not in IN_FORCE:
        return None
    return task(label=plan.review_due_on.isoformat(), url="", today=today, due_on=plan.review_due_on)


def _actions(found: OpenedCase, plan: Plan, versions: list[Plan]) -> tuple[Button, ...]:
    """The first is the page's primary one."""
    draft = next((one for one in versions if one.state == PlanState.DRAFT), None)
    is_draft, is_agreed = plan.state == PlanState.DRAFT, plan.state == PlanState.AGREED
    runs = plan.state in (PlanState.ACTIVE, PlanState.IN_REVIEW)
    has_force = any(one.state in IN_FORCE for one in versions)
    wished = (
        (is_draft, _("Agree with the person"), "cases:plan_agree", "HandShakeHeart"),
        (is_agreed, _("Begin to carry it out"), "cases:plan_activate", "ArrowRight"),
        (runs, _("Review the plan"), "cases:plan_review", "ClipboardCheckmark"),
        (is_draft, _("Give up the draft"), "cases:plan_end", ""),
        (plan.state in IN_FORCE, _("End the plan"), "cases:plan_end", ""),
    )
    buttons = [Button(label, found.address(name, plan.uuid), icon) for offered, label, name, icon in wished if offered]
    if draft is None and (plan.state in IN_FORCE or not has_force):
        buttons.insert(1, Button(_("Write a new version"), found.address("cases:plan_begin"), "NotePencil"))
    elif draft is not None and draft.pk != plan.pk:
        url = found.address("cases:plan_version", draft.uuid)
        buttons.insert(1, Button(_("Draft of the new version"), url, "NotePencil"))
    return tuple(buttons)


def _versions(found: OpenedCase, versions: list[Plan]) -> tuple[PastVersion, ...]:
    numbers = {one.number for one in versions}
    return tuple(
        PastVersion(
            number=one.number,
            made_on=timezone.localdate(one.made_at),
            made_by=one.made_by.name,
            reason=f"{PlanState(one.state).label}. {one.ended_reason}".strip(),
            url=found.address("cases:plan_version", one.uuid),
            compare_url=found.address("cases:plan_compare", one.uuid) if one.number - 1 in numbers else "",
            is_current=one.state in IN_FORCE,
        )
        for one in versions
    )
