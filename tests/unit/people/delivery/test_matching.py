"""Matching: what fits, in which order, and every reason why the others do not."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pertvarka.foundation.base.bilingual import Text
from pertvarka.people.delivery import matching, words
from pertvarka.people.delivery.matching import NeedFacts, Obstacle, OfferFacts, Remedy
from pertvarka.services.catalogue.rules import OfferRule, PersonFacts

VILNIUS, KAUNAS, ALYTUS = (54.6872, 25.2797), (54.8985, 23.9036), (54.3963, 24.0459)
PLACES = {VILNIUS: "LT-58", KAUNAS: "LT-16", ALYTUS: "LT-02"}
PERSON = PersonFacts(age=16, sex="female", municipality="LT-02")
NAMES = {"LT-02": Text("Alytaus miestas", "Alytus City"), "LT-58": Text("Vilniaus miestas", "Vilnius City")}


def need(**columns) -> NeedFacts:
    usual = {"service_type": "S01", "municipality": "LT-02", "centre": ALYTUS, "wished_from": date(2026, 11, 22)}
    return NeedFacts(**{**usual, **columns})


def offer(key: int = 1, **columns) -> OfferFacts:
    usual = {
        "service_type": "S01",
        "state": "active",
        "municipality": "LT-02",
        "centre": ALYTUS,
        "capacity": 12,
        "free": 2,
    }
    place = PLACES.get(columns.get("centre", ALYTUS), "LT-02")
    return OfferFacts(key, **{**usual, "municipality": place, **columns})


def reasons_of(asked: NeedFacts, one: OfferFacts) -> list[Obstacle]:
    found = matching.match(asked, PERSON, [one])
    return [reason.obstacle for refused in found.refused for reason in refused.reasons]


def test_the_nearest_comes_first_and_then_the_freest():
    offers = [offer(1, centre=VILNIUS), offer(2, free=1), offer(3, free=5), offer(4, centre=KAUNAS)]
    found = matching.match(need(), PERSON, offers)
    assert [fit.offer.key for fit in found.fits] == [3, 2, 4, 1]
    assert found.refused == ()


@pytest.mark.parametrize(
    ("asked", "given_offer", "obstacles"),
    [
        (need(), offer(service_type="S02", state="defunct", free=0), [Obstacle.TYPE]),
        (need(), offer(state="temporarily_closed"), [Obstacle.CLOSED]),
        (need(), offer(state="planned"), [Obstacle.PLANNED]),
        (need(), offer(state="planned", opens_on=date(2027, 3, 1)), [Obstacle.START]),
        (need(wished_from=date(2027, 3, 1)), offer(state="planned", opens_on=date(2027, 3, 1)), []),
        (need(), offer(free=0), [Obstacle.FULL]),
        (need(places=3), offer(free=2), [Obstacle.FULL]),
        (need(), offer(service_area=("LT-58",)), [Obstacle.AREA]),
        (need(within_km=40), offer(centre=VILNIUS), [Obstacle.DISTANCE]),
        (need(), offer(rules=(OfferRule("age_from", ("18",)),)), [Obstacle.RULE]),
        (
            need(within_km=40),
            offer(centre=KAUNAS, free=0, rules=(OfferRule("age_from", ("18",)),)),
            [Obstacle.FULL, Obstacle.DISTANCE, Obstacle.RULE],
        ),
    ],
)
def test_every_reason_is_told(asked, given_offer, obstacles):
    assert reasons_of(asked, given_offer) == obstacles


def test_reasons_read_as_sentences_with_value_limit_and_remedy():
    refused = matching.match(
        need(within_km=40), PERSON, [offer(centre=VILNIUS, free=0, waiting=1, rules=(OfferRule("age_from", ("18",)),))]
    ).refused[0]
    told = words.sentences(refused, municipalities=NAMES)
    assert [text.lt for text, _remedy in told] == [
        "Visos vietos užimtos ar pažadėtos (iš viso 12). Eilėje būtų 2-as.",
        "Iki paslaugos 86 km tiesia linija, plane riba – 40 km.",
        "Asmeniui 16 metų, paslauga teikiama nuo 18 metų.",
    ]
    assert [text.en for text, _remedy in told][1] == "It is 86 km away in a straight line; the plan's limit is 40 km."
    assert [reason.remedy for reason in refused.reasons] == [Remedy.WAIT, Remedy.LIMIT, Remedy.EXCEPTION]


def test_a_closed_offer_stands_last_and_nothing_can_be_asked_of_it():
    offers = [offer(1, state="temporarily_closed"), offer(2, free=0, service_area=("LT-58",)), offer(3, free=0)]
    refused = matching.match(need(), PERSON, offers).refused
    assert [one.offer.key for one in refused] == [3, 2, 1]
    assert [one.is_final for one in refused] == [False, False, True]
    assert [one.needs_exception for one in refused] == [False, True, True]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(
        st.builds(
            OfferFacts,
            key=st.integers(1, 9999),
            service_type=st.sampled_from(["S01", "S02"]),
            state=st.sampled_from(["planned", "active", "temporarily_closed"]),
            municipality=st.just("LT-58"),
            centre=st.just(VILNIUS),
            capacity=st.integers(0, 20),
            free=st.integers(0, 20),
            waiting=st.integers(0, 5),
            opens_on=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
            service_area=st.sampled_from([(), ("LT-02",), ("LT-58",)]),
            rules=st.sampled_from([(), (OfferRule("age_from", ("18",)),), (OfferRule("sex", ("female",)),)]),
        ),
        max_size=8,
    ),
    st.none() | st.integers(0, 200),
)
def test_every_offer_is_told_once_and_every_refusal_has_a_reason(offers, within_km):
    asked = need(within_km=within_km)
    found = matching.match(asked, PERSON, offers)
    assert len(found.fits) + len(found.refused) == len(offers)
    assert all(one.reasons for one in found.refused)
    assert all(words.sentences(one, municipalities=NAMES) for one in found.refused)
    distances = matching.Distances()
    assert matching.fits_anywhere(asked, PERSON, offers, distances=distances) is bool(found.fits)


def test_one_need_against_ten_thousand_offers_tells_why_of_each():
    """How long it may take, benchmarks/matching.py measures."""
    rules = (OfferRule("age_from", ("18",)), OfferRule("sex", ("female",)))
    centres = (VILNIUS, KAUNAS, ALYTUS)
    offers = [offer(key, centre=centres[key % 3], free=key % 3, rules=rules) for key in range(10_000)]
    found = matching.match(need(within_km=60), PERSON, offers)
    assert len(found.refused) == len(offers)
