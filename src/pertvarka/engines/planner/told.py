"""What an earlier plan tells of its search, so that the same plan can be found again."""

from dataclasses import dataclass

BRANCHED = 1
"""In the first place: the modules of a region alone began with what branching found."""


@dataclass(frozen=True, slots=True)
class Told:
    """Steps as an earlier plan tells them: first whether branching was taken over, then the rounds of rows that cut off
    parts of modules, of every region, then the trials, of every region and round.
    """

    steps: tuple[int, ...] | None
    regions: int

    @property
    def is_branched(self) -> bool:
        """Of a region alone: whether branching found modules that were taken over."""
        return self.regions == 1 and bool(self.steps) and self.steps[0] == BRANCHED  # type: ignore[index]

    def of_cuts(self) -> list[int | None]:
        """Rounds of each region; None for as many as time allows."""
        if self.steps is None:
            return [None] * self.regions
        return list(self.steps[1 : 1 + self.regions]) or [0] * self.regions

    def of_round(self, number: int) -> list[int | None] | None:
        """Trials of each region; None for as many as time allows, and no list where the earlier plan had ended."""
        if self.steps is None:
            return [None] * self.regions
        begun = 1 + (1 + number) * self.regions
        return list(self.steps[begun : begun + self.regions]) or None
