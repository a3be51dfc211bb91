"""Studies and survey waves as their pages tell them: states, strata with their rates, days as columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pertvarka.foundation.base.components import ColumnChart, Series
from pertvarka.foundation.base.components.statuses import AMBER, FLAX, OUTLINE, TEAL, Status
from pertvarka.programme.research import rules
from pertvarka.programme.research.models import DayCount, Stratum, Study, SurveyWave
from pertvarka.programme.research.states import StudyState, WaveState

STUDY_COLOURS = {
    StudyState.PLANNED: OUTLINE,
    StudyState.FIELDWORK: AMBER,
    StudyState.REPORTED: FLAX,
    StudyState.PUBLISHED: TEAL,
}
WAVE_COLOURS = {
    WaveState.DRAFT: OUTLINE,
    WaveState.OPEN: AMBER,
    WaveState.CLOSED: FLAX,
    WaveState.ANALYSED: FLAX,
    WaveState.PUBLISHED: TEAL,
}
MOST_DAYS = 28
"""In the chart; the table has them all."""


@dataclass(frozen=True, slots=True)
class StratumRow:
    stratum: Stratum
    rate: float | None
    is_full: bool


@dataclass(frozen=True, slots=True)
class Monitor:
    """How far a wave is. The rate is of letters sent; by an open link nobody knows it."""

    rows: tuple[StratumRow, ...]
    answered: int
    sent: int
    rate: float | None
    chart: ColumnChart | None
    days: tuple[tuple[str, int], ...]


def study_state(study: Study) -> Status:
    state = StudyState(study.state)
    return Status(state.label, STUDY_COLOURS[state])


def wave_state(wave: SurveyWave) -> Status:
    state = WaveState(wave.state)
    return Status(state.label, WAVE_COLOURS[state])


def next_steps(study: Study) -> list[tuple[str, str]]:
    return [(state, str(StudyState(state).label)) for state in rules.STUDY_STEPS[study.state]]


def monitor(strata: Sequence[Stratum], counts: Sequence[DayCount]) -> Monitor:
    sent = sum(stratum.sent_count for stratum in strata)
    answered = sum(stratum.answered_count for stratum in strata)
    by_day: dict[str, int] = {}
    for count in counts:
        by_day[count.day.isoformat()] = by_day.get(count.day.isoformat(), 0) + count.answers_count
    rows = tuple(
        StratumRow(
            stratum,
            _rate(stratum.answered_count, stratum.sent_count),
            is_full=stratum.quota is not None and stratum.answered_count >= stratum.quota,
        )
        for stratum in strata
    )
    return Monitor(rows, answered, sent, _rate(answered, sent), _chart(by_day), tuple(by_day.items()))


def no_rate(wave: SurveyWave) -> str:
    """Why no rate is told, where none is."""
    if wave.is_by_invitation:
        return _("No letters have been sent yet; the rate is of those to whom a letter was sent.")
    return _("By an open link nobody knows how many were asked.")


def _rate(answered: int, sent: int) -> float | None:
    return answered / sent if sent else None


def _chart(by_day: dict[str, int]) -> ColumnChart | None:
    if not by_day:
        return None
    last = dict(list(by_day.items())[-MOST_DAYS:])
    label = _("Answers by day: %(days)s") % {"days": ", ".join(f"{day} – {count}" for day, count in last.items())}
    series = Series(_("Answers"), "done", tuple(last.values()))
    return ColumnChart(tuple(day[5:] for day in last), (series,), label, width=960.0)
