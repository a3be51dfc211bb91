"""The country can be made again, made larger, and is refused where it could not stand."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from datetime import date

import pytest

from pertvarka.people.demonstration import country
from pertvarka.people.demonstration.country import Country, CountryImpossible
from pertvarka.people.demonstration.places import Municipality
from tests.unit.people.demonstration.conftest import SEED, TODAY


def fingerprint(invented: Country) -> str:
    return hashlib.sha256(repr(invented).encode()).hexdigest()


def test_the_same_seed_makes_the_same_country(municipalities: tuple[Municipality, ...]):
    first = country.invent(seed=SEED, today=TODAY, municipalities=municipalities)
    again = country.invent(seed=SEED, today=TODAY, municipalities=municipalities)
    other = country.invent(seed=SEED + 1, today=TODAY, municipalities=municipalities)

    assert fingerprint(first) == fingerprint(again)
    assert fingerprint(first) != fingerprint(other)


def test_the_country_is_made_without_django():
    """It is pure: no settings, no database, no clock of its own."""
    made = subprocess.run(
        [sys.executable, "-c", "import pertvarka.people.demonstration.country"],
        env={name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        check=False,
        capture_output=True,
        text=True,
    )

    assert made.returncode == 0, made.stderr


def test_a_larger_country_repeats_the_totals_and_nothing_else(municipalities: tuple[Municipality, ...]):
    twice = country.invent(seed=SEED, today=TODAY, scale=2, municipalities=municipalities)

    assert Counter(person.counted_as for person in twice.people)["assessed_adult"] == 2 * 1312
    assert len(twice.organisations) == 60 + 2 * 66
    for keys in (
        [person.key for person in twice.people],
        [person.national_code for person in twice.people if person.national_code],
        [case.number for case in twice.cases],
        [case.key for case in twice.cases],
        [body.code for body in twice.organisations],
        [worker.email for worker in twice.staff],
    ):
        assert len(keys) == len(set(keys))
    assert sum(case.manager_key == "demo:case_manager" for case in twice.cases) == 24


def test_the_first_layer_of_a_larger_country_is_the_small_country(municipalities: tuple[Municipality, ...]):
    small = country.invent(seed=SEED, today=TODAY, municipalities=municipalities)
    first = next(country.layers(seed=SEED, today=TODAY, scale=100, municipalities=municipalities))

    assert first == small


@pytest.mark.parametrize(
    ("today", "scale", "kept"),
    [
        pytest.param(date(2025, 5, 31), 1, 60, id="too early"),
        pytest.param(TODAY, 0, 60, id="no layer"),
        pytest.param(TODAY, 1, 0, id="no municipalities"),
    ],
)
def test_an_impossible_country_is_refused(today: date, scale: int, kept: int, municipalities: tuple[Municipality, ...]):
    with pytest.raises(CountryImpossible):
        country.invent(seed=SEED, today=today, scale=scale, municipalities=municipalities[:kept])
