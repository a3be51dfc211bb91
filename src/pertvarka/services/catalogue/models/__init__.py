"""Aggregates of the catalogue, alphabetically."""

from pertvarka.services.catalogue.models.facts import HouseholdFact
from pertvarka.services.catalogue.models.household import CarerHousehold, Carers
from pertvarka.services.catalogue.models.offer import EligibilityRule, ServiceOffer
from pertvarka.services.catalogue.models.service_type import ServiceType
from pertvarka.services.catalogue.models.site import Site, SiteAddress

__all__ = [
    "CarerHousehold",
    "Carers",
    "EligibilityRule",
    "HouseholdFact",
    "ServiceOffer",
    "ServiceType",
    "Site",
    "SiteAddress",
]
