"""Assessments as their readers meet them: the assessor's list, and one assessment with what came of it."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import assessment_words
from pertvarka.faces.workbench.opened_assessment import OpenedAssessment, find, show
from pertvarka.faces.workbench.shown_form import Drawing
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components import Task as Line
from pertvarka.foundation.base.components import task as task_line
from pertvarka.foundation.instruments import pages, saving
from pertvarka.people.assessments.actions.filling import submitted_forms
from pertvarka.people.assessments.models import Assessment
from pertvarka.people.assessments.permissions import Permission
from pertvarka.people.assessments.queries import assessments
from pertvarka.people.assessments.rules import WITH_ASSESSORS
from pertvarka.people.assessments.states import AssessmentState
from pertvarka.programme.library import method_queries
from pertvarka.programme.library.models import MethodologyPackage


@requires(Permission.ASSESSMENT_FILL)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I am to assess, and what I may still read for thirty days after the check."""
    assert isinstance(request.user, Account)  # noqa: S101 (the gate lets no one else in)
    found = assessments.of_assessor(request.user)
    context = {
        "working": [assessor_line(one) for one in found.working],
        "shelf": [(one, assessment_words.state_tag(one), shelf_until(one, request.user)) for one in found.shelf],
    }
    return render(request, "workbench/assessment/mine.html", context)


@requires(Permission.ASSESSMENT_VIEW)
@require_safe
def one(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One assessment: where it stands, who does it, what came of it, what can be done now."""
    found = find(request, uuid)
    held = found.assessment
    needs = assessments.needs_of(held) if held.submitted_at else []
    context = {
        "state": assessment_words.state_tag(held),
        "method": _method(held),
        "assessors": held.assessors.all(),
        "informants": assessments.informants_of(held),
        "buttons": list(_buttons(found)),
        "results": assessment_words.results(held, needs=[need.domain for need in needs]) if held.scores else [],
        "needs": [(assessment_words.domain_label(found.form, n.domain, language=found.language), n) for n in needs],
        "answers_url": found.address("assessment_answers") if assessments.final_form(held) else "",
    }
    return show(found, "workbench/assessment/one.html", context, page="workbench:assessment")


@requires(Permission.ASSESSMENT_VIEW)
@require_safe
def answers(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """All answers the assessment stands on, to be read; whoever may not read them is told so."""
    found = find(request, uuid)
    context = {"parts": parts_to_read(found)}
    title = _("Answers")
    return show(found, "workbench/assessment/answers.html", context, page="workbench:assessment_answers", title=title)


def parts_to_read(found: OpenedAssessment) -> list[tuple[str, tuple[object, ...]]]:
    """Page by page of the form, what was answered; empty where the answers are not for this account."""
    response = assessments.final_form(found.assessment)
    if response is None:
        return []
    drawing = Drawing(found.form, saving.state_of(response, language=found.language), found.language)
    return [
        (
            assessment_words.domain_label(found.form, page.name, language=found.language) if page.group else "",
            drawing.items(page.items),
        )
        for page in pages.pages_of(found.form)
    ]


def assessor_line(held: Assessment) -> Line:
    """An assessment in the list of what an assessor has to do."""
    is_planned = held.state == AssessmentState.PLANNED
    url = reverse("workbench:assessment", args=[held.uuid])
    waits = _("Waits for the quality check.") if held.state == AssessmentState.SUBMITTED else ""
    label = _("Go on with the assessment") if not is_planned else _("Begin the assessment")
    return task_line(
        label=f"{held.number} · {held.instrument_version.instrument.title}",
        url=url,
        today=timezone.localdate(),
        due_on=None if waits else held.due_on,
        blocked_by=waits,
        action=Button(label, url),
        note=_("Sent back: %(reason)s") % {"reason": held.sent_back_reason} if held.sent_back_reason else "",
    )


def _method(held: Assessment) -> MethodologyPackage | None:
    """The method its questionnaire was made from, where that is known and open."""
    code = held.instrument_version.methodology_package
    return method_queries.shown_package(code) if code else None


def shelf_until(held: Assessment, account: Account) -> date | None:
    """Until which day this assessor may still read it."""
    until = next((row.until for row in held.assessors.all() if row.account_id == account.pk), None)
    return timezone.localdate(until) if until else None


def _buttons(found: OpenedAssessment) -> Iterator[Button]:
    """What can be done now, the first first."""
    held = found.assessment
    if found.mine and held.state in WITH_ASSESSORS and found.may(Permission.ASSESSMENT_FILL):
        yield from _of_assessor(found)
    if held.state == AssessmentState.SUBMITTED and not found.mine and found.may(Permission.ASSESSMENT_CHECK):
        yield Button(_("Check the quality"), found.address("assessment_check"), "ClipboardCheckmark")
    if found.leads:
        if held.state == AssessmentState.CHECKED and found.may(Permission.ASSESSMENT_AGREE):
            yield Button(_("Agree with the person"), found.address("assessment_agree"), "HandShakeHeart")
        if held.state in WITH_ASSESSORS and found.may(Permission.ASSESSMENT_PLAN):
            yield Button(_("Cancel the assessment"), found.address("assessment_cancel"), "XMark")


def _of_assessor(found: OpenedAssessment) -> Iterator[Button]:
    held, response = found.assessment, found.response
    start_url = found.address("assessment_start")
    if response is None:
        yield Button(_("Begin the assessment"), start_url, "PencilLine", is_post=True)
    elif response.submitted_at is None:
        yield Button(_("Go on with the assessment"), found.address("assessment_form"), "PencilLine")
    elif held.sent_back_reason and (response.kind == "agreed" or held.instrument_version.assessors_needed == 1):
        yield Button(_("Take it up again"), start_url, "PencilLine", is_post=True)
    elif len(submitted_forms(held)) >= held.instrument_version.assessors_needed:
        yield Button(_("Compare the two forms"), found.address("assessment_settle"), "ArrowRightLeft")
