"""What the pages of referrals find first: the case, its service need, the offer; and whether this account refers."""

from uuid import UUID

from django.http import Http404, HttpRequest

from pertvarka.faces.workbench.opened_case import OpenedCase, find
from pertvarka.people.cases.models import Part
from pertvarka.people.delivery import rules
from pertvarka.people.delivery.models import Referral
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import matching, referrals
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.people.plans.states import ServiceNeedState
from pertvarka.services.catalogue.models import ServiceOffer

SETTLED = (ServiceNeedState.MET, ServiceNeedState.NO_LONGER_NEEDED)


def may_refer(found: OpenedCase) -> bool:
    """Whether this account may send referrals from the case as it stands."""
    return (
        Permission.REFERRAL_SEND in found.standing.permissions
        and Part.LEAD in found.standing.written_parts
        and found.case.is_open
        and found.case.person.restricted_at is None
    )


def find_planned(request: HttpRequest, uuid: UUID) -> OpenedCase:
    """The case, for those who see its plan, or see it through their unit."""
    found = find(request, uuid)
    if not (found.standing.sees(Part.PLAN) or sees_widely(found)):
        raise Http404
    return found


def sees_widely(found: OpenedCase) -> bool:
    """A supervisor sees referrals through the unit."""
    return bool(found.standing.wide) and Permission.REFERRAL_VIEW in found.standing.permissions


def find_to_refer(request: HttpRequest, uuid: UUID, need_uuid: UUID) -> tuple[OpenedCase, ServiceNeed]:
    """A case this account refers from, and a service need of it that waits for a place."""
    found = find(request, uuid)
    need = matching.need(found.case, need_uuid) if may_refer(found) else None
    if need is None:
        raise Http404
    return found, need


def offer_to_ask(need: ServiceNeed, uuid: UUID) -> ServiceOffer:
    offer = matching.offer(uuid)
    if offer is None or offer.service_type_id != need.service_type_id:
        raise Http404
    return offer


def find_referral(found: OpenedCase, uuid: UUID) -> Referral:
    held = referrals.referral(uuid)
    if held is None or held.case_id != found.case.pk:
        raise Http404
    return held


def is_referable(need: ServiceNeed) -> bool:
    return need.plan_state in rules.REFERABLE_PLANS and need.state not in SETTLED
