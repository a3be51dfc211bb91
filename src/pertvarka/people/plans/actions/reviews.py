"""A plan in force is looked at with the person, at most six months after the last look, and comes to its end."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.cases import diary_rules
from pertvarka.people.plans import rules
from pertvarka.people.plans.actions.standing import changeable
from pertvarka.people.plans.errors import ReviewTooEarly, StateMayNotFollow
from pertvarka.people.plans.models import Plan, PlanReview
from pertvarka.people.plans.states import PlanState


@dataclass(frozen=True, slots=True)
class ReviewGiven:
    """What was said and decided; `next_due_on` None takes the last day allowed."""

    held_on: date
    own_view: str
    result: str
    others_view: str = ""
    words: str = ""
    next_due_on: date | None = None


def review(*, plan: Plan, given: ReviewGiven, expected_version: int, by: Account) -> PlanReview:
    """Record a review: the plan goes on, is to be changed (it stays in force until then), or is completed.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: the plan takes no review.
        StateMayNotFollow: the plan is not carried out.
        ReviewIncomplete, ReviewTooEarly, ReviewDayImpossible, DateInFuture: what was typed.
        ChangedMeanwhile: somebody changed the plan after this account read it.
    """
    today = timezone.localdate()
    rules.check_review(own_view=given.own_view, result=given.result, words=given.words)
    diary_rules.check_happened(given.held_on, today=today)
    with transaction.atomic():
        held = changeable(plan, by=by, only_draft=False)
        after = rules.state_after_review(given.result)
        if held.state not in (PlanState.ACTIVE, PlanState.IN_REVIEW):
            raise StateMayNotFollow(before=held.state, after=after)
        _check_day(held, on=given.held_on)
        is_over = given.result == PlanReview.Result.COMPLETED
        due_on = None if is_over else given.next_due_on or rules.next_review(after=given.held_on)
        if due_on:
            rules.check_review_due(due_on, after=given.held_on, today=today)
        made = PlanReview.objects.create(
            case=held.case,
            plan=held,
            held_on=given.held_on,
            own_view=diary_rules.written(given.own_view),
            others_view=given.others_view.strip(),
            result=given.result,
            words=given.words.strip(),
            next_due_on=due_on,
            recorded_by=by,
        )
        changes: dict[str, Any] = {"state": PlanState(after), "review_due_on": due_on}
        if is_over:
            changes |= {"ended_on": given.held_on, "ended_reason": made.words}
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        audit.record(
            "plan.completed" if is_over else "plan.reviewed",
            about=held.case.reference,
            by=by.reference,
            plan=str(held.uuid),
            result=str(given.result),
            held_on=given.held_on.isoformat(),
        )
    return made


def complete(*, plan: Plan, own_view: str, reason: str, ended_on: date, expected_version: int, by: Account) -> Plan:
    """The plan has been carried out; the last look at it is with the person, like every other.

    Raises: as `review`.
    """
    given = ReviewGiven(held_on=ended_on, own_view=own_view, result=PlanReview.Result.COMPLETED, words=reason)
    return review(plan=plan, given=given, expected_version=expected_version, by=by).plan


def _check_day(plan: Plan, *, on: date) -> None:
    last = PlanReview.objects.filter(plan=plan).values_list("held_on", flat=True).first()
    if any(day is not None and on < day for day in (plan.agreed_on, last)):
        raise ReviewTooEarly
