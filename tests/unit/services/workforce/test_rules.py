"""What answers come to: the four results with their limits, what to learn, what a form counts."""

from datetime import date

import pytest

from pertvarka.services.workforce import rules


def _all(level: float) -> dict[str, float]:
    return dict.fromkeys(rules.DOMAINS, level)


@pytest.mark.parametrize(
    ("levels", "motivation", "expected"),
    [
        (_all(3.5), 4, "strong"),
        (_all(3.25), 1, "strong"),
        (_all(3.24), 4, "good"),
        ({**_all(4), "safety": 1.5}, 4, "good"),
        (_all(2.25), 2, "good"),
        (_all(2.0), 4, "needs_training"),
        (_all(1.0), 3, "needs_training"),
        (_all(1.0), 2, "retrain"),
        (_all(4.0), 0.5, "retrain"),
    ],
)
def test_the_result_follows_from_levels_and_motivation(levels, motivation, expected):
    assert rules.result_class(levels, motivation=motivation) == expected


def test_needs_are_the_domains_below_working_alone_weakest_first():
    assert rules.needs({"safety": 1.5, "teamwork": 0.5, "community": 2}) == ("teamwork", "safety")


def test_levels_are_read_from_what_the_form_counted_and_motivation_apart():
    counted = {"score_safety": 2.5, "score_motivation": "3", "safety_1": "2", "score_teamwork": ""}
    assert rules.levels(counted) == {"safety": 2.5}
    assert rules.motivation(counted) == 3
    assert rules.motivation({}) is None


def test_an_assessor_reads_thirty_days():
    assert rules.reads_until(date(2026, 11, 1)) == date(2026, 12, 1)


def test_shares_of_full_time_add_up():
    assert rules.full_time([1, 0.5, 0.25]) == 1.75
