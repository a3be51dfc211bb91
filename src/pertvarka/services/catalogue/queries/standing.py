"""Whose offers and households the asker may change: the database knows what the roles reach today."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from pertvarka.foundation.base.sorting import LithuanianOrder
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.catalogue.errors import HouseholdNotFound, OfferNotFound
from pertvarka.services.catalogue.models import CarerHousehold, ServiceOffer, Site
from pertvarka.services.catalogue.permissions import Permission


def organisations_with(permission: str) -> frozenset[int]:
    """Keys of the organisations in which the asker holds the permission today; asked inside a scope."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.organisations(%s)", [permission])
        return frozenset(cursor.fetchone()[0])


def held_over(organisation_id: int, permissions: Iterable[str]) -> frozenset[str]:
    """Which of these permissions the asker holds in one organisation today; one statement, asked inside a scope."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM unnest(%s::text[]) AS code WHERE %s = ANY (scope.organisations(code))",
            [[str(one) for one in permissions], organisation_id],
        )
        return frozenset(code for (code,) in cursor.fetchall())


def providers() -> list[Organisation]:
    """The organisations whose offers the asker keeps, in Lithuanian order."""
    keys = organisations_with(Permission.OFFER_CHANGE)
    kinds = (Organisation.Kind.PROVIDER, Organisation.Kind.INSTITUTION, Organisation.Kind.MUNICIPAL_ADMINISTRATION)
    rows = Organisation.objects.filter(pk__in=keys, kind__in=kinds).select_related("municipality")
    return list(rows.order_by(LithuanianOrder("name_lt")))


def care_centres() -> list[Organisation]:
    """The organisations whose register of households the asker keeps."""
    rows = Organisation.objects.filter(pk__in=organisations_with(Permission.HOUSEHOLD_CHANGE))
    return list(rows.select_related("municipality").order_by(LithuanianOrder("name_lt")))


def sites_of(providers: list[Organisation]) -> list[Site]:
    rows = Site.objects.filter(organisation__in=providers).select_related("municipality", "organisation")
    return list(rows.order_by(LithuanianOrder("name_lt")))


def offer_to_change(uuid: UUID) -> ServiceOffer:
    """An offer the asker keeps, with its rules.

    Raises:
        OfferNotFound: there is none, or it is another organisation's.
    """
    rows = ServiceOffer.objects.select_related("provider", "site", "service_type", "municipality")
    offer = rows.prefetch_related("rules").filter(uuid=uuid).first()
    if offer is None or offer.provider_id not in organisations_with(Permission.OFFER_CHANGE):
        raise OfferNotFound
    return offer


def household(uuid: UUID) -> CarerHousehold:
    """A household the asker sees: the rows of others are not met at all.

    Raises:
        HouseholdNotFound: there is none in the asker's reach.
    """
    found = CarerHousehold.objects.select_related("care_centre", "municipality").filter(uuid=uuid).first()
    if found is None:
        raise HouseholdNotFound
    return found
