"""Findings and tasks: the group sees all of them, an organisation its own; discrepancies of the nightly checks."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import monitoring_pages as pages
from pertvarka.faces.workbench.forms.monitoring import AnswerForm, ExplainForm, show_refusal
from pertvarka.faces.workbench.monitoring_links import address_of
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import reaching
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.oversight.monitoring.actions import alerts as alert_actions
from pertvarka.oversight.monitoring.actions import findings as actions
from pertvarka.oversight.monitoring.models import Finding
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.queries import alerts, meetings
from pertvarka.oversight.monitoring.states import FindingState


@requires(Permission.FINDING_VIEW)
@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """All of them for the group; for an organisation those it answers."""
    context = {
        "crumbs": [Crumb(_("Findings and tasks"))],
        "findings": _seen(request),
        "tasks": [task for task in meetings.tasks() if _owns(request, task.owner_id) or _sees_all(request)],
        "sees_all": _sees_all(request),
        "today": timezone.localdate(),
    }
    return render(request, "workbench/monitoring/findings.html", context)


@requires(Permission.FINDING_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One finding; its owner answers it, the group closes it."""
    found = meetings.finding(uuid)
    if found is None or not (_sees_all(request) or _owns(request, found.owner_id)):
        raise Http404
    may_answer = found.state != "closed" and _owns(request, found.owner_id)
    may_close = found.state == FindingState.ANSWERED and pages.allows(request, Permission.MEETING_LEAD)
    if request.method == "POST" and "close" in request.POST:
        actions.close(finding=found, by=account_of(request))
        messages.success(request, _("The finding is closed."))
        return redirect("workbench:monitoring_finding", uuid=uuid)
    if request.method == "POST" and not may_answer:
        raise Http404
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial={"words": found.answer, "version": found.version}
    )
    if form.is_valid() and _answered(request, found, form):
        return redirect("workbench:monitoring_finding", uuid=uuid)
    context = {
        "crumbs": [Crumb(_("Findings and tasks"), reverse("workbench:monitoring_findings")), Crumb(_("Finding"))],
        "finding": found,
        "form": form if may_answer else None,
        "may_close": may_close,
        "sees_meeting": pages.allows(request, Permission.MEETING_VIEW),
    }
    status = pages.REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/monitoring/finding.html", context, status=status)


def _answered(request: HttpRequest, found: Finding, form: AnswerForm) -> bool:
    given = form.cleaned_data
    try:
        actions.answer(finding=found, words=given["words"], expected_version=given["version"], by=account_of(request))
    except ChangedMeanwhile as changed:
        typed = request.POST.copy()
        typed["version"] = str(changed.version)
        form.data = typed
        form.add_error(None, f"{changed.sentence} {changed.theirs.get('answer', '')}".strip())
        return False
    messages.success(request, _("Your answer is with the monitoring group."))
    return True


@requires(Permission.FINDING_VIEW)
@require_POST
def task_done(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The task is done today."""
    found = meetings.task(uuid)
    if found is None:
        raise Http404
    try:
        actions.finish_task(task=found, by=account_of(request))
    except PertvarkaError as refused:
        pages.pass_on(refused)
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The task is done."))
    return redirect("workbench:monitoring_findings")


@requires(Permission.ALERT_EXPLAIN)
@require_safe
def discrepancies(request: HttpRequest) -> HttpResponse:
    """What the nightly checks found in the reader's organisation, with what to do; how many in the country."""
    counted = [row for row in alerts.counts() if row.open or row.explained]
    context = {
        "crumbs": [Crumb(_("Discrepancies"))],
        "groups": [
            (group, [(alert, address_of(alert.about)) for alert in group.alerts]) for group in alerts.by_check()
        ],
        "counts": counted if pages.allows(request, Permission.ALERT_COUNT) else [],
        "open_count": alerts.open_count(),
    }
    return render(request, "workbench/monitoring/alerts.html", context)


@requires(Permission.ALERT_EXPLAIN)
@require_http_methods(["GET", "HEAD", "POST"])
def explain(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Why it is so; the alert stays until the check holds again."""
    found = alerts.one(uuid)
    if found is None:
        raise Http404
    form = ExplainForm(request.POST if request.method == "POST" else None, initial={"words": found.explanation})
    if form.is_valid():
        try:
            alert_actions.explain(alert=found, words=form.cleaned_data["words"], by=account_of(request))
        except PertvarkaError as refused:
            pages.pass_on(refused)
            show_refusal(form, refused)
        else:
            messages.success(request, _("The explanation is written down."))
            return redirect("workbench:discrepancies")
    title = alerts.title_of(found)
    return pages.ask(
        request,
        form,
        title=title,
        save=_("Save the explanation"),
        back=reverse("workbench:discrepancies"),
        trail=[Crumb(_("Discrepancies"), reverse("workbench:discrepancies")), Crumb(found.label)],
        lead=found.label,
    )


def _sees_all(request: HttpRequest) -> bool:
    return pages.allows(request, Permission.MEETING_VIEW)


def _owns(request: HttpRequest, organisation_id: int | None) -> bool:
    reach = reaching.reach_of(account_of(request), Permission.FINDING_ANSWER, on=timezone.localdate())
    return reach.has_organisation(organisation_id)


def _seen(request: HttpRequest) -> list[Finding]:
    if _sees_all(request):
        return list(meetings.findings())
    reach = reaching.reach_of(account_of(request), Permission.FINDING_ANSWER, on=timezone.localdate())
    return list(meetings.findings_of(list(reach.organisations)))
