"""Loading the territory: regions, municipalities, outlines and population."""

import json
from collections import Counter
from decimal import Decimal
from typing import Any

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction, read_definition
from pertvarka.foundation.base.loading import synchronise
from pertvarka.foundation.territory.definitions import FOLDER, PopulationFile, TerritoryFile, TilesFile
from pertvarka.foundation.territory.models import Municipality, Population, Region


@transaction.atomic
def load_territory(*, counts: Counter[str], by: str) -> None:
    """Bring regions and municipalities in step with definitions/territory."""
    before = counts.total()
    file = read_definition(FOLDER / "regions.yaml", TerritoryFile)
    outlines = _outlines()
    tiles = _tiles()
    regions = synchronise(
        Region,
        [
            {
                "code": region.code,
                "nuts3": region.nuts3,
                "slug": region.slug,
                "name_lt": region.nominative,
                "name_en": region.nominative,
                "genitive_lt": region.genitive,
                "locative_lt": region.locative,
                "region_lt": region.region_lt,
                "region_genitive_lt": region.region_lt_genitive,
                "region_locative_lt": region.region_lt_locative,
                "county_lt": region.county_lt,
                "county_en": region.county_en,
                "outline": outlines[region.code],
            }
            for region in file.regions
        ],
        key=("code",),
        counts=counts,
    )
    rows: list[dict[str, Any]] = []
    for position, region in enumerate(file.regions):
        for number, municipality in enumerate(region.municipalities):
            if municipality.code not in tiles:
                raise contradiction(
                    FOLDER / "regions.yaml",
                    ["regions", position, "municipalities", number, "code"],
                    problem=f"{municipality.code} has no tile in tiles.yaml",
                    cure_lt="Įrašykite savivaldybę į tiles.yaml.",
                    cure_en="Give the municipality a tile in tiles.yaml.",
                )
            row, column = tiles[municipality.code]
            rows.append(
                {
                    "code": municipality.code,
                    "region": regions[(region.code,)],
                    "slug": municipality.slug,
                    "kind": municipality.kind,
                    "name_lt": municipality.name_lt,
                    "name_en": municipality.name_en,
                    "genitive_lt": municipality.genitive,
                    "locative_lt": municipality.locative,
                    "short_lt": municipality.short_lt,
                    "seat": municipality.seat,
                    "latitude": Decimal(str(municipality.seat_latitude)),
                    "longitude": Decimal(str(municipality.seat_longitude)),
                    "tile_row": row,
                    "tile_column": column,
                },
            )
    municipalities = synchronise(Municipality, rows, key=("code",), counts=counts)
    _load_population({code: item for (code,), item in municipalities.items()}, counts)
    if counts.total() > before:
        audit.record(
            "territory.loaded", about="territory:all", by=by, regions=len(file.regions), municipalities=len(rows)
        )


def _load_population(municipalities: dict[str, Municipality], counts: Counter[str]) -> None:
    path = FOLDER / "population.yaml"
    rows = []
    seen: set[tuple[str, int]] = set()
    for number, shape in enumerate(read_definition(path, PopulationFile).root):
        if shape.municipality not in municipalities:
            raise contradiction(
                path,
                (number, "municipality"),
                problem=f"there is no municipality {shape.municipality}",
                cure_lt="Įrašykite savivaldybės kodą iš failo regions.yaml.",
                cure_en="Write the code of a municipality from regions.yaml.",
            )
        if (shape.municipality, shape.year) in seen:
            raise contradiction(
                path,
                (number, "year"),
                problem=f"{shape.municipality} has two figures for {shape.year}",
                cure_lt="Palikite vieną.",
                cure_en="Keep one.",
            )
        seen.add((shape.municipality, shape.year))
        rows.append(
            {
                "municipality": municipalities[shape.municipality],
                "year": shape.year,
                "persons": shape.population,
                "source": shape.source,
            },
        )
    synchronise(Population, rows, key=("municipality_id", "year"), counts=counts)


def _outlines() -> dict[str, list[Any]]:
    """Polygons by region code, each a list of rings."""
    collection = json.loads((FOLDER / "outlines.geojson").read_text(encoding="utf-8"))
    outlines = {}
    for feature in collection["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"]
        outlines[feature["properties"]["code"]] = [polygons] if geometry["type"] == "Polygon" else polygons
    return outlines


def _tiles() -> dict[str, tuple[int, int]]:
    file = read_definition(FOLDER / "tiles.yaml", TilesFile)
    return {
        code: (row, column) for row, cells in enumerate(file.rows) for column, code in enumerate(cells) if code != "."
    }
