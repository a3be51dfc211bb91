"""Aggregates of the catalogue, alphabetically."""

from pertvarka.services.catalogue.models.household import CarerHousehold
from pertvarka.services.catalogue.models.offer import EligibilityRule, ServiceOffer
from pertvarka.services.catalogue.models.service_type import ServiceType
from pertvarka.services.catalogue.models.site import Site, SiteAddress

__all__ = ["CarerHousehold", "EligibilityRule", "ServiceOffer", "ServiceType", "Site", "SiteAddress"]
