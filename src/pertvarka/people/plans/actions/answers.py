"""What answers a need: goals in the person's words, and services asked for."""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases import diary_rules
from pertvarka.people.plans.actions.needs import plan_for, reopen_if_bare
from pertvarka.people.plans.actions.standing import answer_to_change, need_to_change
from pertvarka.people.plans.errors import AmountImpossible, ServiceTypeEnded, StateMayNotFollow, WishedDayImpossible
from pertvarka.people.plans.models import Goal, PlanNeed, ServiceNeed
from pertvarka.people.plans.rules import IN_FORCE, WISHED_AT_MOST
from pertvarka.people.plans.states import ServiceNeedState
from pertvarka.services.catalogue.models import ServiceType

MEASURE_LIMIT, RESPONSIBLE_LIMIT = 300, 120
AMOUNT_LIMIT = Decimal("9999.99")
WISHED_BEFORE = 366


@dataclass(frozen=True, slots=True)
class GoalGiven:
    """A goal as the person says it, how one sees that it is reached, who helps (by role), by when."""

    own_words: str
    responsible: str
    measure: str = ""
    due_on: date | None = None

    def columns(self) -> dict[str, Any]:
        if self.due_on is not None:
            diary_rules.check_due(self.due_on, earliest=timezone.localdate())
        return {
            "own_words": diary_rules.written(self.own_words),
            "responsible": diary_rules.written(self.responsible, limit=RESPONSIBLE_LIMIT),
            "measure": diary_rules.written(self.measure, limit=MEASURE_LIMIT) if self.measure.strip() else "",
            "due_on": self.due_on,
        }


@dataclass(frozen=True, slots=True)
class ServiceGiven:
    """So much of a kind of service, where, from when."""

    service_type: ServiceType
    municipality: Municipality
    wished_from: date
    amount: Decimal = Decimal(1)
    per: str = ServiceNeed.Per.ALWAYS
    urgency: str = ServiceNeed.Urgency.YEAR
    within_km: int | None = None
    keep_siblings_together: bool = False
    blocks_move: bool = False

    def columns(self) -> dict[str, Any]:
        if not 0 < self.amount <= AMOUNT_LIMIT:
            raise AmountImpossible
        today = timezone.localdate()
        if not -WISHED_BEFORE <= (self.wished_from - today).days <= WISHED_AT_MOST.days:
            raise WishedDayImpossible
        since, until = self.service_type.valid_from, self.service_type.valid_until
        if (since and self.wished_from < since) or (until and self.wished_from > until):
            raise ServiceTypeEnded
        return {field.name: getattr(self, field.name) for field in fields(self)}


def add_goal(*, need: PlanNeed, given: GoalGiven, by: Account) -> Goal:
    """Answer a need with a goal.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
        TextMissing, TextTooLong, DueDayImpossible: what was typed.
    """
    with transaction.atomic():
        held = need_to_change(need, by=by)
        goal = Goal.objects.create(case=held.case, plan=held.plan, need=held, **given.columns())
        plan_for(held)
        _record("plan.goal_set", goal, by=by)
    return goal


def change_goal(*, goal: Goal, given: GoalGiven, expected_version: int, by: Account) -> Goal:
    """Raises: as `add_goal`, and ChangedMeanwhile when somebody saved the goal after this account opened it."""
    with transaction.atomic():
        held = answer_to_change(goal, by=by)
        assert isinstance(held, Goal)  # noqa: S101 (asked for a goal)
        columns = given.columns() if given.due_on != held.due_on else {**_undated(given), "due_on": held.due_on}
        locking.save_unless_changed(held, expected_version=expected_version, changes=columns)
        _record("plan.goal_changed", held, by=by)
    return held


def settle_goal(*, goal: Goal, state: str, expected_version: int, by: Account) -> Goal:
    """Say of a goal of the plan in force whether it was reached.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: the plan takes no word.
        StateMayNotFollow: the plan is not in force.
        ChangedMeanwhile: somebody saved the goal after this account opened it.
    """
    with transaction.atomic():
        held = answer_to_change(goal, by=by, only_draft=False)
        assert isinstance(held, Goal)  # noqa: S101 (asked for a goal)
        if held.plan.state not in IN_FORCE:
            raise StateMayNotFollow(before=held.plan.state, after=held.plan.state)
        changes = {"state": Goal.State(state)}
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        _record("plan.goal_settled", held, by=by, state=str(state))
    return held


def ask_service(*, need: PlanNeed, given: ServiceGiven, by: Account) -> ServiceNeed:
    """Answer a need with a service asked for.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
        AmountImpossible, WishedDayImpossible, ServiceTypeEnded: what was typed.
    """
    with transaction.atomic():
        held = need_to_change(need, by=by)
        service = ServiceNeed.objects.create(
            case=held.case, person_id=held.case.person_id, plan=held.plan, need=held, **given.columns()
        )
        plan_for(held)
        _record("plan.service_asked", service, by=by, service=given.service_type.code)
    return service


def change_service(*, service: ServiceNeed, given: ServiceGiven, expected_version: int, by: Account) -> ServiceNeed:
    """Raises: as `ask_service`, and ChangedMeanwhile when somebody saved it after this account opened it."""
    with transaction.atomic():
        held = answer_to_change(service, by=by)
        assert isinstance(held, ServiceNeed)  # noqa: S101 (asked for a service need)
        locking.save_unless_changed(held, expected_version=expected_version, changes=given.columns())
        _record("plan.service_changed", held, by=by, service=given.service_type.code)
    return held


def no_longer_needed(*, service: ServiceNeed, expected_version: int, by: Account) -> ServiceNeed:
    """A service of the plan in force is needed no more; referrals and services themselves are ended by their own acts.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted: the plan takes no word.
        StateMayNotFollow: the plan is not in force; what a draft asks for is struck out.
        ChangedMeanwhile: somebody saved it after this account opened it.
    """
    with transaction.atomic():
        held = answer_to_change(service, by=by, only_draft=False)
        assert isinstance(held, ServiceNeed)  # noqa: S101 (asked for a service need)
        if held.plan.state not in IN_FORCE:
            raise StateMayNotFollow(before=held.plan.state, after=held.plan.state)
        changes = {"state": ServiceNeedState.NO_LONGER_NEEDED, "state_since": timezone.now()}
        locking.save_unless_changed(held, expected_version=expected_version, changes=changes)
        _record("plan.service_not_needed", held, by=by)
    return held


def strike_out(*, answer: Goal | ServiceNeed, by: Account) -> None:
    """Take a goal or a service out of a draft; with the last one gone the need is without an answer.

    Raises:
        NotAllowed, CaseNotFound, CaseClosed, ProcessingRestricted, PlanNotDraft: the plan does not change.
    """
    with transaction.atomic():
        held = answer_to_change(answer, by=by)
        type(held).objects.filter(pk=held.pk).delete()
        reopen_if_bare(held.need)
        _record("plan.answer_struck_out", held, by=by)


def _undated(given: GoalGiven) -> dict[str, Any]:
    """A goal already late may keep its day while its words are made clearer."""
    return GoalGiven(own_words=given.own_words, responsible=given.responsible, measure=given.measure).columns()


def _record(kind: str, answer: Goal | ServiceNeed, *, by: Account, **details: str) -> None:
    audit.record(
        kind,
        about=answer.plan.case.reference,
        by=by.reference,
        plan=str(answer.plan.uuid),
        need=str(answer.need.uuid),
        answer=str(answer.uuid),
        **details,
    )
