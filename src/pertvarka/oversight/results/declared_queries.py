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


def declared_by(codes: Iterable[str], *, as_of: date) -> dict[str, Declared]:
    """What was declared by `as_of` for each code, two queries for any number of codes."""
    newest: dict[str, Achievement] = {}
    statements = Achievement.objects.filter(
        indicator_code__in=list(codes),
        as_of__lte=as_of,
        state=Achievement.State.PUBLISHED,
    ).order_by("indicator_code", "as_of", "source")
    for achievement in statements.prefetch_related("parts"):
        newest[achievement.indicator_code] = achievement
    return {code: _declared(achievement) for code, achievement in newest.items()}


def history(code: str) -> list[Achievement]:
    """Every statement of one indicator, oldest first."""
    return list(Achievement.objects.filter(indicator_code=code).order_by("as_of", "source"))


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
