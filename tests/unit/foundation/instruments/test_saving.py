"""Saving answer by answer: two people at once, rows of repeats, answers set aside, a form that is closed."""

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.instruments import saving
from pertvarka.foundation.instruments.errors import FormSubmitted, QuestionUnknown, RowsChanged
from pertvarka.foundation.instruments.saving import Typing, state_of
from pertvarka.people.assessments.actions import filling
from pertvarka.people.assessments.models import AssessmentResponse
from tests import closed_plane
from tests.unit.foundation.instruments.test_instruments import _labels, bring, publish, workbook
from tests.unit.people.assessments.assessing import Scene, scene

REPEAT = [
    {"type": "begin repeat", "name": "child", **_labels("Vaikas")},
    {"type": "text", "name": "called", **_labels("Kaip vadina?")},
    {"type": "end repeat"},
]


@pytest.fixture
def stage(reform: None, settings) -> Scene:
    settings.DEMO_MODE = True
    return scene()


@pytest.fixture
def response(stage: Scene) -> AssessmentResponse:
    held = stage.plan()
    with scope.of(stage.saulius):
        return filling.start(assessment=held, by=stage.saulius)


def read_again(response: AssessmentResponse) -> AssessmentResponse:
    return AssessmentResponse.objects.get(pk=response.pk)


def test_answers_to_different_questions_pass_each_other(stage: Scene, response: AssessmentResponse):
    with scope.of(stage.saulius):
        first, second = read_again(response), read_again(response)
        saving.save_answer(first, path="about_me", value="Tyla", seen="")
        saved = saving.save_answer(second, path="can_home", value="Verda", seen="")

        standing = read_again(response)
    assert saved.is_written
    assert not saved.clashes
    assert (standing.answers["about_me"], standing.answers["can_home"], standing.revision) == ("Tyla", "Verda", 2)


def test_two_answers_to_one_question_are_both_told_and_neither_is_lost(stage: Scene, response: AssessmentResponse):
    with scope.of(stage.saulius):
        first, second = read_again(response), read_again(response)
        saving.save_answer(first, path="about_me", value="Tyla", seen="")
        saved = saving.save_answer(second, path="about_me", value="Muzika", seen="")

        assert [(one.mine, one.theirs) for one in saved.clashes] == [("Muzika", "Tyla")]
        assert read_again(response).answers["about_me"] == "Tyla"
        # Having seen the other answer, whoever saves again means it.
        assert saving.save_answer(second, path="about_me", value="Muzika", seen="Tyla").is_written


def test_the_same_answer_twice_is_no_clash(stage: Scene, response: AssessmentResponse):
    with scope.of(stage.saulius):
        saving.save_answer(read_again(response), path="took_part", value=["person", "family"], seen="")
        saved = saving.save_answer(read_again(response), path="took_part", value=["family", "person"], seen="")
    assert not saved.clashes
    assert not saved.is_written


def test_an_untouched_field_overwrites_nothing(stage: Scene, response: AssessmentResponse):
    with scope.of(stage.saulius):
        saving.save_answer(read_again(response), path="about_me", value="Tyla", seen="")
        saved = saving.save_answers(read_again(response), [Typing("about_me", "", ""), Typing("can_home", "Verda", "")])
        assert (saved.clashes, read_again(response).answers["about_me"]) == ((), "Tyla")


def test_an_answer_whose_question_is_no_longer_asked_is_set_aside_and_comes_back(
    stage: Scene, response: AssessmentResponse
):
    with scope.of(stage.saulius):
        saving.save_answer(response, path="unmet_home", value="yes", seen="")
        saving.save_answer(response, path="missing_home", value="Virtuvės", seen="")
        saved = saving.save_answer(response, path="unmet_home", value="no", seen="yes")
        assert "missing_home" in saved.changed
        assert "missing_home" in saved.state.set_aside
        assert "missing_home" not in saved.state.counted
        saved = saving.save_answer(response, path="unmet_home", value="yes", seen="no")
        assert saved.state.value("missing_home") == "Virtuvės"


def test_a_day_in_another_order_is_kept_and_told(stage: Scene, response: AssessmentResponse):
    with scope.of(stage.saulius):
        saved = saving.save_answer(response, path="conversation_on", value="03/02/2026", seen="")
    node = saved.state.nodes["conversation_on"]
    assert (node.value, node.fault) == ("03/02/2026", "date_order_unclear")


def test_a_submitted_form_takes_no_answer(stage: Scene, response: AssessmentResponse):
    with scope.of_command("load_demonstration"):
        AssessmentResponse.objects.filter(pk=response.pk).update(submitted_at=timezone.now())
    with scope.of(stage.saulius), pytest.raises(FormSubmitted):
        saving.save_answer(response, path="about_me", value="Vėlu", seen="")


@pytest.mark.parametrize("path", ["nothing", "score_home", "home", "about_me/x", "home[1]/about_me", "", "__class__"])
def test_what_the_form_does_not_ask_is_refused(stage: Scene, response: AssessmentResponse, path: str):
    with scope.of(stage.saulius), pytest.raises(QuestionUnknown):
        saving.save_answer(response, path=path, value="x", seen="")


def test_rows_come_and_go_and_what_was_taken_away_is_kept(stage: Scene):
    ministry = closed_plane.build_account("Ministerija", "ministry", stage.place, is_demo=True)
    held = stage.plan(version=publish(ministry, bring(ministry, workbook(*REPEAT))))
    with scope.of(stage.saulius):
        form = filling.start(assessment=held, by=stage.saulius)
        saving.save_answer(form, path="child[1]/called", value="Lina", seen="")
        saving.add_row(form, path="child")
        saving.save_answer(form, path="child[2]/called", value="Tomas", seen="")
        with pytest.raises(RowsChanged):
            saving.remove_row(read_again(form), path="child", number=1, revision=1)
        form = read_again(form)
        saving.remove_row(form, path="child", number=1, revision=form.revision)

        state = state_of(read_again(form))
    assert state.counted["child"] == [{"called": "Tomas"}]
    assert read_row(form) == {"called": "Lina"}


def read_row(form: AssessmentResponse) -> object:
    return form.answers[saving.REMOVED][0]["row"]
