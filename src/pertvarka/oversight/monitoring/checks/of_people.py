"""Checks of the people plane. They leave a case number for the organisation it concerns, and nothing else.

A protected case (`open_to_id` 0) leaves nothing: its number, too, is for its named team only.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from pertvarka.foundation.access.models import Membership
from pertvarka.oversight.monitoring.checks.found import Found
from pertvarka.people.cases.models import Case, TeamMember
from pertvarka.people.delivery.models import Placement, Referral, ServiceEpisode
from pertvarka.people.delivery.states import EpisodeState, ReferralState
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.states import PlanState
from pertvarka.people.rights.queries import retention
from pertvarka.services.institutions.models import MonthlyCensus, TransformingInstitution
from pertvarka.services.institutions.rules import month_after
from pertvarka.services.institutions.states import CensusState

IN_FORCE = (PlanState.AGREED, PlanState.ACTIVE, PlanState.IN_REVIEW)
ANSWERED_WITHIN = timedelta(days=14)
CERTAINLY_UNDER_THREE = 2
"""Years: of a birth day we know the year, so that only who cannot be three yet is told of."""


def plans_unreviewed(today: date) -> Iterable[Found]:
    """Plans in force whose day of review is over."""
    rows = Plan.objects.filter(state__in=IN_FORCE, review_due_on__lt=today).exclude(open_to_id=0)
    for number, case, owner, due_on in rows.values_list("case__number", "case__uuid", "open_to_id", "review_due_on"):
        since = due_on + timedelta(days=1) if due_on else None
        yield Found("plans_unreviewed", f"case:{case}/plan", number, owner, since)


def episodes_unplanned(today: date) -> Iterable[Found]:
    """Services that are given although no need of a plan asks for them."""
    rows = ServiceEpisode.objects.filter(service_need=None, state=EpisodeState.ACTIVE, starts_on__lte=today)
    found = rows.exclude(open_to_id=0).values_list("number", "case__uuid", "uuid", "open_to_id", "starts_on")
    for number, case, episode, owner, since in found:
        yield Found("episodes_unplanned", f"case:{case}/episode:{episode}", number, owner, since)


def under_three(today: date) -> Iterable[Found]:
    """Children who cannot be three yet and live in an institution."""
    rows = _living(today).filter(is_institutional=True, person__birth_year__gte=today.year - CERTAINLY_UNDER_THREE)
    for number, case, owner, since in rows.values_list("case__number", "case__uuid", "organisation_id", "starts_on"):
        yield Found("under_three", f"case:{case}/placement", number, owner, since)


def admitted_after_stop(today: date) -> Iterable[Found]:
    """People admitted or returned to an institution after the day it stopped admitting, while they live there."""
    stops = dict(
        TransformingInstitution.objects.exclude(admissions_stop_on=None).values_list(
            "organisation_id", "admissions_stop_on"
        )
    )
    starts = (Placement.Start.ADMISSION, Placement.Start.RETURN, Placement.Start.MOVE)
    rows = _living(today).filter(is_institutional=True, organisation__in=stops, start_kind__in=starts)
    for number, case, owner, since in rows.values_list("case__number", "case__uuid", "organisation_id", "starts_on"):
        stopped_on = stops.get(owner)
        if stopped_on and since > stopped_on:
            yield Found("admitted_after_stop", f"case:{case}/placement", number, owner, since)


def referrals_unanswered(today: date) -> Iterable[Found]:
    """Referrals that a provider has not answered for two weeks."""
    before = timezone.now() - ANSWERED_WITHIN - (timezone.localdate() - today)
    rows = Referral.objects.filter(state=ReferralState.SENT, sent_at__lt=before).exclude(open_to_id=0)
    for number, uuid, owner, sent_at in rows.values_list("number", "uuid", "to_organisation_id", "sent_at"):
        since = timezone.localdate(sent_at) + ANSWERED_WITHIN
        yield Found("referrals_unanswered", f"referral:{uuid}", number, owner, since)


def team_left(today: date) -> Iterable[Found]:
    """Members of teams who no longer hold that role there: their access is over, and the team is not told."""
    held = Membership.objects.not_over(on=today).filter(
        account=OuterRef("account"), organisation=OuterRef("organisation"), role_code=OuterRef("role_code")
    )
    rows = (
        TeamMember.objects.filter(kind=TeamMember.Kind.MEMBER, until=None, account__isnull=False)
        .exclude(open_to_id=0)
        .exclude(case__state="closed")
        .filter(~Exists(held))
    )
    for pk, number, case, owner in rows.values_list("pk", "case__number", "case__uuid", "open_to_id"):
        yield Found("team_left", f"case:{case}/member:{pk}", number, owner)


def retention_due(today: date) -> Iterable[Found]:
    """Files that no rule keeps any more and that stand on no list for deletion."""
    due = {record.number: record for record in retention.due_records(today=today) if not record.held}
    rows = Case.objects.filter(number__in=due).exclude(open_to_id=0).values_list("number", "uuid", "open_to_id")
    for number, case, owner in rows:
        yield Found("retention_due", f"case:{case}/retention", number, owner, due[number].due_on)


def census_differs(today: date) -> Iterable[Found]:
    """Institutions whose last census counts other residents than our records of where people live."""
    newest = (
        MonthlyCensus.objects.filter(state=CensusState.SUBMITTED, month__lt=today)
        .order_by("institution_id", "-month")
        .distinct("institution_id")
        .select_related("institution__organisation")
        .prefetch_related("groups")
    )
    for census in newest:
        body, last_day = census.institution.organisation, month_after(census.month) - timedelta(days=1)
        told = sum(group.at_end for group in census.groups.all())
        lived = (
            Placement.objects.filter(Q(ends_on=None) | Q(ends_on__gt=last_day), starts_on__lte=last_day)
            .filter(organisation=body, is_institutional=True)
            .aggregate(number=Count("pk"))["number"]
        )
        if told != lived:
            label = f"{body.name_lt}, {census.month:%Y-%m}: {told} / {lived}"
            yield Found("census_differs", f"census:{census.uuid}", label[:200], body.pk, last_day)


def _living(today: date) -> QuerySet[Placement]:
    """Where people of cases that are not protected live today."""
    return Placement.objects.filter(Q(ends_on=None) | Q(ends_on__gt=today), starts_on__lte=today).exclude(open_to_id=0)
