"""Changes of the plan as the page shows them: a headline, groups of rows, and differences of words apart."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.public_site import words
from pertvarka.programme.framework.difference import Change, ChangeKind, PlanDifference, WordingChange, aim_of
from pertvarka.programme.framework.models import TargetVersion


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One indicator whose place in the plan changed. `old_reason` and `new_reason` say why a value is missing."""

    code: str
    title: str
    unit: str
    url: str
    old: int | None
    old_reason: str
    old_source: str
    new: int | None
    new_reason: str
    new_source: str
    step: str
    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    kind: ChangeKind
    title: str
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """The same thing in other words; `old_source` and `new_source` are the pages that word it."""

    title: str
    old: str
    new: str
    old_source: str
    new_source: str


def headline(found: PlanDifference) -> str:
    """`1 value changed, 4 indicators no longer reported, 1 new`; kinds without a change are not named."""
    changed, dropped, added = (len(found.of_kind(kind)) for kind in ChangeKind)
    parts = []
    if changed:
        parts.append(ngettext("%(count)d value changed", "%(count)d values changed", changed) % {"count": changed})
    if dropped:
        parts.append(
            ngettext("%(count)d indicator no longer reported", "%(count)d indicators no longer reported", dropped)
            % {"count": dropped}
        )
    if added:
        parts.append(ngettext("%(count)d new", "%(count)d new", added) % {"count": added})
    return ", ".join(parts) or _("No planned value differs")


def groups(found: PlanDifference) -> list[ChangeGroup]:
    """Changed, dropped, added; a kind without changes has no group."""
    titles = {
        ChangeKind.CHANGED: _("Values changed"),
        ChangeKind.DROPPED: _("No longer reported"),
        ChangeKind.ADDED: _("New"),
    }
    return [
        ChangeGroup(kind, titles[kind], tuple(_row(change, found) for change in found.of_kind(kind)))
        for kind in ChangeKind
        if found.of_kind(kind)
    ]


def wordings(found: PlanDifference) -> list[WordingRow]:
    return [_wording(change) for change in found.wordings]


def objectives_touched(found: PlanDifference) -> list[str]:
    """Codes of the objectives whose indicators changed: where the results by the old version are worth a look."""
    return sorted({change.indicator.activity.objective.code for change in found.changes if change.indicator.activity})


def _row(change: Change, found: PlanDifference) -> ChangeRow:
    indicator = change.indicator
    newer = change.new if change.new is not None else None
    return ChangeRow(
        code=indicator.code,
        title=indicator.short,
        unit=str(words.UNITS.get(indicator.unit, indicator.unit)),
        url=reverse("public_site:indicator", kwargs={"code": indicator.code}),
        old=_value(change.old),
        old_reason=_missing(change.old, found.old.number),
        old_source=change.old.source if change.old else "",
        new=_value(change.new),
        new_reason=_missing(change.new, found.new.number),
        new_source=change.new.source if change.new else "",
        step=_signed(change.step),
        decision=(newer.decision if newer else "") or found.new.decision,
        reason=(newer.reason if newer else "") or found.new.reason,
    )


def _value(target: TargetVersion | None) -> int | None:
    return target.value if target else None


def _missing(target: TargetVersion | None, version: int) -> str:
    """Why there is no value: the version does not name the indicator, or names it without a target."""
    if target is None:
        return _("Version %(version)s does not name it") % {"version": version}
    return _("Named without a target") if target.value is None else ""


def _signed(step: int | None) -> str:
    if step is None:
        return "–"
    return f"+{step}" if step > 0 else f"−{abs(step)}"


def _wording(change: WordingChange) -> WordingRow:
    aim = aim_of(change)
    if aim is not None:
        activity = change.code.partition(":")[0]
        title = _("Aim %(number)s of activity %(activity)s") % {"number": aim.number, "activity": activity}
    else:
        title = _("Title of indicator %(code)s") % {"code": change.code}
    return WordingRow(title, change.old.text_lt, change.new.text_lt, change.old.source, change.new.source)
