"""A plan is agreed with the person, or refused, and begins to be carried out."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions import cases
from pertvarka.people.cases.models import Case
from pertvarka.people.plans import rules
from pertvarka.people.plans.actions.copies import take_over
from pertvarka.people.plans.actions.standing import changeable
from pertvarka.people.plans.errors import StateMayNotFollow
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.queries.holes import needs_in_rules
from pertvarka.people.plans.states import PlanState

HELPER_LIMIT = 200


def agree(*, plan: Plan, agreement: rules.Agreement, expected_version: int, by: Account) -> Plan:
    """Record that the plan was agreed, wholly or in part, or refused; a refused plan stays a draft, with the words.

    A new version takes the place of the one in force at this moment, and its referrals and services with it.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan is not to be agreed.
        AgreementIncomplete, HelperMissing: how it was agreed.
        PlanHasHoles: a need has no answer; a refusal is written down all the same.
        ChangedMeanwhile: somebody changed the plan after this account read it.
    """
    today = timezone.localdate()
    with transaction.atomic():
        held = changeable(plan, by=by)
        rules.check_agreement(agreement, needs=needs_in_rules(held), today=today)
        is_refused = agreement.outcome == Plan.Agreement.REFUSED
        changes: dict[str, Any] = {
            "agreement": agreement.outcome,
            "agreed_by": agreement.by,
            "agreed_on": agreement.on,
            "agreed_words": diary_rules.written(agreement.words),
            "helped_by": diary_rules.written(agreement.helped_by, limit=HELPER_LIMIT)
            if agreement.helped_by.strip()
            else "",
        }
        left = 0
        if not is_refused:
            changes |= {"state": PlanState.AGREED, "review_due_on": rules.next_review(after=agreement.on or today)}
            left = _supersede(held, on=agreement.on or today, by=by)
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        audit.record(
            "plan.refused" if is_refused else "plan.agreed",
            about=held.case.reference,
            by=by.reference,
            plan=str(held.uuid),
            number=held.number,
            outcome=str(agreement.outcome),
            agreed_by=str(agreement.by),
            services_left=left,
        )
    return held


def activate(
    *, plan: Plan, starts_on: date, review_due_on: date | None = None, expected_version: int, by: Account
) -> Plan:
    """Begin to carry an agreed plan out; a case that waited for its plan goes on to "plan active".

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: the plan does not change.
        StateMayNotFollow: it is not agreed, or is carried out already.
        StartImpossible, ReviewDayImpossible: the days.
        ChangedMeanwhile: somebody changed the plan after this account read it.
    """
    with transaction.atomic():
        held = changeable(plan, by=by, only_draft=False)
        if held.state != PlanState.AGREED or held.agreed_on is None:
            raise StateMayNotFollow(before=held.state, after=PlanState.ACTIVE)
        rules.check_start(starts_on, agreed_on=held.agreed_on)
        due_on = review_due_on or rules.next_review(after=starts_on)
        rules.check_review_due(due_on, after=starts_on, today=timezone.localdate())
        changes = {"state": PlanState.ACTIVE, "starts_on": starts_on, "review_due_on": due_on}
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        _carry_case_on(held.case, by=by)
        audit.record(
            "plan.activated",
            about=held.case.reference,
            by=by.reference,
            plan=str(held.uuid),
            starts_on=starts_on.isoformat(),
        )
    return held


def _supersede(plan: Plan, *, on: date, by: Account) -> int:
    former = Plan.objects.select_for_update(of=("self",)).filter(case=plan.case, state__in=rules.IN_FORCE).first()
    if former is None:
        # Its forerunner has ended meanwhile; what runs under it goes on all the same.
        return take_over(plan, former=plan.previous) if plan.previous else 0
    rules.check_follows(former.state, PlanState.SUPERSEDED)
    left = take_over(plan, former=former)
    changes = {"state": PlanState.SUPERSEDED, "ended_on": max(on, former.agreed_on or on)}
    locking.save_unless_changed(former, expected_version=former.version, changes=changes)
    audit.record(
        "plan.superseded", about=plan.case.reference, by=by.reference, plan=str(former.uuid), number=former.number
    )
    return left


def _carry_case_on(case: Case, *, by: Account) -> None:
    for state in rules.case_steps(case.state):
        cases.change_state(
            case=case,
            after=state,
            reason=_("The individual plan was agreed and is carried out."),
            expected_version=case.version,
            by=by,
        )
