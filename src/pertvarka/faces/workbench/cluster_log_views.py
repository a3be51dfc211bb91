"""The log of difficulties and benefits: whether the cluster works, in the words of its members."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import cluster_page
from pertvarka.faces.workbench.cluster_cooperation_views import members_of
from pertvarka.faces.workbench.forms.cluster import HandleForm, NoteForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import reaching
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.programme.cluster.actions import cooperation as actions
from pertvarka.programme.cluster.permissions import Permission
from pertvarka.programme.cluster.queries import cooperation

REFUSED, CONFLICT = 422, 409


@requires(Permission.CLUSTER_VIEW)
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Difficulties, the open ones first, and benefits beside them."""
    context = {
        "crumbs": cluster_page.crumbs(Crumb(_("Difficulties and benefits"))),
        "difficulties": cooperation.log(),
        "benefits": cooperation.log(difficulties=False),
        "may_keep": bool(cluster_page.kept(request, Permission.LOG_CHANGE)),
        "today": timezone.localdate(),
    }
    return render(request, "workbench/cluster/log.html", context)


@requires(Permission.LOG_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A difficulty or a benefit is written down."""
    kept = cluster_page.kept(request, Permission.LOG_CHANGE)
    form = NoteForm(
        request.POST if request.method == "POST" else None,
        regions=kept.regions,
        with_country=kept.with_country,
        organisations=members_of(kept),
        initial={"day": timezone.localdate()},
    )
    if form.is_valid():
        try:
            actions.note(entry=form.entry, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("It is written down."))
            return redirect("workbench:cluster_log")
    title = _("New difficulty or benefit")
    context = {"crumbs": cluster_page.crumbs(Crumb(title)), "form": form, "title": title, "save": _("Write it down")}
    return render(request, "workbench/cluster/asked.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.CLUSTER_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One entry; POST says what is done about it. Somebody else's words in between are shown, mine are kept."""
    found, today = cooperation.entry(uuid), timezone.localdate()
    if found is None:
        raise Http404
    may_keep = reaching.reach_of(account_of(request), Permission.LOG_CHANGE, on=today).has_region(found.region_id)
    if request.method == "POST" and not may_keep:
        raise Http404
    standing = {"version": found.version, "state": found.state, "action": found.action}
    form = HandleForm(request.POST if request.method == "POST" else None, initial=standing)
    status, theirs = 200, ""
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.handle(
                entry=found,
                action=given["action"],
                state=given["state"],
                expected_version=given["version"],
                by=account_of(request),
            )
        except ChangedMeanwhile as changed:
            status, theirs = CONFLICT, str(changed.theirs.get("action", found.action))
            form.data = form.data.copy()  # type: ignore[attr-defined]  # a QueryDict
            form.data["version"] = str(changed.version)  # type: ignore[index]
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("It is written down."))
            return redirect("workbench:cluster_log")
    context = {
        "crumbs": cluster_page.crumbs(
            Crumb(_("Difficulties and benefits"), reverse("workbench:cluster_log")),
            Crumb(str(found.get_kind_display())),
        ),
        "entry": found,
        "form": form if may_keep else None,
        "theirs": theirs,
        "late": cluster_page.days_late(found.due_on, today=today) if found.handled_on is None else 0,
    }
    if form.errors and not theirs:
        status = REFUSED
    return render(request, "workbench/cluster/entry.html", context, status=status)
