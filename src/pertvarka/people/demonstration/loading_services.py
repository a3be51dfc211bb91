"""Invented services in the tables: places with sealed addresses, offers with their conditions, carers' households."""

from datetime import date
from itertools import count
from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import connection

from pertvarka.foundation.base import sealing
from pertvarka.people.demonstration import services
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.places import Municipality
from pertvarka.people.demonstration.service_texts import ABOUTS, COSTS, HOW_TO_APPLY, SCHEDULES
from pertvarka.services.catalogue.actions.households import NUMBER
from pertvarka.services.catalogue.models import (
    CarerHousehold,
    Carers,
    EligibilityRule,
    ServiceOffer,
    ServiceType,
    Site,
    SiteAddress,
)
from pertvarka.services.catalogue.models.household import sealed_carers
from pertvarka.services.catalogue.models.site import address_place

if TYPE_CHECKING:
    from pertvarka.people.demonstration.loading import Standing

BATCH = 500
PHONE = "+370 000 {:05d}"
"""No telephone in Lithuania begins like this, so nobody is called by mistake."""
CLOSED_BECAUSE = ("Remontuojamos patalpos", "The premises are being repaired")


def load(layer: Country, standing: "Standing") -> None:
    """The services of the organisations of this layer; kinds of services and organisations must stand."""
    made = services.invent(layer.organisations, _places(standing), seed=layer.seed, today=layer.today)
    _sites_and_offers(made, standing)
    _households(made, standing, today=layer.today)


def _places(standing: "Standing") -> list[Municipality]:
    return [
        Municipality(
            code=row.code,
            region_code=row.region.code,
            slug=row.slug,
            kind=row.kind,
            genitive_lt=row.genitive_lt,
            name_en=row.name_en,
            seat=row.seat,
        )
        for _code, row in sorted(standing.municipalities.items())
    ]


def _sites_and_offers(made: services.Services, standing: "Standing") -> None:
    types = {row.code: row for row in ServiceType.objects.all()}
    sites = Site.objects.bulk_create([_site(site, standing, types) for site in made.sites], batch_size=BATCH)
    SiteAddress.objects.bulk_create(
        [
            SiteAddress(
                site=row,
                organisation=row.organisation,
                is_secret=site.is_address_secret,
                address_sealed=sealing.seal(site.address, place=address_place(row.uuid)),
            )
            for site, row in zip(made.sites, sites, strict=True)
        ],
        batch_size=BATCH,
    )
    numbers = count(1)
    pairs = [
        (offer, _offer(offer, row, types[offer.service_type], number=next(numbers)))
        for site, row in zip(made.sites, sites, strict=True)
        for offer in site.offers
    ]
    ServiceOffer.objects.bulk_create([row for _invented, row in pairs], batch_size=BATCH)
    EligibilityRule.objects.bulk_create(
        [
            EligibilityRule(offer=row, kind=kind, values=list(values))
            for invented, row in pairs
            for kind, values in invented.rules
        ],
        batch_size=BATCH,
    )


def _site(site: services.Site, standing: "Standing", types: dict[str, ServiceType]) -> Site:
    body = standing.organisations[site.organisation_code]
    place = standing.municipalities[site.municipality_code]
    name_lt, name_en = body.name_lt, body.name_en
    if site.number > 1:
        # A home is called after what it is and whose it is; where it stands only its municipality says.
        kind = types[site.offers[0].service_type]
        name_lt, name_en = f"{kind.name_lt}, {body.name_lt}"[:200], f"{kind.name_en}, {body.name_en}"[:200]
    return Site(
        organisation=body,
        name_lt=name_lt,
        name_en=name_en,
        municipality=place,
        is_institution=site.is_institution,
        is_address_secret=site.is_address_secret,
        is_invented=True,
    )


def _offer(offer: services.Offer, site: Site, kind: ServiceType, *, number: int) -> ServiceOffer:
    about = ABOUTS[offer.service_type]
    schedule, cost = SCHEDULES[about.schedule], COSTS[about.cost]
    reason = CLOSED_BECAUSE if offer.state == "temporarily_closed" else ("", "")
    return ServiceOffer(
        provider=site.organisation,
        site=site,
        service_type=kind,
        municipality=site.municipality,
        state=offer.state,
        state_reason_lt=reason[0],
        state_reason_en=reason[1],
        opens_on=offer.opens_on,
        capacity=offer.capacity,
        service_area=list(offer.service_area),
        about_lt=about.lt,
        about_en=about.en,
        how_to_apply_lt=HOW_TO_APPLY[0],
        how_to_apply_en=HOW_TO_APPLY[1],
        cost_lt=cost[0],
        cost_en=cost[1],
        monthly_cost=offer.monthly_cost,
        schedule_lt=schedule[0],
        schedule_en=schedule[1],
        phone=PHONE.format(number),
        languages=list(offer.languages),
        last_checked_on=offer.last_checked_on,
        is_invented=True,
    )


def _households(made: services.Services, standing: "Standing", *, today: date) -> None:
    keys = _next_keys(len(made.households))
    CarerHousehold.objects.bulk_create(
        [_household(one, key, standing, today=today) for one, key in zip(made.households, keys, strict=True)],
        batch_size=BATCH,
    )


def _next_keys(wanted: int) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('catalogue_carerhousehold', 'id')) FROM generate_series(1, %s)",
            [wanted],
        )
        return [row[0] for row in cursor.fetchall()]


def _household(one: services.Household, key: int, standing: "Standing", *, today: date) -> CarerHousehold:
    uuid = uuid4()
    carers = Carers(names=", ".join(one.carer_names), address=one.address, phone=PHONE.format(90_000 + key % 10_000))
    return CarerHousehold(
        pk=key,
        uuid=uuid,
        number=NUMBER.format(year=one.applied_on.year, key=key),
        kind=one.kind,
        care_centre=standing.organisations[one.care_centre_code],
        municipality=standing.municipalities[one.municipality_code],
        state=one.state,
        carer_count=len(one.carer_names),
        places=one.places,
        age_from=one.ages[0],
        age_until=one.ages[1],
        identity_sealed=sealed_carers(carers, household=uuid),
        applied_on=one.applied_on,
        active_from=one.active_from,
        free_on=today if one.is_free_tonight else None,
        is_invented=True,
    )
