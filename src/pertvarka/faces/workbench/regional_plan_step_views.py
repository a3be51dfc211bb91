"""Steps of a regional plan: before the cluster, given back, approved, carried out, reviewed."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench.forms.regional_plan_steps import ApproveForm, ReturnForm, ReviewForm, SubmitForm
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.oversight.regional_plans.actions import plans as actions
from pertvarka.oversight.regional_plans.models import RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission

Act = Callable[[RegionalPlan, forms.Form, Account], object]


@requires(Permission.PLAN_SUBMIT)
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Before the cluster, until a day."""
    return _step(
        request,
        uuid,
        SubmitForm(_data(request)),
        lambda plan, form, by: actions.submit(plan=plan, comments_until=form.cleaned_data["comments_until"], by=by),
        title=_("Submit the plan to the cluster"),
        save=_("Submit"),
        said=_("The cluster can read the plan and comment on each line."),
        lead=_("Members of the region's cluster will see the plan and comment on its lines until this day."),
    )


@requires(Permission.PLAN_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _step(
        request,
        uuid,
        ReturnForm(_data(request)),
        lambda plan, form, by: actions.give_back(plan=plan, reason=form.cleaned_data["reason"], by=by),
        title=_("Give the plan back"),
        save=_("Give back"),
        said=_("The plan is given back to the region with your reason."),
    )


@requires(Permission.PLAN_APPROVE)
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _step(
        request,
        uuid,
        ApproveForm(_data(request)),
        lambda plan, form, by: actions.approve(plan=plan, document=form.cleaned_data["document"], by=by),
        title=_("Approve the plan"),
        save=_("Approve"),
        said=_("The plan is approved and published on the region's page."),
        lead=_("Places by service, municipality and year become public; comments and counts of people do not."),
    )


@requires(Permission.PLAN_SUBMIT)
@require_POST
def begin(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """From now on municipalities record what opens."""
    plan = common.plan_of(request, uuid)
    return common.acted(
        request,
        lambda: actions.begin(plan=plan, by=common.account_of(request)),
        said=_("The plan is being carried out. Municipalities record what opens."),
        to=_url(plan),
    )


@requires(Permission.PLAN_SUBMIT)
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _step(
        request,
        uuid,
        ReviewForm(_data(request)),
        lambda plan, form, by: actions.review(plan=plan, words=form.cleaned_data["words"], by=by),
        title=_("Review the plan"),
        save=_("Save the review"),
        said=_("The plan is reviewed. The next version can be prepared."),
    )


def _data(request: HttpRequest) -> dict[str, object] | None:
    return request.POST if request.method == "POST" else None  # type: ignore[return-value]


def _step(
    request: HttpRequest, uuid: UUID, form: forms.Form, act: Act, *, title: str, save: str, said: str, lead: str = ""
) -> HttpResponse:
    plan = common.plan_of(request, uuid)
    if form.is_valid() and common.tried(form, lambda: act(plan, form, common.account_of(request))):
        messages.success(request, said)
        return redirect(_url(plan))
    trail = common.crumbs(plan.region, common.plan_crumb(plan))
    return common.ask(request, form, title=title, save=save, back=_url(plan), trail=trail, lead=lead)


def _url(plan: RegionalPlan) -> str:
    return reverse("workbench:regional_plan_document", args=[plan.uuid])
