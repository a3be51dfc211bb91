"""What every act on a plan asks first: is it there for this account, may its case change, is it still a draft."""

from django.db.models import F
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.plans.errors import PlanNotDraft
from pertvarka.people.plans.models import Goal, Plan, PlanNeed, ServiceNeed
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.states import PlanState


def changeable(plan: Plan, *, by: Account, only_draft: bool = True, takes: str = "work", touches: bool = False) -> Plan:
    """The plan as it stands, locked until the transaction ends, so that nobody agrees it while another writes.

    What `touches` it makes a new version of the row: whoever read the plan before cannot agree it any more.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, changes no plan.
        PlanNotDraft: it has been agreed, or has ended.
    """
    policy.require(by, Permission.PLAN_CHANGE, on=timezone.localdate())
    held = Plan.objects.select_for_update(of=("self",)).select_related("case", "previous").filter(pk=plan.pk).first()
    if held is None:
        raise CaseNotFound
    held.case = admission.standing(held.case, takes=takes)
    if only_draft and held.state != PlanState.DRAFT:
        raise PlanNotDraft
    if touches:
        Plan.objects.filter(pk=held.pk).update(version=F("version") + 1)
    return held


def need_to_change(need: PlanNeed, *, by: Account) -> PlanNeed:
    """A need of a draft, with the plan locked.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: see `changeable`.
    """
    plan = changeable(need.plan, by=by, touches=True)
    held = PlanNeed.objects.filter(pk=need.pk, plan=plan).first()
    if held is None:
        raise CaseNotFound
    held.plan, held.case = plan, plan.case
    return held


def answer_to_change(answer: Goal | ServiceNeed, *, by: Account, only_draft: bool = True) -> Goal | ServiceNeed:
    """A goal or a service need with the plan locked.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: see `changeable`.
    """
    plan = changeable(answer.plan, by=by, only_draft=only_draft, touches=only_draft)
    held = type(answer).objects.select_related("need").filter(pk=answer.pk, plan=plan).first()
    if held is None:
        raise CaseNotFound
    held.plan, held.case = plan, plan.case
    return held
