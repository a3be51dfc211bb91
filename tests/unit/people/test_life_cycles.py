"""Random lives of one person, through the acts of assessments, plans, services and homes: no act leads into a state
that may never be, and what is refused is refused with a sentence. PERTVARKA_LIFE_CYCLES=5000 walks that many;
PERTVARKA_LIFE_CYCLES_FROM=25 begins with the 26th hundred, so that several processes walk different lives.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from pytest_django import DjangoDbBlocker

from pertvarka.foundation.access import scope
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.models import Case
from pertvarka.people.cases.states import CaseState
from pertvarka.people.delivery import move_checklist
from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.states import EpisodeState, ReferralState, TransitionState
from pertvarka.people.plans.models import Plan, ServiceNeed
from pertvarka.people.plans.states import PlanState, ServiceNeedState
from tests import closed_plane
from tests.life_cycles import stage as staging
from tests.life_cycles import standing, walk
from tests.unit.people.delivery.homes import build_placement

LIVES = int(os.environ.get("PERTVARKA_LIFE_CYCLES", "16"))
FROM = int(os.environ.get("PERTVARKA_LIFE_CYCLES_FROM", "0"))
TOGETHER = 100
"""Lives in one transaction; what is rolled back is cleared away only after it."""
ENOUGH_FOR_EVERY_STATE = 1_500
"""A move that settles or breaks is a rare end: 500 lives met none, 1,900 met both, twice."""
LINES = ("home_visited", "trial_night", "memories")
"""Of the shipped checklist: two that block a move and one that does not."""
MACHINES: dict[str, type[Any]] = {
    "assessment": AssessmentState,
    "case": CaseState,
    "move": TransitionState,
    "plan": PlanState,
    "referral": ReferralState,
    "service": EpisodeState,
    "service need": ServiceNeedState,
}


@pytest.fixture
def short_checklist(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    settings.DEMO_MODE = True
    shipped = move_checklist.lines()
    assert [shipped[code].blocks for code in LINES] == [True, False, True]
    monkeypatch.setattr(move_checklist, "lines", lambda: {code: shipped[code] for code in LINES})


def test_no_life_comes_into_an_illegal_state(
    short_checklist: None, django_db_setup: None, django_db_blocker: DjangoDbBlocker
):
    told = walk.Told()
    with django_db_blocker.unblock():
        for number, count in enumerate(_parts(LIVES), start=FROM):
            with transaction.atomic():
                stage = staging.build()
                standing.prepare()
                _walk(stage, told, number=number, count=count)
                transaction.set_rollback(True)

    print(f"{LIVES} lives, {told.acts_count} acts: {told.done.total()} done, {told.refused.total()} refused")  # noqa: T201 (told with -s)
    # A walk that is refused most of the time looks at nothing.
    assert told.done.total() > 2 * told.refused.total()
    if LIVES >= ENOUGH_FOR_EVERY_STATE:
        every = {(machine, str(state)) for machine, states in MACHINES.items() for state in states.values}
        assert every - told.states == set()
        assert {name for name, _error in told.refused} - set(told.done) == set()


def _parts(count: int) -> Iterator[int]:
    while count > 0:
        yield min(count, TOGETHER)
        count -= TOGETHER


def _walk(stage: staging.Stage, told: walk.Told, *, number: int, count: int) -> None:
    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def lives(data: st.DataObject) -> None:
        walk.live(stage, lambda choices: data.draw(st.sampled_from(choices)), told)

    lives()


@pytest.fixture
def stage(short_checklist: None, reform: None) -> staging.Stage:
    built = staging.build()
    standing.prepare()
    return built


@pytest.fixture
def case(stage: staging.Stage) -> Case:
    return stage.opened("plan_active")


def wrong(stage: staging.Stage, case: Case) -> set[str]:
    return set(standing.read(stage, case.pk).wrong)


def agreed(stage: staging.Stage, case: Case) -> Plan:
    today = timezone.localdate()
    given = {"agreed_words": "Perskaitėme.", "starts_on": today, "review_due_on": today + timedelta(days=90)}
    return closed_plane.build_plan(case, stage.manager, **given)


def test_a_new_life_is_in_no_illegal_state(stage: staging.Stage, case: Case):
    assert wrong(stage, case) == set()


def test_a_need_that_tells_of_a_service_nobody_gives_is_seen(stage: staging.Stage, case: Case):
    need = closed_plane.build_service_need(agreed(stage, case))
    assert wrong(stage, case) == set()
    with scope.of_command(closed_plane.COMMAND):
        ServiceNeed.objects.filter(pk=need.pk).update(state="met", plan_state="superseded")

    assert wrong(stage, case) == {
        "a service need says other than its referrals and services",
        "a service need tells of another state of its plan",
    }


def test_a_plan_in_force_that_has_a_hole_is_seen(stage: staging.Stage, case: Case):
    plan = agreed(stage, case)
    assert wrong(stage, case) == {"a plan in force has a hole"}
    with scope.of_command(closed_plane.COMMAND):
        Plan.objects.filter(pk=plan.pk).update(state="cancelled", ended_on=timezone.localdate())
    assert wrong(stage, case) == set()


def test_a_gap_without_a_reason_is_seen(stage: staging.Stage, case: Case):
    today = timezone.localdate()
    former = build_placement(case, stage.manager, ends_on=today - timedelta(days=30))
    build_placement(case, stage.manager, starts_on=today - timedelta(days=30))
    assert wrong(stage, case) == set()
    with scope.of_command(closed_plane.COMMAND):
        Placement.objects.filter(pk=former.pk).update(ends_on=today - timedelta(days=60))
    assert wrong(stage, case) == {"nothing is known of some time, and nobody wrote why"}


def test_somebody_who_sees_the_person_without_a_reason_is_seen(stage: staging.Stage, case: Case):
    provider, institution = (stage.organisation(next(iter(keys))) for keys in (stage.providers, stage.institutions))
    closed_plane.build_team_member(case, provider, "provider_staff")
    closed_plane.build_team_member(case, institution, "institution_staff")

    told = " ".join(wrong(stage, case))
    assert "a provider is on the team" in told
    assert "who works in an institution sees a person who does not live there" in told
