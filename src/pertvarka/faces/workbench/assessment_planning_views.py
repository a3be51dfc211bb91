"""The case manager plans an assessment from the page of the case, takes the plan back, agrees the result."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import opened_assessment, opened_case
from pertvarka.faces.workbench.asked_of_assessment import Asked as AskedOfAssessment
from pertvarka.faces.workbench.asked_of_assessment import answer as answer_assessment
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.assessment_panel import may_plan
from pertvarka.faces.workbench.forms.assessments import AgreeForm, PlanForm
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.assessments import errors
from pertvarka.people.assessments.actions import checking, planning
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.assessments.states import AssessmentState

FAULTS: dict[type[PertvarkaError], str] = {
    errors.DueDayImpossible: "due_on",
    errors.WrongNumberOfAssessors: "second",
    errors.NotAnAssessor: "first",
    errors.AppointsThemselves: "first",
    errors.AlreadyPlanned: "instrument",
    errors.DayImpossible: "agreed_on",
    errors.TextMissing: "words",
}


@requires(Permission.ASSESSMENT_PLAN)
def plan(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Choose the instrument by age, the assessors and the day."""
    found = opened_case.find(request, uuid)
    if not may_plan(found):
        raise Http404
    today = timezone.localdate()
    versions = assessments.instruments_for(birth_year=found.case.person.birth_year, today=today)
    has_any = any(one.state == AssessmentState.AGREED for one in assessments.of_case(found.case))
    first = {
        "instrument": str(versions[0].uuid) if versions else "",
        "reason": Assessment.Reason.DUE if has_any else Assessment.Reason.FIRST,
    }

    def save(form: Any) -> None:
        planning.plan(
            case=found.case,
            version=form.version,
            assessors=form.appointed,
            due_on=form.cleaned_data["due_on"],
            reason=form.cleaned_data["reason"],
            by=found.account,
        )

    asked = Asked(
        page="cases:assessment_plan",
        question=Question(
            _("Plan an assessment"), continue_label=_("Plan an assessment"), cancel_url=found.address("cases:case")
        ),
        lead=_("The assessors see the case and may ask for the name until thirty days after the quality check."),
        make_form=partial(PlanForm, versions=versions, assessors=assessments.assessors_at_work(), initial=first),
        save=save,
        done=_("The assessment is planned. The assessors have been told."),
        done_url=found.address("cases:case"),
        faults=FAULTS,
    )
    return answer(found, asked)


@requires(Permission.ASSESSMENT_PLAN)
def cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The assessment does not take place."""
    found = opened_assessment.find(request, uuid)
    if not found.leads:
        raise Http404
    asked = AskedOfAssessment(
        page="workbench:assessment_cancel",
        question=Question(
            _("Cancel the assessment?"),
            why=_("The assessors will see nothing of the person any more. What they have written is kept."),
            continue_label=_("Cancel the assessment"),
            cancel_url=found.address("assessment"),
        ),
        save=lambda _form: planning.cancel(assessment=found.assessment, by=found.account),
        done=_("The assessment is cancelled."),
        done_url=found.address("assessment"),
    )
    return answer_assessment(found, asked)


@requires(Permission.ASSESSMENT_AGREE)
def agree(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Record that the person agrees, or where they see it otherwise."""
    found = opened_assessment.find(request, uuid)
    if not found.leads:
        raise Http404
    if found.assessment.state != AssessmentState.CHECKED:
        messages.info(request, errors.StepNotPossible().sentence)
        return redirect(found.address("assessment"))
    asked = AskedOfAssessment(
        page="workbench:assessment_agree",
        question=Question(
            _("Agree with the person"),
            why=_("An assessment is the person's own. A plan is made of what they have read and agreed to."),
            continue_label=_("Record the agreement"),
            cancel_url=found.address("assessment"),
        ),
        make_form=AgreeForm,
        save=lambda form: checking.agree(assessment=found.assessment, by=found.account, **form.cleaned_data),
        done=_("The agreement is recorded."),
        done_url=found.address("assessment"),
        faults=FAULTS,
    )
    return answer_assessment(found, asked)
