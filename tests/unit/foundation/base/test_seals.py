"""Traces in the database: nobody changes a row unseen, neither the app role nor the owner of the tables.

The tests work as the owner, who switches the trigger off and does what a thief would do, in a transaction that is
rolled back; the check is asked in the same transaction.
"""
# ruff: noqa: S608 (names of tables of ours)

import json
from datetime import timedelta

import pytest

from pertvarka.foundation.base import actions, chain, queries
from pertvarka.foundation.base.chain import Fault
from pertvarka.foundation.base.models import SealBatch
from pertvarka.foundation.base.trace_rows import hash_of
from tests.unit.foundation.base.traces import AT, AUDIT, MODELS, MOMENTS, VIEWS, Sealed, columns, seal, told, unsealed


def test_traces_as_they_were_written_accuse_nobody(sealed: Sealed):
    assert told(sealed.roots) == []
    assert unsealed() == {AUDIT: 3, VIEWS: 0}


def test_the_last_seal_is_the_newest_of_the_chain(sealed: Sealed):
    newest = queries.last_seal()

    assert newest == queries.Seal(3, AT + timedelta(hours=1), sealed.roots[3].hex())


def test_before_the_first_seal_there_is_none(db: None):
    assert queries.last_seal() is None


def test_nothing_new_makes_no_batch(sealed: Sealed):
    seal()
    before = SealBatch.objects.count()

    assert seal() == []
    assert SealBatch.objects.count() == before


def test_large_traces_are_sealed_in_several_batches(sealed: Sealed, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(actions, "BATCH_ROWS", 2)

    made = seal()

    assert [batch.rows_count for batch in made] == [2, 1]
    assert told(sealed.roots) == []
    assert unsealed() == {AUDIT: 0, VIEWS: 0}


CHANGED = {
    "id": "2000000000",  # beyond every row there is, however many other tests have written
    "uuid": "'00000000-0000-4000-8000-000000000000'",
    "happened_at": "happened_at + interval '1 microsecond'",
    "viewed_at": "viewed_at - interval '1 microsecond'",
    "kind": "'plan_version.read'",
    "about": "about || ' '",
    "by": "'command:other'",
    "details": """'{"a": 1}'""",
    "role_code": "'ministry'",
    "case_id": "7",
    "page": "''",
    "ground": "'none'",
    "row_hash": r"'\x00'",
}


@pytest.mark.parametrize(
    ("table", "column"), [(table, column) for table in MODELS for column in (*columns(table), "row_hash")]
)
def test_a_changed_column_is_found(table: str, column: str, sealed: Sealed):
    key = (sealed.rows if table == AUDIT else sealed.views)[2]

    sealed.as_owner(f'UPDATE {table} SET "{column}" = {CHANGED[column]} WHERE id = %s', key)

    number = 1 if table == AUDIT else 2
    if column == "id":
        assert set(told()) == {(Fault.ROW_MISSING, number, key, key), (Fault.ROW_CHANGED, 0, 2000000000, 2000000000)}
    else:
        assert told() == [(Fault.ROW_CHANGED, number, key, key)]


def test_a_row_that_waits_for_its_seal_is_checked_too(sealed: Sealed):
    sealed.as_owner(f"UPDATE {AUDIT} SET about = 'x' WHERE id = %s", sealed.tail[1])

    assert told() == [(Fault.ROW_CHANGED, 0, sealed.tail[1], sealed.tail[1])]


def test_a_row_changed_together_with_its_hash_is_found_by_the_seal(sealed: Sealed):
    _forge(sealed, sealed.rows[2], "about = 'plan_version:9'")

    assert told() == [(Fault.ROWS_REPLACED, 1, 0, 0)]


@pytest.mark.parametrize("table", [AUDIT, VIEWS])
def test_deleted_rows_are_found(table: str, sealed: Sealed):
    keys = (sealed.rows if table == AUDIT else sealed.views)[2:4]

    sealed.as_owner(f"DELETE FROM {table} WHERE id = ANY(%s)", list(keys))

    assert told() == [(Fault.ROW_MISSING, 1 if table == AUDIT else 2, keys[0], keys[1])]


@pytest.mark.parametrize("is_sealed_after", [False, True], ids=["before the next seal", "after the next seal"])
@pytest.mark.parametrize("place", ["gap", "before all"])
def test_a_row_slipped_in_is_found_and_no_seal_forgives_it(place: str, is_sealed_after: bool, sealed: Sealed):
    key = sealed.gap if place == "gap" else -5
    sealed.as_owner(
        f"INSERT INTO {AUDIT} (id, uuid, happened_at, kind, about, by, details) "
        "VALUES (%s, gen_random_uuid(), now(), 'plan_version.loaded', 'plan_version:1', 'command:test', '{}')",
        key,
    )
    if is_sealed_after:
        seal()

    assert told() == [(Fault.ROW_INSERTED, 0, key, key)]


def test_two_rows_that_changed_places_are_found(sealed: Sealed):
    one, other = sealed.rows[1], sealed.rows[4]
    for key, place in ((one, -1), (other, one), (-1, other)):
        sealed.as_owner(f"UPDATE {AUDIT} SET id = %s WHERE id = %s", place, key)

    assert told() == [
        (Fault.ROW_CHANGED, 1, one, one),
        (Fault.ROW_CHANGED, 1, other, other),
        (Fault.ROWS_REPLACED, 1, 0, 0),
    ]


def test_two_rows_that_changed_places_with_new_hashes_are_found(sealed: Sealed):
    _forge(sealed, sealed.rows[1], "about = 'plan_version:4'")
    _forge(sealed, sealed.rows[4], "about = 'plan_version:1'")

    assert told() == [(Fault.ROWS_REPLACED, 1, 0, 0)]


BATCH_CHANGES = {
    "sealed_table": f"'{VIEWS}'",
    "ids": "ids + '{[800,801]}'::int8multirange",
    "rows_count": "rows_count + 1",
    "rows_hash": "sha256('x')",
    "settled_through": "settled_through - 1",
    "writers": "'3/3'",
    "sealed_at": "sealed_at + interval '1 microsecond'",
    "previous_root": "sha256('x')",
    "root": "sha256('x')",
}


@pytest.mark.parametrize("column", BATCH_CHANGES)
def test_a_changed_batch_is_found(column: str, sealed: Sealed):
    sealed.as_owner(f"UPDATE base_sealbatch SET {column} = {BATCH_CHANGES[column]} WHERE number = 1")

    assert told()[0] == (Fault.BATCH_CHANGED, 1, 0, 0)


def test_every_column_of_a_batch_is_in_the_test_above():
    assert set(BATCH_CHANGES) == {field.column for field in SealBatch._meta.concrete_fields} - {"number"}


def test_a_batch_made_anew_is_found(sealed: Sealed):
    batch = SealBatch.objects.get(number=2)
    batch.sealed_at -= timedelta(hours=3)
    sealed.as_owner(
        "UPDATE base_sealbatch SET sealed_at = %s, root = %s WHERE number = 2",
        batch.sealed_at,
        chain.root_of(batch.link),
    )

    assert told() == [(Fault.BATCH_REPLACED, 2, 0, 0)]


def test_a_missing_batch_is_found(sealed: Sealed):
    sealed.as_owner("DELETE FROM base_sealbatch WHERE number = 2")

    assert told() == [(Fault.BATCH_MISSING, 0, 2, 2)]


def test_batches_in_another_order_are_found(sealed: Sealed):
    for number, place in ((1, 9), (2, 1), (9, 2)):
        sealed.as_owner("UPDATE base_sealbatch SET number = %s WHERE number = %s", place, number)

    assert {(fault, number) for fault, number, _, _ in told()} == {
        (Fault.BATCH_REORDERED, number) for number in (1, 2, 3)
    }


def test_a_chain_cut_short_is_found_by_the_root_kept_outside(sealed: Sealed):
    sealed.as_owner("DELETE FROM base_sealbatch WHERE number = 3")

    assert told() == []
    assert told(sealed.roots) == [(Fault.ROOT_UNKNOWN, 3, 0, 0)]


def test_a_chain_made_anew_over_forged_rows_is_found_by_the_roots_kept_outside(sealed: Sealed):
    sealed.as_owner("DELETE FROM base_sealbatch")
    _forge(sealed, sealed.rows[2], "about = 'plan_version:9'")
    seal()

    assert told() == []
    assert {(fault, number) for fault, number, _, _ in told(sealed.roots)} == {
        (Fault.ROOT_UNKNOWN, number) for number in sealed.roots
    }


def test_the_database_and_the_check_agree_on_the_hash_of_strange_rows(sealed: Sealed):
    details = {"quote": "„ą“ \\ '\" \n", "number": 12345678901234567890.5, "none": None, "list": [True, {"ž": ""}]}
    for zone, style in (("America/St_Johns", "German"), ("Asia/Kathmandu", "SQL, DMY"), ("UTC", "ISO")):
        sealed.as_owner(
            f"SET LOCAL timezone = '{zone}'; SET LOCAL datestyle = '{style}'; SET LOCAL extra_float_digits = 0"
        )
        sealed.as_owner(
            f"INSERT INTO {AUDIT} (uuid, happened_at, kind, about, by, details, row_hash) VALUES "
            "(gen_random_uuid(), '1931-07-04 03:02:01.000009+03', 'plan_version.loaded', %s, '', %s, 'mine')",
            "about:3:abc\nid:1:7 ąčę",
            json.dumps(details),
        )
    sealed.as_owner("SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'")

    assert told() == []
    assert unsealed()[AUDIT] == 6


def _forge(sealed: Sealed, key: int, change: str) -> None:
    """Change a row and give it the hash that its new content has."""
    sealed.as_owner(f"UPDATE {AUDIT} SET {change} WHERE id = %s", key)
    forged = hash_of(AUDIT, "forged", columns=columns(AUDIT), moments=MOMENTS[AUDIT])
    sealed.as_owner(f"UPDATE {AUDIT} AS forged SET row_hash = {forged} WHERE id = %s", key)
