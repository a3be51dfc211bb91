"""The bullet: a bar of what was achieved over the track of what was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.components.geometry import plain
from pertvarka.foundation.base.templatetags.numbers import as_number

Number = int | float | Decimal

WIDTH = 200.0
# The axis ends at 120 % of the plan, so that the tick stands at the same place in every row of a table.
HEADROOM = 1.2


@dataclass(frozen=True, slots=True)
class Bullet:
    """Geometry on a 200 × 20 canvas; a `None` part is not drawn."""

    state: str
    sentence: str
    track: str | None
    bar: str | None
    tick: str | None
    earlier: tuple[str, ...]


def bullet(
    *,
    planned: Number | None,
    achieved: Number | None,
    earlier: Sequence[Number] = (),
    maximum: Number | None = None,
    label: str = "",
) -> Bullet:
    """What to draw for one indicator.

    `maximum` gives rows that belong together one common axis; without it each row's axis ends at 120 % of its plan.
    """
    axis_end = float(maximum) if maximum else _axis_end(planned, achieved)

    def at(value: Number) -> float:
        return min(float(value) / axis_end, 1.0) * WIDTH

    return Bullet(
        state=_state(planned, achieved),
        sentence=_sentence(planned, achieved, earlier, label),
        track=None if planned is None and achieved is not None else plain(at(planned or axis_end / HEADROOM)),
        bar=None if achieved is None else plain(at(achieved)),
        tick=None if planned is None else plain(at(planned)),
        earlier=tuple(plain(at(value)) for value in earlier if value != planned),
    )


def _axis_end(planned: Number | None, achieved: Number | None) -> float:
    ends = [float(planned) * HEADROOM] if planned else []
    if achieved:
        ends.append(float(achieved) * (1.02 if planned else HEADROOM))
    return max(ends, default=1.0)


def _state(planned: Number | None, achieved: Number | None) -> str:
    if achieved is None:
        return "no_report"
    if planned is None:
        return "not_planned"
    if achieved == planned:
        return "equal"
    return "over" if achieved > planned else "under"


def _sentence(planned: Number | None, achieved: Number | None, earlier: Sequence[Number], label: str) -> str:
    values = {"planned": as_number(planned), "achieved": as_number(achieved)}
    if planned is None and achieved is None:
        sentence = _("Not planned, no report")
    elif planned is None:
        sentence = _("Not planned, achieved %(achieved)s") % values
    elif achieved is None:
        sentence = _("Planned %(planned)s, no report") % values
    else:
        sentence = _("Planned %(planned)s, achieved %(achieved)s") % values
    others = [as_number(value) for value in earlier if value != planned]
    if others:
        sentence += ". " + ngettext("Earlier target: %(targets)s", "Earlier targets: %(targets)s", len(others)) % {
            "targets": ", ".join(others)
        }
    return f"{label}. {sentence}" if label else sentence
