"""Freezing: what agreed plans ask for becomes counts; who may, what is refused, who meets the links to needs."""

from datetime import date

import pytest
from django.utils import timezone

from pertvarka.engines.planner import serial
from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.regional_plans import definitions as planning
from pertvarka.oversight.regional_plans import errors, gathering
from pertvarka.oversight.regional_plans.actions import freezing
from pertvarka.oversight.regional_plans.models import ComputedPlan, FrozenNeed, FrozenProblem
from pertvarka.oversight.regional_plans.queries import inputs
from pertvarka.people.plans.models import ServiceNeed
from tests import closed_plane


def problem_of(frozen):
    with scope.of_command("solve_plans"):
        return serial.problem_from_json(FrozenProblem.objects.get(input=frozen).content)


def test_needs_of_agreed_plans_become_households(frozen):
    problem = problem_of(frozen)

    assert problem.persons_count == 8
    assert sorted(cell.households for cell in problem.cells) == [2, 6]
    assert {service.code for service in problem.services} == {"S04", "S06", "S08"}
    assert problem.years[0] == frozen.as_of.year + 1
    assert frozen.digest == serial.digest(problem)


def test_the_same_day_freezes_to_the_same_digest(frozen, alytus, rasa):
    with scope.of(rasa):
        again = freezing.freeze(region=alytus, by=rasa)

    assert (again.digest, again.number) == (frozen.digest, frozen.number + 1)


def test_counts_are_told_and_small_ones_are_not(frozen, rasa):
    with scope.of(rasa):
        told = inputs.told(inputs.frozen_input(frozen.uuid, by=rasa))

    assert (told.plans, told.persons, told.needs) == (8, 8, 14)
    assert {one.code: one.persons for one in told.services} == {"S04": None, "S06": 6, "S08": 6}
    assert [one for one in told.gaps if one.count is not None and one.count < 5] == []
    assert told.fulls == {"S04": planning.service("S04").full}, "only of services by unit"


def test_met_needs_and_drafts_are_left_out(people, alytus, rasa, unit, manager):
    with scope.of_command(closed_plane.COMMAND):
        ServiceNeed.objects.filter(pk=people[0]).update(state="met")
    draft = closed_plane.build_plan(closed_plane.build_case(manager=manager, organisation=unit), manager, state="draft")
    closed_plane.build_service_need(draft)
    with scope.of(rasa):
        frozen = freezing.freeze(region=alytus, by=rasa)

    assert inputs.told(frozen).needs == 13


def test_protected_files_are_counted_and_their_links_met_by_nobody_else(people, frozen, rasa, manager, darius):
    hidden = closed_plane.build_case(
        manager=manager, organisation=Organisation.objects.get(code="alytaus-skyrius"), protection="restricted"
    )
    need = closed_plane.build_service_need(closed_plane.build_plan(hidden, manager))
    with scope.of(rasa):
        frozen = freezing.freeze(region=frozen.region, by=rasa)

    assert inputs.told(frozen).needs == 15
    with scope.of(darius):
        assert not FrozenNeed.objects.filter(need_id=need.pk).exists()


def test_an_expert_freezes_the_own_region_only(people, alytus, ona, egle, darius):
    for account in (ona, darius):
        with scope.of(account), pytest.raises(NotAllowed):
            freezing.freeze(region=alytus, by=account)
    with scope.of(ona), pytest.raises(NotAllowed):
        freezing.freeze(region=None, by=ona)
    with scope.of(egle):
        assert freezing.freeze(region=None, by=egle).told["persons"] == 8


def test_an_input_is_not_there_for_others(frozen, ona, darius):
    for account in (ona, darius):
        with scope.of(account):
            assert inputs.frozen_input(frozen.uuid, by=account) is None


def test_a_region_without_needs_is_told(alytus, rasa):
    with scope.of(rasa), pytest.raises(errors.NothingToPlan) as refused:
        freezing.freeze(region=alytus, by=rasa)

    assert "planuoti nėra ko" in refused.value.sentence


@pytest.mark.parametrize(("columns"), [{"extra_households": -1}, {"years_count": 9}, {"years_count": 0}])
def test_figures_out_of_range_are_refused(people, alytus, rasa, columns):
    with scope.of(rasa), pytest.raises(errors.ValueNotPossible):
        freezing.freeze(region=alytus, by=rasa, **columns)


def test_links_to_needs_are_met_by_those_who_meet_the_needs(frozen, people, rasa, manager, darius):
    """Jonas leads the files; Darius counts needs of Alytus; the expert meets counts alone."""
    seen = {}
    for name, account in {"manager": manager, "darius": darius, "rasa": rasa}.items():
        with scope.of(account):
            seen[name] = FrozenNeed.objects.filter(input=frozen).count()
            assert ServiceNeed.objects.filter(pk__in=people).count() == seen[name]

    assert seen["manager"] == len(people)
    assert seen["rasa"] == 0


def test_what_the_solver_reads_is_met_by_no_account(solved, rasa, egle, manager):
    for account in (rasa, egle, manager):
        with scope.of(account):
            assert not FrozenProblem.objects.exists()
            assert not ComputedPlan.objects.exists()


def test_a_need_that_goes_takes_its_link_along(frozen, unit, manager):
    draft = closed_plane.build_plan(closed_plane.build_case(manager=manager, organisation=unit), manager, state="draft")
    need = closed_plane.build_service_need(draft)
    with scope.of_command(gathering.COMMAND):
        FrozenNeed.objects.create(input=frozen, need=need, cell=0)
    with scope.of(manager):
        ServiceNeed.objects.filter(pk=need.pk).delete()
    with scope.of_command(gathering.COMMAND):
        assert not FrozenNeed.objects.filter(need_id=need.pk).exists()


def test_freezing_is_recorded(frozen, rasa):
    event = AuditEvent.objects.get(kind="regional_input.frozen")

    assert (event.about, event.by, event.details["region"]) == (frozen.reference, rasa.reference, "LT-AL")


def test_needs_wished_later_wait_for_their_year(people, alytus, rasa):
    with scope.of_command(closed_plane.COMMAND):
        ServiceNeed.objects.filter(pk=people[0]).update(wished_from=date(timezone.localdate().year + 3, 5, 1))
    with scope.of(rasa):
        frozen = freezing.freeze(region=alytus, by=rasa)

    assert sorted(cell.earliest for cell in problem_of(frozen).cells) == [0, 0, 2]
