"""Agreements between members, and what they do together step by step."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import cluster_page
from pertvarka.faces.workbench.forms.cluster import ActivityForm, AgreementForm, StepForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import reaching
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.programme.cluster.actions import cooperation as actions
from pertvarka.programme.cluster.errors import StepDoneAlready
from pertvarka.programme.cluster.permissions import Permission
from pertvarka.programme.cluster.queries import cooperation, members

REFUSED = 422


@requires(Permission.CLUSTER_VIEW)
@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """Every agreement, newest first."""
    context = {
        "crumbs": cluster_page.crumbs(Crumb(_("Agreements"))),
        "agreements": cooperation.agreements(),
        "may_keep": bool(cluster_page.kept(request, Permission.AGREEMENT_CHANGE)),
    }
    return render(request, "workbench/cluster/agreements.html", context)


@requires(Permission.AGREEMENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def agreement_new(request: HttpRequest) -> HttpResponse:
    """A signed agreement enters the list."""
    kept = cluster_page.kept(request, Permission.AGREEMENT_CHANGE)
    form = AgreementForm(
        request.POST if request.method == "POST" else None,
        regions=kept.regions,
        with_country=kept.with_country,
        organisations=members_of(kept),
        initial={"day": timezone.localdate()},
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.record_agreement(
                title=given["title"],
                subject=given["subject"],
                region=form.chosen_region,
                parties=form.chosen_parties,
                signed_on=given["day"],
                ends_on=given["ends_on"],
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The agreement is recorded."))
            return redirect("workbench:cluster_agreements")
    return _asked(request, form, title=_("New agreement"), save=_("Record the agreement"))


@requires(Permission.CLUSTER_VIEW)
@require_safe
def activities(request: HttpRequest) -> HttpResponse:
    """Joint plans with their steps."""
    context = {
        "crumbs": cluster_page.crumbs(Crumb(_("Joint plans"))),
        "activities": cooperation.activities(),
        "may_keep": bool(cluster_page.kept(request, Permission.ACTIVITY_CHANGE)),
        "today": timezone.localdate(),
    }
    return render(request, "workbench/cluster/activities.html", context)


@requires(Permission.ACTIVITY_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def activity_new(request: HttpRequest) -> HttpResponse:
    """Members agreed to do something together; its steps are added on its page."""
    kept = cluster_page.kept(request, Permission.ACTIVITY_CHANGE)
    form = ActivityForm(
        request.POST if request.method == "POST" else None,
        regions=kept.regions,
        with_country=kept.with_country,
        initial={"day": timezone.localdate()},
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.agree_activity(
                title=given["title"],
                aim=given["aim"],
                region=form.chosen_region,
                agreed_on=given["day"],
                steps=(),
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The joint plan is recorded. Add its steps."))
            return redirect("workbench:cluster_activity", uuid=made.uuid)
    return _asked(request, form, title=_("New joint plan"), save=_("Record the plan"))


@requires(Permission.CLUSTER_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def activity(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One joint plan; POST adds a step."""
    found, today = cooperation.activity(uuid), timezone.localdate()
    if found is None:
        raise Http404
    reach = reaching.reach_of(account_of(request), Permission.ACTIVITY_CHANGE, on=today)
    may_keep = reach.has_region(found.region_id)
    if request.method == "POST" and not may_keep:
        raise Http404
    form = None
    if may_keep:
        form = StepForm(
            request.POST if request.method == "POST" else None,
            organisations=members_of(cluster_page.kept(request, Permission.ACTIVITY_CHANGE)),
        )
    if form and form.is_valid():
        actions.add_step(activity=found, step=form.step, by=account_of(request))
        messages.success(request, _("The step is added."))
        return redirect("workbench:cluster_activity", uuid=uuid)
    context = {
        "crumbs": cluster_page.crumbs(Crumb(found.title)),
        "activity": found,
        "form": form,
        "may_keep": may_keep,
        "today": today,
    }
    status = REFUSED if form and form.errors else 200
    return render(request, "workbench/cluster/activity.html", context, status=status)


@requires(Permission.ACTIVITY_CHANGE)
@require_POST
def step_done(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The step is done today."""
    step = cooperation.step(uuid)
    if step is None:
        raise Http404
    try:
        actions.finish_step(step=step, by=account_of(request))
    except StepDoneAlready as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The step is done."))
    return redirect("workbench:cluster_activity", uuid=step.activity.uuid)


def members_of(kept: cluster_page.Kept) -> list[Organisation]:
    """The members of the reader's clusters, each once, in Lithuanian order."""
    regions = {region.pk for region in kept.regions}
    found = members.in_force(on=timezone.localdate())
    bodies = [row.organisation for row in found if kept.with_country or row.region_id in regions]
    return list({body.pk: body for body in bodies}.values())


def _asked(request: HttpRequest, form: AgreementForm | ActivityForm, *, title: str, save: str) -> HttpResponse:
    context = {"crumbs": cluster_page.crumbs(Crumb(title)), "form": form, "title": title, "save": save}
    return render(request, "workbench/cluster/asked.html", context, status=REFUSED if form.errors else 200)
