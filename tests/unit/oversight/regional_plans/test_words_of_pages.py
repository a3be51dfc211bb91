"""Sentences and drawings of the pages of regional plans: hidden counts read well, lines skip years that are missing."""

from dataclasses import replace

import pytest
from django.utils import translation

from pertvarka.faces.workbench import regional_plan_answers as answers
from pertvarka.faces.workbench import regional_plan_charts as charts
from pertvarka.faces.workbench import regional_plan_country as country
from pertvarka.faces.workbench import regional_plan_units as by_unit
from pertvarka.faces.workbench import regional_plan_waiting as waiting
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans import explaining
from pertvarka.oversight.regional_plans.queries.national import National, RegionRow
from tests.unit.oversight.regional_plans.test_documents import SUMMARY

HIDDEN = "kad nieko nebūtų galima atpažinti."


@pytest.mark.parametrize(
    ("persons", "who", "would_wait", "waits"),
    [
        (0, "0 asmenų.", "Pabaigoje nelauktų niekas.", "Pagal planą nelaukia niekas."),
        (1, "1 asmuo.", "Pabaigoje lauktų 1 asmuo.", "Pagal planą laukia 1 asmuo."),
        (5, "5 asmenys.", "Pabaigoje lauktų 5 asmenys.", "Pagal planą laukia 5 asmenys."),
        (21, "21 asmuo.", "Pabaigoje lauktų 21 asmuo.", "Pagal planą laukia 21 asmuo."),
        (None, HIDDEN, HIDDEN, HIDDEN),
    ],
)
def test_every_count_stands_in_a_whole_sentence(persons, who, would_wait, waits):
    found = explaining.WithMore(before=persons, after=persons, places_before=8, places_after=9)
    with translation.override("lt"):
        told = answers._more(found)

        assert waiting.counted(persons).endswith(who)
        assert told.startswith(would_wait) or persons is None
        assert f"{waits} Naujų vietų" in told


def test_hidden_people_who_live_elsewhere_have_a_sentence_of_their_own(reform):
    far = explaining.FarAway("LT-12", None, 45.0)
    names = Names(None)

    with translation.override("en"):
        assert answers._wish(far, names) == (
            "Jurbarkas District Municipality: some people live elsewhere, at most 45 km away; how many is hidden, so "
            "that nobody is found."
        )
        assert "5 persons live elsewhere" in answers._wish(replace(far, persons=5), names)
    with translation.override("lt"):
        assert "kitur gyvena 21 asmuo, ne toliau" in answers._wish(replace(far, persons=21), names)


def test_no_line_of_money_leads_over_a_year_that_is_missing():
    drawn = charts.curve({("spent", ""): [1, 2, 3]}, years=(2023, 2024, 2027), label="")
    first, second, last = (float(point.x) for point in drawn.lines[0].points)

    assert drawn.lines[0].path.count("M") == 2
    assert last - second == pytest.approx(3 * (second - first), abs=0.5)


def test_a_long_name_gives_way_to_what_its_unit_is():
    drawn = charts.gantt({}, years=(2027,), label="", units={("Labai " * 20, "po 4 val. per savaitę"): {2027: "3"}})

    assert drawn.rows[0].label.endswith("…, po 4 val. per savaitę")
    assert len(drawn.rows[0].label) <= charts.LONGEST_LABEL


def test_the_sum_of_a_service_is_the_last_of_its_rows_and_drawn_as_one(reform):
    with translation.override("en"):
        table = by_unit.table(SUMMARY, Names(Region.objects.get(code="LT-AL")), {"S04": 1.0})

        assert [is_sum for _cells, is_sum in table.drawn] == [False, False, True]
        assert table.rows[-1][1:3] == ("homes or families", "Alytus region")


def national(*of_regions: tuple[int, ...]) -> National:
    """A plan for each, with those years; money of a year is as many thousands as plans run in it."""
    rows = tuple(
        RegionRow(Region(slug="", name_en="A"), None, None, None, SUMMARY.model_copy(update={"years": years}), 31)
        for years in of_regions
    )
    years = tuple(sorted({year for one in of_regions for year in one}))
    plans = tuple(sum(year in one for one in of_regions) for year in years)
    money = tuple(float(count) for count in plans)
    return National(rows, (), years, plans, 1, 1, 1, 1, money, money, money, money, 1.0, 0.0)


def test_only_years_of_most_plans_are_drawn():
    assert national((2023, 2024), (2027, 2028), (2027, 2028, 2029)).common_years == (2027, 2028)
    assert national((2023,), (2027,)).common_years == (2023, 2027), "no year has most of them"
    assert national().common_years == ()


def test_plans_with_other_years_say_which():
    found = national((2023, 2024), (2027, 2028), (2027, 2028), (2027,), (2027, 2028))

    assert [country._other_years(row, found) for row in found.rows] == ["2023–2024", "", "", "2027", ""]
    assert [words.endswith("(2023–2024)") for words in country._not_drawn(found)] == [True], "2027 is drawn"
    drawn = country._curve(found)
    assert drawn is not None
    assert [year for _x, year in drawn.years] == ["2027", "2028"]
