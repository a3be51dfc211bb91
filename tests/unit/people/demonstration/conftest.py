"""The invented country the tests look at, made once, and the municipalities it is made from."""

from datetime import date

import pytest

from pertvarka.foundation.base.definitions import read_definition
from pertvarka.foundation.territory.definitions import FOLDER, TerritoryFile
from pertvarka.people.demonstration import country
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.places import Municipality

SEED = 2017
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def municipalities() -> tuple[Municipality, ...]:
    file = read_definition(FOLDER / "regions.yaml", TerritoryFile)
    return tuple(
        Municipality(
            code=place.code,
            region_code=region.code,
            slug=place.slug,
            kind=place.kind,
            genitive_lt=place.genitive,
            name_en=place.name_en,
            seat=place.seat,
        )
        for region in file.regions
        for place in region.municipalities
    )


@pytest.fixture(
    scope="session",
    params=[(SEED, TODAY), (5, date(2025, 6, 1)), (777, date(2028, 2, 29))],
    ids=["the demonstration's", "the earliest day", "a leap day"],
)
def invented(request: pytest.FixtureRequest, municipalities: tuple[Municipality, ...]) -> Country:
    """Three countries: what is promised holds whatever the seed and the day."""
    seed, today = request.param
    return country.invent(seed=seed, today=today, municipalities=municipalities)
