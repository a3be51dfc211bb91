"""What a form says about a set of answers: for every place, is it asked, what does it hold, can that stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from pertvarka.engines.xlsform.answers import Answers
from pertvarka.engines.xlsform.values import Json


@dataclass(frozen=True, slots=True)
class Node:
    """One place: `name`, or `repeat[2]/name` in the second row of a repeat."""

    path: str
    name: str
    relevant: bool
    value: Json = None
    """As typed or worked out; what is not understood stays as it was typed."""
    required: bool = False
    fault: str = ""
    """A code of ANSWER_FAULTS, empty when the answer can stand."""
    message: str = ""
    """The form's own words about the fault, if it has any."""
    read_only: bool = False
    choices: tuple[str, ...] | None = None
    """Names of the choices that are offered now; None for what is not chosen from a list."""
    rows: int | None = None
    """How many rows a repeat has."""
    label: str = ""
    hint: str = ""

    @property
    def valid(self) -> bool:
        return not self.fault


@dataclass(frozen=True, slots=True)
class State:
    """Places in the order of the form, and the answers in two shapes."""

    nodes: Mapping[str, Node]
    kept: Answers
    """All that was ever typed, defaults and calculations included: store this and evaluate it again."""
    counted: Answers
    """Only what is asked and understood: what the form was answered with."""
    set_aside: tuple[str, ...]
    """Paths of answers that are kept and do not count: their question is not asked now, or is not in the form."""

    @property
    def faults(self) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes.values() if node.fault)

    @property
    def is_complete(self) -> bool:
        return not self.faults

    def value(self, path: str) -> Json:
        node = self.nodes.get(path)
        return node.value if node is not None and node.relevant else None


def changes(before: State, after: State) -> frozenset[str]:
    """Paths that look different now: they changed, came or went. What a page has to draw again."""
    paths = before.nodes.keys() | after.nodes.keys()
    return frozenset(path for path in paths if before.nodes.get(path) != after.nodes.get(path))


def submission(state: State) -> Answers:
    """The relevant answers only."""
    return state.counted
