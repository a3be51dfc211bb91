"""The chain of seals, as arithmetic: how a row becomes a hash, a batch of rows a root, and what a broken chain tells.

Pure: rows and batches come in as values, findings go out. Each row carries the hash of its own content; a seal takes
the hashes of many rows, the exact set of their ids and the root before, and makes the next root. Roots sent outside
hold even against whoever owns the database: they could make a chain anew, but not one with those roots.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

GENESIS = bytes(32)
"""The root before the first batch."""

IdRuns = tuple[tuple[int, int], ...]
"""A set of ids as runs, first and last inclusive, in rising order and apart from each other."""


class Fault(StrEnum):
    """What can be wrong with a trace."""

    ROW_CHANGED = "row_changed"
    """the content of a row is not what its hash was taken from"""
    ROW_MISSING = "row_missing"
    """a batch sealed these rows, and they are not there"""
    ROW_INSERTED = "row_inserted"
    """rows stand where everything had been sealed, and no batch knows them"""
    ROWS_REPLACED = "rows_replaced"
    """every row agrees with its hash, but together they are not what was sealed"""
    BATCH_CHANGED = "batch_changed"
    """what a batch says does not make its root"""
    BATCH_MISSING = "batch_missing"
    """numbers of batches are gone"""
    BATCH_REPLACED = "batch_replaced"
    """a batch agrees with its root, but the next one continues another"""
    BATCH_REORDERED = "batch_reordered"
    """a batch does not stand after the one it continues"""
    ROOT_UNKNOWN = "root_unknown"
    """a root that was sent outside is not the root of that batch"""


# After these nobody can say which rows had been sealed, so a row that no batch knows accuses no one.
COVERAGE_LOST = {Fault.BATCH_CHANGED, Fault.BATCH_MISSING, Fault.BATCH_REPLACED}


@dataclass(frozen=True, slots=True)
class Link:
    """What one batch says of itself."""

    number: int
    sealed_table: str
    ids: IdRuns
    rows_count: int
    rows_hash: bytes
    settled_through: int
    writers: str
    sealed_at_microseconds: int
    previous_root: bytes
    root: bytes = b""


@dataclass(frozen=True, slots=True)
class TraceRow:
    """One row: the hash it carries and the hash of what it holds."""

    id: int
    carried: bytes
    computed: bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; `first` and `last` are ids of rows, or numbers of batches that are missing."""

    fault: Fault
    sealed_table: str = ""
    number: int = 0
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class RowsChecked:
    """One table, read to its end."""

    sealed_table: str
    findings: tuple[Finding, ...]
    rows_count: int
    unsealed_count: int


def row_hash(table: str, columns: Mapping[str, str | None]) -> bytes:
    """The hash of a row from the text of its columns; a column without a value leaves no mark.

    So a column added later, empty in the old rows, does not change their hashes. The database computes the same
    (`trace_rows.hash_of`).
    """
    return hashlib.sha256(_canonical(table, columns)).digest()


def root_of(link: Link) -> bytes:
    """The root a batch must have. Its number is no part of it: the chain is made by roots, numbers only count them."""
    said = {
        "ids": ",".join(f"{first}-{last}" for first, last in link.ids),
        "previous_root": link.previous_root.hex(),
        "rows_count": str(link.rows_count),
        "rows_hash": link.rows_hash.hex(),
        "sealed_at": str(link.sealed_at_microseconds),
        "sealed_table": link.sealed_table,
        "settled_through": str(link.settled_through),
        "writers": link.writers,
    }
    return hashlib.sha256(_canonical("seal", said)).digest()


def ids_count(ids: IdRuns) -> int:
    """How many ids the runs hold.

    >>> ids_count(((1, 5), (7, 7)))
    6
    """
    return sum(last - first + 1 for first, last in ids)


def settled_through(
    settled: int, *, unsettled: Sequence[Link], highest: int, read_through: int, writers: Collection[str]
) -> int:
    """Up to which id no row can come any more, now that rows through `read_through` were read.

    A transaction that took an id and has not ended is among the writers of the moment. So everything below the highest
    id of a batch is settled once those who wrote at its sealing have ended and what they left has been read too.

    settled: what the batch before says. unsettled: batches of the table that reach beyond it. highest: the highest id
    there is, read before the writers were.
    """
    tops = [link.ids[-1][1] for link in unsettled if not set(link.writers.split()) & set(writers)]
    if not writers:
        tops.append(highest)
    return max(settled, min(max(tops, default=0), read_through))


def check_links(links: Sequence[Link], *, sent: Mapping[int, bytes]) -> list[Finding]:
    """The chain against itself and against the roots that were sent outside, by number; `links` by number."""
    found = []
    roots = {link.root for link in links} | {GENESIS}
    before: Link | None = None
    is_before_sound = True
    for link in links:
        number_before, root_before = (before.number, before.root) if before else (0, GENESIS)
        is_sound = link.root == root_of(link) and ids_count(link.ids) == link.rows_count
        if not is_sound:
            found.append(Finding(Fault.BATCH_CHANGED, link.sealed_table, link.number))
        if link.number > number_before + 1:
            found.append(Finding(Fault.BATCH_MISSING, first=number_before + 1, last=link.number - 1))
        elif link.previous_root != root_before and is_sound and is_before_sound:
            if before is None or link.previous_root in roots:
                found.append(Finding(Fault.BATCH_REORDERED, link.sealed_table, link.number))
            else:
                found.append(Finding(Fault.BATCH_REPLACED, before.sealed_table, before.number))
        before, is_before_sound = link, is_sound
    standing = {link.number: link.root for link in links}
    found += [
        Finding(Fault.ROOT_UNKNOWN, number=number)
        for number, root in sorted(sent.items())
        if standing.get(number) != root
    ]
    return found


def check_rows(table: str, links: Sequence[Link], rows: Iterable[TraceRow], *, chain: Sequence[Finding]) -> RowsChecked:
    """The rows of one table, in rising order of id, against the batches; `chain` is what check_links found."""
    broken = {finding.number for finding in chain if finding.fault is Fault.BATCH_CHANGED}
    is_coverage_known = not any(finding.fault in COVERAGE_LOST for finding in chain)
    own = [link for link in links if link.sealed_table == table]
    settled = own[-1].settled_through if own else 0
    reading = _Reading(own)
    findings: list[Finding] = []
    rows_count = unsealed_count = 0
    for row in rows:
        rows_count += 1
        is_sealed = reading.meet(row)
        if row.carried != row.computed:
            findings.append(Finding(Fault.ROW_CHANGED, table, reading.number if is_sealed else 0, row.id, row.id))
        if is_sealed:
            continue
        if row.id > settled:
            unsealed_count += 1
        elif is_coverage_known:
            findings.append(Finding(Fault.ROW_INSERTED, table, 0, row.id, row.id))
    reading.end()
    for number, first, last in reading.missing:
        if number not in broken:
            findings.append(Finding(Fault.ROW_MISSING, table, number, first, last))
    torn = broken | {number for number, _, _ in reading.missing}
    findings += [
        Finding(Fault.ROWS_REPLACED, table, link.number)
        for link in own
        if link.number not in torn and not reading.makes(link)
    ]
    return RowsChecked(table, tuple(_in_runs(findings)), rows_count, unsealed_count)


@dataclass(slots=True)
class _Reading:
    """Rows met in rising order beside the runs of the batches: one pass, whatever the size of the table."""

    links: Sequence[Link]
    missing: list[tuple[int, int, int]] = field(default_factory=list)
    number: int = 0
    _runs: list[tuple[int, int, int]] = field(init=False)
    _place: int = 0
    _expected: int = 0
    _carried: dict[int, "hashlib._Hash"] = field(init=False)
    _computed: dict[int, "hashlib._Hash"] = field(init=False)

    def __post_init__(self) -> None:
        self._runs = sorted((first, last, link.number) for link in self.links for first, last in link.ids)
        self._carried = {link.number: hashlib.sha256() for link in self.links}
        self._computed = {link.number: hashlib.sha256() for link in self.links}

    def meet(self, row: TraceRow) -> bool:
        """Whether a batch sealed this id; its number then stands in `number`."""
        self._leave_runs_before(row.id)
        if self._place == len(self._runs) or row.id < self._runs[self._place][0]:
            return False
        first, _, self.number = self._runs[self._place]
        self._miss(max(first, self._expected), row.id - 1)
        self._expected = row.id + 1
        self._carried[self.number].update(row.carried)
        self._computed[self.number].update(row.computed)
        return True

    def end(self) -> None:
        if self._runs:
            self._leave_runs_before(max(last for _, last, _ in self._runs) + 1)

    def makes(self, link: Link) -> bool:
        """Whether the rows met make the batch; either kind of hash will do, a changed row has been told already."""
        return link.rows_hash in {self._carried[link.number].digest(), self._computed[link.number].digest()}

    def _leave_runs_before(self, key: int) -> None:
        while self._place < len(self._runs) and self._runs[self._place][1] < key:
            first, last, _ = self._runs[self._place]
            self._miss(max(first, self._expected), last)
            self._place += 1

    def _miss(self, first: int, last: int) -> None:
        if first <= last:
            self.missing.append((self._runs[self._place][2], first, last))


def _in_runs(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Neighbouring rows with the same fault in one batch are told as one finding."""
    held: Finding | None = None
    for finding in sorted(findings, key=lambda one: (one.fault, one.number, one.first)):
        if held and (held.fault, held.number) == (finding.fault, finding.number) and finding.first == held.last + 1:
            held = Finding(held.fault, held.sealed_table, held.number, held.first, finding.last)
            continue
        if held:
            yield held
        held = finding
    if held:
        yield held


def _canonical(kind: str, values: Mapping[str, str | None]) -> bytes:
    """Text that no two different things share: every value stands behind its name and its length in bytes."""
    lines = [f"{name}:{len(value.encode())}:{value}\n" for name, value in sorted(values.items()) if value is not None]
    return f"{kind}\n{''.join(lines)}".encode()
