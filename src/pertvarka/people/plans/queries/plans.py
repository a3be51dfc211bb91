"""The plans of a case, as far as the asker sees them; the rules of the rows decide."""

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case
from pertvarka.people.plans import rules
from pertvarka.people.plans.models import Goal, Plan, PlanNeed, PlanReview, ServiceNeed
from pertvarka.people.plans.states import PlanState


def of_case(case: Case) -> list[Plan]:
    """All versions, the newest first."""
    return list(Plan.objects.filter(case=case).select_related("made_by", "previous", "assessment"))


def one(case: Case, uuid: UUID) -> Plan | None:
    return Plan.objects.filter(case=case, uuid=uuid).select_related("made_by", "previous", "assessment").first()


def in_force(case: Case) -> Plan | None:
    """The plan that counts now."""
    return Plan.objects.filter(case=case, state__in=rules.IN_FORCE).first()


def draft(case: Case) -> Plan | None:
    return Plan.objects.filter(case=case, state=PlanState.DRAFT).first()


def needs_of(plan: Plan) -> list[PlanNeed]:
    """In the order of the plan, each with its goals and services; three questions whatever the plan's length."""
    services = ServiceNeed.objects.select_related("service_type", "municipality")
    rows = PlanNeed.objects.filter(plan=plan).prefetch_related(
        Prefetch("goals", Goal.objects.all()), Prefetch("service_needs", services)
    )
    return list(rows.select_related("identified"))


def need(plan: Plan, uuid: UUID) -> PlanNeed | None:
    return PlanNeed.objects.filter(plan=plan, uuid=uuid).select_related("plan").first()


def goal(plan: Plan, uuid: UUID) -> Goal | None:
    return Goal.objects.filter(plan=plan, uuid=uuid).select_related("plan", "need").first()


def service_need(plan: Plan, uuid: UUID) -> ServiceNeed | None:
    rows = ServiceNeed.objects.select_related("plan", "need", "service_type", "municipality")
    return rows.filter(plan=plan, uuid=uuid).first()


def reviews_of(plan: Plan) -> list[PlanReview]:
    return list(PlanReview.objects.filter(plan=plan).select_related("recorded_by"))


def reviews_due(account: Account, *, until: date) -> list[Plan]:
    """Plans carried out in the account's own cases whose review is due by that day, the latest first of all."""
    return list(
        Plan.objects.filter(
            Q(review_due_on__lte=until), state__in=(PlanState.ACTIVE, PlanState.IN_REVIEW), case__manager=account
        )
        .exclude(case__state="closed")
        .select_related("case")
        .order_by("review_due_on", "id")
    )
