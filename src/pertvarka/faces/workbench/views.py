"""The workbench: my day, the roles as written, the audit record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import frame, my_tasks, notices, roles_in_words, sentences
from pertvarka.faces.workbench.matters import Asking
from pertvarka.faces.workbench.my_day import my_day
from pertvarka.foundation.access import policy, queries
from pertvarka.foundation.access.gates import requires, signed_in
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.permissions import Permission
from pertvarka.foundation.base.components import Crumb
from pertvarka.people.cases.permissions import Permission as Cases
from pertvarka.programme.framework import queries as framework

NEWEST_EVENTS = 50
NEWEST_NOTICES = 5


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def home(request: HttpRequest) -> HttpResponse:
    """My day: what waits, in order of lateness; what I was told; what my role sees. POST finishes a task."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    if request.method == "POST":
        my_tasks.finish(request, by=account)
        return redirect("workbench:home")
    today = timezone.localdate()
    granted = policy.granted(account, on=today)
    asking = Asking(account=account, granted=granted, today=today, now=timezone.now(), finish_url=request.path)
    context = {
        "account": account,
        "held_roles": queries.held_roles(account, on=today),
        "day": my_day(asking),
        "told_notices": notices.tell(queries.newest_notices(account, limit=NEWEST_NOTICES)),
        "may_change_tasks": Cases.TASK_CHANGE in granted,
        "hints": my_tasks.hints(),
        "compared_versions": [version.number for version in framework.versions()][-2:],
        "may_view_roles": Permission.ROLE_VIEW in granted,
        "may_view_audit": Permission.AUDIT_VIEW in granted,
    }
    return render(request, "workbench/home.html", context)


@signed_in
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Every place of the reader's roles, for roles with more of them than the rail has room for."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    context = {"crumbs": [Crumb(_("All my pages"))], "places": frame.all_places(request, account)}
    return render(request, "workbench/places.html", context)


@requires(Permission.ROLE_VIEW)
def roles(request: HttpRequest) -> HttpResponse:
    """All roles as written, with the permissions each gives."""
    return render(request, "workbench/roles.html", {"roles": roles_in_words.all_in_words()})


@requires(Permission.AUDIT_VIEW)
def audit(request: HttpRequest) -> HttpResponse:
    """The newest events of the audit record, told as sentences."""
    events = queries.newest_audit_events(limit=NEWEST_EVENTS)
    context = {"told_events": sentences.tell(events), "newest_events": NEWEST_EVENTS}
    return render(request, "workbench/audit.html", context)
