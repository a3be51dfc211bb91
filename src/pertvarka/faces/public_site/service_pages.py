"""Shaping the services: the list with its filters and map, and one service."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.public_site import service_filters, service_words
from pertvarka.faces.public_site.service_filters import Asked
from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.components import MunicipalityTile, TileMap, tile_map
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Municipality
from pertvarka.programme.library import method_queries
from pertvarka.programme.library.models import MethodologyPackage
from pertvarka.services.catalogue import words
from pertvarka.services.catalogue.models import ServiceOffer
from pertvarka.services.catalogue.people_in_words import LANGUAGES
from pertvarka.services.catalogue.queries import offers
from pertvarka.services.catalogue.queries.offers import Elsewhere, OfferFilter
from pertvarka.services.catalogue.rules import OfferRule

PAGE_SIZE = 20
NEARBY = 4


@dataclass(frozen=True, slots=True)
class OfferRow:
    offer: ServiceOffer
    url: str
    places: Status
    stale: Status | None
    distance: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A municipality of the map, in its table."""

    name: str
    count: int
    url: str


@dataclass(frozen=True, slots=True)
class ServicesPage:
    asked: Asked
    told_count: str
    count: int
    page: Page[ServiceOffer] | None
    rows: tuple[OfferRow, ...]
    elsewhere: Elsewhere | None
    elsewhere_url: str
    elsewhere_distance: str
    tiles: TileMap | None
    by_place: tuple[PlaceRow, ...]
    list_url: str
    map_url: str


@dataclass(frozen=True, slots=True)
class ServicePage:
    offer: ServiceOffer
    places: Status
    stale: Status | None
    conditions: tuple[str, ...]
    area: tuple[str, ...]
    languages: tuple[str, ...]
    nearby: tuple[OfferRow, ...]
    all_url: str
    methods: tuple[MethodologyPackage, ...]


def services_page(request: HttpRequest, *, today: date) -> ServicesPage:
    municipalities = {place.code: place for place in territory.municipalities()}
    asked = service_filters.read(request, municipalities=municipalities, types=offers.service_types())
    wanted = asked.wanted
    page = Paginator(offers.listed(wanted), PAGE_SIZE).get_page(request.GET.get("page"))
    count = page.paginator.count
    elsewhere = offers.nearest(wanted, to=asked.municipality) if asked.municipality and not count else None
    counts = offers.by_municipality(_anywhere(wanted)) if asked.is_map else {}
    return ServicesPage(
        asked=asked,
        told_count=ngettext("%(count)s service found", "%(count)s services found", count) % {"count": count},
        count=count,
        page=page,
        rows=tuple(row_of(one, today=today, seen_from=asked.municipality) for one in page),
        elsewhere=elsewhere,
        elsewhere_url=_in(wanted, elsewhere.municipality) if elsewhere else "",
        elsewhere_distance=service_words.distance(elsewhere.kilometres) if elsewhere else "",
        tiles=_tiles(municipalities, counts, wanted) if asked.is_map else None,
        by_place=tuple(
            PlaceRow(place.name, counts.get(code, 0), _in(wanted, place)) for code, place in municipalities.items()
        )
        if asked.is_map
        else (),
        list_url=service_filters.address(wanted),
        map_url=service_filters.address(wanted, is_map=True),
    )


def service_page(offer: ServiceOffer, *, today: date) -> ServicePage:
    municipalities = {place.code: place for place in territory.municipalities()}
    names = {code: Text(place.name_lt, place.name_en) for code, place in municipalities.items()}
    wanted = OfferFilter(municipality=offer.municipality.code)
    return ServicePage(
        offer=offer,
        places=service_words.places(offer),
        stale=service_words.stale(offer, today=today),
        conditions=tuple(
            str(words.condition(OfferRule(rule.kind, tuple(rule.values)), municipalities=names))
            for rule in offer.rules.all()
        ),
        area=tuple(str(names[code]) for code in offer.service_area if code in names),
        languages=tuple(str(LANGUAGES.get(code, code)) for code in offer.languages),
        nearby=tuple(
            row_of(one, today=today, seen_from=offer.municipality) for one in offers.others_of(offer, limit=NEARBY)
        ),
        all_url=service_filters.address(wanted),
        methods=tuple(method_queries.covering(offer.service_type.code)),
    )


def row_of(offer: ServiceOffer, *, today: date, seen_from: Municipality | None = None) -> OfferRow:
    """A row of a list; how far it is stands where it is elsewhere than asked."""
    # A city and the district around it have one centre: there is no distance to tell.
    kilometres = offers.between(seen_from, offer.municipality) if seen_from else 0
    return OfferRow(
        offer=offer,
        url=reverse("public_site:service", args=[offer.uuid]),
        places=service_words.places(offer),
        stale=service_words.stale(offer, today=today),
        distance=service_words.distance(kilometres) if round(kilometres) else "",
    )


def _anywhere(wanted: OfferFilter) -> OfferFilter:
    """The map shows all places, whichever is chosen."""
    return OfferFilter(group=wanted.group, service_type=wanted.service_type)


def _in(wanted: OfferFilter, place: Municipality) -> str:
    return service_filters.address(
        OfferFilter(group=wanted.group, service_type=wanted.service_type, municipality=place.code)
    )


def _tiles(municipalities: Mapping[str, Municipality], counts: Mapping[str, int], wanted: OfferFilter) -> TileMap:
    places = municipalities.values()
    rows, columns = max(one.tile_row for one in places) + 1, max(one.tile_column for one in places) + 1
    grid: list[list[str]] = [["."] * columns for _row in range(rows)]
    for one in places:
        grid[one.tile_row][one.tile_column] = one.code
    codes = _region_codes()
    return tile_map(
        [
            MunicipalityTile(
                code=one.code,
                region=codes[one.region_id],
                short_name=one.short_lt,
                name=one.name,
                value=counts.get(one.code, 0),
                url=_in(wanted, one),
            )
            for one in places
        ],
        grid=grid,
        label=_("Services by municipality"),
    )


def _region_codes() -> dict[int, str]:
    return {region.pk: code for code, region in territory.region_names().items()}
