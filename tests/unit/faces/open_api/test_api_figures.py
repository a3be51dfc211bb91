"""The API tells the reform's figures: what was planned, what was reached, and the rows that make it."""

from collections import Counter
from datetime import date

import pytest

from pertvarka.oversight.results import measurement
from pertvarka.oversight.results.definitions import all_definitions
from tests.unit.faces.open_api.api_reading import Read


def test_the_events_of_the_cluster_planned_61_computed_64(read: Read):
    answer = read("indicators")
    found = next(item for item in answer["items"] if item["code"] == "4.1.1")

    assert found["planned"] == 61
    assert found["achieved"]["computed"]["value"] == 64
    assert found["achieved"]["declared"]["value"] == 64
    assert found["achieved"]["difference"] == 0
    assert found["status"] == "exceeded"
    assert [target["value"] for target in found["targets"]] == [61, 61]
    assert {part["key"]: part["value"] for part in found["targets"][0]["parts"]} == {
        "conference": 3,
        "seminar": 24,
        "round_table": 34,
    }


def test_rows_add_to_the_figure_and_views_of_regions_to_more(read: Read):
    answer = read("indicators/4.1.1/rows")
    totals = answer["totals"]

    assert totals["value"] == 64
    assert sum(row["amount"] for row in answer["rows"] if row["is_counted"]) == 64
    assert totals["rows_counted"] == sum(row["is_counted"] for row in answer["rows"]) == 41
    breakdown = totals["breakdown"]
    assert sum(region["value"] for region in breakdown["regions"]) == breakdown["regions_sum"] == 40
    assert (breakdown["national"], breakdown["unassigned"], breakdown["views_sum"]) == (10, 24, 74)
    assert "74" in breakdown["note"]["lt"]
    assert "74" in breakdown["note"]["en"]


def test_a_row_that_is_not_counted_says_why_in_both_languages(read: Read):
    not_counted = [row for row in read("indicators/4.1.1/rows")["rows"] if not row["is_counted"]]

    assert {row["row_reference"]: row["reason_key"] for row in not_counted} == {
        "event_group:G02": "part_of_counted_whole",
        "event_group:G03": "part_of_counted_whole",
    }
    assert all(row["reason"]["lt"] != row["reason"]["en"] for row in not_counted)


def test_each_region_sees_its_joint_events_in_its_own_view(read: Read):
    country = {
        item["region"]: item["value"] for item in read("indicators/4.1.1/rows")["totals"]["breakdown"]["regions"]
    }

    views = {region: read("indicators/4.1.1/rows", region=region)["totals"]["value"] for region in country}

    assert views == country
    assert views["LT-TA"] == 7


def test_a_view_of_one_region_has_no_breakdown_and_names_the_reason_of_the_others(read: Read):
    answer = read("indicators/4.1.1/rows", region="LT-UT")

    assert answer["totals"]["breakdown"] is None
    assert Counter(row["reason_key"] for row in answer["rows"])["another_region"] == 38


def test_a_region_no_source_names_is_not_known_rather_than_zero(read: Read):
    breakdown = read("indicators/1.4.3/rows")["totals"]["breakdown"]

    assert breakdown["unassigned"] == 755
    assert {region["value"] for region in breakdown["regions"]} == {None}


@pytest.mark.parametrize("code", list(all_definitions()))
def test_the_rows_of_every_indicator_make_its_figure(read: Read, code: str):
    indicator = read(f"indicators/{code}")
    totals = read(f"indicators/{code}/rows")["totals"]

    number = measurement.numbers([code], as_of=date.fromisoformat(indicator["as_of"]))[code]
    assert totals["value"] == (None if number is None else float(number))
    if indicator["fact"] not in {"declared", "respondents"}:
        computed = indicator["achieved"]["computed"]
        assert totals["value"] == (computed["value"] if computed else None)


def test_a_declared_sum_stands_on_the_declared_side_with_its_parts(read: Read):
    achieved = read("indicators/1.4.3")["achieved"]

    assert achieved["computed"] is None
    assert achieved["declared"]["value"] == 755
    assert achieved["declared"]["is_sum_of_parts"]
    assert [part["value"] for part in achieved["declared"]["parts"]] == [312, 275, 168]
    assert [part["value"] for part in achieved["declared"]["beside"]] == [265]


def test_a_dropped_indicator_keeps_its_last_target_and_says_that_it_is_dropped(read: Read):
    found = read("indicators/4.2.6")

    assert found["planned"] == 10
    assert [(one["version"], one["is_dropped"]) for one in found["statuses"]] == [(1, False), (2, True)]


def test_an_indicator_named_without_a_target_is_not_planned(read: Read):
    found = read("indicators/4.2.8.1")

    assert found["activity"]["code"] == "4.2"
    assert found["targets"][0]["value"] is None
    assert {one["status"] for one in found["statuses"]} == {"not_planned"}


def test_the_plan_version_and_the_day_change_the_answer(read: Read):
    assert read("indicators/4.2.5", version=1)["planned"] == 27
    assert read("indicators/4.2.5", version=2)["planned"] == 26
    early = read("indicators/4.1.1", as_of="2016-12-31")
    assert early["plan_version"] == 1
    assert early["achieved"]["declared"] is None
    assert early["status"] == "in_progress"


def test_an_empty_parameter_is_the_same_as_none(read: Read):
    assert read("indicators", version="", as_of="", standing="")["items"] == read("indicators")["items"]


def test_plan_indicators_and_figures_of_reviews_can_be_asked_for_apart(read: Read):
    plan = [item["code"] for item in read("indicators", standing="plan")["items"]]
    review = [item["code"] for item in read("indicators", standing="review")["items"]]

    assert plan + review == [item["code"] for item in read("indicators")["items"]]
    assert len(plan) == 18
    assert set(plan) | set(review) == set(all_definitions())


def test_events_and_groups_stand_for_64(read: Read):
    answer = read("events")

    assert answer["count"] == 41
    assert answer["events_count"] == sum(item["events_count"] for item in answer["items"]) == 64
    groups = [item for item in answer["items"] if item["is_group"]]
    assert [(group["events_count"], group["participants_declared"]) for group in groups] == [(24, 460)]
    assert len({item["code"] for item in answer["items"]}) == 41
    days = [item["starts_on"] for item in answer["items"] if not item["is_group"]]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("query", "events_count"),
    [
        pytest.param({"kind": "conference"}, 3, id="conferences"),
        pytest.param({"kind": "round_table"}, 37, id="every round table"),
        pytest.param({"region": "LT-TA"}, 7, id="one region"),
        pytest.param({"region": "LT-UT", "year": 2019}, 1, id="a region in a year"),
        pytest.param({"year": 2001}, 0, id="a year without events"),
    ],
)
def test_events_can_be_filtered(read: Read, query: dict[str, object], events_count: int):
    assert read("events", **query)["events_count"] == events_count


def test_events_come_in_pages(read: Read, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pertvarka.faces.open_api.events.PAGE_SIZE", 20)
    first, second, last = (read("events", kind="", page=page) for page in (1, 2, 3))

    assert [len(page["items"]) for page in (first, second, last)] == [20, 20, 1]
    assert first["links"] == {"self": "/api/v1/events", "previous": None, "next": "/api/v1/events?page=2"}
    assert last["links"]["next"] is None
    assert len({item["code"] for page in (first, second, last) for item in page["items"]}) == 41


def test_regions_bring_their_municipalities_and_say_that_population_is_not_known(read: Read):
    answer = read("regions")

    assert answer["count"] == 10
    municipalities = [one for region in answer["items"] for one in region["municipalities"]]
    assert len({one["code"] for one in municipalities}) == 60
    assert all(one["population"] == [] for one in municipalities)
    assert "ne nulį" in answer["population_note"]["lt"]


def test_the_difference_of_the_two_plans_lists_six_changes(read: Read):
    changes = read("plan-versions/1..2/difference")["changes"]

    assert [(change["kind"], change["indicator"]) for change in changes] == [
        ("changed", "4.2.5"),
        ("dropped", "4.2.1"),
        ("dropped", "4.2.6"),
        ("dropped", "4.2.7"),
        ("dropped", "4.3.3"),
        ("added", "4.2.8.1"),
    ]
    assert changes[0]["step"] == -1


def test_every_link_leads_somewhere(read: Read):
    assert set(read("")["links"]) >= {"indicators", "events", "regions", "plan_versions", "description"}
    for item in read("indicators")["items"]:
        assert read(item["links"]["self"].removeprefix("/api/v1/"))["code"] == item["code"]
