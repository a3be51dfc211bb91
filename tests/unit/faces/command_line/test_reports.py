"""`results`, `diff` and `check` print what the pages show."""

import re

import pytest

from tests.unit.faces.command_line.conftest import Run


def line_of(told: str, code: str) -> list[str]:
    """The cells of the table row of one indicator."""
    line = next(line for line in told.splitlines() if re.match(rf"│ {re.escape(code)}\s", line))
    return [cell.strip() for cell in line.strip("│").split("│")]


def test_results_show_planned_computed_declared_and_their_difference(pertvarka: Run):
    code, told, _ = pertvarka("results", "--language", "en", "--objective", "4")

    assert code == 0
    assert line_of(told, "4.1.1")[2:6] == ["61", "64", "64", "0"]
    assert line_of(told, "4.2.6")[2:6] == ["10", "–", "–", "–"]
    assert line_of(told, "4.2.8.1")[2:4] == ["–", "135"]
    assert "1.4.3" not in told


def test_results_of_the_first_plan_as_of_an_early_day(pertvarka: Run):
    code, told, _ = pertvarka("results", "--version", "1", "--as-of", "2016-12-31", "--language", "en")

    assert code == 0
    assert "First plan (1), 2016-12-31" in told
    assert line_of(told, "4.2.5")[2] == "27"
    assert int(line_of(told, "4.1.1")[3]) < 64


def test_results_are_told_in_lithuanian_when_nothing_else_is_asked(pertvarka: Run):
    _, told, _ = pertvarka("results")

    assert "Dabartinis planas (2)" in told
    assert "Planuota" in told


def test_a_plan_version_that_is_not_there_is_told_in_both_languages(pertvarka: Run):
    code, _, complaint = pertvarka("results", "--version", "9")

    assert code == 1
    assert "There is no version 9 of the plan. There are: 1, 2." in complaint
    assert "Plano versijos 9 nėra." in complaint


def test_a_day_before_the_first_plan_is_told(pertvarka: Run):
    code, _, complaint = pertvarka("results", "--as-of", "2014-01-01")

    assert code == 1
    assert "On 2014-01-01 there was no plan yet." in complaint


def test_the_difference_of_the_two_plans_is_six_changes(pertvarka: Run):
    code, told, _ = pertvarka("diff", "--language", "en")

    assert code == 0
    codes = re.findall(r"│ (\d[\d.]+) ", told)
    assert codes == ["4.2.5", "4.2.1", "4.2.6", "4.2.7", "4.3.3", "4.2.8.1"]
    assert [cell for cell in line_of_change(told, "4.2.5") if cell.isdigit()] == ["27", "26"]
    assert "(6)" in told


def test_a_plan_does_not_differ_from_itself(pertvarka: Run):
    code, told, _ = pertvarka("diff", "2", "2")

    assert code == 0
    assert "(0)" in told


@pytest.mark.parametrize(("language", "words"), [("lt", "Tinka 40 iš 40 patikrų"), ("en", "40 of 40 checks pass")])
def test_all_forty_checks_pass(language: str, words: str, pertvarka: Run):
    code, told, _ = pertvarka("check", "--language", language)

    assert code == 0
    assert words in told


def line_of_change(told: str, code: str) -> list[str]:
    line = next(line for line in told.splitlines() if f"│ {code} " in line)
    return [cell.strip() for cell in line.strip("│").split("│")]
