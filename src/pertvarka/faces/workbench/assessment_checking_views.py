"""From the answers to the check: who was asked, submitting, two forms made one, the supervisor's look."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import assessment_words
from pertvarka.faces.workbench.asked_of_assessment import Asked, answer
from pertvarka.faces.workbench.assessment_domains import domain_rows
from pertvarka.faces.workbench.assessment_settling import settling_of
from pertvarka.faces.workbench.assessment_views import parts_to_read
from pertvarka.faces.workbench.forms.assessments import CheckForm, InformantForm
from pertvarka.faces.workbench.opened_assessment import find
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.foundation.instruments import saving
from pertvarka.people.assessments import errors
from pertvarka.people.assessments.actions import checking, filling
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.assessments.rules import WITH_ASSESSORS
from pertvarka.people.assessments.states import AssessmentState


@requires(Permission.ASSESSMENT_FILL)
def informant(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who was asked beside, or for, the person."""
    found = find(request, uuid, as_assessor=True)
    asked = Asked(
        page="workbench:assessment_informant",
        question=Question(
            _("Who was asked?"), continue_label=_("Write it down"), cancel_url=found.address("assessment_form")
        ),
        make_form=InformantForm,
        save=lambda form: filling.add_informant(assessment=found.assessment, by=found.account, **form.cleaned_data),
        done=_("Who was asked is written down."),
        done_url=found.address("assessment_form"),
        faults={errors.DayImpossible: "spoken_on"},
    )
    return answer(found, asked)


@requires(Permission.ASSESSMENT_FILL)
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What is missing, domain by domain; when nothing is, the form is submitted."""
    found = find(request, uuid, as_assessor=True)
    if found.response is None or found.assessment.state not in WITH_ASSESSORS:
        return redirect(found.address("assessment"))
    rows = domain_rows(found, saving.state_of(found.response, language=found.language))
    asked = Asked(
        page="workbench:assessment_submit",
        question=Question(
            _("Submit the form"),
            continue_label=_("Submit the form"),
            cancel_url=found.address("assessment_form"),
        ),
        save=lambda _form: filling.submit(assessment=found.assessment, by=found.account),
        done=_("The form is submitted."),
        done_url=found.address("assessment"),
        template="workbench/assessment/submit.html",
        context={"gaps": [row for row in rows if row.progress.gaps]},
    )
    return answer(found, asked)


@requires(Permission.ASSESSMENT_FILL)
def settle(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Both forms side by side where they differ, and the choice of what holds."""
    found = find(request, uuid, as_assessor=True)
    forms = filling.submitted_forms(found.assessment)
    if len(forms) < 2 or found.assessment.state not in WITH_ASSESSORS:  # noqa: PLR2004 (two forms are compared)
        messages.info(request, errors.OthersNotReady().sentence)
        return redirect(found.address("assessment"))
    shown = settling_of(found, forms, chosen=request.POST)

    def save(_form: Any) -> None:
        filling.settle(assessment=found.assessment, chosen=shown.chosen, by=found.account)

    asked = Asked(
        page="workbench:assessment_settle",
        question=Question(
            _("Compare the two forms"),
            why=_("Talk about what you saw and heard. The person is served by reasons, not by averages."),
            continue_label=_("Make the agreed form"),
            cancel_url=found.address("assessment"),
        ),
        save=save,
        done=_("The agreed form is made. Read it once more and submit it."),
        done_url=found.address("assessment_form"),
        template="workbench/assessment/settle.html",
        context={"settling": shown},
    )
    return answer(found, asked)


@requires(Permission.ASSESSMENT_CHECK)
@require_safe
def to_check(request: HttpRequest) -> HttpResponse:
    """Submitted assessments that wait for the check, and agreed ones that come due."""
    rows = [(one, assessment_words.state_tag(one)) for one in assessments.to_check()]
    return render(request, "workbench/assessment/to_check.html", {"rows": rows})


@requires(Permission.ASSESSMENT_CHECK)
def check(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Read everything, then pass it on or send it back with a reason."""
    found = find(request, uuid)
    held = found.assessment
    if held.state != AssessmentState.SUBMITTED:
        messages.info(request, errors.StepNotPossible().sentence)
        return redirect(found.address("assessment"))
    needs = assessments.needs_of(held)

    def save(form: Any) -> None:
        if form.cleaned_data["decision"] == CheckForm.CHECKED:
            checking.check(assessment=held, by=found.account)
        else:
            checking.send_back(assessment=held, reason=form.cleaned_data["reason"], by=found.account)

    asked = Asked(
        page="workbench:assessment_check",
        question=Question(
            _("Check the quality"), continue_label=_("Record the decision"), cancel_url=found.address("assessment")
        ),
        make_form=CheckForm,
        save=save,
        done=_("The decision is recorded."),
        done_url=found.address("assessment"),
        template="workbench/assessment/check.html",
        context={
            "parts": parts_to_read(found),
            "results": assessment_words.results(held, needs=[need.domain for need in needs]),
        },
        faults={errors.TextMissing: "reason"},
    )
    return answer(found, asked)
