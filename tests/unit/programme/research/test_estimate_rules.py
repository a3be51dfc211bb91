"""Shares, means and margins against textbook values and sums done by hand."""

from math import sqrt

import pytest

from pertvarka.programme.research import estimate_rules, rules
from pertvarka.programme.research.estimate_rules import SampleImpossible, Stratum

MANY = 10**9


def test_the_share_of_a_half_among_a_thousand_is_told_within_three_point_one_points():
    found = estimate_rules.share({"all": 500}, {"all": 1000}, weight={"all": 1.0}, population=MANY)

    assert found.value == 0.5
    assert found.margin is not None
    assert round(100 * found.margin, 1) == 3.1
    assert found.design_effect == 1


@pytest.mark.parametrize(("answers", "points"), [(100, 9.8), (400, 4.9), (500, 4.4), (1000, 3.1), (2000, 2.2)])
def test_the_usual_table_of_margins(answers, points):
    assert round(100 * estimate_rules.margin(variance=0.25, answers=answers, population=MANY), 1) == points


def test_a_sample_that_is_a_good_part_of_the_population_is_surer():
    """200 of 1,000 asked: the margin shrinks by the root of four fifths, and asking everybody leaves none."""
    free = estimate_rules.margin(variance=0.25, answers=200, population=MANY)

    assert estimate_rules.margin(variance=0.25, answers=200, population=1000) == pytest.approx(
        free * sqrt(0.8), rel=1e-6
    )
    assert estimate_rules.margin(variance=0.25, answers=1000, population=1000) == 0


def test_cochrans_letter_example_of_a_proportion_with_n_minus_one():
    """n = 200, N = 3042, p = 0.10 (in the manner of Cochran 1977, 3.2): s.e. = sqrt((1 - f) p q / (n - 1)) = 0.0206."""
    found = estimate_rules.share({"all": 20}, {"all": 200}, weight={"all": 1.0}, population=3042)

    assert found.margin is not None
    assert found.margin / estimate_rules.Z_95 == pytest.approx(sqrt((1 - 200 / 3042) * 0.1 * 0.9 / 199), rel=1e-9)
    assert round(found.margin / estimate_rules.Z_95, 4) == 0.0206


def test_the_stratified_share_by_hand():
    """Two thirds of the people live in towns where 20 of 50 say yes, one third in the country where 40 of 50 do.

    By hand: 2/3 × 0.4 + 1/3 × 0.8 = 0.5333…, although 60 of 100 said yes. Weights 4/3 and 2/3, so Kish's effect is
    100 × (50 × 16/9 + 50 × 4/9) / 100² = 10/9.
    """
    strata = {"town": Stratum(2000, 50), "country": Stratum(1000, 50)}
    weight = estimate_rules.weights(strata)
    found = estimate_rules.share(
        {"town": 20, "country": 40}, {"town": 50, "country": 50}, weight=weight, population=3000
    )

    assert weight == {"town": pytest.approx(4 / 3), "country": pytest.approx(2 / 3)}
    assert found.value == pytest.approx(8 / 15)
    assert found.design_effect == pytest.approx(10 / 9)
    assert found.margin == pytest.approx(
        1.959964 * sqrt(10 / 9 * (8 / 15) * (7 / 15) / 99 * (1 - 100 / 3000)), rel=1e-9
    )


def test_the_weighted_mean_by_hand():
    """Ten tens in a stratum that stands for three, ten zeros in one that stands for one: 7.5, not 5."""
    values = [("a", 10.0)] * 10 + [("b", 0.0)] * 10
    weight = estimate_rules.weights({"a": Stratum(300, 10), "b": Stratum(100, 10)})
    found = estimate_rules.mean(values, weight=weight, population=MANY)

    assert found.value == pytest.approx(7.5)
    # Weighted variance 18.75, times 20/19; Kish's effect 1.25.
    assert found.margin == pytest.approx(1.959964 * sqrt(1.25 * 18.75 * 20 / 19 / 20), rel=1e-6)


def test_equal_weights_average_one_whatever_the_strata():
    weight = estimate_rules.weights({"a": Stratum(70, 30), "b": Stratum(930, 11), "c": Stratum(5, 0)})

    assert "c" not in weight, "a stratum without answers speaks for nobody"
    assert 30 * weight["a"] + 11 * weight["b"] == pytest.approx(41)


@pytest.mark.parametrize("chosen", [0, 2, 98, 100])
def test_no_margin_is_told_where_the_curve_does_not_stand_for_the_share(chosen):
    found = estimate_rules.share({"all": chosen}, {"all": 100}, weight={"all": 1.0}, population=MANY)

    assert found.value == chosen / 100
    assert found.margin is None


@pytest.mark.parametrize("stratum", [Stratum(10, 11), Stratum(0, 0)])
def test_more_answers_than_people_are_refused(stratum):
    with pytest.raises(SampleImpossible):
        estimate_rules.weights({"all": stratum, "other": Stratum(10, 5)})


def test_small_strata_join_the_next_smallest_until_all_are_large_enough():
    assert rules.joined({"a": 1, "b": 2, "c": 3, "d": 50}) == {"a": "c", "b": "c", "c": "c", "d": "d"}
    assert rules.joined({"a": 0, "b": 7}) == {"a": "b", "b": "b"}
    assert rules.joined({"a": 4}) is None
    assert rules.joined({}) is None


def test_some_letters_always_stay_until_the_end():
    for waiting in range(200):
        left = rules.leaving(waiting)
        assert left == 0 or (left >= rules.LEAVING and waiting - left >= rules.STAYING)
