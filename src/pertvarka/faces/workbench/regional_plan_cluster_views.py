"""What members of the cluster do with a regional plan: comments at its lines and their answers, what opened."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench.forms.regional_plan_steps import AnswerForm, CommentForm, OpeningForm
from pertvarka.foundation.access.gates import requires
from pertvarka.oversight.regional_plans.actions import comments, openings
from pertvarka.oversight.regional_plans.models import PlanItem, RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import plans


@requires(Permission.PLAN_COMMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """On the whole plan, or on the line that `?item=` names."""
    plan = common.plan_of(request, uuid)
    wanted = request.GET.get("item", "")
    item = _item(plan, wanted) if wanted else None
    form = CommentForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and common.tried(
        form,
        lambda: comments.write(plan=plan, item=item, text=form.cleaned_data["text"], by=common.account_of(request)),
    ):
        messages.success(request, _("Your comment stands at the plan. The region will answer it."))
        return redirect(_url(plan))
    return common.ask(
        request,
        form,
        title=_("Comment on the plan"),
        save=_("Send the comment"),
        back=_url(plan),
        trail=common.crumbs(plan.region, common.plan_crumb(plan)),
        lead=_words(item) if item else _("About the whole plan."),
    )


@requires(Permission.PLAN_SUBMIT)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, uuid: UUID, comment: UUID) -> HttpResponse:
    plan = common.plan_of(request, uuid)
    found = next((one for one in plans.comments(plan) if one.uuid == comment), None)
    if found is None:
        raise Http404
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial={"text": found.answer, "version": found.version}
    )
    if form.is_valid() and common.tried(
        form,
        lambda: comments.answer(
            comment=found,
            text=form.cleaned_data["text"],
            expected_version=form.cleaned_data["version"],
            by=common.account_of(request),
        ),
    ):
        messages.success(request, _("The answer stands beside the comment."))
        return redirect(_url(plan))
    return common.ask(
        request,
        form,
        title=_("Answer to the comment"),
        save=_("Save the answer"),
        back=_url(plan),
        trail=common.crumbs(plan.region, common.plan_crumb(plan)),
        lead=found.text,
    )


@requires(Permission.OPENING_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, uuid: UUID, item: UUID) -> HttpResponse:
    """What of a line opened, in parts where it opened in parts."""
    plan = common.plan_of(request, uuid)
    found = _item(plan, str(item))
    form = OpeningForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and common.tried(
        form,
        lambda: openings.record(
            item=found,
            opened_on=form.cleaned_data["opened_on"],
            places_count=form.cleaned_data["places_count"],
            words=form.cleaned_data["words"],
            by=common.account_of(request),
        ),
    ):
        messages.success(request, _("Recorded. The plan shows what was planned beside what opened."))
        return redirect(_url(plan))
    return common.ask(
        request,
        form,
        title=_("What opened"),
        save=_("Record"),
        back=_url(plan),
        trail=common.crumbs(plan.region, common.plan_crumb(plan)),
        lead=_words(found),
    )


def _item(plan: RegionalPlan, wanted: str) -> PlanItem:
    found = next((one for one in plans.items(plan) if str(one.uuid) == wanted), None)
    if found is None:
        raise Http404
    return found


def _words(item: PlanItem) -> str:
    return _("%(service)s, %(municipality)s, %(year)s: %(places)s places.") % {
        "service": item.service_type.name,
        "municipality": item.municipality.name,
        "year": item.year,
        "places": item.places_count,
    }


def _url(plan: RegionalPlan) -> str:
    return reverse("workbench:regional_plan_document", args=[plan.uuid])
