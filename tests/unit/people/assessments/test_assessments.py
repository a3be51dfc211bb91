"""The life of an assessment: planned, answered by one or two, checked, agreed, superseded; and what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.instruments.actions import publishing
from pertvarka.foundation.instruments.errors import FormSubmitted, VersionWithdrawn
from pertvarka.people.assessments import errors, rules
from pertvarka.people.assessments.actions import checking, filling
from pertvarka.people.assessments.actions.planning import Appointed
from pertvarka.people.assessments.models import Assessment, AssessmentResponse, IdentifiedNeed
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.people.cases.models import Case, CaseStateChange, TeamMember
from tests import closed_plane
from tests.unit.people.assessments.assessing import Scene, fill_in, scene, type_in, version


@pytest.fixture
def stage(reform: None, settings) -> Scene:
    settings.DEMO_MODE = True
    return scene()


def submitted(stage: Scene, **answers: object) -> Assessment:
    held = stage.plan()
    with scope.of(stage.saulius):
        filling.start(assessment=held, by=stage.saulius)
        fill_in(held, stage.saulius, **answers)
        filling.submit(assessment=held, by=stage.saulius)
    return held


def agreed(stage: Scene) -> Assessment:
    held = submitted(stage)
    with scope.of(stage.supervisor):
        checking.check(assessment=held, by=stage.supervisor)
    with scope.of(stage.manager):
        checking.agree(
            assessment=held, agreed_on=timezone.localdate(), agreed_by="person", words="Perskaitėme.", by=stage.manager
        )
    return held


def test_planning_takes_the_case_a_step_further(stage: Scene):
    with scope.of(stage.manager):
        assert Case.objects.get(pk=stage.case.pk).state == "registered"
    stage.plan()

    with scope.of(stage.manager):
        assert Case.objects.get(pk=stage.case.pk).state == "under_assessment"
        step = CaseStateChange.objects.get(case=stage.case, after="under_assessment")
        assert (step.before, step.changed_by, bool(step.reason)) == ("registered", stage.manager, True)


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ("identified", ("registered", "under_assessment")),
        ("registered", ("under_assessment",)),
        ("under_assessment", ()),
        ("planning", ()),
        ("plan_active", ()),
        ("suspended", ()),
        ("closed", ()),
    ],
)
def test_only_a_case_that_waited_goes_on(state: str, steps: tuple[str, ...]):
    assert rules.case_steps(state) == steps


def test_planning_puts_the_assessor_on_the_team_and_tells_them(stage: Scene):
    held = stage.plan()

    with scope.of(stage.saulius):
        assert [one.pk for one in assessments.of_assessor(stage.saulius).working] == [held.pk]
        row = TeamMember.objects.get(account=stage.saulius)
        assert (row.role_code, set(row.parts), row.until) == ("assessor", {"case", "identity"}, None)
        assert Notice.objects.get(account=stage.saulius).kind == "assessment.assigned"
    with scope.of(stage.rita):
        assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"assessors": []}, errors.WrongNumberOfAssessors),
        ({"due_on": timezone.localdate() - timedelta(days=1)}, errors.DueDayImpossible),
    ],
)
def test_planning_refuses(stage: Scene, changes: dict[str, object], refusal: type[Exception]):
    with pytest.raises(refusal):
        stage.plan(**changes)


def test_who_is_no_assessor_is_not_appointed_and_nobody_appoints_themselves(stage: Scene):
    with pytest.raises(errors.NotAnAssessor):
        stage.plan(assessors=[Appointed(stage.supervisor, stage.unit)])
    with pytest.raises(errors.AppointsThemselves):
        stage.plan(assessors=[Appointed(stage.manager, stage.unit)])


def test_the_same_instrument_is_not_planned_twice_and_a_withdrawn_version_not_at_all(stage: Scene):
    stage.plan()
    with pytest.raises(errors.AlreadyPlanned):
        stage.plan()
    body = closed_plane.build_account("Ministerija", "ministry", stage.place, is_demo=True)
    screening = version("washington_group_short_set")
    with scope.of(body):
        publishing.withdraw(version=screening, by=body)
    with pytest.raises(VersionWithdrawn):
        stage.plan(version=screening)


def test_what_was_begun_with_a_version_is_finished_with_it(stage: Scene):
    held = stage.plan()
    body = closed_plane.build_account("Ministerija", "ministry", stage.place, is_demo=True)
    with scope.of(body):
        publishing.withdraw(version=held.instrument_version, by=body)

    with scope.of(stage.saulius):
        filling.start(assessment=held, by=stage.saulius)
        assert type_in(held, stage.saulius, about_me="Mėgstu tylą").is_written


def test_submitting_makes_scores_needs_and_the_wish(stage: Scene):
    held = submitted(
        stage,
        level_home="3",
        unmet_home="yes",
        missing_home="Nėra kur gaminti",
        wish_home="Savo virtuvės",
        wish_with_whom="Su seserimi",
    )

    with scope.of(stage.manager):
        held.refresh_from_db()
        need = IdentifiedNeed.objects.get(assessment=held)
        assert (held.state, held.scores["home"], held.support_level) == ("submitted", 3, 1)
        assert (need.domain, need.own_words, need.support_level) == ("home", "Savo virtuvės", 3)
        assert need.evidence == "Nėra kur gaminti"
        assert "Su seserimi" in held.living_wish
        kinds = set(AuditEvent.objects.filter(about=stage.case.reference).values_list("kind", flat=True))
    assert {"assessment.planned", "assessment.started", "assessment.submitted"} <= kinds


def test_a_form_with_gaps_is_not_submitted(stage: Scene):
    held = stage.plan()
    with scope.of(stage.saulius):
        filling.start(assessment=held, by=stage.saulius)
        with pytest.raises(errors.FormHasGaps) as refused:
            filling.submit(assessment=held, by=stage.saulius)
    assert "conversation_on" in refused.value.paths


def test_a_submitted_form_is_not_answered_again(stage: Scene):
    held = submitted(stage)
    with scope.of(stage.saulius), pytest.raises(errors.StepNotPossible):
        type_in(held, stage.saulius, about_me="Dar viena mintis")


def test_sent_back_the_form_opens_again_with_the_reason(stage: Scene):
    held = submitted(stage)
    with scope.of(stage.supervisor):
        with pytest.raises(errors.TextMissing):
            checking.send_back(assessment=held, reason=" ", by=stage.supervisor)
        checking.send_back(assessment=held, reason="Kur paties žmogaus žodžiai?", by=stage.supervisor)

    with scope.of(stage.saulius):
        filling.start(assessment=held, by=stage.saulius)
        type_in(held, stage.saulius, about_me="Mėgstu tylą")
        filling.submit(assessment=held, by=stage.saulius)
        held.refresh_from_db()
    assert (held.state, held.sent_back_reason) == ("submitted", "")


def test_the_check_ends_writing_and_in_thirty_days_reading(stage: Scene):
    held = submitted(stage)
    with scope.of(stage.supervisor):
        checking.check(assessment=held, by=stage.supervisor)

    with scope.of(stage.saulius):
        shelf = assessments.of_assessor(stage.saulius).shelf
        assert [one.pk for one in shelf] == [held.pk]
        until = shelf[0].assessors.all()[0].until
        assert until is not None
        assert 29 <= (until - timezone.now()).days <= 30
        with pytest.raises(errors.StepNotPossible):
            type_in(held, stage.saulius, about_me="Po tikrinimo")


def test_only_the_supervisor_checks_and_only_the_manager_agrees(stage: Scene):
    held = submitted(stage)
    with scope.of(stage.manager), pytest.raises(NotAllowed):
        checking.check(assessment=held, by=stage.manager)
    with scope.of(stage.supervisor), pytest.raises(NotAllowed):
        checking.agree(
            assessment=held, agreed_on=timezone.localdate(), agreed_by="person", words="Taip", by=stage.supervisor
        )
    stranger = closed_plane.build_account(
        "Svetima", "case_supervisor", closed_plane.build_organisation("kitas-skyrius"), is_demo=True
    )
    with scope.of(stranger), pytest.raises(errors.AssessmentNotFound):
        checking.check(assessment=held, by=stranger)


def test_agreeing_sets_the_next_day_and_supersedes_the_former(stage: Scene):
    first = agreed(stage)
    second = agreed(stage)

    with scope.of(stage.manager):
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.state, second.state) == (AssessmentState.SUPERSEDED, AssessmentState.AGREED)
        assert second.previous_id == first.pk
        assert second.next_due_on is not None
        assert second.next_due_on > timezone.localdate() + timedelta(days=360)
        far = second.next_due_on - timedelta(days=10)
        assert [one.pk for one in assessments.coming_due(today=far)] == [second.pk]


def test_two_assessors_do_not_see_each_other_before_both_have_submitted(stage: Scene):
    held = stage.plan("needs_children")
    for who, level in ((stage.saulius, "0"), (stage.rita, "3")):
        with scope.of(who):
            filling.start(assessment=held, by=who)
            fill_in(held, who, level_home=level)
            assert AssessmentResponse.objects.filter(assessment=held).count() == 1
            filling.submit(assessment=held, by=who)
    with scope.of(stage.saulius):
        assert AssessmentResponse.objects.filter(assessment=held).count() == 2
        with pytest.raises(FormSubmitted):
            filling.start(assessment=held, by=stage.saulius)


def test_differences_of_more_than_one_level_are_settled_and_the_agreed_form_submits(stage: Scene):
    held = stage.plan("needs_children")
    for who, level, words in ((stage.saulius, "0", "Nori šuns"), (stage.rita, "3", "Nori ramybės")):
        with scope.of(who):
            filling.start(assessment=held, by=who)
            fill_in(held, who, level_home=level, wish_home=words)
            filling.submit(assessment=held, by=who)

    with scope.of(stage.rita):
        with pytest.raises(errors.DifferencesOpen) as refused:
            filling.settle(assessment=held, chosen={}, by=stage.rita)
        assert refused.value.paths == ("level_home",)
        form = filling.settle(assessment=held, chosen={"level_home": "3"}, by=stage.rita)
        assert form.answers["wish_home"] == "Nori šuns\nNori ramybės"
    with scope.of(stage.saulius):  # the other one may submit what both agreed on
        filling.submit(assessment=held, by=stage.saulius)
        held.refresh_from_db()
    assert (held.state, held.scores["home"]) == ("submitted", 3)


def test_one_form_is_not_compared(stage: Scene):
    held = stage.plan("needs_children")
    with scope.of(stage.saulius):
        filling.start(assessment=held, by=stage.saulius)
        with pytest.raises(errors.OthersNotReady):
            filling.settle(assessment=held, chosen={}, by=stage.saulius)


def test_cancelled_the_assessor_sees_nothing(stage: Scene):
    from pertvarka.people.assessments.actions import planning

    held = stage.plan()
    with scope.of(stage.manager):
        planning.cancel(assessment=held, by=stage.manager)

    with scope.of(stage.saulius):
        assert not Assessment.objects.exists()
        assert not TeamMember.objects.filter(account=stage.saulius, until=None).exists()


def test_informants_are_written_down_by_the_appointed_only(stage: Scene):
    held = stage.plan()
    today = timezone.localdate()
    with scope.of(stage.saulius):
        filling.add_informant(assessment=held, kind="family", relation="sesuo", spoken_on=today, by=stage.saulius)
        ahead = today + timedelta(days=1)
        with pytest.raises(errors.DayImpossible):
            filling.add_informant(assessment=held, kind="family", relation="", spoken_on=ahead, by=stage.saulius)
    with scope.of(stage.rita), pytest.raises(errors.AssessmentNotFound):
        filling.add_informant(assessment=held, kind="family", relation="", spoken_on=today, by=stage.rita)


def test_an_assessor_finds_their_colleagues_and_a_manager_everyone(stage: Scene):
    with scope.of(stage.manager):
        names = {one.account.name for one in assessments.assessors_at_work()}
    assert {"Saulius", "Rita"} <= names
