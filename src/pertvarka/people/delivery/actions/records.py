"""A month of records for twenty persons in one request: each cell is kept or told what is wrong with it, and one wrong
cell takes no other with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import policy
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import rules
from pertvarka.people.delivery.models import ServiceEpisode, ServiceRecord
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries.referrals import serving
from pertvarka.people.delivery.rules import RecordFault, Served

Place = tuple[UUID, date]
CORRECT = """UPDATE delivery_servicerecord AS r
    SET amount = c.amount, worker_id = %s, recorded_at = statement_timestamp(), version = version + 1
    FROM unnest(%s::bigint[], %s::numeric[]) AS c(id, amount) WHERE r.id = c.id"""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell. `read` is what the page showed there when it was opened; None where it does not say."""

    episode: UUID
    given_on: date
    text: str
    read: str | None = None

    @property
    def place(self) -> Place:
        return self.episode, self.given_on


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of the sheet: cells written anew, corrected, emptied; and those refused, each with its fault."""

    new_count: int
    corrected_count: int
    emptied_count: int
    faults: Mapping[Place, RecordFault]

    @property
    def changed_count(self) -> int:
        return self.new_count + self.corrected_count + self.emptied_count


@dataclass(slots=True)
class _Changes:
    """By the case, so that its record tells of each."""

    new: list[ServiceRecord]
    corrected: dict[int, Decimal]
    emptied: list[int]
    by_case: dict[int, int]


def save_sheet(*, cells: Collection[Cell], by: Account) -> Kept:
    """Keep what can be kept. A zero or an empty cell takes the record of that day away.

    Raises:
        NotAllowed: the account records for no organisation.
    """
    today = timezone.localdate()
    policy.require(by, Permission.RECORD_WRITE, on=today)
    with transaction.atomic():
        episodes = _episodes(cells)
        standing = _standing(cells, episodes.values())
        changes = _Changes([], {}, [], defaultdict(int))
        faults: dict[Place, RecordFault] = {}
        for cell in cells:
            fault = _take(cell, episodes=episodes, standing=standing, changes=changes, today=today, by=by)
            if fault is not None:
                faults[cell.place] = fault
        _write(changes, by=by)
    return Kept(len(changes.new), len(changes.corrected), len(changes.emptied), faults)


def _take(
    cell: Cell,
    *,
    episodes: Mapping[UUID, ServiceEpisode],
    standing: Mapping[tuple[int, date], ServiceRecord],
    changes: _Changes,
    today: date,
    by: Account,
) -> RecordFault | None:
    """Sort one cell into what is to be done with it, or say what is wrong."""
    episode = episodes.get(cell.episode)
    if episode is None:
        return RecordFault.UNKNOWN if cell.text.strip() else None
    record = standing.get((episode.pk, cell.given_on))
    held = record.amount if record else None
    amount = rules.amount_of(cell.text) if cell.text.strip() else Decimal(0)
    if isinstance(amount, RecordFault):
        return amount
    if amount == (held or Decimal(0)):
        return None
    if cell.read is not None and cell.read != rules.shown(held):
        # Whoever did not touch the cell leaves what the colleague wrote.
        return None if rules.shown(amount or None) == cell.read else RecordFault.CHANGED_MEANWHILE
    served = Served(episode.state, episode.starts_on, episode.ends_on)
    fault = rules.day_fault(cell.given_on, served=served, today=today)
    if fault is not None:
        return fault
    changes.by_case[episode.case_id] += 1
    if record is None:
        changes.new.append(_new(episode, cell.given_on, amount, by=by))
    elif amount == 0:
        changes.emptied.append(record.pk)
    else:
        changes.corrected[record.pk] = amount
    return None


def _episodes(cells: Iterable[Cell]) -> dict[UUID, ServiceEpisode]:
    """Those the asker's organisations give; whatever else was named is not there."""
    named = {cell.episode for cell in cells}
    rows = ServiceEpisode.objects.filter(uuid__in=named, organisation_id__in=serving())
    return {row.uuid: row for row in rows}


def _standing(cells: Iterable[Cell], episodes: Iterable[ServiceEpisode]) -> dict[tuple[int, date], ServiceRecord]:
    days = {cell.given_on for cell in cells}
    rows = ServiceRecord.objects.filter(episode__in=[row.pk for row in episodes], given_on__in=days)
    return {(row.episode_id, row.given_on): row for row in rows}


def _new(episode: ServiceEpisode, given_on: date, amount: Decimal, *, by: Account) -> ServiceRecord:
    return ServiceRecord(
        case_id=episode.case_id,
        open_to_id=episode.open_to_id,
        episode=episode,
        organisation_id=episode.organisation_id,
        given_on=given_on,
        amount=amount,
        worker=by,
    )


def _write(changes: _Changes, *, by: Account) -> None:
    """Three statements at most, and one line of the audit record for each case touched."""
    if changes.new:
        # A colleague may have written the same cell this second: theirs stays, and the page shows it next time.
        ServiceRecord.objects.bulk_create(changes.new, ignore_conflicts=True)
    if changes.corrected:
        with connection.cursor() as cursor:
            cursor.execute(CORRECT, [by.pk, list(changes.corrected), list(changes.corrected.values())])
    if changes.emptied:
        ServiceRecord.objects.filter(pk__in=changes.emptied).delete()
    seen = dict(Case.objects.filter(pk__in=changes.by_case).values_list("pk", "uuid"))
    unseen = 0
    for case_id, count in changes.by_case.items():
        if case_id in seen:
            audit.record("records.kept", about=f"case:{seen[case_id]}", by=by.reference, records=count)
        else:
            unseen += count
    if unseen:
        audit.record("records.kept", about=by.reference, by=by.reference, records=unseen)
