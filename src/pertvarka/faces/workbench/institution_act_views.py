"""Acts on a plan: submitted, taken for review, returned, endorsed, approved, begun, completed. Each is one press."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pertvarka.faces.workbench import institution_views as pages
from pertvarka.faces.workbench.forms.institutions import ApprovalForm
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.services.institutions.actions import carrying_out, reviews
from pertvarka.services.institutions.actions import plans as actions
from pertvarka.services.institutions.errors import InstitutionNotFound
from pertvarka.services.institutions.permissions import Permission


@requires(Permission.PLAN_SUBMIT)
@require_POST
def submit(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """To the expert."""
    return _done(request, uuid, number, actions.submit, _("The plan is submitted."))


@requires(Permission.PLAN_REVIEW)
@require_POST
def take(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """Become its expert."""
    return _done(request, uuid, number, reviews.take, _("You review this plan now."))


@requires(Permission.PLAN_REVIEW)
@require_POST
def return_plan(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """Back with remarks."""
    return _done(request, uuid, number, reviews.return_plan, _("The plan is returned with your remarks."))


@requires(Permission.PLAN_REVIEW)
@require_POST
def endorse(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """The expert's word."""
    return _done(request, uuid, number, reviews.endorse, _("The plan is endorsed. The founder approves it next."))


@requires(Permission.PLAN_APPROVE)
@require_POST
def approve(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """The founder's decision."""
    form = ApprovalForm(request.POST)
    document = form.cleaned_data["document"] if form.is_valid() else ""
    return _done(
        request,
        uuid,
        number,
        partial(carrying_out.approve, document=document),
        _("The plan is approved. Its measures and risks can be followed from now on."),
        form=form,
    )


@requires(Permission.PLAN_SUBMIT)
@require_POST
def start(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """Carried out from today."""
    return _done(request, uuid, number, carrying_out.start, _("The plan is being carried out."))


@requires(Permission.PLAN_SUBMIT)
@require_POST
def complete(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """All measures are settled."""
    return _done(request, uuid, number, carrying_out.complete, _("The plan is completed."))


def _done(
    request: HttpRequest,
    uuid: UUID,
    number: int,
    act: Callable[..., object],
    told: str,
    *,
    form: ApprovalForm | None = None,
) -> HttpResponse:
    """Carry the act out and tell it; a refusal stands on the plan's page with its sentence."""
    found, plan = pages.find_plan(request, uuid, number)
    try:
        act(plan=plan, by=pages.account_of(request))
    except InstitutionNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        plan.refresh_from_db()
        return pages.show(request, found, plan, error=refused.sentence or _("Not possible yet"), form=form)
    messages.success(request, told)
    return redirect("workbench:institution_version", uuid=uuid, number=number)
