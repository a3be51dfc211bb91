"""How far a job is, for whoever asked for it: a bar, a way to take it back or ask again, the file when it is done."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench.rights_asking import account_of
from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.gates import signed_in
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.jobs import asking, queries
from pertvarka.foundation.base.models import Job

LOOKED_AT_EVERY = 2
"""Seconds between two looks of the page, with a script or without."""


@signed_in
def job(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """GET shows it, to htmx only what changes; POST takes it back or asks for it again."""
    account = account_of(request)
    shown = queries.shown(uuid, by=account, at=timezone.now())
    if shown is None:
        raise Http404
    if request.method == "POST":
        _act(request, uuid, account)
        return redirect("workbench:job", uuid)
    context = {
        "crumbs": [Crumb(_("Progress of the work"))],
        "job": shown,
        "may_fetch": shown.file is not None and _may_fetch(shown.permission, account),
        "has_no_worker": shown.state == Job.State.WAITING and not queries.is_somebody_at_work(),
        "every": LOOKED_AT_EVERY,
    }
    is_piece = request.headers.get("HX-Request") == "true"
    return render(request, "workbench/job/standing.html" if is_piece else "workbench/job/job.html", context)


@signed_in
@require_safe
def file(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the job made, to be saved; each fetching of personal data stands in the view log before it leaves."""
    account = account_of(request)
    now = timezone.now()
    shown = queries.shown(uuid, by=account, at=now)
    kept = queries.file_of(uuid, by=account, at=now)
    if shown is None or kept is None or not _may_fetch(shown.permission, account):
        raise Http404
    if kept.is_personal:
        view_log.record(ViewRecord.Kind.EXPORT, about=f"job:{uuid}", page="workbench:job_file", by=account)
    answered = HttpResponse(kept.content, content_type=kept.media_type)
    answered["Content-Disposition"] = f'attachment; filename="{kept.file_name}"'
    answered["X-Content-Type-Options"] = "nosniff"
    answered["Cache-Control"] = "no-store, private"
    return answered


def _act(request: HttpRequest, uuid: UUID, account: Account) -> None:
    wish = request.POST.get("wish")
    if wish == "cancel" and asking.cancel(uuid, by=account):
        messages.success(request, _("You have taken it back. What was begun is not kept."))
    if wish == "again" and asking.ask_again(uuid, by=account):
        messages.success(request, _("It will be done anew."))


def _may_fetch(permission: str, account: Account) -> bool:
    return not permission or policy.allows(account, permission, on=timezone.localdate())
