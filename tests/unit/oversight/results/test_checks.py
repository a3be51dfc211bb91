"""The forty checks of the history: all pass on the loaded reform, and each of them can fail.

A check that no change of the database can break would prove nothing; every change of `changes_of_history` breaks
exactly the checks it names.
"""

from datetime import date

import pytest
from django.utils import translation

from pertvarka.faces.command_line.main import main
from pertvarka.oversight.results.checks import run_all
from pertvarka.oversight.results.checks.definitions import checks_file
from pertvarka.oversight.results.checks.figures import listed, minus, over, plus, share
from pertvarka.oversight.results.errors import NothingLoaded
from pertvarka.oversight.results.models import Achievement
from pertvarka.programme.events.models import Event
from pertvarka.programme.library.models import Contract
from tests.unit.oversight.results.changes_of_history import CHANGES, Change, event

KEYS = {shape.key for shape in checks_file().checks}


def failing() -> set[str]:
    return {result.key for result in run_all() if not result.passes}


@pytest.mark.usefixtures("reform")
def test_all_forty_checks_pass_on_the_loaded_reform() -> None:
    results = run_all()

    assert [result.number for result in results] == list(range(1, 41))
    assert [f"{result.key}: {result.sum}" for result in results if not result.passes] == []


@pytest.mark.usefixtures("reform")
def test_the_printed_sum_is_made_of_the_actual_numbers() -> None:
    event("E40", state="cancelled")()

    shown = run_all()[0]

    assert shown.sum == "3 + 24 + 10 + 20 + 6 = 64"
    assert shown.expected_sum == "3 + 24 + 10 + 20 + 7 = 64"
    assert not shown.passes


@pytest.mark.usefixtures("reform")
@pytest.mark.parametrize(("change", "broken"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_of_the_database_fails_exactly_the_checks_it_touches(change: Change, broken: set[str]) -> None:
    change()

    assert failing() == broken


def test_every_check_can_fail() -> None:
    assert set().union(*(broken for _, broken in CHANGES.values())) == KEYS


@pytest.mark.usefixtures("reform")
def test_a_missing_row_fails_its_check_and_says_which() -> None:
    Contract.objects.filter(code="training-2017").delete()

    result = next(result for result in run_all() if result.key == "staff_trained_2017")

    assert not result.passes
    assert result.sum == "Trūksta įrašo: training-2017. Paleiskite „pertvarka load“."


@pytest.mark.usefixtures("reform")
def test_what_people_enter_later_leaves_the_history_alone() -> None:
    day = date(2021, 5, 1)
    Event.objects.create(
        code="E41",
        slug="naujas",
        kind="conference",
        scope="national",
        state="held",
        starts_on=day,
        ends_on=day,
        title_lt="Nauja konferencija",
        title_en="New conference",
        reported_under="4.1",
    )
    event("E40", state="reported")()

    assert failing() == set()


@pytest.mark.usefixtures("reform")
def test_an_empty_history_is_not_forty_failures_but_one_sentence() -> None:
    Achievement.objects.all().delete()

    with pytest.raises(NothingLoaded):
        run_all()


@pytest.mark.usefixtures("reform")
@pytest.mark.parametrize(
    ("language", "last", "sum_of_shares"),
    [("lt", "Tinka 40 iš 40 patikrų", "30 / 312 = 9,6 %"), ("en", "40 of 40 checks pass", "30 / 312 = 9.6%")],
)
def test_the_command_prints_every_sum_and_ends_with_zero(
    capsys: pytest.CaptureFixture[str], language: str, last: str, sum_of_shares: str
) -> None:
    code = main(["check", "--language", language])

    printed = capsys.readouterr().out
    assert code == 0
    assert printed.strip().splitlines()[-1] == last
    assert sum_of_shares in printed
    for result in run_all():
        assert all(line in printed for line in result.sums)


@pytest.mark.usefixtures("reform")
def test_the_command_ends_with_one_when_a_check_fails(capsys: pytest.CaptureFixture[str]) -> None:
    event("E01", participants_declared=213)()

    code = main(["check"])

    printed = capsys.readouterr().out
    assert code == 1
    assert "213 + 118 + 223 = 554" in printed
    assert printed.strip().splitlines()[-1] == "Tinka 39 iš 40 patikrų"


def test_a_sum_with_a_stated_total_may_not_fit() -> None:
    assert plus([1, 2]).adds_up
    assert not plus([1, 2], 4).adds_up
    assert not over(1, 0).adds_up
    assert minus(3, 1) != minus(3, 1, 1)
    assert share(1, 8) != share(1, 9)
    assert listed([]) != listed([], of="2018")


@pytest.mark.usefixtures("reform")
def test_results_speak_the_active_language() -> None:
    result = run_all()[28]

    assert (str(result.title), result.verdict_words) == ("Ar kuris nors renginys vyko savaitgalį?", "Sutampa")
    with translation.override("en"):
        assert (str(result.title), result.verdict_words) == ("Was any event on a weekend?", "Adds up")
