"""Refusals in whole sentences, in both languages, and the codes they speak of, held to those of the cases room."""

import pytest

from pertvarka.foundation.base.bilingual import Text
from pertvarka.people.cases.models import Person, TargetGroupMembership
from pertvarka.services.catalogue import words
from pertvarka.services.catalogue.models import EligibilityRule
from pertvarka.services.catalogue.people_in_words import COMMUNICATION, GROUPS, LEGAL_STATUSES, SEXES
from pertvarka.services.catalogue.rules import OfferRule, Unmet

NAMES = {"LT-02": Text("Alytaus miesto savivaldybė", "Alytus City"), "LT-50": Text("Tauragės rajono savivaldybė", "T")}


@pytest.mark.parametrize(
    ("problem", "lithuanian", "english"),
    [
        (
            Unmet("age_from", ("16",), ("18",)),
            "Asmeniui 16 metų, paslauga teikiama nuo 18 metų.",
            "The person is 16 years old; the service is given from the age of 18.",
        ),
        (
            Unmet("age_until", ("21",), ("17",)),
            "Asmeniui 21 metai, paslauga teikiama iki 17 metų imtinai.",
            "The person is 21 years old; the service is given up to the age of 17.",
        ),
        (
            Unmet("municipality", ("LT-02",), ("LT-50",)),
            (
                "Už asmenį atsako Alytaus miesto savivaldybė, paslauga teikiama tik šių savivaldybių gyventojams: Tauragės "
                "rajono savivaldybė."
            ),
            "The municipality in charge is Alytus City; the service is only for residents of: T.",
        ),
        (
            Unmet("support_until", (), ("2",)),
            (
                "Asmens pagalbos poreikio lygis dar neįvertintas, paslauga teikiama, kai pagalbos poreikio lygis ne "
                "didesnis kaip 2."
            ),
            "The person's level of support is not assessed yet; the service is given up to level 2 of support.",
        ),
        (
            Unmet("sex", ("male",), ("female",)),
            "Asmens lytis – vyras, paslaugą gauna tik moterys ir mergaitės.",
            "The person is male; the service is only for women and girls.",
        ),
    ],
)
def test_a_refusal_names_what_was_found_and_the_limit(problem, lithuanian, english):
    told = words.sentence(problem, municipalities=NAMES)

    assert (told.lt, told.en) == (lithuanian, english)


@pytest.mark.parametrize("kind", EligibilityRule.Kind.values)
@pytest.mark.parametrize("found", [(), ("3",)])
def test_every_kind_of_rule_can_be_told(kind, found):
    for told in (words.sentence(Unmet(kind, found, ("4",))), words.condition(OfferRule(kind, ("4",)))):
        assert "4" in told.lt
        assert "4" in told.en
        assert told.lt.endswith(".")
        assert told.lt[0].isupper()


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "0 metų"), (1, "1 metai"), (9, "9 metai"), (11, "11 metų"), (20, "20 metų"), (22, "22 metai")],
)
def test_years_are_told_as_lithuanian_counts_them(count, told):
    assert words.years(count).lt == told


def test_the_codes_are_those_of_the_cases_room():
    assert set(GROUPS) == set(TargetGroupMembership.Group.values)
    assert set(SEXES) == set(Person.Sex.values)
    assert set(LEGAL_STATUSES) == set(Person.LegalStatus.values)
    assert set(COMMUNICATION) == set(Person.Communication.values)
