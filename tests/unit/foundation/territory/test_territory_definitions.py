"""The territory as data: ten regions, sixty municipalities, their words, their tiles and their outlines.

No database: the files are read as they lie. Whoever loads them may rely on every sentence below.
"""

import json
import re
from collections import Counter
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import yaml

Point = tuple[float, float]
Ring = list[Point]
Cell = tuple[int, int]

TERRITORY = files("pertvarka.definitions").joinpath("territory")

# The outlines are generalised and older than today's borders. Each exception says why; one that no longer holds fails.
SEATS_OUTSIDE_THEIR_OUTLINE = {
    "LT-12": "Jurbarkas stands on the Nemunas, which is the county border; the smoothed line passes some 20 m north.",
    "LT-29": "Natural Earth draws the land of Pagėgiai in Klaipėda County; it belongs to Tauragė County.",
}


def _text(name: str) -> str:
    return TERRITORY.joinpath(name).read_text(encoding="utf-8")


def _regions() -> list[dict[str, Any]]:
    regions: list[dict[str, Any]] = yaml.safe_load(_text("regions.yaml"))["regions"]
    return regions


def _municipalities() -> list[dict[str, Any]]:
    return [municipality for region in _regions() for municipality in region["municipalities"]]


def _region_of() -> dict[str, str]:
    return {municipality["code"]: region["code"] for region in _regions() for municipality in region["municipalities"]}


def _tiles() -> dict[Cell, str]:
    rows = yaml.safe_load(_text("tiles.yaml"))["rows"]
    return {(r, c): code for r, row in enumerate(rows) for c, code in enumerate(row) if code != "."}


def _outlines() -> dict[str, list[Ring]]:
    """Every ring of every region; no region has a hole, so each ring encloses land of its own."""
    outlines = {}
    for feature in json.loads(_text("outlines.geojson"))["features"]:
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        outlines[feature["properties"]["code"]] = [
            [(x, y) for x, y in ring] for polygon in polygons for ring in polygon
        ]
    return outlines


def _is_within(point: Point, rings: list[Ring]) -> bool:
    """Even-odd rule: a ray to the east crosses the border an odd number of times."""
    x, y = point
    crossings = 0
    for ring in rings:
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                crossings += 1
    return crossings % 2 == 1


def _connected_groups(neighbours: dict[Any, set[Any]]) -> int:
    unseen = set(neighbours)
    groups = 0
    while unseen:
        groups += 1
        waiting = [unseen.pop()]
        while waiting:
            found = neighbours[waiting.pop()] & unseen
            unseen -= found
            waiting.extend(found)
    return groups


def test_there_are_ten_regions_with_their_own_codes_and_slugs() -> None:
    regions = _regions()

    assert len(regions) == 10
    assert {region["slug"] for region in regions} == {
        "alytus",
        "kaunas",
        "klaipeda",
        "marijampole",
        "panevezys",
        "siauliai",
        "taurage",
        "telsiai",
        "utena",
        "vilnius",
    }
    assert len({region["code"] for region in regions}) == 10
    assert {region["nuts3"] for region in regions} == {"LT011", *(f"LT02{number}" for number in range(1, 10))}


def test_the_sixty_municipalities_carry_the_codes_from_lt_01_to_lt_60() -> None:
    codes = [municipality["code"] for municipality in _municipalities()]

    assert sorted(codes) == [f"LT-{number:02}" for number in range(1, 61)]


def test_each_region_has_its_known_number_of_municipalities() -> None:
    counts = {region["slug"]: len(region["municipalities"]) for region in _regions()}

    assert counts == {
        "alytus": 5,
        "kaunas": 8,
        "klaipeda": 7,
        "marijampole": 5,
        "panevezys": 6,
        "siauliai": 7,
        "taurage": 4,
        "telsiai": 4,
        "utena": 6,
        "vilnius": 8,
    }


def test_the_kind_of_a_municipality_agrees_with_its_official_name() -> None:
    words = {"city": " miesto savivaldybė", "district": " rajono savivaldybė", "municipality": " savivaldybė"}
    english = {"city": " City Municipality", "district": " District Municipality", "municipality": " Municipality"}

    for municipality in _municipalities():
        assert municipality["name_lt"].endswith(words[municipality["kind"]])
        assert municipality["name_en"].endswith(english[municipality["kind"]])
    assert Counter(municipality["kind"] for municipality in _municipalities()) == {
        "city": 7,
        "district": 43,
        "municipality": 10,
    }


def test_slugs_are_unique_plain_and_never_shared_between_a_region_and_a_municipality() -> None:
    slugs = [place["slug"] for place in (*_regions(), *_municipalities())]

    assert [slug for slug, count in Counter(slugs).items() if count > 1] == []
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)] == []


def test_short_names_are_unique_and_fit_a_tile() -> None:
    short_names = [municipality["short_lt"] for municipality in _municipalities()]

    assert len(set(short_names)) == 60
    assert [name for name in short_names if len(name) > 14] == []


@pytest.mark.parametrize("region", _regions(), ids=lambda region: region["slug"])
def test_a_region_has_all_its_word_forms(region: dict[str, Any]) -> None:
    genitive = region["genitive"]

    assert region["county_lt"] == f"{genitive} apskritis"
    assert region["county_en"] == f"{region['nominative']} County"
    assert region["name_en"] == f"{region['nominative']} region"
    assert region["region_lt"] == f"{genitive} regionas"
    assert region["region_lt_genitive"] == f"{genitive} regiono"
    assert region["region_lt_locative"] == f"{genitive} regione"
    assert genitive.endswith(("aus", "o", "os", "ės", "ių"))
    assert region["locative"].endswith(("e", "uose"))
    assert len({region["nominative"], genitive, region["locative"]}) == 3


@pytest.mark.parametrize("municipality", _municipalities(), ids=lambda municipality: municipality["slug"])
def test_a_municipality_has_all_its_word_forms(municipality: dict[str, Any]) -> None:
    place = municipality["name_lt"].removesuffix("savivaldybė")

    assert place.strip()
    assert municipality["nominative"] == f"{place}savivaldybė"
    assert municipality["genitive"] == f"{place}savivaldybės"
    assert municipality["locative"] == f"{place}savivaldybėje"
    assert municipality["seat"].strip()


def test_every_seat_lies_within_the_outline_of_its_region_unless_the_exception_is_explained() -> None:
    outlines, region_of = _outlines(), _region_of()

    outside = {
        municipality["code"]
        for municipality in _municipalities()
        if not _is_within(
            (municipality["seat_longitude"], municipality["seat_latitude"]),
            outlines[region_of[municipality["code"]]],
        )
    }

    assert outside - SEATS_OUTSIDE_THEIR_OUTLINE.keys() == set(), "a seat lies outside its region's outline"
    assert SEATS_OUTSIDE_THEIR_OUTLINE.keys() - outside == set(), "an exception is stale: remove it"


def test_seats_lie_in_lithuania_and_coincide_only_where_a_city_and_its_district_share_a_town() -> None:
    municipalities = _municipalities()
    seats: dict[Point, list[dict[str, Any]]] = {}
    for municipality in municipalities:
        assert 53.8 < municipality["seat_latitude"] < 56.5
        assert 20.9 < municipality["seat_longitude"] < 26.9
        seats.setdefault((municipality["seat_longitude"], municipality["seat_latitude"]), []).append(municipality)

    shared = [place for place in seats.values() if len(place) > 1]

    assert {place[0]["seat"] for place in shared} == {"Alytus", "Kaunas", "Panevėžys", "Šiauliai", "Vilnius"}
    assert all({municipality["kind"] for municipality in place} == {"city", "district"} for place in shared)


def test_every_region_has_one_outline_and_the_file_names_its_source() -> None:
    document = json.loads(_text("outlines.geojson"))

    assert "Natural Earth" in document["credit"]
    assert [feature["properties"] for feature in document["features"]] == [{"code": r["code"]} for r in _regions()]
    assert len(_text("outlines.geojson").encode()) < 80_000


def test_outlines_of_neighbours_fit_without_gap_or_overlap() -> None:
    edges = Counter(
        frozenset(edge)
        for rings in _outlines().values()
        for ring in rings
        for edge in pairwise(ring)
        if len(set(edge)) == 2
    )
    outer: dict[Point, set[Point]] = {}
    for edge in (edge for edge, count in edges.items() if count == 1):
        start, end = edge
        outer.setdefault(start, set()).add(end)
        outer.setdefault(end, set()).add(start)

    # Edges used once are the border of the country; a gap or an overlap would leave a further ring inside it.
    assert max(edges.values()) == 2
    assert {len(neighbours) for neighbours in outer.values()} == {2}
    assert _connected_groups(outer) == 2, "the mainland and the Curonian Spit"


def test_the_tile_map_shows_each_municipality_exactly_once() -> None:
    rows = yaml.safe_load(_text("tiles.yaml"))["rows"]

    assert [len(row) for row in rows] == [10] * 9
    assert sorted(_tiles().values()) == sorted(_region_of())


@pytest.mark.parametrize("region", _regions(), ids=lambda region: region["slug"])
def test_each_region_is_one_connected_shape_on_the_tile_map(region: dict[str, Any]) -> None:
    region_of = _region_of()
    cells = {cell for cell, code in _tiles().items() if region_of[code] == region["code"]}

    neighbours = {(r, c): {(r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)} & cells for r, c in cells}

    assert _connected_groups(neighbours) == 1


def test_no_empty_cell_of_the_tile_map_looks_like_a_tile() -> None:
    taken = set(_tiles())

    holes = [
        (row, column)
        for row in range(9)
        for column in range(10)
        if (row, column) not in taken
        and {(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)} <= taken
    ]
    assert holes == [], "with borders on all four sides it would be a municipality of which nothing is known"


def test_population_names_its_source_for_every_figure() -> None:
    region_of = _region_of()
    figures = yaml.safe_load(_text("population.yaml"))

    assert isinstance(figures, list)
    for figure in figures:
        assert figure.keys() == {"municipality", "year", "population", "source"}
        assert figure["municipality"] in region_of
        assert isinstance(figure["population"], int)
        assert figure["population"] > 0
        assert figure["source"].strip()
    keys = Counter((figure["municipality"], figure["year"]) for figure in figures)
    assert [key for key, count in keys.items() if count > 1] == []
