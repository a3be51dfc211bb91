"""Scenarios of a frozen input, how far their computation is, and several side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from pertvarka.foundation.access.models import Account
from pertvarka.oversight.regional_plans import rules
from pertvarka.oversight.regional_plans.figures import Count, HelpTold, Summary
from pertvarka.oversight.regional_plans.models import FrozenInput, HandChange, Scenario, ScenarioProgress
from pertvarka.oversight.regional_plans.queries import inputs, reach
from pertvarka.oversight.regional_plans.states import ScenarioState

Figure = float | int | None


@dataclass(frozen=True, slots=True)
class Live:
    """A computation as it stands now. `percent` is of the time and steps it has, `gap` of the best plan so far."""

    state: ScenarioState
    phase: str
    percent: int
    objective: float | None
    gap: float | None
    seconds: float
    can_run: bool
    can_stop: bool
    is_lost: bool
    is_being_stopped: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison; `best` are positions of its best value, none where all are equal."""

    key: str
    unit: str
    values: tuple[Figure, ...]
    best: frozenset[int]


@dataclass(frozen=True, slots=True)
class MunicipalityRow:
    """Municipalities told together; no codes: all of them. `waiting` at the end, in the order of the scenarios."""

    codes: tuple[str, ...]
    persons: Count
    places: int
    waiting: tuple[Count, ...]


_LESS, _MORE, _NEITHER = -1, 1, 0
_ROWS: tuple[tuple[str, str, int], ...] = (
    ("moved", "persons", _MORE),
    ("waiting", "persons", _LESS),
    ("waiting_share", "share", _LESS),
    ("waits_over_year", "persons", _LESS),
    ("places", "places", _NEITHER),
    ("build_cost", "kEUR", _LESS),
    ("running_cost", "kEUR_year", _LESS),
    ("longest_trip", "km", _LESS),
    ("missing_money", "kEUR", _LESS),
    ("gap", "share", _LESS),
    ("benefit", "share", _MORE),
)


def scenarios(frozen: FrozenInput, *, with_discarded: bool = False) -> list[Scenario]:
    """In the order of their letters."""
    rows = _rows().filter(input=frozen)
    if not with_discarded:
        rows = rows.filter(discarded_at=None)
    return sorted(rows, key=lambda one: (len(one.letter), one.letter))


def scenario(uuid: UUID, *, by: Account) -> Scenario | None:
    """The scenario, None where there is none or the account does not plan its region."""
    found = _rows().filter(uuid=uuid).first()
    return found if found and reach.sees_drafts(by, found.input.region) else None


def live(scenario: Scenario, *, now: datetime) -> Live:
    """How it stands; asks the database anew, pages ask again and again."""
    state = Scenario.objects.values_list("state", flat=True).get(pk=scenario.pk)
    progress = ScenarioProgress.objects.filter(scenario=scenario).first() or ScenarioProgress(scenario=scenario)
    told_at = progress.told_at if progress.pk else None
    is_lost = rules.is_lost(state, told_at, now=now)
    is_running = state == ScenarioState.RUNNING and not is_lost
    began = progress.begun_at
    return Live(
        state=ScenarioState.FAILED if is_lost else ScenarioState(state),
        phase=progress.phase if is_running else "",
        percent=round(100 * progress.share_done) if is_running else 0,
        objective=progress.objective if is_running else None,
        gap=progress.gap if is_running else None,
        seconds=max(0.0, (now - began).total_seconds()) if began and is_running else 0.0,
        can_run=scenario.discarded_at is None and rules.may_run(state, told_at, now=now),
        can_stop=state in rules.STOPPABLE and not is_lost,
        is_lost=is_lost,
        is_being_stopped=is_running and progress.stop_asked,
    )


def summary(scenario: Scenario) -> Summary | None:
    """What may be shown of the computed plan, None before there is one."""
    return Summary.model_validate(scenario.result.summary) if scenario.has_result else None


def helped(scenario: Scenario) -> HelpTold | None:
    """What would help it most, None before it was tried."""
    if not scenario.has_result or scenario.result.helped is None:
        return None
    return HelpTold.model_validate(scenario.result.helped)


def comparison(chosen: Sequence[Scenario]) -> list[Row]:
    """Computed scenarios side by side; those without a plan have None everywhere."""
    told = [(one, summary(one)) for one in chosen]
    found = []
    for key, unit, better in _ROWS:
        values = tuple(_figure(one, figures, key) for one, figures in told)
        found.append(Row(key, unit, values, _best(values, better)))
    return found


def municipalities(frozen: FrozenInput, chosen: Sequence[Scenario]) -> list[MunicipalityRow]:
    """Who has needs and who still waits at the end, by municipality; the last row is of all."""
    needs = inputs.told(frozen)
    told = [summary(one) for one in chosen]
    by_codes = [{row.codes: row for row in one.municipalities} if one else {} for one in told]
    rows = [
        MunicipalityRow(
            codes=row.codes,
            persons=row.persons,
            places=row.places,
            waiting=tuple(_waiting(one.get(row.codes)) for one in by_codes),
        )
        for row in needs.municipalities
    ]
    total = tuple(one.waiting if one else None for one in told)
    return [*rows, MunicipalityRow((), needs.persons, needs.places, total)]


def hand_changes(scenario: Scenario) -> list[HandChange]:
    """What people changed, in the order they did."""
    return list(scenario.hand_changes.select_related("municipality", "to_municipality", "made_by"))


def _waiting(row: object) -> Count:
    waiting: tuple[Count, ...] = getattr(row, "waiting", ())
    return waiting[-1] if waiting else None


def _figure(scenario: Scenario, told: Summary | None, key: str) -> Figure:
    if told is None:
        return None
    figures: dict[str, Figure] = {
        "moved": told.moved_total,
        "waiting": told.waiting,
        "waiting_share": told.waiting_share,
        "waits_over_year": told.waits_over_year,
        "places": told.places_total,
        "build_cost": told.build_cost_total,
        "running_cost": told.running_cost_last,
        "longest_trip": told.longest_trip_km,
        "missing_money": told.missing_money,
        "gap": scenario.result.gap,
        "benefit": scenario.result.benefit,
    }
    return figures[key]


def _best(values: Sequence[Figure], better: int) -> frozenset[int]:
    known = [value for value in values if value is not None]
    if better == _NEITHER or not known or min(known) == max(known):
        return frozenset()
    wanted = max(known) if better == _MORE else min(known)
    return frozenset(number for number, value in enumerate(values) if value == wanted)


def _rows() -> QuerySet[Scenario]:
    return Scenario.objects.select_related("input__region", "result", "progress", "copied_from", "made_by")
