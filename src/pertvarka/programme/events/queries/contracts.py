"""Reading contracts of trainings: what each asks, what the groups have delivered of it, what is late."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Sum

from pertvarka.programme.events import contract_rules as rules
from pertvarka.programme.events.contract_errors import ContractNotFound
from pertvarka.programme.events.contract_rules import Delivered, Step
from pertvarka.programme.events.models import Event, TrainingContract, TrainingDeliverable, TrainingProgramme
from pertvarka.programme.events.states import COUNTED, DeliverableKind, EventState

HELD = (EventState.HELD, EventState.REPORTED)


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """A group that was held, as a contract counts it."""

    programme: int
    contract: int
    ends_on: date
    persons: int
    hours: Decimal

    def amount(self, kind: str) -> Decimal:
        if kind == DeliverableKind.PERSONS:
            return Decimal(self.persons)
        return self.hours if kind == DeliverableKind.ACADEMIC_HOURS else Decimal(1)


@dataclass(frozen=True, slots=True)
class Line:
    """A deliverable beside what was delivered of it. What is accepted keeps its figure; `now` is today's."""

    deliverable: TrainingDeliverable
    now: Delivered

    @property
    def is_counted(self) -> bool:
        return self.deliverable.kind in COUNTED

    @property
    def is_accepted(self) -> bool:
        return self.deliverable.accepted_on is not None

    @property
    def count(self) -> Decimal:
        kept = self.deliverable.delivered_count
        return kept if self.is_accepted and kept is not None else self.now.count

    @property
    def whole_on(self) -> date | None:
        return self.deliverable.delivered_on if self.is_accepted else self.now.whole_on

    @property
    def has_moved(self) -> bool:
        """Whether the groups now tell another figure than was accepted."""
        return self.is_accepted and self.count != self.now.count

    @property
    def left(self) -> Decimal:
        return max(self.deliverable.asked_count - self.count, Decimal(0))

    @property
    def days_after(self) -> int:
        return rules.days_after(due_on=self.deliverable.due_on, whole_on=self.whole_on)

    def is_late(self, *, on: date) -> bool:
        return rules.is_late(due_on=self.deliverable.due_on, whole_on=self.whole_on, on=on)


@dataclass(frozen=True, slots=True)
class Standing:
    """A contract with its lines."""

    contract: TrainingContract
    lines: tuple[Line, ...]

    @property
    def accepted_count(self) -> int:
        return sum(line.is_accepted for line in self.lines)

    def late_count(self, *, on: date) -> int:
        return sum(line.is_late(on=on) for line in self.lines)


def all_contracts() -> list[TrainingContract]:
    """The newest first."""
    return list(TrainingContract.objects.select_related("supplier"))


def standings() -> list[Standing]:
    """Every contract with what was delivered of it; three queries however many they are."""
    return _standings(all_contracts())


def late(*, on: date) -> list[Line]:
    """What contracts owe after its day, the oldest first."""
    found = [line for standing in standings() for line in standing.lines if line.is_late(on=on)]
    return sorted(found, key=lambda line: (line.deliverable.due_on or on, line.deliverable.pk))


def contract(uuid: UUID) -> TrainingContract:
    """Raises ContractNotFound: there is none."""
    found = TrainingContract.objects.select_related("supplier").filter(uuid=uuid).first()
    if found is None:
        raise ContractNotFound
    return found


def standing(wanted: TrainingContract) -> Standing:
    return _standings([wanted])[0]


def line(wanted: TrainingContract, uuid: UUID) -> Line:
    """Raises ContractNotFound: the contract asks for no such thing."""
    found = next((one for one in standing(wanted).lines if one.deliverable.uuid == uuid), None)
    if found is None:
        raise ContractNotFound
    return found


def programmes_of(wanted: TrainingContract) -> list[TrainingProgramme]:
    return list(TrainingProgramme.objects.filter(contract=wanted))


def _standings(contracts: Sequence[TrainingContract]) -> list[Standing]:
    asked: dict[int, list[TrainingDeliverable]] = {}
    rows = TrainingDeliverable.objects.filter(contract__in=contracts).select_related(
        "programme", "accepted_by", "contract__supplier"
    )
    for row in rows:
        asked.setdefault(row.contract_id, []).append(row)
    groups = _held_groups(contracts)
    return [
        Standing(one, tuple(Line(row, _now(row, groups.get(one.pk, ()))) for row in asked.get(one.pk, ())))
        for one in contracts
    ]


def _held_groups(contracts: Iterable[TrainingContract]) -> Mapping[int, list[HeldGroup]]:
    rows = Event.objects.filter(training_programme__contract__in=list(contracts), state__in=HELD)
    columns = ("training_programme_id", "training_programme__contract_id", "ends_on", "completed_counted", "hours")
    found: dict[int, list[HeldGroup]] = {}
    told = rows.annotate(hours=Sum("sessions__academic_hours")).order_by("ends_on").values_list(*columns)
    for programme, of_contract, ends_on, persons, hours in told:
        group = HeldGroup(programme, of_contract, ends_on, persons or 0, hours or Decimal(0))
        found.setdefault(of_contract, []).append(group)
    return found


def _now(row: TrainingDeliverable, groups: Iterable[HeldGroup]) -> Delivered:
    if row.kind not in COUNTED:
        count = row.delivered_count or Decimal(0)
        return Delivered(count, row.delivered_on if count >= row.asked_count else None)
    steps = [
        Step(group.ends_on, group.amount(row.kind)) for group in groups if row.programme_id in (None, group.programme)
    ]
    return rules.delivered(steps, asked=row.asked_count)
