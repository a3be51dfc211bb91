"""Five steps of one hue: which step a value takes, and the words of the legend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STEPS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """`limits` are the highest values of steps one to five; zero has its own empty step."""

    limits: tuple[float, ...]

    def step(self, value: float | None) -> str:
        if value is None:
            return "step-missing"
        if value <= 0:
            return "step-0"
        for number, limit in enumerate(self.limits, start=1):
            if value <= limit:
                return f"step-{number}"
        return f"step-{len(self.limits)}"

    @property
    def ranges(self) -> list[tuple[str, int, int]]:
        """Step, lowest and highest whole value, for the legend."""
        lowest, rows = 1, []
        for number, limit in enumerate(self.limits, start=1):
            highest = int(limit)
            if highest >= lowest:
                rows.append((f"step-{number}", lowest, highest))
                lowest = highest + 1
        return rows


def scale_of(values: Iterable[float | None], *, limits: Sequence[float] = ()) -> Scale:
    """The given limits, or five equal steps between the smallest and the largest value above zero."""
    if limits:
        return Scale(tuple(limits))
    known = [value for value in values if value]
    if not known:
        return Scale((1,) * STEPS)
    smallest, largest = min(known), max(known)
    width = (largest - smallest) / STEPS
    return Scale((*(smallest + width * number for number in range(1, STEPS)), largest))
