"""A place where services are given, and its address, sealed from the first moment."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, sealing
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.foundation.territory.models import Municipality
from pertvarka.services.catalogue.errors import NameMissing, OfferNotFound
from pertvarka.services.catalogue.models import ServiceType, Site, SiteAddress
from pertvarka.services.catalogue.models.site import address_place
from pertvarka.services.catalogue.permissions import Permission
from pertvarka.services.catalogue.queries import standing


@dataclass(frozen=True, slots=True)
class NewSite:
    """A place as it is written down for the first time."""

    name: str
    municipality: Municipality
    address: str = ""
    is_address_secret: bool = False


def add_site(*, site: NewSite, organisation: Organisation, by: Account) -> Site:
    """A place of an organisation whose offers the account keeps.

    Raises:
        NotAllowed: no role of the account gives this.
        OfferNotFound: the organisation is not in the account's reach.
        NameMissing: the place has no name.
    """
    policy.require(by, Permission.OFFER_CHANGE, on=timezone.localdate())
    name = site.name.strip()
    if not name:
        raise NameMissing
    with transaction.atomic():
        if organisation.pk not in standing.organisations_with(Permission.OFFER_CHANGE):
            raise OfferNotFound
        made = Site.objects.create(
            organisation=organisation,
            name_lt=name,
            name_en=name,
            municipality=site.municipality,
            is_address_secret=site.is_address_secret,
            is_invented=organisation.is_invented,
        )
        if site.address.strip():
            SiteAddress.objects.create(
                site=made,
                organisation=organisation,
                is_secret=site.is_address_secret,
                address_sealed=sealing.seal(site.address.strip(), place=address_place(made.uuid)),
            )
        audit.record(
            "site.added",
            about=f"site:{made.uuid}",
            by=by.reference,
            organisation=organisation.code,
            municipality=site.municipality.code,
            is_address_secret=site.is_address_secret,
        )
    return made


def hide_address(*, site: Site, service_type: ServiceType) -> None:
    """A place where a crisis or foster home opens is secret from then on; inside the act that opens it."""
    if service_type.is_address_secret and not site.is_address_secret:
        site.is_address_secret = True
        site.latitude = site.longitude = None
        site.save(update_fields=["is_address_secret", "latitude", "longitude"])
        SiteAddress.objects.filter(site=site).update(is_secret=True)
