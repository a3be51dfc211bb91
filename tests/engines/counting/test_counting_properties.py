"""What must be true of any count, whatever is counted."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pertvarka.engines.counting import definition as words
from pertvarka.engines.counting import evaluate
from pertvarka.engines.counting.definition import Definition, Look, Measure
from pertvarka.engines.counting.facts import FactRow
from tests.engines.counting.strategies import DAYS, REGIONS, definitions, fact_rows, many_rows, regions_or_country


@given(definition=definitions(), rows=many_rows, as_of=DAYS, region=regions_or_country)
def test_the_number_is_what_its_counted_rows_make(
    definition: Definition, rows: list[FactRow], as_of: date, region: str | None
) -> None:
    tally = evaluate.tally(definition, rows, as_of=as_of, region=region)

    assert tally.value == evaluate.value_of(definition.measure, tally.counted)
    assert (tally.value is None) is (not tally.counted)
    assert len(tally.counted) + len(tally.not_counted) == len(tally.judged)


@given(data=st.data(), definition=definitions(), rows=many_rows, as_of=DAYS, region=regions_or_country)
def test_the_order_of_rows_does_not_matter(
    data: st.DataObject, definition: Definition, rows: list[FactRow], as_of: date, region: str | None
) -> None:
    shuffled = data.draw(st.permutations(rows))

    assert evaluate.tally(definition, shuffled, as_of=as_of, region=region) == evaluate.tally(
        definition, rows, as_of=as_of, region=region
    )


@given(definition=definitions(), rows=many_rows, as_of=DAYS, region=st.sampled_from(REGIONS))
def test_a_regions_number_never_exceeds_the_countrys(
    definition: Definition, rows: list[FactRow], as_of: date, region: str
) -> None:
    of_region = evaluate.tally(definition, rows, as_of=as_of, region=region).value or Decimal(0)
    of_country = evaluate.tally(definition, rows, as_of=as_of).value or Decimal(0)

    assert of_region <= of_country


@given(definition=definitions(), rows=many_rows, as_of=DAYS)
def test_the_regions_of_counted_rows_are_the_views_of_the_regions(
    definition: Definition, rows: list[FactRow], as_of: date
) -> None:
    counted = evaluate.tally(definition, rows, as_of=as_of).counted
    by_region = evaluate.by_region(definition.measure, counted)

    for region in REGIONS:
        in_view = [row for row in counted if region in row.regions]
        assert by_region.get(region) == evaluate.value_of(definition.measure, in_view)


@given(definition=definitions(), rows=many_rows, new=fact_rows, as_of=DAYS)
def test_a_new_row_never_removes_another(
    definition: Definition, rows: list[FactRow], new: FactRow, as_of: date
) -> None:
    others = [row for row in rows if row.row_reference != new.row_reference]

    before = evaluate.tally(definition, others, as_of=as_of)
    after = evaluate.tally(definition, [*others, new], as_of=as_of)

    assert (after.value or Decimal(0)) >= (before.value or Decimal(0))
    reasons = {item.row.row_reference: item.reason for item in after.judged}
    for item in before.judged:
        found = reasons[item.row.row_reference]
        # Of two rows that speak of one subject either may stand first; the subject stays counted.
        assert found == item.reason or (found == words.SUBJECT_ALREADY_COUNTED and item.counts)
    assert {row.subject for row in before.counted} <= {row.subject for row in after.counted}


@given(definition=definitions(), rows=many_rows, days=st.tuples(DAYS, DAYS).map(sorted))
def test_looking_at_parts_a_later_report_never_knows_less(
    definition: Definition, rows: list[FactRow], days: list[date]
) -> None:
    by_parts = Definition(
        definition.code, definition.fact, definition.measure, definition.rules, definition.among, Look.PARTS
    )
    earlier, later = (evaluate.tally(by_parts, rows, as_of=day).value or Decimal(0) for day in days)

    assert earlier <= later


@pytest.mark.parametrize(
    ("as_of", "value", "reason_of_part"),
    [
        pytest.param(date(2017, 12, 30), None, words.NOT_KNOWN_YET, id="nothing is known"),
        pytest.param(date(2017, 12, 31), 10, None, id="only the part is known"),
        pytest.param(date(2019, 11, 27), 26, words.PART_OF_COUNTED_WHOLE, id="the whole takes over"),
    ],
)
def test_a_part_counts_until_its_whole_is_known(as_of: date, value: int | None, reason_of_part: str | None) -> None:
    whole_known_on = date(2019, 11, 27)
    whole = FactRow("document_group:D01", "document_group:D01", amount=Decimal(26), known_on=whole_known_on)
    part = FactRow(
        "document_group:D02",
        "document_group:D02",
        amount=Decimal(10),
        known_on=date(2017, 12, 31),
        part_of=whole.row_reference,
        whole_known_on=whole_known_on,
    )
    definition = Definition("4.2.5", "documents", Measure.SUM_OF_AMOUNT, ())

    tally = evaluate.tally(definition, [whole, part], as_of=as_of)

    assert tally.value == value
    assert {item.row.row_reference: item.reason for item in tally.judged}[part.row_reference] == reason_of_part


def test_an_event_of_three_regions_is_one_event_and_stands_in_three_views() -> None:
    joint = FactRow("event:E29", "event:E29", known_on=date(2019, 5, 23), regions=("LT-PN", "LT-SA", "LT-UT"))
    single = FactRow("event:E22", "event:E22", known_on=date(2017, 5, 31), regions=("LT-UT",))
    definition = Definition("4.1.1", "events", Measure.SUM_OF_AMOUNT, ())

    tally = evaluate.tally(definition, [joint, single], as_of=date(2019, 12, 31))

    assert tally.value == 2
    assert evaluate.by_region(definition.measure, tally.counted) == {"LT-PN": 1, "LT-SA": 1, "LT-UT": 2}
