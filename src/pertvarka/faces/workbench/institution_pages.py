"""The page of an institution's plan put together: steps, chapters, hours, what can be done now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench import institution_words as words
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Button, PhaseLine, phase_line
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, OUTLINE, TEAL, Status
from pertvarka.services.institutions import chapters, rules
from pertvarka.services.institutions.models import Remark, TransformationPlan, TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import institutions, plans, published
from pertvarka.services.institutions.states import PlanState


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter in the list: whether something stands in it, what does not hold, remarks that are open."""

    key: str
    title: str
    url: str
    tag: Status
    findings: tuple[str, ...]
    open_remarks: int
    remarks_in_words: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What the account may do with this institution."""

    writes: bool
    submits: bool
    reviews: bool
    approves: bool
    logs_hours: bool
    keeps_census: bool
    keeps_particulars: bool
    keeps_list: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    institution: TransformingInstitution
    plan: TransformationPlan | None
    tag: Status
    institution_tag: Status
    line: PhaseLine
    chapters: tuple[ChapterLine, ...]
    hours_used: Decimal
    hours_all: Decimal
    residents_then: int | None
    residents_now: int | None
    rights: Rights
    acts: tuple[Button, ...]
    may_approve: bool
    remarks_to_answer: int
    versions: tuple[TransformationPlan, ...]

    @property
    def followed(self) -> TransformationPlan | None:
        """The plan whose measures are followed: this one, else the newest approved; a new version is not yet."""
        if self.plan is None or self.plan.state in published.FOLLOWED:
            return self.plan
        return next((one for one in self.versions if one.state in published.FOLLOWED), self.plan)

    @property
    def next_steps(self) -> tuple[str, ...]:
        """The states the programme office may take the institution to."""
        return rules.INSTITUTION_STEPS[self.institution.state] if self.rights.keeps_list else ()

    @property
    def hours_left(self) -> Decimal:
        return self.hours_all - self.hours_used

    @property
    def finding_count(self) -> int:
        return sum(len(line.findings) for line in self.chapters)


RIGHTS = (
    Permission.PLAN_CHANGE,
    Permission.PLAN_SUBMIT,
    Permission.PLAN_REVIEW,
    Permission.CONSULTATION_CHANGE,
    Permission.CENSUS_CHANGE,
    Permission.INSTITUTION_CHANGE,
)
"""Those that reach one institution and not another."""


def rights_of(account: Account, institution: TransformingInstitution, *, today: date) -> Rights:
    held = institutions.held_in(institution, RIGHTS)
    keeps_list = institutions.keeps_list(account)
    return Rights(
        writes=Permission.PLAN_CHANGE in held,
        submits=Permission.PLAN_SUBMIT in held,
        reviews=Permission.PLAN_REVIEW in held,
        approves=policy.allows(account, Permission.PLAN_APPROVE, on=today),
        logs_hours=Permission.CONSULTATION_CHANGE in held,
        keeps_census=Permission.CENSUS_CHANGE in held,
        keeps_particulars=keeps_list or Permission.INSTITUTION_CHANGE in held,
        keeps_list=keeps_list,
    )


def plan_page(
    account: Account, institution: TransformingInstitution, plan: TransformationPlan | None, *, today: date
) -> PlanPage:
    rights = rights_of(account, institution, today=today)
    remarks = plans.remarks_of(plan) if plan else []
    state = plan.state if plan else str(PlanState.NOT_STARTED)
    versions = tuple(institution.plans.order_by("-number"))
    return PlanPage(
        institution=institution,
        plan=plan,
        tag=words.plan_tag(state),
        institution_tag=words.institution_tag(institution.state),
        line=steps(state, was_returned=bool(plan and plan.returned_at)),
        chapters=_chapters(institution, plan, remarks, rights) if plan else (),
        hours_used=plans.hours_used(plan) if plan else Decimal(0),
        hours_all=rules.HOURS_OF_PLAN,
        residents_then=_seen(institution.residents_when_listed, rights),
        residents_now=_seen(institutions.residents_of(institution), rights),
        rights=rights,
        acts=tuple(_acts(account, institution, plan, rights, versions)),
        may_approve=bool(plan and rights.approves and plan.state == PlanState.ENDORSED),
        remarks_to_answer=len(plans.unanswered(plan)) if plan and state == PlanState.RETURNED else 0,
        versions=versions,
    )


def steps(state: str, *, was_returned: bool) -> PhaseLine:
    """The eight steps; a plan that was never returned passes that one by."""
    order = list(PlanState.values)
    here = order.index(state)
    returned = order.index(PlanState.RETURNED)
    skipped = {returned} if here > returned and not was_returned else set()
    labels = [str(PlanState(one).label) for one in order]
    current = None if state == PlanState.COMPLETED else here
    return phase_line(label=_("Steps of the plan"), phases=labels, current=current, skipped=skipped)


def _chapters(
    institution: TransformingInstitution, plan: TransformationPlan, remarks: list[Remark], rights: Rights
) -> tuple[ChapterLine, ...]:
    rows = plans.chapters_of(plan)
    is_written = rights.writes and plan.state in rules.WRITTEN
    found = plans.findings_of(plan, plans.contents_of(rows.values())) if is_written else ()
    lines = []
    for key in chapters.KEYS:
        faults = [one for one in found if one.chapter == key]
        open_count = sum(one.is_open and one.chapter == key for one in remarks)
        if any(one.code == "empty" for one in faults):
            tag = Status(_("Empty"), OUTLINE)
        elif faults or open_count:
            tag = Status(_("To be corrected"), BRICK if faults else AMBER)
        else:
            tag = Status(_("Written"), TEAL)
        url = reverse("workbench:institution_chapter", args=[institution.uuid, plan.number, key])
        told = ngettext("%(count)s open remark", "%(count)s open remarks", open_count) % {"count": open_count}
        lines.append(
            ChapterLine(
                key=key,
                title=words.chapter_title(key),
                url=url,
                tag=tag,
                findings=tuple(words.finding(one) for one in faults if one.code != "empty"),
                open_remarks=open_count,
                remarks_in_words=told if open_count else "",
            )
        )
    return tuple(lines)


def _seen(residents: int, rights: Rights) -> int | None:
    """The institution knows its own figures; to others 1 to 4 people are not told."""
    return residents if rights.keeps_census else published.shown(residents)


def _acts(
    account: Account,
    institution: TransformingInstitution,
    plan: TransformationPlan | None,
    rights: Rights,
    versions: tuple[TransformationPlan, ...],
) -> Iterator[Button]:
    """What this account can do with the plan now, the main thing first."""

    def of_plan(name: str) -> str:
        assert plan  # noqa: S101 (asked only where there is one)
        return reverse(f"workbench:institution_{name}", args=[institution.uuid, plan.number])

    newest = versions[0].number if versions else 0
    if plan is None or (plan.number == newest and plan.state not in rules.OPEN_PLANS):
        if rights.writes:
            label = _("Begin a new version") if plan else _("Begin the plan")
            yield Button(label, reverse("workbench:institution_begin", args=[institution.uuid]), "Plus", is_post=True)
        if plan is None:
            return
    if rights.submits and plan.state in rules.WRITTEN:
        yield Button(_("Submit to the expert"), of_plan("submit"), "ArrowRight", is_post=True)
    if rights.reviews and plan.state == PlanState.UNDER_REVIEW:
        if plan.expert_id in (None, account.pk):
            yield Button(_("Endorse"), of_plan("endorse"), "CheckmarkCircle", is_post=True)
            yield Button(_("Return with remarks"), of_plan("return"), "ArrowLeft", is_post=True)
        else:
            yield Button(_("Take over the review"), of_plan("take"), "PersonCircle", is_post=True)
    if rights.submits and plan.state == PlanState.APPROVED:
        yield Button(_("Begin to carry it out"), of_plan("start"), "ArrowRight", is_post=True)
    if rights.submits and plan.state == PlanState.IN_IMPLEMENTATION:
        yield Button(_("Mark as completed"), of_plan("complete"), "CheckmarkCircle", is_post=True)
