"""Results of the loaded reform: computed beside declared, as of a date, in a version."""

from datetime import date

import pytest

from pertvarka.oversight.results import measurement, queries
from pertvarka.oversight.results.models import Achievement, AchievementPart
from pertvarka.programme.events.models import Event
from pertvarka.programme.framework import queries as framework

pytestmark = pytest.mark.usefixtures("reform")
NEWEST = date(2020, 3, 31)


def result(code: str, *, as_of: date = NEWEST, version: int = 2):
    found = framework.indicator(code)
    assert found
    return queries.result(indicator=found, version=framework.version(version, as_of=as_of), as_of=as_of)


def test_4_1_1_is_planned_61_counted_64_and_declared_64() -> None:
    found = result("4.1.1")

    assert (found.planned, found.computed, found.declared_value, found.difference) == (61, 64, 64, 0)
    assert (found.standing, found.basis) == ("exceeded", "both")


def test_its_rows_add_up_to_64_and_the_regions_views_to_more() -> None:
    tally = measurement.rows("4.1.1", as_of=NEWEST)
    views = [
        int(measurement.numbers(["4.1.1"], as_of=NEWEST, region=region)["4.1.1"] or 0)
        for region in ("LT-AL", "LT-KL", "LT-KU", "LT-MR", "LT-PN", "LT-SA", "LT-TA", "LT-TE", "LT-UT", "LT-VL")
    ]

    assert sum(row.amount for row in tally.counted) == tally.value == 64
    assert views == [4, 4, 4, 4, 3, 4, 7, 4, 3, 3]
    assert sum(views) == 40
    assert {item.row.row_reference: item.reason for item in tally.not_counted} == {
        "event_group:G02": "part_of_counted_whole",
        "event_group:G03": "part_of_counted_whole",
    }


@pytest.mark.parametrize(
    ("as_of", "number"),
    [(date(2016, 4, 27), None), (date(2016, 4, 28), 1), (date(2016, 12, 31), 12), (date(2017, 6, 30), 46),
     (date(2017, 12, 31), 47), (date(2018, 12, 31), 50), (date(2019, 11, 26), 63), (date(2019, 11, 27), 64)],
)  # fmt: skip
def test_4_1_1_grows_with_the_date(as_of: date, number: int | None) -> None:
    counted = measurement.numbers(["4.1.1"], as_of=as_of)["4.1.1"]

    assert counted == number


def test_a_cancelled_event_leaves_the_count_and_says_why() -> None:
    Event.objects.filter(code="E40").update(state="cancelled")

    tally = measurement.rows("4.1.1", as_of=NEWEST)

    assert tally.value == 63
    assert {item.row.row_reference: item.reason for item in tally.not_counted}["event:E40"] == "held"
    assert result("4.1.1").difference == -1
    assert result("4.1.1").basis == "computed"


def test_1_4_3_is_the_declared_sum_of_three_parts_without_the_265_children() -> None:
    found = result("1.4.3")

    assert (found.computed, found.declared_value, found.achieved) == (None, 755, 755)
    assert found.declared
    assert found.declared.is_sum_of_parts
    assert [part.value for part in found.declared.parts] == [312, 275, 168]
    assert [part.value for part in found.declared.beside] == [265]


def test_230_is_191_and_39_carers() -> None:
    found = result("services-2017")

    assert (found.declared_value, found.counted, found.difference) == (230, 230, 0)
    assert found.declared
    assert sum(part.value for part in found.declared.parts if part.code != "on-duty-carers") == 191
    assert "230 = 191" in str(found.definition.reconciliation)


def test_eighteen_indicators_stand_as_the_sources_leave_them() -> None:
    found = queries.results(
        version=framework.version(2, as_of=NEWEST), as_of=NEWEST, indicators=framework.plan_indicators()
    )

    assert len(found) == 18
    assert queries.summary(found) == {"met": 7, "exceeded": 1, "no_report": 9, "not_planned": 1}


def test_at_the_end_of_2017_ten_plans_were_made_of_26() -> None:
    found = result("4.2.5", as_of=date(2017, 12, 31))

    assert (found.planned, found.computed, found.declared_value, found.standing) == (26, 10, 10, "in_progress")
    assert found.earlier_values == [27]


def test_in_version_1_the_same_indicator_was_planned_27() -> None:
    assert result("4.2.5", version=1).planned == 27


def test_a_later_statement_of_the_same_part_takes_its_place() -> None:
    later = Achievement.objects.create(indicator_code="1.4.3", as_of=date(2020, 6, 30), precision="month", source="004")
    AchievementPart.objects.create(
        achievement=later, code="1.4.3.1", title_lt="Vaikai", title_en="Children", unit="persons", value=320, order=1
    )

    assert measurement.numbers(["1.4.3"], as_of=date(2020, 6, 30))["1.4.3"] == 320 + 275 + 168
    assert measurement.numbers(["1.4.3"], as_of=NEWEST)["1.4.3"] == 755


def test_results_of_any_number_of_indicators_take_four_queries(django_assert_num_queries) -> None:
    indicators = framework.all_indicators()
    version = framework.version(2, as_of=NEWEST)

    with django_assert_num_queries(4):
        queries.results(version=version, as_of=NEWEST, indicators=indicators)
