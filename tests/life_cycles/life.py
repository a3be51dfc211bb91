"""One life: its stage, how it stands, and the acts that could come next."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case
from tests.life_cycles.stage import Stage
from tests.life_cycles.standing import Standing

ChoiceT = TypeVar("ChoiceT")
Draw = Callable[[Sequence[Any]], Any]


@dataclass(frozen=True)
class Act:
    """Something somebody could do next; `happens` more often with a greater weight."""

    name: str
    by: Account
    do: Callable[[], Any]
    weight: int = 2

    def __repr__(self) -> str:
        return f"{self.name} by {self.by.name}"


@dataclass
class Life:
    """`is_heedless`: acts are offered whether or not they may follow, so that refusals are met too."""

    stage: Stage
    case_id: int
    now: Standing
    draw: Draw
    is_heedless: bool = False

    @property
    def today(self) -> date:
        return timezone.localdate()

    @property
    def manager(self) -> Account:
        return self.stage.manager

    def may(self, condition: object) -> bool:
        return bool(condition) or self.is_heedless

    def pick(self, *choices: ChoiceT) -> ChoiceT:
        chosen: ChoiceT = self.draw(choices)
        return chosen

    def case(self) -> Case:
        """As the actor reads it."""
        return Case.objects.select_related("person", "organisation", "manager").get(pk=self.case_id)


Acts = Iterator[Act]
