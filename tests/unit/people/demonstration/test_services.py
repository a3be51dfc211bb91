"""Invented services: enough of each kind in every region, the same for the same seed, nobody's address or telephone."""

from collections import Counter, defaultdict

import pytest

from pertvarka.foundation.base.definitions import read_definition
from pertvarka.people.demonstration import services
from pertvarka.people.demonstration.country import Country
from pertvarka.people.demonstration.loading_services import PHONE
from pertvarka.people.demonstration.places import Municipality
from pertvarka.people.demonstration.service_texts import ABOUTS, COSTS, SCHEDULES
from pertvarka.people.demonstration.services import Services
from pertvarka.services.catalogue.actions import eligibility
from pertvarka.services.catalogue.definitions import FILE, ServiceTypesFile
from pertvarka.services.catalogue.rules import OfferRule

KINDS = {kind.code: kind for kind in read_definition(FILE, ServiceTypesFile).types}


@pytest.fixture(scope="session")
def made(invented: Country, municipalities: tuple[Municipality, ...]) -> Services:
    return services.invent(invented.organisations, municipalities, seed=invented.seed, today=invented.today)


def test_there_are_some_four_hundred_offers_about_half_with_conditions(made: Services):
    offers = [offer for site in made.sites for offer in site.offers]

    assert 380 <= len(offers) <= 480
    assert 0.35 <= sum(1 for offer in offers if offer.rules) / len(offers) <= 0.65


def test_every_region_has_homes_day_services_help_in_a_crisis_and_carers(
    made: Services, municipalities: tuple[Municipality, ...]
):
    region_of = {place.code: place.region_code for place in municipalities}
    kinds: dict[str, set[str]] = defaultdict(set)
    for site in made.sites:
        kinds[region_of[site.municipality_code]] |= {offer.service_type for offer in site.offers}

    assert set(kinds) == set(region_of.values())
    for found in kinds.values():
        assert {"S01", "S02", "S03", "S04", "S05", "S06", "S08", "S12", "S30", "S31", "S32", "S35"} <= found


def test_secret_kinds_stand_at_secret_places(made: Services):
    for site in made.sites:
        assert site.is_address_secret == any(KINDS[offer.service_type].is_address_secret for offer in site.offers)


def test_no_place_gives_a_kind_twice_and_methods_are_not_offered(made: Services):
    for site in made.sites:
        codes = [offer.service_type for offer in site.offers]
        assert len(set(codes)) == len(codes)
        assert all(KINDS[code].kind != "method" for code in codes)
    numbers = Counter((site.organisation_code, site.number) for site in made.sites)
    assert set(numbers.values()) == {1}


def test_dates_lie_where_they_should(made: Services, invented: Country):
    for offer in (offer for site in made.sites for offer in site.offers):
        assert offer.last_checked_on < invented.today
        assert (offer.opens_on is not None) == (offer.state in {"planned", "temporarily_closed"})
        assert offer.opens_on is None or offer.opens_on > invented.today


@pytest.mark.usefixtures("reform")
def test_every_condition_can_be_asked(made: Services):
    for offer in (offer for site in made.sites for offer in site.offers):
        eligibility.check([OfferRule(kind, values) for kind, values in offer.rules])


def test_there_are_thirty_nine_on_duty_carers_and_some_guardians(made: Services, invented: Country):
    kinds = Counter(one.kind for one in made.households)
    centres = {body.code for body in invented.organisations if "carers" in body.serves}

    assert kinds == {"on_duty": 39, "guardian": 20}
    assert {one.care_centre_code for one in made.households} <= centres
    for one in made.households:
        assert one.state == "active" or not one.is_free_tonight
        assert one.active_from is None or one.applied_on <= one.active_from <= invented.today
        assert one.ages[0] < one.ages[1]


def test_every_kind_given_has_its_words_and_nobody_has_its_telephone():
    assert set(ABOUTS) <= set(KINDS)
    for about in ABOUTS.values():
        assert about.schedule in SCHEDULES
        assert about.cost in COSTS
        assert about.lt.endswith(".")
    assert PHONE.format(1).startswith("+370 000 ")


def test_the_same_seed_makes_the_same_services(
    invented: Country, municipalities: tuple[Municipality, ...], made: Services
):
    again = services.invent(invented.organisations, municipalities, seed=invented.seed, today=invented.today)

    assert again == made
