"""How a deliverable and the contracts of the history are told: the state in words, the sources' figures by contract."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pertvarka.foundation.base.components.statuses import AMBER, BRICK, OUTLINE, TEAL, Status
from pertvarka.programme.events import queries as events
from pertvarka.programme.events.models import Consultation, Training
from pertvarka.programme.events.queries.contracts import Line
from pertvarka.programme.events.told_periods import told
from pertvarka.programme.library import queries as library
from pertvarka.programme.library.models import Contract


def tag(line: Line, *, today: date) -> Status:
    """Accepted, waiting for acceptance, late, or still to come."""
    if line.is_accepted:
        return Status(pgettext_lazy("deliverable", "Accepted"), TEAL)
    if line.whole_on is not None:
        return Status(_("Waits for acceptance"), AMBER)
    if line.is_late(on=today):
        return Status(_("Late"), BRICK)
    return Status(pgettext_lazy("deliverable", "Awaited"), OUTLINE)


@dataclass(frozen=True, slots=True)
class Declared:
    """A contract, or a bundle of them, as the sources tell it, with what was done under it."""

    contract: Contract
    signed: str
    trainings: tuple[Training, ...]
    consultations: tuple[Consultation, ...]

    @property
    def groups_count(self) -> int:
        return sum(one.groups_count or 0 for one in self.trainings)

    @property
    def persons_count(self) -> int:
        return sum(one.persons_count for one in self.trainings)


def declared() -> list[Declared]:
    """The contracts of the history with their trainings and hours of consultancy."""
    trainings = _by_contract(events.declared_trainings())
    consultations = _by_contract(events.consultations())
    return [
        Declared(
            one,
            told(one.signed_from, one.signed_until, one.precision),
            tuple(row for row in trainings.get(one.code, ()) if isinstance(row, Training)),
            tuple(row for row in consultations.get(one.code, ()) if isinstance(row, Consultation)),
        )
        for one in library.contracts()
    ]


def _by_contract(rows: Iterable[Training | Consultation]) -> dict[str, list[Training | Consultation]]:
    found: dict[str, list[Training | Consultation]] = {}
    for row in rows:
        if row.contract:
            found.setdefault(row.contract, []).append(row)
    return found
