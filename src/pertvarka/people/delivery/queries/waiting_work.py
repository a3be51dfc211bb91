"""How much waits for one account: the numbers of its own day, asked in its own scope."""

from datetime import date

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.people.assessments.permissions import Permission as Assessments
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.states import CaseState
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import referrals
from pertvarka.people.delivery.reminder_rules import SOON, Waiting
from pertvarka.people.plans.permissions import Permission as Plans
from pertvarka.people.plans.queries import plans
from pertvarka.services.catalogue.permissions import Permission as Catalogue
from pertvarka.services.catalogue.queries import offers, standing

TOLD_TO = (
    Plans.PLAN_CHANGE,
    Permission.REFERRAL_SEND,
    Assessments.ASSESSMENT_PLAN,
    Assessments.ASSESSMENT_FILL,
    Catalogue.OFFER_CHANGE,
)
"""Whoever holds one of these may have something waiting."""


def of(account: Account, *, today: date) -> Waiting:
    """Inside the account's scope: what it no longer sees does not wait for it either."""
    granted = policy.granted(account, on=today)
    until = today + SOON
    return Waiting(
        reviews=_reviews(account, until=until) if Plans.PLAN_CHANGE in granted else 0,
        referrals=len(referrals.to_remind(account)) if Permission.REFERRAL_SEND in granted else 0,
        to_renew=_to_renew(account, today=today, until=until) if Assessments.ASSESSMENT_PLAN in granted else 0,
        to_assess=_to_assess(account, until=until) if Assessments.ASSESSMENT_FILL in granted else 0,
        offers=_offers(today=today) if Catalogue.OFFER_CHANGE in granted else 0,
    )


def _reviews(account: Account, *, until: date) -> int:
    of_cases = Case.objects.filter(manager=account, review_due_on__lte=until)
    resting = (CaseState.CLOSED, CaseState.SUSPENDED)
    return len(plans.reviews_due(account, until=until)) + of_cases.exclude(state__in=resting).count()


def _to_renew(account: Account, *, today: date, until: date) -> int:
    found = assessments.coming_due(today=today, manager=account)
    return sum(1 for one in found if one.next_due_on and one.next_due_on <= until)


def _to_assess(account: Account, *, until: date) -> int:
    working = assessments.of_assessor(account).working
    return sum(1 for one in working if one.state != AssessmentState.SUBMITTED and one.due_on <= until)


def _offers(*, today: date) -> int:
    kept = standing.organisations_with(Catalogue.OFFER_CHANGE)
    return offers.stale(today=today, providers=list(kept)).count()
