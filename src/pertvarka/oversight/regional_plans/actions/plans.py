"""The way of a regional plan: made of a scenario, put before the cluster, approved, carried out, reviewed."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans import rules
from pertvarka.oversight.regional_plans.errors import (
    CommentsUnanswered,
    DayPast,
    DocumentMissing,
    NationHasNoPlan,
    NotComputed,
    PlanInPreparation,
    ReasonMissing,
    ScenarioDiscarded,
    ScenarioRuns,
    StepNotPossible,
    WordsMissing,
)
from pertvarka.oversight.regional_plans.models import PlanItem, RegionalPlan, Scenario
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import plans, reach, scenarios
from pertvarka.oversight.regional_plans.states import PlanState
from pertvarka.services.catalogue.models import ServiceType


def make(*, scenario: Scenario, by: Account | None) -> RegionalPlan:
    """The next version of the region's plan, from a computed scenario; a draft with a line for each opening. A draft
    that stands already takes the new scenario instead.

    Raises:
        NotAllowed: the account does not plan this region.
        NationHasNoPlan, NotComputed, ScenarioDiscarded, ScenarioRuns: of such a scenario there is no plan.
        PlanInPreparation: a version is before the cluster.
    """
    region = scenario.input.region
    if by is not None:
        reach.require(by, Permission.PLAN_SUBMIT, region)
    if region is None:
        raise NationHasNoPlan
    if scenario.discarded_at:
        raise ScenarioDiscarded
    if scenario.state in rules.STOPPABLE:
        raise ScenarioRuns
    if not scenario.has_result:
        raise NotComputed
    versions = RegionalPlan.objects.filter(region=region)
    with transaction.atomic():
        standing = versions.filter(state=PlanState.DRAFT).first()
        if standing is None:
            try:
                with transaction.atomic():
                    standing = RegionalPlan.objects.create(
                        region=region,
                        number=versions.count() + 1,
                        previous=versions.first(),
                        scenario=scenario,
                        made_by=by,
                        is_invented=scenario.input.is_invented,
                    )
            except IntegrityError as taken:
                raise PlanInPreparation from taken
        else:
            _write(standing, standing.version, scenario=scenario)
            standing.items.all().delete()
        _write_items(standing)
        reference = by.reference if by else "command:load_demonstration"
        audit.record("regional_plan.made", about=standing.reference, by=reference, scenario=scenario.letter)
    return standing


def introduce(*, plan: RegionalPlan, text: str, expected_version: int, by: Account) -> RegionalPlan:
    """What the region says of its plan, while it is a draft.

    Raises:
        NotAllowed, StepNotPossible, ChangedMeanwhile.
    """
    reach.require(by, Permission.PLAN_SUBMIT, plan.region)
    if plan.state != PlanState.DRAFT:
        raise StepNotPossible(before=plan.state, after=PlanState.DRAFT)
    with transaction.atomic():
        _write(plan, expected_version, introduction=text.strip())
        audit.record("regional_plan.introduced", about=plan.reference, by=by.reference)
    return plan


def submit(*, plan: RegionalPlan, comments_until: date, by: Account) -> RegionalPlan:
    """Put a draft before the cluster, which comments until a day.

    Raises:
        NotAllowed: the account does not plan this region.
        DayPast: the cluster would have no day left.
        StepNotPossible: it is no draft.
    """
    reach.require(by, Permission.PLAN_SUBMIT, plan.region)
    if comments_until < timezone.localdate():
        raise DayPast
    with transaction.atomic():
        _step(plan, PlanState.CONSULTATION, submitted_at=timezone.now(), comments_until=comments_until)
        audit.record("regional_plan.submitted", about=plan.reference, by=by.reference, until=comments_until.isoformat())
    return plan


def give_back(*, plan: RegionalPlan, reason: str, by: Account) -> RegionalPlan:
    """Back to the draft, with the reason.

    Raises:
        NotAllowed, ReasonMissing, StepNotPossible.
    """
    reach.require(by, Permission.PLAN_APPROVE, plan.region)
    if not reason.strip():
        raise ReasonMissing
    with transaction.atomic():
        _step(plan, PlanState.DRAFT, returned_reason=reason.strip())
        audit.record("regional_plan.given_back", about=plan.reference, by=by.reference)
    return plan


def approve(*, plan: RegionalPlan, document: str, by: Account) -> RegionalPlan:
    """From today on the plan of the region.

    Raises:
        NotAllowed: the account does not approve plans.
        DocumentMissing: no document says so.
        CommentsUnanswered: the cluster waits for answers.
        StepNotPossible: it is not before the cluster.
    """
    reach.require(by, Permission.PLAN_APPROVE, plan.region)
    if not document.strip():
        raise DocumentMissing
    waiting = plans.unanswered_count(plan)
    if waiting:
        raise CommentsUnanswered(count=waiting)
    with transaction.atomic():
        _step(
            plan,
            PlanState.APPROVED,
            approved_on=timezone.localdate(),
            approved_by=by,
            approval_document=document.strip(),
        )
        audit.record("regional_plan.approved", about=plan.reference, by=by.reference)
    return plan


def begin(*, plan: RegionalPlan, by: Account) -> RegionalPlan:
    """The approved plan is carried out from today on.

    Raises:
        NotAllowed, StepNotPossible.
    """
    reach.require(by, Permission.PLAN_SUBMIT, plan.region)
    with transaction.atomic():
        _step(plan, PlanState.IN_IMPLEMENTATION, started_on=timezone.localdate())
        audit.record("regional_plan.begun", about=plan.reference, by=by.reference)
    return plan


def review(*, plan: RegionalPlan, words: str, by: Account) -> RegionalPlan:
    """What came of it; the next version begins with a new freeze.

    Raises:
        NotAllowed, WordsMissing, StepNotPossible.
    """
    reach.require(by, Permission.PLAN_SUBMIT, plan.region)
    if not words.strip():
        raise WordsMissing
    with transaction.atomic():
        _step(plan, PlanState.REVIEWED, reviewed_on=timezone.localdate(), review_words=words.strip())
        audit.record("regional_plan.reviewed", about=plan.reference, by=by.reference)
    return plan


def _step(plan: RegionalPlan, after: PlanState, **columns: Any) -> None:
    """The next state, once: who comes second is told."""
    if not rules.plan_may_become(plan.state, after):
        raise StepNotPossible(before=plan.state, after=after)
    columns["state"] = after.value
    rows = RegionalPlan.objects.filter(pk=plan.pk, state=plan.state)
    if not rows.update(**columns, version=plan.version + 1):
        raise StepNotPossible(before=plan.state, after=after)
    plan.refresh_from_db()


def _write(plan: RegionalPlan, version: int, **columns: Any) -> None:
    locking.save_unless_changed(plan, expected_version=version, changes=columns)


def _write_items(plan: RegionalPlan) -> None:
    told = scenarios.summary(plan.scenario)
    assert told is not None  # noqa: S101 (a plan is made of a computed scenario only)
    services = {one.code: one for one in ServiceType.objects.all()}
    places = {one.code: one for one in Municipality.objects.all()}
    ordered = sorted(told.openings, key=lambda one: (one.year, one.municipality, one.service, one.size))
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=plan,
            position=position,
            service_type=services[one.service],
            size_code=one.size,
            municipality=places[one.municipality],
            year=one.year,
            modules_count=one.count,
            places_count=one.places,
            build_cost=_money(one.build_cost),
            running_cost=_money(one.running_cost),
            staff=_money(one.staff),
            is_by_hand=one.is_by_hand,
        )
        for position, one in enumerate(ordered, start=1)
    )


def _money(value: float) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))
