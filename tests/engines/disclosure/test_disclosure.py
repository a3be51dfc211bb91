"""No released table gives a hidden cell away: held against an attacker that tries every table there could be."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pertvarka.engines.disclosure import attack
from pertvarka.engines.disclosure.differencing import Former, guard, small_changes
from pertvarka.engines.disclosure.suppress import Protected, protect
from pertvarka.engines.disclosure.table import GRAND_TOTAL, TOTAL, Cell, Table, TableImpossible

THRESHOLD = 5
MOST = 14


def one_division(*counts: int) -> Table:
    rows = [f"r{number}" for number in range(len(counts))]
    return Table(rows, (), {(row, TOTAL): count for row, count in zip(rows, counts, strict=True)})


def two_divisions(*lines: tuple[int, ...]) -> Table:
    rows, columns = [f"r{n}" for n in range(len(lines))], [f"c{n}" for n in range(len(lines[0]))]
    counts = {(r, c): lines[i][j] for i, r in enumerate(rows) for j, c in enumerate(columns)}
    return Table(rows, columns, counts)


small_counts = some.integers(0, 12)
tables = some.one_of(
    some.lists(some.integers(0, 30), min_size=1, max_size=9).map(lambda counts: one_division(*counts)),
    some.integers(1, 5).flatmap(
        lambda width: some.lists(
            some.tuples(*[some.one_of(small_counts, some.integers(0, 60))] * width), min_size=1, max_size=7
        ).map(lambda lines: two_divisions(*lines))
    ),
)
little_tables = some.tuples(*[some.integers(0, 6)] * 4).map(lambda four: two_divisions(four[:2], four[2:]))


def every_table_like(protected: Protected) -> Iterator[Table]:
    """Every 2 by 2 table that shows the same figures, hidden cells being anything from 1 to MOST."""
    table = protected.table
    inner = [(row, column) for row in table.rows for column in table.columns]
    choices = [range(1, MOST) if cell in protected.hidden else (table.value(cell),) for cell in inner]
    for values in product(*choices):
        other = Table(table.rows, table.columns, dict(zip(inner, values, strict=True)))
        if all(
            other.value(cell) >= 1 if cell in protected.hidden else other.value(cell) == value
            for cell, value in table.values.items()
        ):
            yield other


@given(tables)
@settings(max_examples=400, deadline=None)
def test_the_attacker_finds_nothing_in_what_is_shown(table: Table):
    protected = protect(table)

    if not protected.is_withheld:
        assert list(attack.recovered(table, protected.hidden, threshold=THRESHOLD)) == []


@given(tables)
@settings(max_examples=200, deadline=None)
def test_no_small_figure_is_shown_and_every_zero_of_a_shown_table_is(table: Table):
    protected = protect(table)

    for cell, value in table.values.items():
        assert protected.shown(cell) not in range(1, THRESHOLD)
        if value == 0 and not protected.is_withheld:
            assert protected.shown(cell) == 0


@given(little_tables)
@settings(max_examples=60, deadline=None)
def test_somebody_who_tries_every_table_learns_no_more(table: Table):
    """The network's ranges are those of the whole search, so the attacker above is as good as any."""
    protected = protect(table)
    if protected.is_withheld or not protected.hidden:
        return

    possible = list(every_table_like(protected))

    assert table.values in [other.values for other in possible]
    for cell in protected.hidden:
        if table.value(cell) < THRESHOLD:
            found = {other.value(cell) for other in possible}
            assert set(range(1, THRESHOLD)) <= found


@given(little_tables, some.sets(some.sampled_from(two_divisions((1, 1), (1, 1)).lines[0][1])))
@settings(max_examples=60, deadline=None)
def test_the_network_finds_exactly_the_range_that_the_search_finds(table: Table, chosen: set[Cell]):
    hidden = frozenset(cell for cell in chosen | {("r0", TOTAL), (TOTAL, "c0")} if table.value(cell) >= 1)
    possible = list(every_table_like(Protected(table, hidden)))

    for cell in hidden:
        found = {other.value(cell) for other in possible}
        said = attack.range_of(table, hidden, cell)
        assert min(found) == said.lowest
        if said.highest is not None and said.highest < MOST:
            assert max(found) == said.highest


def test_the_attacker_takes_a_lone_hidden_cell():
    table = one_division(20, 3, 30)

    assert list(attack.recovered(table, {("r1", TOTAL)}, threshold=THRESHOLD)) == [("r1", TOTAL)]
    assert attack.range_of(table, {("r1", TOTAL)}, ("r1", TOTAL)) == attack.Range(3, 3)


def test_two_hidden_cells_that_can_only_be_one_each_are_not_enough():
    table = one_division(20, 1, 1, 30)

    assert protect(table).hidden > {("r1", TOTAL), ("r2", TOTAL)}


def test_the_smallest_neighbour_is_hidden_with_it():
    assert protect(one_division(20, 3, 9, 30)).hidden == {("r1", TOTAL), ("r2", TOTAL)}


def test_a_table_of_fewer_than_five_is_withheld_with_its_total():
    protected = protect(one_division(2, 1))

    assert protected.is_withheld
    assert protected.shown(GRAND_TOTAL) is None


def test_a_table_of_five_that_cannot_be_hidden_within_is_withheld():
    assert protect(one_division(3, 1, 1)).is_withheld


def test_nothing_is_hidden_where_nothing_is_small():
    assert protect(two_divisions((5, 0), (9, 12))).hidden == frozenset()


def test_negative_counts_are_refused():
    with pytest.raises(TableImpossible):
        one_division(-1)


def as_shown(protected: Protected) -> Former:
    return Former({cell: protected.shown(cell) for cell in protected.table.values})


def test_one_more_person_makes_the_table_wait():
    before = as_shown(protect(one_division(40, 60)))

    decision = guard(one_division(41, 60), before)

    assert decision.is_held
    assert decision.because == (("r0", TOTAL),)


def test_five_more_in_one_place_and_none_elsewhere_go_on():
    before = as_shown(protect(one_division(40, 60)))

    assert not guard(one_division(45, 60), before).is_held


def test_the_change_of_hidden_cells_taken_together_is_looked_at_too():
    before = as_shown(protect(one_division(3, 9, 60)))

    assert guard(one_division(3, 11, 60), before).is_held


def test_a_new_line_with_one_person_makes_the_table_wait():
    before = as_shown(protect(one_division(40, 60)))

    assert guard(one_division(40, 60, 1), before).is_held


def test_a_table_that_may_no_longer_be_shown_leaves_the_last_one_standing():
    before = as_shown(protect(one_division(40, 60)))

    assert guard(one_division(2, 1), before).is_held


def test_hidden_cells_stay_hidden_while_anything_is():
    before = as_shown(protect(one_division(3, 9, 10, 60)))
    assert before.hidden == {("r0", TOTAL), ("r1", TOTAL)}

    # Of itself the third cell, now the smaller one, would be chosen; both choices together would give the 3 away.
    after = guard(one_division(3, 14, 10, 60), before)

    assert {("r0", TOTAL), ("r1", TOTAL)} <= after.protected.hidden


@given(some.lists(some.integers(0, 40), min_size=2, max_size=6), some.data())
@settings(max_examples=150, deadline=None)
def test_two_releases_never_differ_by_few_persons(counts: list[int], data: some.DataObject):
    steps = data.draw(some.lists(some.integers(-12, 12), min_size=len(counts), max_size=len(counts)))
    before = as_shown(protect(one_division(*counts)))
    table = one_division(*(max(count + step, 0) for count, step in zip(counts, steps, strict=True)))

    decision = guard(table, before)

    if not decision.is_held:
        assert list(small_changes(decision.protected, before)) == []
        if not decision.protected.is_withheld:
            assert not list(attack.recovered(table, decision.protected.hidden, threshold=THRESHOLD))
