"""Rows of the foreign case: its assessment and plan, the services it is given, where its person lives and moves."""

from decimal import Decimal

from django.utils import timezone

from pertvarka.foundation.base import sealing
from pertvarka.foundation.instruments.models import InstrumentVersion
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, Assessor, IdentifiedNeed, Informant
from pertvarka.people.delivery.models import (
    Beneficiary,
    FollowUp,
    OutcomeMeasure,
    Placement,
    ServiceRecord,
    Transition,
    TransitionItem,
)
from pertvarka.people.plans.models import Goal, Plan, PlanReview, ServiceNeed
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer, SiteAddress
from pertvarka.services.catalogue.models.site import address_place
from tests.access.row_scope.plane import KAUNAS, Filling
from tests.closed_plane import (
    build_episode,
    build_household,
    build_offer,
    build_organisation,
    build_plan,
    build_referral,
    build_service_need,
)


def fill_services(filling: Filling) -> None:
    """Inside the scope of a command that keeps records."""
    _assessment(filling)
    provider = build_organisation("paslaugu-teikejas", municipality=KAUNAS)
    offer = build_offer(provider)
    household = build_household(provider, municipality=KAUNAS, active_from=filling.today)
    _catalogue(offer)
    plan = build_plan(filling.plane.foreign, filling.by)
    need = _plan(filling, plan)
    _services(filling, need, offer)
    _homes(filling, plan, household)


def _assessment(filling: Filling) -> None:
    of_case, by, today = filling.of_case, filling.by, filling.today
    version = InstrumentVersion.objects.get(instrument__code="needs_adults", withdrawn_at=None)
    assessment = Assessment.objects.create(
        **filling.of_person_and_case,
        number=filling.plane.foreign.number,
        instrument_version=version,
        state="submitted",
        due_on=today,
        started_on=today,
        submitted_at=timezone.now(),
        planned_by=by,
    )
    Assessor.objects.create(**of_case, assessment=assessment, account=by, organisation=filling.plane.other_unit)
    Informant.objects.create(**of_case, assessment=assessment, kind="family", spoken_on=today, recorded_by=by)
    AssessmentResponse.objects.create(**of_case, assessment=assessment, instrument_version=version, started_by=by)
    IdentifiedNeed.objects.create(**of_case, assessment=assessment, domain="home")


def _catalogue(offer: ServiceOffer) -> None:
    SiteAddress.objects.create(
        site=offer.site,
        organisation=offer.provider,
        is_secret=True,
        address_sealed=sealing.seal("Slapta g. 1", place=address_place(offer.site.uuid)),
    )


def _plan(filling: Filling, plan: Plan) -> ServiceNeed:
    needed = build_service_need(plan)
    Goal.objects.create(**filling.of_case, plan=plan, need=needed.need, own_words="Savas kambarys", responsible="x")
    PlanReview.objects.create(
        **filling.of_case,
        plan=plan,
        held_on=filling.today,
        own_view="Gerai",
        result=PlanReview.Result.GOES_ON,
        recorded_by=filling.by,
    )
    return needed


def _services(filling: Filling, need: ServiceNeed, offer: ServiceOffer) -> None:
    build_referral(need, offer, filling.by)
    episode = build_episode(filling.plane.foreign, offer, filling.by)
    Beneficiary.objects.create(**filling.of_case, episode=episode, role="child", sex="male", birth_year=2020)
    ServiceRecord.objects.create(
        **filling.of_case,
        episode=episode,
        organisation=offer.provider,
        given_on=filling.today,
        amount=Decimal(2),
        worker=filling.by,
    )


def _homes(filling: Filling, plan: Plan, household: CarerHousehold) -> None:
    of_case, by, today = filling.of_case, filling.by, filling.today
    Placement.objects.create(
        **filling.of_person_and_case,
        kind=Placement.Kind.ON_DUTY_CARER,
        household=household,
        municipality=filling.plane.foreign.municipality,
        starts_on=today,
        start_kind=Placement.Start.FIRST_KNOWN,
        recorded_by=by,
    )
    move = Transition.objects.create(
        **filling.of_person_and_case,
        plan=plan,
        to_kind=Placement.Kind.OWN_FAMILY,
        to_municipality=filling.plane.foreign.municipality,
        planned_on=today,
        made_by=by,
    )
    TransitionItem.objects.create(**of_case, transition=move, code="x", group=TransitionItem.Group.HEALTH)
    FollowUp.objects.create(**of_case, transition=move, months=1, due_on=today)
    OutcomeMeasure.objects.create(
        **filling.of_person_and_case, moment=OutcomeMeasure.Moment.BEFORE, measured_on=today, recorded_by=by
    )
