"""Regions and municipalities: the codes that other answers use."""

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Router
from pydantic import BaseModel, Field

from pertvarka.faces.open_api import links
from pertvarka.faces.open_api.parameters import refuse_unknown
from pertvarka.faces.open_api.shapes import Pages, Words
from pertvarka.foundation.territory import queries as territory
from pertvarka.foundation.territory.models import Municipality, Region

router = Router(tags=["regions"])

POPULATION_NOTE = Words(
    lt="Gyventojų skaičius nurodomas tik tada, kai įkeltas jo šaltinis. Tuščias sąrašas reiškia „nežinoma“, o ne nulį.",
    en="The number of residents is given only where a source was loaded. An empty list means “not known”, not zero.",
)


class Resident(BaseModel):
    """Residents of a municipality on 1 January of a year, as one source tells it."""

    year: int = Field(examples=[2020])
    persons: int = Field(examples=[28000])
    source: str


class Seat(BaseModel):
    """The municipal centre."""

    name: str = Field(examples=["Utena"])
    latitude: float = Field(description="WGS 84, degrees north", examples=[55.4976])
    longitude: float = Field(description="WGS 84, degrees east", examples=[25.6006])


class MunicipalityItem(BaseModel):
    """One of the sixty municipalities."""

    code: str = Field(description="ISO 3166-2", examples=["LT-54"])
    name: Words
    kind: str = Field(description="city, district or municipality", examples=["district"])
    seat: Seat
    population: list[Resident] = Field(description="Newest first; empty: not known")


class RegionLinks(BaseModel):
    """Where to go on."""

    events: str = Field(examples=["/api/v1/events?region=LT-UT"])
    page: Pages


class RegionItem(BaseModel):
    """One of the ten regions: counties without an administration, by which the reform plans."""

    code: str = Field(description="ISO 3166-2", examples=["LT-UT"])
    nuts3: str = Field(description="NUTS 3 code of Eurostat", examples=["LT029"])
    name: Words = Field(description="The region in short: Utena")
    county: Words = Field(description="The county in full")
    municipalities: list[MunicipalityItem] = Field(description="In Lithuanian order")
    links: RegionLinks


class RegionList(BaseModel):
    """Regions in Lithuanian order."""

    count: int = Field(examples=[10])
    population_note: Words
    items: list[RegionItem]


@router.get(
    "/regions",
    response=RegionList,
    operation_id="listRegions",
    summary=_("Regions with their municipalities, codes and centres"),
)
def regions(request: HttpRequest) -> RegionList:
    refuse_unknown(request)
    found = territory.regions_with_municipalities()
    return RegionList(count=len(found), population_note=POPULATION_NOTE, items=[_region(region) for region in found])


def _region(region: Region) -> RegionItem:
    return RegionItem(
        code=region.code,
        nuts3=region.nuts3,
        name=Words.of(region, "name"),
        county=Words.of(region, "county"),
        municipalities=[_municipality(municipality) for municipality in region.municipalities.all()],
        links=RegionLinks(
            events=links.resource("events", {"region": region.code}),
            page=links.pages("region", slug=region.slug),
        ),
    )


def _municipality(municipality: Municipality) -> MunicipalityItem:
    return MunicipalityItem(
        code=municipality.code,
        name=Words.of(municipality, "name"),
        kind=municipality.kind,
        seat=Seat(
            name=municipality.seat,
            latitude=float(municipality.latitude),
            longitude=float(municipality.longitude),
        ),
        population=[
            Resident(year=one.year, persons=one.persons, source=one.source) for one in municipality.populations.all()
        ],
    )
