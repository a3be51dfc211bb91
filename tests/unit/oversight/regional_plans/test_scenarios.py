"""Scenarios: computed in the background, stopped, run again after a kill, compared, changed by hand."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.engines.planner import check, serial
from pertvarka.engines.planner.phases import Phase
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.base.jobs.beside import Within
from pertvarka.foundation.base.jobs.running import Interrupted, RunningJob
from pertvarka.foundation.base.models import Job
from pertvarka.oversight.regional_plans import errors, solving
from pertvarka.oversight.regional_plans.actions import by_hand, scenarios
from pertvarka.oversight.regional_plans.models import ComputedPlan, Scenario, ScenarioProgress
from pertvarka.oversight.regional_plans.queries import scenarios as reading
from pertvarka.oversight.regional_plans.states import HandKind, ScenarioState


def fresh(scenario):
    return Scenario.objects.select_related("result", "input__region", "copied_from__result").get(pk=scenario.pk)


def test_everyone_moves_where_money_is_no_limit(solved, rasa):
    told = reading.summary(solved)

    assert solved.state == ScenarioState.SOLVED
    assert (told.moved_total, told.waiting) == (8, 0)
    assert {one.service for one in told.openings} == {"S06", "S08"}
    assert solved.result.violations_count == 0
    with scope.of_command("solve_plans"):
        plan = serial.plan_from_json(ComputedPlan.objects.get(scenario=solved).content)
        assert not check.check(solving.prepared(solved).problem, plan)


def test_without_money_people_wait_and_the_reason_is_told(frozen, rasa):
    with scope.of(rasa):
        poor = scenarios.create(frozen=frozen, name="Be pinigų", changes={"budget_factor": 0.0}, by=rasa)
        scenarios.run(scenario=poor, time_limit_s=10, by=rasa)
    draining.run_waiting()
    told = reading.summary(fresh(poor))

    assert told.places_total == 0
    assert told.moved_total != 8
    assert {one.code for one in told.reasons} <= {"money", "no_home", "no_service"}


def test_two_scenarios_are_held_side_by_side(solved, rasa):
    with scope.of(rasa):
        other = scenarios.copy(scenario=solved, name="Be pinigų", changes={"budget_factor": 0.0}, by=rasa)
        scenarios.run(scenario=other, time_limit_s=10, by=rasa)
    draining.run_waiting()
    chosen = [solved, fresh(other)]
    rows = {row.key: row for row in reading.comparison(chosen)}

    assert [one.letter for one in chosen] == ["A", "B"]
    assert rows["places"].values[0] > rows["places"].values[1] == 0
    assert rows["build_cost"].best == {1}
    assert rows["missing_money"].values[1] == 0
    last = reading.municipalities(solved.input, chosen)[-1]
    assert (last.codes, last.persons, last.waiting[0]) == ((), 8, 0)


def test_stopped_while_it_waits_nothing_is_computed(scenario, rasa):
    with scope.of(rasa):
        scenarios.run(scenario=scenario, by=rasa)
        with pytest.raises(errors.ScenarioRuns):
            scenarios.run(scenario=scenario, by=rasa)
        scenarios.stop(scenario=scenario, by=rasa)
        with pytest.raises(errors.ScenarioDoesNotRun):
            scenarios.stop(scenario=scenario, by=rasa)
    draining.run_waiting()

    assert fresh(scenario).state == ScenarioState.CANCELLED
    assert not fresh(scenario).has_result


def test_stopped_while_it_runs_the_best_so_far_is_kept(scenario, rasa, monkeypatch):
    real = solving.solve

    def stopped_at_once(problem, *, progress, **columns):
        ScenarioProgress.objects.filter(scenario=scenario).update(stop_asked=True)
        is_to_go_on = progress(solving.Progress(Phase.PLACING, 0.4, 900.0, 800.0))
        assert not is_to_go_on
        return real(problem, progress=progress, **columns)

    monkeypatch.setattr(solving, "solve", stopped_at_once)
    with scope.of(rasa):
        scenarios.run(scenario=scenario, time_limit_s=10, by=rasa)
    draining.run_waiting()
    found = fresh(scenario)

    assert found.state == ScenarioState.CANCELLED
    assert found.has_result
    assert found.result.was_stopped
    assert found.progress.phase == Phase.CLOSING


def test_progress_is_told_while_it_runs(scenario, rasa, monkeypatch):
    seen = []
    real = solving.solve

    def watched(problem, *, progress, **columns):
        progress(solving.Progress(Phase.PLACING, 0.25, 1000.0, 900.0))
        seen.append(reading.live(scenario, now=timezone.now()))
        return real(problem, progress=progress, **columns)

    monkeypatch.setattr(solving, "solve", watched)
    with scope.of(rasa):
        scenarios.run(scenario=scenario, time_limit_s=10, by=rasa)
    draining.run_waiting()

    assert [(one.state, one.phase, one.percent, one.can_stop) for one in seen] == [
        (ScenarioState.RUNNING, "placing", 25, True)
    ]
    assert seen[0].gap == pytest.approx(0.1)


def test_a_killed_run_leaves_the_plan_before_it_and_runs_again(solved, rasa, monkeypatch):
    """The worker dies in the middle: nothing half-made stands, after three silent minutes it may be run again."""
    before = solved.result.solved_at

    def killed(problem, **columns):
        raise SystemExit

    monkeypatch.setattr(solving, "solve", killed)
    with scope.of(rasa):
        scenarios.run(scenario=solved, time_limit_s=10, by=rasa)
    with pytest.raises(SystemExit):
        draining.run_waiting()
    Scenario.objects.filter(pk=solved.pk).update(state=ScenarioState.RUNNING)
    found = fresh(solved)
    now = timezone.now()

    assert found.result.solved_at == before
    assert not reading.live(found, now=now).can_run
    late = reading.live(found, now=now + timedelta(minutes=4))
    assert (late.state, late.is_lost, late.can_run) == (ScenarioState.FAILED, True, True)
    ScenarioProgress.objects.filter(scenario=solved).update(told_at=now - timedelta(minutes=4))
    monkeypatch.undo()
    with scope.of(rasa):
        scenarios.run(scenario=found, time_limit_s=10, by=rasa)
    draining.run_waiting()
    assert fresh(solved).state == ScenarioState.SOLVED
    assert fresh(solved).result.solved_at > before


def run_in_job(scenario, rasa, *, ends_with, should_stop=False):
    with scope.of(rasa):
        scenarios.run(scenario=scenario, time_limit_s=10, by=rasa)
        row = Job.objects.get(uuid=scenario.job)
    with scope.of_command("solve_plans"), pytest.raises(ends_with):
        solving.solve_in_job(RunningJob(row, Within(), lambda: should_stop), str(scenario.uuid))


def test_a_failing_run_says_so(scenario, rasa, monkeypatch):
    def broken(problem, **columns):
        raise ZeroDivisionError

    monkeypatch.setattr(solving, "solve", broken)
    run_in_job(scenario, rasa, ends_with=ZeroDivisionError)

    assert fresh(scenario).state == ScenarioState.FAILED
    assert not fresh(scenario).has_result


def test_a_run_whose_worker_ends_writes_nothing_and_waits_for_the_next(scenario, rasa):
    """Had it written its plan, the row of the scenario would be held, and telling of it from beside would wait for ever."""
    run_in_job(scenario, rasa, ends_with=Interrupted, should_stop=True)

    assert fresh(scenario).state == ScenarioState.WAITING
    assert not fresh(scenario).has_result


def test_a_computed_plan_is_changed_by_hand_and_completed(solved, rasa):
    told = reading.summary(solved)
    home = next(one for one in told.openings if one.service == "S06")
    lazdijai = solved.input.region.municipalities.get(code="LT-24")
    place = solved.input.region.municipalities.get(code=home.municipality)
    with scope.of(rasa):
        copy = by_hand.begin(scenario=solved, name="Namai Lazdijuose", by=rasa)
        change = by_hand.change(
            scenario=copy, kind=HandKind.MOVED, size_code=home.size, municipality=place, year=home.year,
            modules_count=1, to_municipality=lazdijai, reason="Savivaldybė duoda sklypą", by=rasa,
        )  # fmt: skip
        assert {str(one.rule) for one in by_hand.violations(scenario=copy, by=rasa)} == {"places"}
        scenarios.run(scenario=copy, time_limit_s=10, by=rasa)
    draining.run_waiting()
    made = reading.summary(fresh(copy))

    by_place = {(one.municipality, one.size): one.is_by_hand for one in made.openings if one.service == "S06"}
    assert by_place["LT-24", home.size] is True
    assert (home.municipality, home.size) not in by_place
    assert fresh(solved).result.summary == solved.result.summary
    with scope.of(rasa):
        by_hand.take_back(change=change, by=rasa)
    assert fresh(copy).state == ScenarioState.DRAFT
    assert not fresh(copy).has_result


def test_changes_by_hand_that_cannot_be_are_refused(solved, scenario, rasa):
    place = solved.input.region.municipalities.get(code="LT-24")
    columns = {"municipality": place, "modules_count": 1, "by": rasa}
    with scope.of(rasa):
        with pytest.raises(errors.NotByHand):
            by_hand.change(
                scenario=solved, kind=HandKind.ADDED, size_code="S06-small", year=2028, reason="x", **columns
            )
        copy = by_hand.begin(scenario=solved, name="Ranka", by=rasa)
        with pytest.raises(errors.ReasonMissing):
            by_hand.change(scenario=copy, kind=HandKind.ADDED, size_code="S06-small", year=2028, reason=" ", **columns)
        for size, year in (("S99-small", 2028), ("S06-small", 1999)):
            with pytest.raises(errors.HandChangeNotPossible):
                by_hand.change(scenario=copy, kind=HandKind.ADDED, size_code=size, year=year, reason="x", **columns)
        with pytest.raises(errors.HandChangeNotPossible) as refused:
            by_hand.change(
                scenario=copy, kind=HandKind.REMOVED, size_code="S06-small", year=2030, reason="x", **columns
            )

    assert "neatidaroma" in refused.value.sentence
    assert not copy.hand_changes.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"budget_factor": -1},
        {"budget_by_year": {"2027": -5}},
        {"budget_by_year": {"1999": 5}},
        {"reach_km": {"S99": 30}},
        {"closing_dates": {"nera": 2028}},
        {"nonsense": 1},
        {"years_count": 9},
    ],
)
def test_changes_that_cannot_be_are_named(frozen, rasa, changes):
    with scope.of(rasa), pytest.raises(errors.ChangesNotPossible) as refused:
        scenarios.create(frozen=frozen, name="Klaida", changes=changes, by=rasa)

    assert refused.value.key == next(iter(changes)) or refused.value.key.startswith(next(iter(changes)))
    assert refused.value.sentence


def test_scenarios_are_of_those_who_plan_the_region(scenario, frozen, ona, darius, rasa):
    for account in (ona, darius):
        with scope.of(account):
            assert reading.scenario(scenario.uuid, by=account) is None
            with pytest.raises(NotAllowed):
                scenarios.create(frozen=frozen, name="x", changes={}, by=account)
            with pytest.raises(NotAllowed):
                scenarios.copy(scenario=scenario, name="x", by=account)
            for act in (scenarios.run, scenarios.stop, scenarios.keep, scenarios.discard):
                with pytest.raises(NotAllowed):
                    act(scenario=scenario, by=account)
    with scope.of(rasa), pytest.raises(errors.NameMissing):
        scenarios.create(frozen=frozen, name="  ", changes={}, by=rasa)


def test_a_scenario_is_kept_or_discarded(solved, frozen, rasa):
    with scope.of(rasa):
        scenarios.keep(scenario=solved, by=rasa)
        assert fresh(solved).kept_at
        scenarios.discard(scenario=solved, by=rasa)
        assert reading.scenarios(frozen) == []
        for act in (scenarios.keep, scenarios.discard, scenarios.run):
            with pytest.raises(errors.ScenarioDiscarded):
                act(scenario=solved, by=rasa)


def test_other_changes_forget_what_was_computed(solved, rasa):
    with scope.of(rasa):
        scenarios.change(scenario=solved, name="Kitaip", changes=solved.changes, expected_version=1, by=rasa)
        assert fresh(solved).has_result
        scenarios.change(scenario=solved, name="Kitaip", changes={"everyone": True}, expected_version=2, by=rasa)

    assert (fresh(solved).state, fresh(solved).has_result) == (ScenarioState.DRAFT, False)
