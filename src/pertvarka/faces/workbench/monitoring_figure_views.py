"""Figures on their way to the public: what waits for the group, one figure with rows and evidence, each step."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import monitoring_pages as pages
from pertvarka.faces.workbench.forms.monitoring import FigureForm, ReturnForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.oversight.monitoring.actions import figures as actions
from pertvarka.oversight.monitoring.models import Submission
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.queries import figures
from pertvarka.oversight.monitoring.states import SubmissionState

ACTS: dict[str, Callable[[Submission, Account], object]] = {
    "submit": lambda one, by: actions.submit(submission=one, by=by),
    "verify": lambda one, by: actions.verify(submission=one, by=by),
    "publish": lambda one, by: actions.publish(submission=one, by=by),
}


@requires(Permission.MEETING_VIEW)
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Figures the group sees, those that wait first; drafts for those who write them."""
    may_submit = pages.allows(request, Permission.SUBMISSION_PUBLISH)
    context = {
        "crumbs": pages.crumbs(Crumb(_("Figures"))),
        "rows": figures.listed(figures.seen(with_drafts=may_submit)),
        "waiting_count": figures.waiting_count(),
        "may_submit": may_submit,
    }
    return render(request, "workbench/monitoring/figures.html", context)


@requires(Permission.MEETING_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def figure(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One figure; POST does the step that is named: submit, verify, send back, publish."""
    found = _find(request, uuid)
    form = ReturnForm(request.POST if request.POST.get("act") == "return" else None)
    if request.method == "POST":
        answer = _act(request, found, form)
        if answer is not None:
            return answer
        found = _find(request, uuid)
    context = {
        "crumbs": pages.crumbs(
            Crumb(_("Figures"), reverse("workbench:monitoring_figures")), Crumb(found.indicator_code)
        ),
        "figure": found,
        "shown": figures.shown(found),
        "form": form,
        "may_submit": pages.allows(request, Permission.SUBMISSION_PUBLISH),
        "may_verify": pages.allows(request, Permission.SUBMISSION_VERIFY),
    }
    status = pages.REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/monitoring/figure.html", context, status=status)


def _act(request: HttpRequest, found: Submission, form: ReturnForm) -> HttpResponse | None:
    name, by = request.POST.get("act", ""), account_of(request)
    try:
        if name == "return":
            if not form.is_valid():
                return None
            actions.send_back(submission=found, reason=form.cleaned_data["reason"], by=by)
        elif name in ACTS:
            ACTS[name](found, by)
        else:
            raise Http404
    except PertvarkaError as refused:
        pages.pass_on(refused)
        messages.error(request, refused.sentence)
        return redirect("workbench:monitoring_figure", uuid=found.uuid)
    messages.success(request, _done(name))
    if name in ("verify", "return") and (following := figures.next_waiting(found)):
        return redirect("workbench:monitoring_figure", uuid=following.uuid)
    return redirect("workbench:monitoring_figure", uuid=found.uuid)


def _done(name: str) -> str:
    return {
        "submit": _("The figure is with the monitoring group."),
        "verify": _("The figure is verified."),
        "return": _("The figure is returned with your reason."),
        "publish": _("The figure is published."),
    }[name]


@requires(Permission.SUBMISSION_PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A figure of a day; the address may already say which indicator, and its counted value is offered."""
    code = request.GET.get("indicator", "")
    today = timezone.localdate()
    counted = actions.computed(code, as_of=today) if code else None
    form = FigureForm(
        request.POST if request.method == "POST" else None,
        indicators=pages.indicators(),
        initial={"indicator": code, "day": today, "value": counted},
    )
    if form.is_valid():
        try:
            made = actions.draft(figure=form.figure, by=account_of(request))
        except PertvarkaError as refused:
            pages.pass_on(refused)
            show_refusal(form, refused)
        else:
            messages.success(request, _("The draft is saved. Look at it and submit it."))
            return redirect("workbench:monitoring_figure", uuid=made.uuid)
    return _ask(
        request, form, title=_("New figure"), save=_("Save the draft"), back=reverse("workbench:monitoring_figures")
    )


@requires(Permission.SUBMISSION_PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A draft or a returned figure is put right; a published one is corrected by a new figure."""
    found = _find(request, uuid)
    corrects = found.state == SubmissionState.PUBLISHED
    if not corrects and found.state not in ("draft", "returned"):
        raise Http404
    form = FigureForm(
        request.POST if request.method == "POST" else None,
        indicators={found.indicator_code: pages.indicators().get(found.indicator_code, "")},
        initial={
            "indicator": found.indicator_code,
            "day": found.as_of,
            "value": found.value,
            "evidence": ", ".join(found.evidence),
            "comment_lt": "" if corrects else found.comment_lt,
            "comment_en": "" if corrects else found.comment_en,
            "version": found.version,
        },
    )
    if form.is_valid():
        by = account_of(request)
        version = form.cleaned_data["version"] or found.version
        try:
            saved = (
                actions.correct(submission=found, figure=form.figure, by=by)
                if corrects
                else actions.change(submission=found, figure=form.figure, expected_version=version, by=by)
            )
        except ChangedMeanwhile as changed:
            typed = request.POST.copy()
            typed["version"] = str(changed.version)
            form.data = typed
            form.add_error(None, changed.sentence)
        except PertvarkaError as refused:
            pages.pass_on(refused)
            show_refusal(form, refused)
        else:
            messages.success(request, _("The draft is saved. Look at it and submit it."))
            return redirect("workbench:monitoring_figure", uuid=saved.uuid)
    title = _("Correct a published figure") if corrects else _("Change the figure")
    return _ask(
        request, form, title=title, save=_("Save the draft"), back=reverse("workbench:monitoring_figure", args=[uuid])
    )


def _find(request: HttpRequest, uuid: UUID) -> Submission:
    found = figures.one(uuid, with_drafts=pages.allows(request, Permission.SUBMISSION_PUBLISH))
    if found is None:
        raise Http404
    return found


def _ask(request: HttpRequest, form: FigureForm, *, title: str, save: str, back: str) -> HttpResponse:
    trail = pages.crumbs(Crumb(_("Figures"), reverse("workbench:monitoring_figures")), Crumb(title))
    lead = _("The figure is verified by the monitoring group before it is published. Name the documents that prove it.")
    return pages.ask(request, form, title=title, save=save, back=back, trail=trail, lead=lead)
