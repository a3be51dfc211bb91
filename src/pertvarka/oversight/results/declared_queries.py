"""Reading what sources declare, as it stood on a date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pertvarka.oversight.results.models import Achievement, AchievementPart


@dataclass(frozen=True, slots=True)
class Declared:
    """The newest statement of an indicator by a date.

    `value` is the stated figure, or the sum of the stated parts where the source gives no total (`is_sum_of_parts`).
    """

    achievement: Achievement
    value: int | None
    is_sum_of_parts: bool
    parts: tuple[AchievementPart, ...]
    beside: tuple[AchievementPart, ...]

    @property
    def parts_sum(self) -> int | None:
        return sum(part.value for part in self.parts) if self.parts else None


@dataclass(frozen=True, slots=True)
class Statements:
    """Every published statement of some indicators, oldest first."""

    rows: tuple[Achievement, ...]

    @property
    def newest_on(self) -> date | None:
        return max((row.as_of for row in self.rows), default=None)

    def by(self, as_of: date) -> dict[str, Declared]:
        """What had been declared by a date, by indicator code: the newest statement of each."""
        newest = {row.indicator_code: row for row in self.rows if row.as_of <= as_of}
        return {code: _declared(achievement) for code, achievement in newest.items()}


def statements(codes: Iterable[str]) -> Statements:
    """What the sources state of these indicators, two queries for any number of codes."""
    published = Achievement.objects.filter(indicator_code__in=list(codes), state=Achievement.State.PUBLISHED)
    return Statements(tuple(published.order_by("as_of", "source").prefetch_related("parts")))


def _declared(achievement: Achievement) -> Declared:
    every = tuple(achievement.parts.all())
    parts = tuple(part for part in every if not part.stands_beside)
    stated = achievement.value
    return Declared(
        achievement=achievement,
        value=stated if stated is not None else (sum(part.value for part in parts) if parts else None),
        is_sum_of_parts=stated is None and bool(parts),
        parts=parts,
        beside=tuple(part for part in every if part.stands_beside),
    )
