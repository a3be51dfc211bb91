"""A worker's development plan: the aim, what to learn, enrolment in a training that takes people now."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench.forms.workforce import AimForm, EnrolForm, ItemForm
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.faces.workbench.workforce_page import asked, assessment, looked
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.services.workforce import rules, trainings
from pertvarka.services.workforce.actions import developing
from pertvarka.services.workforce.actions.developing import ToLearn
from pertvarka.services.workforce.errors import DoneAlready, StaffNotFound
from pertvarka.services.workforce.models import DevelopmentItem, DevelopmentPlan
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import assessments
from pertvarka.services.workforce.states import ItemKind

FORMS = ["GET", "HEAD", "POST"]


@requires(Permission.OWN_VIEW)
@require_http_methods(FORMS)
def aim(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the worker wants to be able to do."""
    plan = _plan(uuid)
    form = AimForm(
        request.POST if request.method == "POST" else None, initial={"aim": plan.aim, "version": plan.version}
    )

    def save(given: dict[str, Any]) -> None:
        developing.write_aim(plan=plan, aim=given["aim"], expected_version=given["version"], by=account_of(request))

    return _asked(request, plan, form, save, title=_("Aim of the development plan"), done=_("The aim is written down."))


@requires(Permission.OWN_VIEW)
@require_http_methods(FORMS)
def item_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One thing to learn; a training is chosen out of those that take people now."""
    plan = _plan(uuid)
    weak = rules.needs(plan.assessment.levels)
    groups = trainings.open_groups(on=timezone.localdate())
    form = ItemForm(
        request.POST if request.method == "POST" else None,
        groups=groups,
        initial={"domain": weak[0] if weak else "", "kind": ItemKind.TRAINING if groups else ""},
    )

    def save(given: dict[str, Any]) -> None:
        item = ToLearn(
            domain=given["domain"],
            kind=given["kind"],
            what=given["what"],
            due_on=given["due_on"],
            training=UUID(given["training"]) if given["training"] else None,
        )
        developing.add_item(plan=plan, item=item, by=account_of(request))

    return _asked(request, plan, form, save, title=_("Add what to learn"), done=_("It stands in the plan."))


@requires(Permission.OWN_VIEW)
@require_http_methods(FORMS)
def enrol(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Put the worker on the list of the training; without an account, an e-mail is asked for the letter."""
    found = _item(uuid)
    plan = found.plan
    has_account = plan.assessment.staff_member.account_id is not None
    if has_account and request.method == "POST":
        return _enrolled_at_once(request, found)
    form = EnrolForm(request.POST if request.method == "POST" else None)

    def save(given: dict[str, Any]) -> None:
        developing.enrol(item=found, email=given["email"], by=account_of(request))

    return _asked(
        request,
        plan,
        form,
        save,
        title=_("Enrol in the training"),
        done=_("The worker is enrolled; the letter goes to them."),
        about=found.what,
    )


@requires(Permission.OWN_VIEW)
@require_POST
def done(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An item of the plan is learnt."""
    found = _item(uuid)
    try:
        developing.finish_item(item=found, by=account_of(request))
    except StaffNotFound as missing:
        raise Http404 from missing
    except DoneAlready as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("It is done."))
    return redirect("workbench:staff_assessment", uuid=found.plan.assessment.uuid)


def _enrolled_at_once(request: HttpRequest, found: DevelopmentItem) -> HttpResponse:
    try:
        enrolled = developing.enrol(item=found, by=account_of(request))
    except StaffNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        said = _("The group is full: the worker stands in the queue.")
        messages.success(request, said if enrolled.waits else _("The worker is enrolled; the letter goes to them."))
    return redirect("workbench:staff_assessment", uuid=found.plan.assessment.uuid)


def _plan(uuid: UUID) -> DevelopmentPlan:
    held = assessments.plan_of(assessment(uuid))
    if held is None:
        raise Http404
    return held


def _item(uuid: UUID) -> DevelopmentItem:
    found = assessments.item(uuid)
    if found is None:
        raise Http404
    return found


def _asked(
    request: HttpRequest, plan: DevelopmentPlan, form: Any, save: Any, *, title: str, done: str, about: str = ""
) -> HttpResponse:
    worker = assessments.assessment(plan.assessment.uuid)
    if worker is None:
        raise Http404
    back = reverse("workbench:staff_assessment", args=[plan.assessment.uuid])
    return asked(
        request,
        form,
        save,
        title=title,
        button=_("Write it down"),
        done=done,
        back=back,
        crumbs=[
            Crumb(_("Development of staff"), reverse("workbench:staff_mine")),
            Crumb(_("Plan"), back),
            Crumb(title),
        ],
        sub=about or worker.staff_member.name,
        band=looked(request, about=worker.staff_member.reference, page="workbench:staff_assessment"),
    )
