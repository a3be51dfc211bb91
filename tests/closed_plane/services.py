"""What is offered and what a case needs of it: offers, households, plans, referrals, services."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.models import Referral, ServiceEpisode
from pertvarka.people.plans.models import Plan, PlanNeed, ServiceNeed
from pertvarka.services.catalogue.models import CarerHousehold, Carers, EligibilityRule, ServiceOffer, ServiceType, Site
from pertvarka.services.catalogue.models.household import sealed_carers
from tests.closed_plane.staff import ALYTUS, COMMAND, LONG_AGO


def build_service_type(code: str = "T01", **columns: Any) -> ServiceType:
    """An invented kind of service, the same one whenever the code is."""
    names = {"name_lt": f"Bandomoji paslauga {code}", "name_en": f"Service of the tests {code}"}
    return ServiceType.objects.get_or_create(code=code, defaults={**names, **columns})[0]


def build_offer(
    provider: Organisation,
    *,
    service_type: ServiceType | None = None,
    municipality: str | None = None,
    capacity: int = 2,
    rules: Sequence[tuple[str, Sequence[str]]] = (),
    **columns: Any,
) -> ServiceOffer:
    """An offer at a site of its own, in the provider's municipality unless another is named."""
    place_of = Municipality.objects.get(code=municipality) if municipality else provider.municipality
    assert place_of is not None
    number = Site.objects.filter(organisation=provider).count() + 1
    site = Site.objects.create(
        organisation=provider, name_lt=f"Namai {number}", name_en=f"Home {number}", municipality=place_of
    )
    offer = ServiceOffer.objects.create(
        **{
            "provider": provider,
            "site": site,
            "service_type": service_type or build_service_type(),
            "municipality": place_of,
            "capacity": capacity,
            "last_checked_on": timezone.localdate(),
            "is_invented": True,
            **columns,
        }
    )
    for kind, values in rules:
        EligibilityRule.objects.create(offer=offer, kind=kind, values=list(values))
    return offer


def build_household(
    care_centre: Organisation, *, names: str = "Budinti Pavardenė", municipality: str = ALYTUS, **columns: Any
) -> CarerHousehold:
    """An active on-duty carers' household with sealed names, unless told otherwise."""
    uuid = uuid4()
    with scope.of_command(COMMAND):
        return CarerHousehold.objects.create(
            **{
                "uuid": uuid,
                "number": f"NU-2020-{str(uuid)[:8]}",
                "kind": CarerHousehold.Kind.ON_DUTY,
                "care_centre": care_centre,
                "municipality": Municipality.objects.get(code=municipality),
                "state": "active",
                "places": 2,
                "identity_sealed": sealed_carers(Carers(names=names, address=f"{names} g. 1"), household=uuid),
                "applied_on": timezone.localdate() - LONG_AGO,
                **columns,
            }
        )


def build_plan(case: Case, by: Account, *, state: str = "active", **columns: Any) -> Plan:
    """A plan of the case, agreed unless it is a draft."""
    with scope.of_command(COMMAND):
        number = Plan.objects.filter(case=case).count() + 1
        agreed = (
            {}
            if state == "draft"
            else {"agreement": "agreed", "agreed_by": "person", "agreed_on": timezone.localdate()}
        )
        return Plan.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "number": number,
                "state": state,
                "made_by": by,
                **agreed,
                **columns,
            }
        )


def build_service_need(plan: Plan, *, service_type: ServiceType | None = None, **columns: Any) -> ServiceNeed:
    """A need of the plan answered by a service, from today on in the municipality of the case."""
    with scope.of_command(COMMAND):
        case = Case.objects.get(pk=plan.case_id)
        need = PlanNeed.objects.create(
            case=case,
            open_to_id=case.open_to_id,
            plan=plan,
            domain="home",
            own_words="Noriu gyventi savo kambaryje.",
            answer=PlanNeed.Answer.PLANNED,
        )
        return ServiceNeed.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "plan": plan,
                "need": need,
                "service_type": service_type or build_service_type(),
                "municipality_id": case.municipality_id,
                "wished_from": timezone.localdate(),
                **columns,
            }
        )


def build_referral(
    need: ServiceNeed, offer: ServiceOffer, by: Account, *, state: str = "sent", **columns: Any
) -> Referral:
    """A referral as it stands after being sent; an accepted one begins today."""
    with scope.of_command(COMMAND):
        case = Case.objects.get(pk=need.case_id)
        starts = {"starts_on": timezone.localdate()} if state in ("accepted", "started") else {}
        waits = {"waiting_since": timezone.now()} if state == "waiting" else {}
        return Referral.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "number": case.number,
                "service_need": need,
                "offer": offer,
                "to_organisation": offer.provider,
                "state": state,
                "purpose": "Prašome priimti gyventi.",
                "shared_summary": "Paauglei reikia pagalbos rytais.",
                "shared_parts": ["identity"],
                "wished_from": timezone.localdate(),
                "sent_by": by,
                **starts,
                **waits,
                **columns,
            }
        )


def build_episode(
    case: Case, offer: ServiceOffer, by: Account, *, starts_on: date | None = None, **columns: Any
) -> ServiceEpisode:
    """A service being given for a month, with the provider's staff on the team as a referral would have put them."""
    with scope.of_command(COMMAND):
        return ServiceEpisode.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "number": case.number,
                "offer": offer,
                "service_type": offer.service_type,
                "organisation": offer.provider,
                "starts_on": starts_on or timezone.localdate() - LONG_AGO,
                "begun_by": by,
                **columns,
            }
        )
