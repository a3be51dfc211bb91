"""The top of a record's page: its number or name, the line of facts, what can be done with it."""

from dataclasses import dataclass

from pertvarka.foundation.base.components.buttons import Button
from pertvarka.foundation.base.components.frame import Fact

SHOWN_ACTIONS = 3


@dataclass(frozen=True, slots=True)
class RecordHeading:
    """The first action is the page's primary one; those past the third fold under "More".

    `status` is a family and a state of `components/statuses.py`.
    """

    title: str
    facts: tuple[Fact, ...] = ()
    actions: tuple[Button, ...] = ()
    status: tuple[str, str] | None = None
    is_invented: bool = False

    @property
    def shown_actions(self) -> tuple[Button, ...]:
        return self.actions if len(self.actions) == SHOWN_ACTIONS + 1 else self.actions[:SHOWN_ACTIONS]

    @property
    def folded_actions(self) -> tuple[Button, ...]:
        return self.actions[len(self.shown_actions) :]
