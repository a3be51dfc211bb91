"""One question about an assessment: shown, answered through an action, or refused with everything typed kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from pertvarka.faces.workbench.opened_assessment import OpenedAssessment, show
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.components import Question
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.assessments.errors import AssessmentNotFound, StepNotPossible
from pertvarka.people.cases.errors import CaseNotFound


@dataclass(frozen=True)
class Asked:
    """As in `asked_of_case`: `faults` says at which field a refusal of the action is told."""

    page: str
    question: Question
    save: Callable[[Any], object]
    done: str
    done_url: str
    make_form: Callable[[Any], forms.Form] = forms.Form
    template: str = "workbench/assessment/asked.html"
    context: Mapping[str, Any] | None = None
    faults: Mapping[type[PertvarkaError], str] | None = None


def answer(found: OpenedAssessment, asked: Asked) -> HttpResponse:
    """Show the question, or carry the answer out and go on."""
    request = found.request
    form = asked.make_form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            asked.save(form)
        except (NotAllowed, WriteRefused):
            raise
        except (AssessmentNotFound, CaseNotFound) as absent:
            raise Http404 from absent
        except StepNotPossible as refused:
            messages.error(request, refused.sentence)
            return redirect(found.address("assessment"))
        except PertvarkaError as refused:
            field = (asked.faults or {}).get(type(refused))
            form.add_error(field if field in form.fields else None, refused.sentence)
        else:
            messages.success(request, asked.done)
            return redirect(asked.done_url)
    refused_status = request.method == "POST"
    context = {"question": asked.question, "form": form, **(asked.context or {})}
    return show(
        found,
        asked.template,
        context,
        page=asked.page,
        title=asked.question.heading,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if refused_status else HTTPStatus.OK,
    )
