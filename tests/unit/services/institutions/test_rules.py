"""Pure rules: what is empty, what does not add up, what comes too late, how a month balances, what a table says."""

from datetime import date
from decimal import Decimal

import pytest

from pertvarka.services.institutions import chapters, rules
from pertvarka.services.institutions.models import ChapterKey
from pertvarka.services.institutions.rules import ChapterContent, GroupCount
from pertvarka.services.institutions.states import Destination, InstitutionState, PlanState
from tests.unit.services.institutions.whole_plan import CONTENT, TYPED

TARGET = date(2028, 12, 31)


def _codes(content, *, residents=40, target_on=TARGET):
    return [(one.chapter, one.code) for one in rules.findings(content, residents=residents, target_on=target_on)]


def test_a_whole_plan_has_no_findings():
    assert _codes(CONTENT) == []


def test_every_empty_chapter_is_told_and_so_is_a_missing_table():
    assert _codes({}) == [(key, "empty") for key in chapters.KEYS]
    without_rows = {**CONTENT, "staff": ChapterContent("Darbuotojai persikvalifikuos.")}
    assert _codes(without_rows) == [("staff", "empty")]


def test_more_cannot_leave_than_live_there():
    assert _codes(CONTENT, residents=29) == [("residents", "more_leave")]
    assert _codes(CONTENT, residents=30) == []


def test_costs_are_what_the_funding_is():
    rows = [*CONTENT["money"].rows, {"side": "cost", "item": "Remontas", "year": 2027, "sum": "0.01"}]
    found = rules.findings({**CONTENT, "money": ChapterContent("x", rows)}, residents=40, target_on=None)
    assert [(one.chapter, one.code, dict(one.figures)) for one in found] == [
        ("money", "sums_differ", {"cost": "500000.01", "funding": "500000.00"})
    ]


def test_homes_are_there_before_people_move():
    rows = [{"service": "Namai", "municipality": "Alytus", "places": 19, "opens_on": "2027-06-30"}]
    found = rules.findings({**CONTENT, "services": ChapterContent("x", rows)}, residents=40, target_on=None)
    assert [(one.code, dict(one.figures)) for one in found] == [
        ("places_late", {"quarter": "2027-2", "moved": "20", "places": "19"}),
        ("places_late", {"quarter": "2027-4", "moved": "20", "places": "19"}),
    ]
    rows = [{**rows[0], "places": 20, "opens_on": "2027-07-01"}]
    late = rules.findings({**CONTENT, "services": ChapterContent("x", rows)}, residents=40, target_on=None)
    assert [dict(one.figures)["quarter"] for one in late] == ["2027-2"]


def test_nothing_comes_after_the_target():
    assert _codes(CONTENT, target_on=date(2027, 6, 30)) == [
        ("residents", "after_target"),
        ("timetable", "after_target"),
    ]


def test_cells_that_cannot_be_read_are_named_by_row_and_column():
    rows, faults = chapters.read_rows(
        "money",
        [
            {"side": "cost", "item": "Namai", "year": "2027", "sum": "1 250 000,50"},
            {"side": "", "item": "", "year": "", "sum": " "},
            {"side": "gift", "item": "Vartai", "year": "27", "sum": "-3"},
        ],
    )
    assert rows[0] == {"side": "cost", "item": "Namai", "year": 2027, "sum": "1250000.50"}
    assert [(fault.row, fault.column) for fault in faults] == [(3, "side"), (3, "year"), (3, "sum")]


@pytest.mark.parametrize(
    ("chapter", "typed"),
    [
        ("residents", {"destination": "group_home", "quarter": "2027-5", "count": "1"}),
        ("residents", {"destination": "group_home", "quarter": "2027-1", "count": "-1"}),
        ("timetable", {"measure": "Namai", "owner": "Skyrius", "due_on": "2027-02-30"}),
        ("risks", {"risk": "r", "likelihood": "6", "impact": "1", "answer": "a", "owner": "o"}),
        ("money", {"side": "cost", "item": "Namai", "year": "2027", "sum": "NaN"}),
    ],
)
def test_wrong_cells_are_refused(chapter: str, typed: dict[str, str]):
    _rows, faults = chapters.read_rows(chapter, [typed])
    assert len(faults) == 1


def test_what_was_typed_reads_as_the_whole_plan():
    for key, lines in TYPED.items():
        rows, faults = chapters.read_rows(key, lines)
        assert not faults
        assert rows == list(CONTENT[key].rows)


def test_a_month_balances_group_by_group():
    right, wrong = GroupCount("adults", 40, 1, 3, 1, 37), GroupCount("children", 5, 0, 1, 0, 5)
    assert rules.unbalanced([right, wrong]) == (wrong,)


def test_hours_of_a_plan():
    assert rules.may_be_given(Decimal("1.5"), used=Decimal("70.5"))
    assert not rules.may_be_given(Decimal("1.75"), used=Decimal("70.5"))


def test_the_pure_lists_are_those_of_the_tables():
    assert tuple(ChapterKey.values) == chapters.KEYS
    assert tuple(Destination.values) == chapters.DESTINATIONS
    assert set(rules.PLAN_STEPS) == set(PlanState.values)
    assert set(rules.INSTITUTION_STEPS) == set(InstitutionState.values)
