"""The arithmetic of the chain: whole chains accuse nobody, and no single change passes unseen."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pertvarka.foundation.base import chain
from pertvarka.foundation.base.chain import Fault, Link, TraceRow

TABLE = "base_auditevent"
texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
columns = st.dictionaries(st.sampled_from(["about", "by", "id", "kind"]), st.none() | texts, min_size=1)
HASHES = st.binary(min_size=32, max_size=32)


def runs(ids: Sequence[int]) -> chain.IdRuns:
    found: list[tuple[int, int]] = []
    for one in sorted(ids):
        if found and found[-1][1] == one - 1:
            found[-1] = (found[-1][0], one)
        else:
            found.append((one, one))
    return tuple(found)


def row(one: int, content: str = "written") -> TraceRow:
    computed = chain.row_hash(TABLE, {"id": str(one), "about": content})
    return TraceRow(one, computed, computed)


def link_of(number: int, ids: Sequence[int], *, previous: bytes, settled: int) -> Link:
    rows_hash = hashlib.sha256(b"".join(row(one).carried for one in sorted(ids))).digest()
    link = Link(
        number=number,
        sealed_table=TABLE,
        ids=runs(ids),
        rows_count=len(ids),
        rows_hash=rows_hash,
        settled_through=settled,
        writers="",
        sealed_at_microseconds=1_700_000_000_000_000 + number,
        previous_root=previous,
    )
    return replace(link, root=chain.root_of(link))


@st.composite
def chains(draw: st.DrawFn, *, batches: int = 1) -> tuple[list[TraceRow], list[Link]]:
    """Rows with gaps between their ids, spread over batches in any way, as late commits spread them."""
    ids = draw(st.lists(st.integers(1, 60), min_size=batches + 1, max_size=40, unique=True))
    ends = draw(st.lists(st.integers(1, len(ids) - 1), min_size=batches - 1, max_size=6, unique=True))
    links: list[Link] = []
    for number, (start, end) in enumerate(zip([0, *sorted(ends)], [*sorted(ends), len(ids)], strict=True), 1):
        previous = links[-1].root if links else chain.GENESIS
        settled = max(ids) if end == len(ids) else 0
        links.append(link_of(number, ids[start:end], previous=previous, settled=settled))
    return [row(one) for one in sorted(ids)], links


def findings(rows: Sequence[TraceRow], links: Sequence[Link], sent: dict[int, bytes] | None = None) -> list:
    faults = chain.check_links(links, sent=sent or {})
    return [*faults, *chain.check_rows(TABLE, links, rows, chain=faults).findings]


@given(columns, columns)
def test_two_different_rows_have_two_different_hashes(one: dict, other: dict):
    held = [{name: value for name, value in each.items() if value is not None} for each in (one, other)]

    same = chain.row_hash(TABLE, one) == chain.row_hash(TABLE, other)

    assert same == (held[0] == held[1])


def test_a_column_added_later_and_empty_leaves_old_hashes_alone():
    assert chain.row_hash(TABLE, {"id": "1"}) == chain.row_hash(TABLE, {"id": "1", "page": None})


def test_a_row_has_another_hash_in_another_table():
    assert chain.row_hash(TABLE, {"id": "1"}) != chain.row_hash("access_viewrecord", {"id": "1"})


@given(chains(), st.sets(st.integers(61, 99)))
def test_a_whole_chain_accuses_nobody_and_counts_its_tail(made: tuple, tail: set[int]):
    rows, links = made
    sent = {link.number: link.root for link in links}
    faults = chain.check_links(links, sent=sent)

    checked = chain.check_rows(TABLE, links, [*rows, *map(row, sorted(tail))], chain=faults)

    assert faults == []
    assert checked.findings == ()
    assert (checked.rows_count, checked.unsealed_count) == (len(rows) + len(tail), len(tail))


@given(chains(), st.data())
def test_a_changed_row_is_named(made: tuple, data: st.DataObject):
    rows, links = made
    place = data.draw(st.integers(0, len(rows) - 1))
    changed = replace(rows[place], computed=row(rows[place].id, "changed").computed)

    found = findings([*rows[:place], changed, *rows[place + 1 :]], links)

    assert [(one.fault, one.first, one.last) for one in found] == [(Fault.ROW_CHANGED, changed.id, changed.id)]


@given(chains(), st.data())
def test_a_hash_changed_alone_is_named_as_its_row(made: tuple, data: st.DataObject):
    rows, links = made
    place = data.draw(st.integers(0, len(rows) - 1))
    changed = replace(rows[place], carried=bytes(32))

    found = findings([*rows[:place], changed, *rows[place + 1 :]], links)

    assert [(one.fault, one.first) for one in found] == [(Fault.ROW_CHANGED, changed.id)]


@given(chains(), st.data())
def test_a_row_changed_together_with_its_hash_is_found_in_its_batch(made: tuple, data: st.DataObject):
    rows, links = made
    place = data.draw(st.integers(0, len(rows) - 1))
    forged = row(rows[place].id, "forged")
    batch = next(link for link in links if any(first <= forged.id <= last for first, last in link.ids))

    found = findings([*rows[:place], forged, *rows[place + 1 :]], links)

    assert [(one.fault, one.number) for one in found] == [(Fault.ROWS_REPLACED, batch.number)]


@given(chains(), st.data())
def test_exactly_the_missing_rows_are_named(made: tuple, data: st.DataObject):
    rows, links = made
    gone = data.draw(st.sets(st.sampled_from([one.id for one in rows]), min_size=1))

    found = findings([one for one in rows if one.id not in gone], links)

    assert {one.fault for one in found} == {Fault.ROW_MISSING}
    assert sorted(one for each in found for one in range(each.first, each.last + 1)) == sorted(gone)


@given(chains(), st.data())
def test_a_row_slipped_in_where_all_is_settled_is_named(made: tuple, data: st.DataObject):
    rows, links = made
    known = {one.id for one in rows}
    inserted = data.draw(st.sampled_from([one for one in range(-3, max(known)) if one not in known] or [0]))

    found = findings(sorted([*rows, row(inserted)], key=lambda one: one.id), links)

    assert [(one.fault, one.first, one.last) for one in found] == [(Fault.ROW_INSERTED, inserted, inserted)]


CHANGES = {
    "sealed_table": "access_viewrecord",
    "ids": ((1, 99),),
    "rows_count": 99,
    "rows_hash": bytes(32),
    "settled_through": 99,
    "writers": "7/7",
    "sealed_at_microseconds": 7,
    "previous_root": b"\7" * 32,
    "root": b"\7" * 32,
}


@pytest.mark.parametrize("column", CHANGES)
@given(made=chains(), data=st.data())
def test_a_changed_batch_is_named_whatever_was_changed_in_it(column: str, made: tuple, data: st.DataObject):
    rows, links = made
    place = data.draw(st.integers(0, len(links) - 1))
    changed = replace(links[place], **{column: CHANGES[column]})

    found = findings(rows, [*links[:place], changed, *links[place + 1 :]])

    assert (Fault.BATCH_CHANGED, changed.number) in {(one.fault, one.number) for one in found}
    assert {one.fault for one in found} <= {Fault.BATCH_CHANGED, Fault.ROW_MISSING, Fault.ROWS_REPLACED}


@given(chains(batches=3), st.data())
def test_a_missing_batch_is_named(made: tuple, data: st.DataObject):
    rows, links = made
    place = data.draw(st.integers(0, len(links) - 2))

    found = findings(rows, [*links[:place], *links[place + 1 :]])

    assert [(one.fault, one.first, one.last) for one in found] == [(Fault.BATCH_MISSING, place + 1, place + 1)]


@given(chains(batches=3), st.data())
def test_batches_in_another_order_are_named(made: tuple, data: st.DataObject):
    rows, links = made
    one, other = sorted(data.draw(st.sets(st.sampled_from(range(len(links))), min_size=2, max_size=2)))
    swapped = list(links)
    swapped[one], swapped[other] = (
        replace(links[other], number=links[one].number),
        replace(links[one], number=links[other].number),
    )

    found = findings(rows, swapped)

    assert {each.fault for each in found} == {Fault.BATCH_REORDERED}
    assert {links[one].number, links[other].number} <= {each.number for each in found}


@given(chains(batches=2), st.data())
def test_a_batch_made_anew_breaks_the_chain_behind_it(made: tuple, data: st.DataObject):
    rows, links = made
    place = data.draw(st.integers(0, len(links) - 2))
    forged = replace(links[place], sealed_at_microseconds=7)
    forged = replace(forged, root=chain.root_of(forged))

    found = findings(rows, [*links[:place], forged, *links[place + 1 :]])

    assert [(one.fault, one.number) for one in found] == [(Fault.BATCH_REPLACED, place + 1)]


@given(chains(), st.data())
def test_only_a_root_kept_outside_betrays_a_chain_cut_short_or_made_anew(made: tuple, data: st.DataObject):
    rows, links = made
    kept = data.draw(st.integers(0, len(links) - 1))
    anew = [link_of(1, [one.id for one in rows], previous=chain.GENESIS, settled=max(one.id for one in rows))]
    sent = {len(links): replace(links[-1], root=chain.root_of(links[-1])).root}

    assert findings(rows, links[:kept]) == []
    assert [one.fault for one in findings(rows, links[:kept], sent)] == [Fault.ROOT_UNKNOWN]
    assert findings(rows, anew) == []
    if len(links) > 1:
        assert [one.fault for one in findings(rows, anew, sent)] == [Fault.ROOT_UNKNOWN]


@given(st.lists(st.sampled_from(["begin", "commit", "roll back", "seal"]), max_size=60), st.randoms())
def test_no_row_ever_comes_where_all_is_settled(steps: list[str], chance):
    """Transactions take ids and end in any order; each committed row is sealed once, and no seal settles too early."""
    running: dict[str, int] = {}
    committed: set[int] = set()
    links: list[Link] = []
    taken = settled = 0

    def seal() -> None:
        nonlocal settled
        read = committed - {one for link in links for first, last in link.ids for one in range(first, last + 1)}
        assert not [one for one in read if one <= settled]
        if not read:
            return
        unsettled = [link for link in links if link.ids[-1][1] > settled]
        settled = chain.settled_through(
            settled, unsettled=unsettled, highest=max(committed), read_through=max(committed), writers=list(running)
        )
        previous = links[-1].root if links else chain.GENESIS
        link = link_of(len(links) + 1, sorted(read), previous=previous, settled=settled)
        link = replace(link, writers=" ".join(running))
        links.append(replace(link, root=chain.root_of(link)))

    for step in steps:
        if step == "begin":
            taken += 1
            running[f"3/{taken}"] = taken
        elif step == "seal":
            seal()
        elif running:
            one = running.pop(chance.choice(sorted(running)))
            if step == "commit":
                assert one > settled
                committed.add(one)
    running.clear()
    seal()

    assert sorted(one for link in links for first, last in link.ids for one in range(first, last + 1)) == sorted(
        committed
    )
    assert findings([row(one) for one in sorted(committed)], links) == []


def test_a_gap_is_settled_once_those_who_wrote_have_ended():
    link = replace(link_of(1, [2], previous=chain.GENESIS, settled=0), writers="3/7 4/1")

    def settled(*writers: str) -> int:
        return chain.settled_through(0, unsettled=[link], highest=5, read_through=5, writers=writers)

    assert settled("3/7") == 0
    assert settled("5/5") == 2
    assert settled() == 5
