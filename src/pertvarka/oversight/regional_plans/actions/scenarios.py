"""Scenarios: made and copied, changed, computed in the background, stopped, kept or discarded."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from pertvarka.engines.planner import serial
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.foundation.base.jobs import asking
from pertvarka.oversight.regional_plans import changes as of_scenario
from pertvarka.oversight.regional_plans import rules
from pertvarka.oversight.regional_plans.errors import (
    NameMissing,
    NotComputed,
    ScenarioDiscarded,
    ScenarioDoesNotRun,
    ScenarioInPlan,
    ScenarioRuns,
    ValueNotPossible,
)
from pertvarka.oversight.regional_plans.models import FrozenInput, FrozenProblem, HandChange, Scenario, ScenarioProgress
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import reach
from pertvarka.oversight.regional_plans.states import ScenarioState

COMMAND = "solve_plans"
JOB = "regional_plans.solve"
LONGEST_NAME = 120


def create(
    *,
    frozen: FrozenInput,
    name: str,
    changes: dict[str, Any],
    by: Account | None,
    name_en: str = "",
) -> Scenario:
    """A scenario of a frozen input, not computed yet.

    Raises:
        NotAllowed: the account plans another region.
        NameMissing, ChangesNotPossible: what was typed.
    """
    _require(by, frozen)
    with transaction.atomic():
        _check(frozen, name, changes)
        made = _made(frozen, name, name_en, changes, by)
        audit.record("scenario.made", about=made.reference, by=_by(by), letter=made.letter)
    return made


def copy(*, scenario: Scenario, name: str, changes: dict[str, Any] | None = None, by: Account) -> Scenario:
    """The same scenario under the next letter, with other changes where they are given; hand changes are copied too.

    Raises:
        NotAllowed, NameMissing, ChangesNotPossible: as `create`.
    """
    _require(by, scenario.input)
    chosen = scenario.changes if changes is None else changes
    with transaction.atomic():
        _check(scenario.input, name, chosen)
        made = _made(scenario.input, name, "", chosen, by)
        made.copied_from = scenario.copied_from if scenario.hand_changes.exists() else scenario
        made.save(update_fields=["copied_from"])
        for one in scenario.hand_changes.all():
            HandChange.objects.create(
                scenario=made, kind=one.kind, size_code=one.size_code, municipality=one.municipality, year=one.year,
                modules_count=one.modules_count, to_municipality=one.to_municipality, to_year=one.to_year,
                reason=one.reason, made_by=one.made_by, made_at=one.made_at,
            )  # fmt: skip
        audit.record(
            "scenario.made", about=made.reference, by=by.reference, letter=made.letter, copy_of=scenario.letter
        )
    return made


def change(*, scenario: Scenario, name: str, changes: dict[str, Any], expected_version: int, by: Account) -> Scenario:
    """Another name or other changes; a plan computed before is gone, since it answers another question.

    Raises:
        NotAllowed, NameMissing, ChangesNotPossible: as `create`.
        ScenarioRuns, ScenarioDiscarded, ScenarioInPlan: it cannot be changed now.
        ChangedMeanwhile: a colleague saved first.
    """
    _require(by, scenario.input)
    _refuse_fixed(scenario)
    with transaction.atomic():
        _check(scenario.input, name, changes)
        is_same = scenario.changes == changes
        written = {"name_lt": name.strip(), "name_en": name.strip(), "changes": changes}
        if not is_same:
            written["state"] = ScenarioState.DRAFT.value
        locking.save_unless_changed(scenario, expected_version=expected_version, changes=written)
        if not is_same:
            forget_result(scenario)
        audit.record("scenario.changed", about=scenario.reference, by=by.reference)
    return scenario


def run(*, scenario: Scenario, time_limit_s: int = 60, by: Account) -> Scenario:
    """Ask for the computation; it begins when a worker is free. What was computed before stays until it ends.

    Raises:
        NotAllowed: the account plans another region.
        ScenarioRuns, ScenarioDiscarded, ScenarioInPlan: it cannot be computed now.
        ValueNotPossible: the time limit is not from 5 seconds to half an hour.
    """
    _require(by, scenario.input)
    if not rules.SHORTEST_S <= time_limit_s <= rules.LONGEST_S:
        raise ValueNotPossible(value=str(time_limit_s), lowest=str(rules.SHORTEST_S), highest=str(rules.LONGEST_S))
    with transaction.atomic():
        locked = Scenario.objects.select_for_update().get(pk=scenario.pk)
        _refuse_fixed(locked)
        progress, _is_new = ScenarioProgress.objects.get_or_create(scenario=locked)
        _clear(progress)
        locked.state, locked.time_limit_s = ScenarioState.WAITING, time_limit_s
        locked.job = asking.defer(JOB, by=by, arguments={"scenario": locked.uuid}).uuid
        locked.save(update_fields=["state", "time_limit_s", "job"])
        audit.record("scenario.run", about=locked.reference, by=by.reference)
    scenario.refresh_from_db()
    return scenario


def stop(*, scenario: Scenario, by: Account) -> Scenario:
    """Stop the computation; the best plan found so far is kept.

    Raises:
        NotAllowed: the account plans another region.
        ScenarioDoesNotRun: there is nothing to stop.
    """
    _require(by, scenario.input)
    with transaction.atomic():
        locked = Scenario.objects.select_for_update().get(pk=scenario.pk)
        if locked.state not in rules.STOPPABLE:
            raise ScenarioDoesNotRun
        if locked.state == ScenarioState.WAITING:
            locked.state = ScenarioState.CANCELLED
            locked.save(update_fields=["state"])
        ScenarioProgress.objects.filter(scenario=locked).update(stop_asked=True)
        audit.record("scenario.stopped", about=locked.reference, by=by.reference)
    scenario.refresh_from_db()
    return scenario


def keep(*, scenario: Scenario, by: Account) -> Scenario:
    """Mark a computed scenario as one that is kept.

    Raises:
        NotAllowed: the account plans another region.
        NotComputed, ScenarioDiscarded: there is nothing to keep.
    """
    _require(by, scenario.input)
    if scenario.discarded_at:
        raise ScenarioDiscarded
    if not scenario.has_result:
        raise NotComputed
    with transaction.atomic():
        scenario.kept_at = timezone.now()
        scenario.save(update_fields=["kept_at"])
        audit.record("scenario.kept", about=scenario.reference, by=by.reference)
    return scenario


def discard(*, scenario: Scenario, by: Account) -> Scenario:
    """Put a scenario aside; it stays readable under its letter.

    Raises:
        NotAllowed: the account plans another region.
        ScenarioRuns, ScenarioDiscarded, ScenarioInPlan: it cannot be put aside now.
    """
    _require(by, scenario.input)
    _refuse_fixed(scenario)
    with transaction.atomic():
        scenario.discarded_at, scenario.kept_at = timezone.now(), None
        scenario.save(update_fields=["discarded_at", "kept_at"])
        audit.record("scenario.discarded", about=scenario.reference, by=by.reference)
    return scenario


def forget_result(scenario: Scenario) -> None:
    """Take away what was computed: it no longer answers what the scenario asks."""
    if scenario.has_result:
        scenario.result.delete()
        with scope.of_command(COMMAND):
            scenario.computed.delete()
        scenario.refresh_from_db()


def _made(
    frozen: FrozenInput,
    name: str,
    name_en: str,
    changes: dict[str, Any],
    by: Account | None,
) -> Scenario:
    # Two who make one at once would take the same letter; the second waits for the first.
    FrozenInput.objects.select_for_update().get(pk=frozen.pk)
    letter = rules.next_letter(set(frozen.scenarios.values_list("letter", flat=True)))
    return Scenario.objects.create(
        input=frozen, letter=letter, name_lt=name.strip(), name_en=name_en or name.strip(), changes=changes, made_by=by
    )


def _check(frozen: FrozenInput, name: str, changes: dict[str, Any]) -> None:
    if not name.strip() or len(name.strip()) > LONGEST_NAME:
        raise NameMissing
    read = of_scenario.read(changes)
    with scope.of_command(COMMAND):
        content = FrozenProblem.objects.get(input=frozen).content
    of_scenario.changed(serial.problem_from_json(content), read)


def _refuse_fixed(scenario: Scenario) -> None:
    if scenario.discarded_at:
        raise ScenarioDiscarded
    if scenario.plans.exists():
        raise ScenarioInPlan
    progress = ScenarioProgress.objects.filter(scenario=scenario).first()
    if not rules.may_run(scenario.state, progress.told_at if progress else None, now=timezone.now()):
        raise ScenarioRuns


def _clear(progress: ScenarioProgress) -> None:
    progress.phase, progress.objective, progress.bound, progress.share_done = "", None, None, 0.0
    progress.begun_at, progress.told_at, progress.stop_asked = None, timezone.now(), False
    progress.save()


def _require(by: Account | None, frozen: FrozenInput) -> None:
    if by is not None:
        reach.require(by, Permission.SCENARIO_RUN, frozen.region)


def _by(by: Account | None) -> str:
    return by.reference if by else f"command:{COMMAND}"
