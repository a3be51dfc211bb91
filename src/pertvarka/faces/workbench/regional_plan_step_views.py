"""Steps of a regional plan: before the cluster, given back, approved, carried out, reviewed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench.forms.regional_plan_steps import ApproveForm, ReturnForm, ReviewForm, SubmitForm
from pertvarka.faces.workbench.one_question import ask, press
from pertvarka.foundation.access.gates import requires
from pertvarka.oversight.regional_plans.actions import plans as actions
from pertvarka.oversight.regional_plans.permissions import Permission


@requires(Permission.PLAN_SUBMIT)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Before the cluster, until a day."""
    return _step(
        request,
        uuid,
        SubmitForm,
        actions.submit,
        heading=_("Submit the plan to the cluster"),
        press=_("Submit"),
        done=_("The cluster can read the plan and comment on each line."),
        why=_("Members of the region's cluster will see the plan and comment on its lines until this day."),
    )


@requires(Permission.PLAN_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _step(
        request,
        uuid,
        ReturnForm,
        actions.give_back,
        heading=_("Give the plan back"),
        press=_("Give back"),
        done=_("The plan is given back to the region with your reason."),
    )


@requires(Permission.PLAN_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _step(
        request,
        uuid,
        ApproveForm,
        actions.approve,
        heading=_("Approve the plan"),
        press=_("Approve"),
        done=_("The plan is approved and published on the region's page."),
        why=_("Places by service, municipality and year become public; comments and counts of people do not."),
    )


@requires(Permission.PLAN_SUBMIT)
@require_POST
def begin(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """From now on municipalities record what opens."""
    plan = common.plan_of(request, uuid)
    return press(
        request,
        lambda: actions.begin(plan=plan, by=common.account_of(request)),
        done=_("The plan is being carried out. Municipalities record what opens."),
        back=common.plan_url(plan),
    )


@requires(Permission.PLAN_SUBMIT)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _step(
        request,
        uuid,
        ReviewForm,
        actions.review,
        heading=_("Review the plan"),
        press=_("Save the review"),
        done=_("The plan is reviewed. The next version can be prepared."),
    )


def _step(
    request: HttpRequest, uuid: UUID, kind: type[forms.Form], act: Callable[..., object], **words: Any
) -> HttpResponse:
    plan, by = common.plan_of(request, uuid), common.account_of(request)
    form = kind(request.POST if request.method == "POST" else None)
    return ask(request, form, lambda typed: act(plan=plan, by=by, **typed), common.question_of_plan(plan, **words))
