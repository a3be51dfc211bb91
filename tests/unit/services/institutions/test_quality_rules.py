"""Which stage of quality may follow, what is missing, how a place scores, how a file of criteria is read."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pertvarka.services.institutions import criteria_file, quality_rules
from pertvarka.services.institutions.quality_errors import CriteriaRefused

READY = quality_rules.Standing(
    consultation_hours=2, principles=10, scored=10, open_actions=0, actions=3, audit_on=date(2026, 5, 4)
)


@pytest.mark.parametrize("stage", ["self_assessment", "improvement_plan", "application", "audit", "certified"])
def test_nothing_is_missing_for_who_has_it_all(stage: str):
    assert quality_rules.missing_for(stage, READY) == ()


@pytest.mark.parametrize(
    ("stage", "lacking", "code"),
    [
        ("self_assessment", {"consultation_hours": 0}, "no_consultation"),
        ("improvement_plan", {"scored": 9}, "principles_without_score"),
        ("application", {"open_actions": 1}, "open_actions"),
        ("application", {"actions": 0}, "no_actions"),
        ("certified", {"audit_on": None}, "no_audit_day"),
    ],
)
def test_what_is_missing_is_told_by_its_code(stage: str, lacking: dict[str, object], code: str):
    assert quality_rules.missing_for(stage, replace(READY, **lacking)) == (code,)


def test_every_stage_leads_somewhere_and_a_lapsed_one_begins_anew():
    assert set(quality_rules.STEPS) == {step for steps in quality_rules.STEPS.values() for step in steps}


def test_a_certificate_lasts_three_years_and_warns_half_a_year_before():
    until = quality_rules.ends_on(date(2024, 2, 29))

    assert until == date(2027, 2, 28)
    assert quality_rules.runs_out(until, today=date(2026, 8, 28))
    assert not quality_rules.runs_out(until, today=date(2026, 8, 27))


def test_the_score_of_a_place_counts_what_applies():
    assert quality_rules.site_score(["yes", "partly", "no", "not_applicable"]) == 50
    assert quality_rules.site_score(["not_applicable"]) is None


@settings(suppress_health_check=[HealthCheck.too_slow])  # the first draws of a run warm hypothesis up
@given(st.lists(st.sampled_from(["yes", "partly", "no", "not_applicable"])))
def test_one_more_yes_never_lowers_the_score(answers: list[str]):
    before, after = quality_rules.site_score(answers), quality_rules.site_score([*answers, "yes"])

    assert after is not None
    assert (before or 0) <= after <= 100


def test_criteria_are_read_from_a_table():
    rows = criteria_file.read(b"principas;numeris;tekstas\n1;1.1;Pirmas\n2;2.1;Antras\n", principles=2)

    assert [(row.principle, row.number, row.text) for row in rows] == [(1, "1.1", "Pirmas"), (2, "2.1", "Antras")]


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        (b"a;b;c\n", [(1, "nothing")]),
        (b"a;b;c\n3;1;x\n1;;x\n1;1\n1;1;x\n1;1;y\n", [(2, "principle"), (3, "empty"), (4, "columns"), (6, "twice")]),
        (b"PK\x03\x04 not a workbook", [(1, "unreadable")]),
        (b"\xff\xfe\x00", [(1, "unreadable")]),
    ],
)
def test_a_faulty_file_is_refused_row_by_row(content: bytes, faults: list[tuple[int, str]]):
    with pytest.raises(CriteriaRefused) as refused:
        criteria_file.read(content, principles=2)

    assert list(refused.value.rows) == faults
