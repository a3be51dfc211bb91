"""Open services and their providers for other directories, in the shapes of HSDS 3.1.

They are made anew each time they are asked for: places are taken and freed by acts of the closed plane, which leave no
trace in the revision of the open data (publishing).
"""

from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_noop as _
from ninja import Query, Router

from pertvarka.faces.open_api import hsds
from pertvarka.faces.open_api.hsds_shapes import (
    HsdsOrganization,
    HsdsOrganizationList,
    HsdsService,
    HsdsServiceList,
)
from pertvarka.faces.open_api.parameters import (
    ListParameters,
    ServiceParameters,
    SpokenParameters,
    misread,
    refuse_unknown,
)
from pertvarka.faces.open_api.problems import NoSuchThing
from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.territory import queries as territory
from pertvarka.services.catalogue.queries import offers
from pertvarka.services.catalogue.queries.offers import OfferFilter

router = Router(tags=["services"])

MADE_ANEW = frozenset({"services", "service", "organizations", "organization"})
"""Names of the addresses that are not kept."""


@router.get(
    "/services",
    response=HsdsServiceList,
    exclude_none=True,
    operation_id="listServices",
    summary=_("Services that are given or will be, with free places, as HSDS 3.1 describes services"),
    url_name="services",
)
def services(request: HttpRequest, asked: Query[ServiceParameters]) -> HsdsServiceList:
    refuse_unknown(request, ServiceParameters)
    telling = _telling(asked)
    if asked.municipality is not None and asked.municipality not in telling.municipalities:
        raise misread(["municipality"])
    if asked.service_type is not None and asked.service_type not in {one.code for one in offers.service_types()}:
        raise misread(["service_type"])
    wanted = OfferFilter(municipality=asked.municipality or "", service_type=asked.service_type or "")
    page = _page(offers.in_order_of_keys(wanted, provider=asked.organization_id), asked)
    return HsdsServiceList(**_numbers(page), contents=[hsds.service(offer, telling) for offer in page.object_list])


@router.get(
    "/services/{uuid:id}",
    response=HsdsService,
    exclude_none=True,
    operation_id="getService",
    summary=_("One of these services"),
    url_name="service",
)
def service(request: HttpRequest, id: UUID, asked: Query[SpokenParameters]) -> HsdsService:  # noqa: A002 (HSDS's name)
    refuse_unknown(request, SpokenParameters)
    found = offers.offer(id)
    if found is None:
        raise NoSuchThing(lt=f"Paslaugos {id} nėra.", en=f"There is no service {id}.")
    return hsds.service(found, _telling(asked))


@router.get(
    "/organizations",
    response=HsdsOrganizationList,
    operation_id="listOrganizations",
    summary=_("Providers of these services"),
    url_name="organizations",
)
def organizations(request: HttpRequest, asked: Query[ListParameters]) -> HsdsOrganizationList:
    refuse_unknown(request, ListParameters)
    telling = _telling(asked)
    page = _page(offers.providers(), asked)
    given = offers.kinds_given(page.object_list)
    return HsdsOrganizationList(
        **_numbers(page),
        contents=[hsds.organization(body, given.get(body.pk, []), telling) for body in page.object_list],
    )


@router.get(
    "/organizations/{uuid:id}",
    response=HsdsOrganization,
    operation_id="getOrganization",
    summary=_("One of these providers"),
    url_name="organization",
)
def organization(
    request: HttpRequest,
    id: UUID,  # noqa: A002 (HSDS's name)
    asked: Query[SpokenParameters],
) -> HsdsOrganization:
    refuse_unknown(request, SpokenParameters)
    found = offers.providers().filter(uuid=id).first()
    if found is None:
        raise NoSuchThing(lt=f"Teikėjo {id} nėra.", en=f"There is no provider {id}.")
    return hsds.organization(found, offers.kinds_given([found]).get(found.pk, []), _telling(asked))


def _telling(asked: SpokenParameters) -> hsds.Telling:
    names = {place.code: Text(place.name_lt, place.name_en) for place in territory.municipalities()}
    return hsds.Telling(language=asked.language, now=timezone.now(), municipalities=names)


def _page(rows: QuerySet[Any], asked: ListParameters) -> Page[Any]:
    paginator = Paginator(rows, asked.per_page)
    if asked.page > paginator.num_pages:
        raise misread(["page"])
    return paginator.page(asked.page)


def _numbers(page: Page[Any]) -> dict[str, Any]:
    return {
        "total_items": page.paginator.count,
        "total_pages": page.paginator.num_pages,
        "page_number": page.number,
        "size": len(page.object_list),
        "first_page": not page.has_previous(),
        "last_page": not page.has_next(),
        "empty": not page.object_list,
    }
