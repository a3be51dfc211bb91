"""Figures and changes of a scenario, as documents of a plan put them into words."""

from decimal import Decimal

import pytest
from django.utils import translation

from pertvarka.oversight.regional_plans.changes import ScenarioChanges
from pertvarka.oversight.regional_plans.documents import of_scenario
from pertvarka.oversight.regional_plans.documents.figures_in_words import money, people, total
from pertvarka.oversight.regional_plans.documents.names import Names


@pytest.mark.parametrize(
    ("changes", "lithuanian"),
    [
        ({}, ()),
        ({"budget_unlimited": True, "budget_factor": 2.0}, ("Pinigų kiekis neribojamas.",)),
        ({"budget_by_year": {2028: 1250.6}}, ("2028 m. biudžetas – 1 251 tūkst. EUR.",)),
        ({"closing_shift_years": -1, "years_count": 4}, ("Įstaigos uždaromos 1 metais anksčiau.", "Planuojami 4 metai.")),
        ({"closing_shift_years": 2, "staff_factor": 0.5}, ("Įstaigos uždaromos 2 metais vėliau.", "Randama 50 % užfiksuoto darbuotojų skaičiaus.")),
        ({"everyone": True, "wishes_soft": True, "staff_unlimited": True, "reach_factor": 1.5}, 4),
    ],
)  # fmt: skip
def test_changes_of_a_scenario_are_sentences(changes, lithuanian):
    with translation.override("lt"):
        found = tuple(
            one.replace("\u00a0", " ") for one in of_scenario.sentences(ScenarioChanges(**changes), Names(region=None))
        )

    assert len(found) == lithuanian if isinstance(lithuanian, int) else found == lithuanian


def test_figures_are_written_as_people_read_them():
    with translation.override("en"):
        assert [money(value) for value in (0.0, 12.34, 100, 1420.4, Decimal("6.50"))] == [
            "0",
            "12.3",
            "100",
            "1,420",
            "6.5",
        ]
        assert (people(None), people(0), people(1926)) == ("…", "0", "1,926")
    assert (total([1, 2]), total([1, None]), total([])) == (3, None, 0)
