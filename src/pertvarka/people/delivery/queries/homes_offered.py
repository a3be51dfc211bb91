"""What a home or a move can be recorded with: municipalities, institutions, households, places that accepted."""

from django.db.models import QuerySet

from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.models import Referral
from pertvarka.people.delivery.states import ReferralState
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer


def to_case(case: Case) -> "QuerySet[ServiceOffer]":
    """Residential offers with an accepted or begun referral of this case."""
    accepted = Referral.objects.filter(case=case, state__in=(ReferralState.ACCEPTED, ReferralState.STARTED))
    rows = ServiceOffer.objects.filter(pk__in=accepted.values("offer"), service_type__is_residential=True)
    return rows.select_related("service_type", "site", "municipality", "provider")


def municipalities() -> "QuerySet[Municipality]":
    return Municipality.objects.all()


def institutions() -> "QuerySet[Organisation]":
    return Organisation.objects.filter(kind=Organisation.Kind.INSTITUTION).order_by("name_lt")


def households() -> "QuerySet[CarerHousehold]":
    """Those that have not ended, as far as the asker sees them."""
    return CarerHousehold.objects.filter(ended_on=None).order_by("number")
