"""One organisation's way to a quality mark: principles with their scores, what is improved, the next stage."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import quality_page
from pertvarka.faces.workbench.forms.quality import ActionForm, ConsultationForm, ScoreForm, StageForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.services.institutions import quality_rules
from pertvarka.services.institutions.actions import quality as actions
from pertvarka.services.institutions.models import QualityProcess, YearlyProgress
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.quality_errors import ActionDoneAlready, ProcessNotFound
from pertvarka.services.institutions.queries import quality

REFUSED = 422


@requires(Permission.QUALITY_VIEW)
@require_safe
def process(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The line of stages, the board of principles, hours, and what may be done next."""
    found = _find(request, uuid)
    account = account_of(request)
    board = quality.board(found)
    context = {
        "crumbs": quality_page.crumbs(Crumb(found.organisation.name)),
        "process": found,
        "line": quality_page.stages(found),
        "board": board,
        "total": quality.total(board),
        "hours": quality.hours_of(found),
        "consultations": found.consultations.select_related("by"),
        "progress": _years(found),
        "to_report": quality.years_to_report(found),
        "may_lead": quality.may_lead(found, account),
        "may_improve": quality.may_lead(found, account) or quality.is_own(found, account),
        "may_go_on": quality.may_lead(found, account) and bool(quality_rules.STEPS[found.stage]),
        "runs_out": quality_page.runs_out(found),
        "today": timezone.localdate(),
    }
    return render(request, "workbench/quality/process.html", context)


@requires(Permission.QUALITY_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def consultation(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Hours of consultancy are logged."""
    found = _led(request, uuid)
    form = ConsultationForm(request.POST if request.method == "POST" else None, initial={"day": timezone.localdate()})
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.consult(
                process=found, held_on=given["day"], hours=given["hours"], topic=given["topic"], by=account_of(request)
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The hours are logged."))
            return redirect("workbench:quality_process", uuid=uuid)
    return _asked(request, found, form, title=_("Log a consultation"), save=_("Log the hours"))


@requires(Permission.QUALITY_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def score(request: HttpRequest, uuid: UUID, order: int) -> HttpResponse:
    """What was found of a principle today."""
    found = _led(request, uuid)
    principle = found.framework.principles.filter(order=order).first()
    if principle is None:
        raise Http404
    form = ScoreForm(
        request.POST if request.method == "POST" else None,
        criteria=principle.criteria.all(),
        scale_max=found.framework.scale_max,
    )
    if form.is_valid():
        given = form.cleaned_data
        told = actions.Found(principle, given["score"], given["evidence"], form.chosen_criterion)
        try:
            actions.score(process=found, found=told, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The score is kept; the earlier ones stay in the history."))
            return redirect("workbench:quality_process", uuid=uuid)
    return _asked(request, found, form, title=principle.title, save=_("Keep the score"))


@requires(Permission.QUALITY_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def action(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Something will be done better."""
    found = _find(request, uuid)
    form = ActionForm(request.POST if request.method == "POST" else None, principles=found.framework.principles.all())
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.plan_action(
                process=found,
                principle=form.chosen_principle,
                what=given["what"],
                owner=given["owner"],
                due_on=given["due_on"],
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The action stands in the improvement plan."))
            return redirect("workbench:quality_process", uuid=uuid)
    return _asked(request, found, form, title=_("New improvement action"), save=_("Add the action"))


@requires(Permission.QUALITY_VIEW)
@require_POST
def action_done(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """An improvement action is done today."""
    found = quality.action(uuid)
    if found is None:
        raise Http404
    try:
        actions.finish_action(action=found, by=account_of(request))
    except ProcessNotFound as missing:
        raise Http404 from missing
    except ActionDoneAlready as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The action is done."))
    return redirect("workbench:quality_process", uuid=found.process.uuid)


@requires(Permission.QUALITY_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def stage(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The next stage, or what is still missing for it."""
    found = _led(request, uuid)
    form = StageForm(
        request.POST if request.method == "POST" else None,
        now=found.stage,
        initial={"version": found.version, "day": timezone.localdate()},
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.go_on(
                process=found,
                stage=given["stage"],
                on=given["day"] or timezone.localdate(),
                expected_version=given["version"],
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The process is in its next stage."))
            return redirect("workbench:quality_process", uuid=uuid)
    return _asked(request, found, form, title=_("Next stage"), save=_("Go on"))


def _years(found: QualityProcess) -> list[tuple[int, YearlyProgress | None]]:
    """Every year to report on with what was reported; a year of a mark that lapsed since is only read."""
    reported = {row.year: row for row in found.progress.select_related("reported_by")}
    years = sorted({*quality.years_to_report(found), *reported}, reverse=True)
    return [(year, reported.get(year)) for year in years]


def _asked(request: HttpRequest, found: QualityProcess, form: forms.Form, *, title: str, save: str) -> HttpResponse:
    context = {
        "crumbs": quality_page.crumbs(
            Crumb(found.organisation.name, reverse("workbench:quality_process", args=[found.uuid])), Crumb(title)
        ),
        "form": form,
        "title": title,
        "sub": found.organisation.name,
        "save": save,
        "back": found,
    }
    return render(request, "workbench/quality/asked.html", context, status=REFUSED if form.errors else 200)


def _find(request: HttpRequest, uuid: UUID) -> QualityProcess:
    found = quality.process(uuid, account_of(request))
    if found is None:
        raise Http404
    return found


def _led(request: HttpRequest, uuid: UUID) -> QualityProcess:
    found = _find(request, uuid)
    if not quality.may_lead(found, account_of(request)):
        raise Http404
    return found
