"""Shapes of the territory files."""

from pydantic import Field, RootModel

from pertvarka.foundation.base.definitions import ROOT, Shape

FOLDER = ROOT / "territory"


class MunicipalityShape(Shape):
    code: str
    slug: str
    kind: str
    name_lt: str
    short_lt: str
    nominative: str
    genitive: str
    locative: str
    name_en: str
    seat: str
    seat_latitude: float
    seat_longitude: float


class RegionShape(Shape):
    code: str
    nuts3: str
    slug: str
    county_lt: str
    county_en: str
    nominative: str
    genitive: str
    locative: str
    region_lt: str
    region_lt_genitive: str
    region_lt_locative: str
    name_en: str
    municipalities: list[MunicipalityShape]


class TerritoryFile(Shape):
    regions: list[RegionShape]


class TilesFile(Shape):
    rows: list[list[str]]


class PopulationShape(Shape):
    municipality: str
    year: int = Field(ge=1900, le=2200)
    population: int = Field(gt=0)
    source: str = Field(min_length=1)


class PopulationFile(RootModel[list[PopulationShape]]):
    """A plain list, empty while no source was loaded."""
