"""A draft of a plan: begun from an assessment, from nothing, or from the plan in force; written; given up."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.assessments.models import Assessment, IdentifiedNeed
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.models import Case
from pertvarka.people.plans import rules
from pertvarka.people.plans.actions.copies import copy_answers
from pertvarka.people.plans.actions.standing import changeable
from pertvarka.people.plans.errors import AssessmentNotReady, DraftStands
from pertvarka.people.plans.models import Plan, PlanNeed, ServiceNeed
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.states import PlanState

PLANNED_FROM = (AssessmentState.CHECKED, AssessmentState.AGREED)
"""Until its quality is checked an assessment may be sent back, and what it found is found anew."""
TEXTS = ("what_matters", "living_wish", "contingency", "risks")


def begin(*, case: Case, assessment: Assessment | None = None, by: Account) -> Plan:
    """Begin a plan: with the needs an assessment found, and what the plan in force says where there is one.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: this account, or this case, takes no plan.
        DraftStands: one is being written.
        AssessmentNotReady: the assessment is not checked, or is of another case.
    """
    policy.require(by, Permission.PLAN_CHANGE, on=timezone.localdate())
    with transaction.atomic():
        standing = admission.standing(case)
        if assessment is not None:
            assessment = _ready(assessment, case=standing)
        # One at a time for the case: whoever comes second finds the draft of the first.
        Case.objects.select_for_update(of=("self",)).get(pk=standing.pk)
        if Plan.objects.filter(case=standing, state=PlanState.DRAFT).exists():
            raise DraftStands
        former = Plan.objects.filter(case=standing, state__in=rules.IN_FORCE).first()
        plan = _make(standing, former=former, assessment=assessment, by=by)
        if former:
            copy_answers(former, to=plan)
        if assessment:
            take_in(plan, assessment)
        audit.record(
            "plan.begun",
            about=standing.reference,
            by=by.reference,
            plan=str(plan.uuid),
            number=plan.number,
            copies=str(former.uuid) if former else "",
            assessment=str(assessment.uuid) if assessment else "",
        )
    return plan


def describe(*, plan: Plan, texts: Mapping[str, str], expected_version: int, by: Account) -> Plan:
    """What matters to the person, where and with whom they want to live, what if the plan fails, what to look out for.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: it does not change.
        ChangedMeanwhile: somebody saved these texts after this account opened them.
    """
    with transaction.atomic():
        held = changeable(plan, by=by)
        changes: dict[str, Any] = {
            name: diary_rules.written(texts[name]) if texts[name].strip() else "" for name in texts
        }
        assert set(changes) <= set(TEXTS)  # noqa: S101 (named by our own forms)
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        audit.record(
            "plan.described", about=held.case.reference, by=by.reference, plan=str(held.uuid), fields=sorted(changes)
        )
    return held


def cancel(*, plan: Plan, reason: str, expected_version: int, by: Account) -> Plan:
    """Give a draft up, or end a plan in force before it is carried out; it stays readable.

    Raises:
        NotAllowed, CaseNotFound, ProcessingRestricted: this account, or nobody, ends it.
        StateMayNotFollow: it has ended already.
        TextMissing: no reason.
        ChangedMeanwhile: somebody changed the plan meanwhile.
    """
    kept = diary_rules.written(reason)
    with transaction.atomic():
        held = changeable(plan, by=by, only_draft=False, takes="correction")
        rules.check_follows(held.state, PlanState.CANCELLED)
        changes = {
            "state": PlanState.CANCELLED,
            "ended_on": timezone.localdate(),
            "ended_reason": kept,
            # The plan it would have replaced may be copied once more.
            "previous": None if held.state == PlanState.DRAFT else held.previous,
        }
        before = held.state
        if before == PlanState.DRAFT:
            ServiceNeed.objects.filter(plan=held).exclude(continues=None).update(continues=None)
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        audit.record(
            "plan.cancelled", about=held.case.reference, by=by.reference, plan=str(held.uuid), before=str(before)
        )
    return held


def take_in(plan: Plan, assessment: Assessment) -> None:
    """Needs of the assessment that the plan does not speak of yet; a need carried on now rests on the new finding."""
    carried = {need.domain: need for need in PlanNeed.objects.filter(plan=plan).order_by("-position")}
    position = plan.needs.count()
    for found in IdentifiedNeed.objects.filter(assessment=assessment):
        need = carried.pop(found.domain, None)
        if need is not None:
            PlanNeed.objects.filter(pk=need.pk).update(identified=found)
            continue
        PlanNeed.objects.create(
            case=plan.case,
            plan=plan,
            identified=found,
            domain=found.domain,
            own_words=found.own_words,
            position=position,
        )
        position += 1


def _make(case: Case, *, former: Plan | None, assessment: Assessment | None, by: Account) -> Plan:
    last = Plan.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    texts = {name: getattr(former, name) for name in TEXTS} if former else {}
    if assessment and assessment.living_wish:
        texts["living_wish"] = assessment.living_wish
    return Plan.objects.create(
        case=case,
        person_id=case.person_id,
        number=last + 1,
        assessment=assessment or (former.assessment if former else None),
        previous=former,
        made_by=by,
        **texts,
    )


def _ready(assessment: Assessment, *, case: Case) -> Assessment:
    found = Assessment.objects.filter(pk=assessment.pk, case=case, state__in=PLANNED_FROM).first()
    if found is None:
        raise AssessmentNotReady
    return found


def newest_assessment(case: Case) -> Assessment | None:
    """The assessment a plan would begin from, as far as the asker sees assessments."""
    return Assessment.objects.filter(case=case, state__in=PLANNED_FROM).order_by("-submitted_at", "-id").first()
