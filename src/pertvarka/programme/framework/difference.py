"""What changed between two versions of the plan."""

from dataclasses import dataclass
from enum import StrEnum

from pertvarka.programme.framework import queries
from pertvarka.programme.framework.models import Aim, Indicator, PlanVersion, TargetVersion, Wording


class ChangeKind(StrEnum):
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator whose target changed, or that one of the two versions does not name."""

    kind: ChangeKind
    indicator: Indicator
    old: TargetVersion | None
    new: TargetVersion | None

    @property
    def step(self) -> int | None:
        """New value minus old, where both are stated."""
        if self.old is None or self.new is None or self.old.value is None or self.new.value is None:
            return None
        return self.new.value - self.old.value


@dataclass(frozen=True, slots=True)
class WordingChange:
    """Words that differ although the planned value does not. Not a change of the plan, shown apart."""

    about: str
    code: str
    old: Wording
    new: Wording


@dataclass(frozen=True, slots=True)
class PlanDifference:
    old: PlanVersion
    new: PlanVersion
    changes: tuple[Change, ...]
    wordings: tuple[WordingChange, ...]

    def of_kind(self, kind: ChangeKind | str) -> list[Change]:
        return [change for change in self.changes if change.kind == kind]


def between(old: PlanVersion, new: PlanVersion) -> PlanDifference:
    """The changes from `old` to `new`, by indicator in the order of the sources: changed, dropped, added."""
    before = _targets(old)
    after = _targets(new)
    changes = []
    for indicator in queries.plan_indicators():
        was, is_now = before.get(indicator.pk), after.get(indicator.pk)
        if was and is_now and was.value != is_now.value:
            changes.append(Change(ChangeKind.CHANGED, indicator, was, is_now))
        elif was and not is_now:
            changes.append(Change(ChangeKind.DROPPED, indicator, was, None))
        elif is_now and not was:
            changes.append(Change(ChangeKind.ADDED, indicator, None, is_now))
    order = list(ChangeKind)
    changes.sort(key=lambda change: order.index(change.kind))
    return PlanDifference(old, new, tuple(changes), tuple(_wordings(old, new)))


def _targets(version: PlanVersion) -> dict[int, TargetVersion]:
    return {target.indicator_id: target for target in version.targets.all()}


def _wordings(old: PlanVersion, new: PlanVersion) -> list[WordingChange]:
    before = {wording.about: wording for wording in old.wordings.all()}
    found = []
    for wording in new.wordings.all():
        was = before.get(wording.about)
        if was and was.text_lt != wording.text_lt:
            about, _, code = wording.about.partition(":")
            found.append(WordingChange(about, code, was, wording))
    return found


def aim_of(change: WordingChange) -> Aim | None:
    """The aim a wording change is about, if it is about one."""
    if change.about != "aim":
        return None
    activity, _, number = change.code.partition(":")
    return Aim.objects.filter(activity__code=activity, number=int(number)).first()
