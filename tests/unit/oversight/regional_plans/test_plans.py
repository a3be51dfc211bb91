"""A regional plan from a scenario to its review: every step, every refusal, comments, openings, versions, the country."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.oversight.regional_plans import errors
from pertvarka.oversight.regional_plans.actions import comments, openings, plans, scenarios
from pertvarka.oversight.regional_plans.models import RegionalPlan
from pertvarka.oversight.regional_plans.queries import national
from pertvarka.oversight.regional_plans.queries import plans as reading
from pertvarka.oversight.regional_plans.states import PlanState
from pertvarka.programme.cluster.models import ClusterMembership
from tests import closed_plane


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def plan(solved, rasa) -> RegionalPlan:
    with scope.of(rasa):
        return plans.make(scenario=solved, by=rasa)


@pytest.fixture
def submitted(plan, rasa, today) -> RegionalPlan:
    with scope.of(rasa):
        return plans.submit(plan=plan, comments_until=today + timedelta(days=14), by=rasa)


@pytest.fixture
def begun(submitted, egle, rasa) -> RegionalPlan:
    with scope.of(egle):
        plans.approve(plan=submitted, document="2026-11-20 įsakymas Nr. A1-1", by=egle)
    with scope.of(rasa):
        return plans.begin(plan=submitted, by=rasa)


def provider(region, *, is_member: bool) -> Account:
    home = closed_plane.build_organisation("namai" if is_member else "kiti-namai", kind="provider")
    if is_member:
        ClusterMembership.objects.create(
            organisation=home, region=region, kind="social-service-institutions", joined_on=timezone.localdate()
        )
    return closed_plane.build_account("Ieva" if is_member else "Lina", "provider_staff", home)


def test_a_plan_holds_a_line_for_each_opening(plan, solved):
    lines = reading.items(plan)

    assert [line.position for line in lines] == list(range(1, len(lines) + 1))
    assert {line.service_type.code for line in lines} == {"S06", "S08"}
    assert sum(line.places_count for line in lines) == solved.result.summary["places_total"]
    assert not any(line.is_by_hand for line in lines)


def test_a_draft_is_for_those_who_write_it(plan, rasa, ona, darius, egle):
    for account, sees in ((rasa, True), (egle, True), (ona, False), (darius, False)):
        with scope.of(account):
            assert (reading.plan(plan.uuid, by=account) is not None) is sees


def test_before_the_cluster_its_members_read_and_comment(submitted, alytus, darius, ona, rasa):
    member, stranger = provider(alytus, is_member=True), provider(alytus, is_member=False)
    line = reading.items(submitted)[0]
    for account in (member, darius):
        with scope.of(account):
            assert reading.plan(submitted.uuid, by=account) == submitted
            comments.write(plan=submitted, item=line, text="Sutinkame.", by=account)
    for account in (stranger, ona):
        with scope.of(account):
            assert reading.plan(submitted.uuid, by=account) is None
            with pytest.raises(NotAllowed):
                comments.write(plan=submitted, item=None, text="Sutinkame.", by=account)
    with scope.of(member), pytest.raises(errors.WordsMissing):
        comments.write(plan=submitted, item=None, text=" ", by=member)

    assert len({one.item_id for one in reading.comments(submitted)}) == 1 < len(reading.comments(submitted))
    assert reading.comments(submitted)[0].organisation.code == "namai"


def test_every_comment_is_answered_before_approval(submitted, darius, egle, rasa):
    with scope.of(darius):
        said = comments.write(plan=submitted, item=None, text="Per vėlai.", by=darius)
        with pytest.raises(NotAllowed):
            comments.answer(comment=said, text="Gerai.", expected_version=1, by=darius)
    with scope.of(egle), pytest.raises(errors.CommentsUnanswered) as refused:
        plans.approve(plan=submitted, document="įsakymas", by=egle)
    assert refused.value.count == 1
    with scope.of(rasa):
        comments.answer(comment=said, text="Anksčiau neužtenka pinigų.", expected_version=1, by=rasa)
        said.version = 1
        with pytest.raises(ChangedMeanwhile):
            comments.answer(comment=said, text="Kitaip.", expected_version=1, by=rasa)
    with scope.of(egle):
        plans.approve(plan=submitted, document="įsakymas", by=egle)
    assert reading.published(submitted.region) == submitted
    with scope.of(darius), pytest.raises(errors.CommentsClosed):
        comments.write(plan=submitted, item=None, text="Dar.", by=darius)


def test_steps_out_of_order_are_refused(plan, rasa, egle, today):
    with scope.of(rasa):
        for act in (lambda: plans.begin(plan=plan, by=rasa), lambda: plans.review(plan=plan, words="x", by=rasa)):
            with pytest.raises(errors.StepNotPossible):
                act()
        with pytest.raises(errors.DayPast):
            plans.submit(plan=plan, comments_until=today - timedelta(days=1), by=rasa)
        with pytest.raises(NotAllowed):
            plans.approve(plan=plan, document="įsakymas", by=rasa)
    with scope.of(egle):
        with pytest.raises(errors.StepNotPossible):
            plans.approve(plan=plan, document="įsakymas", by=egle)
        with pytest.raises(errors.DocumentMissing):
            plans.approve(plan=plan, document=" ", by=egle)
        with pytest.raises(errors.ReasonMissing):
            plans.give_back(plan=plan, reason="", by=egle)

    assert RegionalPlan.objects.get().state == PlanState.DRAFT


def test_given_back_it_is_a_draft_again(submitted, egle, rasa):
    with scope.of(egle):
        plans.give_back(plan=submitted, reason="Trūksta Lazdijų", by=egle)
    with scope.of(rasa):
        plans.introduce(plan=submitted, text="Apie planą", expected_version=submitted.version, by=rasa)

    assert (submitted.state, submitted.returned_reason) == (PlanState.DRAFT, "Trūksta Lazdijų")


def test_what_opens_is_held_against_the_plan(begun, darius, ona, rasa, today):
    line = next(one for one in reading.items(begun) if one.municipality.code == "LT-02")
    with scope.of(darius):
        openings.record(item=line, opened_on=today, places_count=line.places_count - 1, words="Viena vėliau", by=darius)
        with pytest.raises(errors.DayAhead):
            openings.record(item=line, opened_on=today + timedelta(days=1), places_count=1, words="", by=darius)
        with pytest.raises(errors.PlacesNotPossible):
            openings.record(item=line, opened_on=today, places_count=0, words="", by=darius)
    with scope.of(rasa), pytest.raises(NotAllowed):
        openings.record(item=line, opened_on=today, places_count=1, words="", by=rasa)
    found = {one.item.pk: one for one in reading.carried_out(begun, today=today)}[line.pk]

    assert (found.missing_places, found.days_late, found.is_late) == (1, None, False)
    late = {one.item.pk: one for one in reading.carried_out(begun, today=today.replace(year=line.year + 1))}[line.pk]
    assert late.is_late
    with scope.of(rasa):
        plans.review(plan=begun, words="Beveik viskas atidaryta.", by=rasa)
    ended = reading.items(begun)[0]
    with scope.of(darius), pytest.raises(errors.PlanNotCarriedOut):
        openings.record(item=ended, opened_on=today, places_count=1, words="", by=darius)


def test_a_next_version_is_compared_with_the_one_before(begun, solved, rasa):
    with scope.of(rasa):
        with pytest.raises(errors.ScenarioInPlan):
            scenarios.discard(scenario=solved, by=rasa)
        newer = plans.make(scenario=solved, by=rasa)

    assert (newer.number, newer.previous) == (2, begun)
    assert reading.difference(begun, newer) == []
    line = reading.items(newer)[0]
    line.year += 1
    line.save()
    (changed,) = reading.difference(begun, newer)
    assert (changed.kind, changed.before.year, changed.after.year) == ("changed", line.year - 1, line.year)


def test_while_one_is_before_the_cluster_no_other_is_made(submitted, solved, rasa):
    with scope.of(rasa), pytest.raises(errors.PlanInPreparation):
        plans.make(scenario=solved, by=rasa)


def test_the_country_adds_what_regions_may_tell(plan, solved):
    told = national.national()
    row = next(one for one in told.rows if one.region == plan.region)

    assert len(told.rows) == 10
    assert (told.planned_count, row.plan, told.persons, told.waiting) == (1, plan, 8, 0)
    assert told.places == solved.result.summary["places_total"]
    assert all(line.persons is None or not 0 < line.persons < 5 for line in told.gap)
