"""Lists: the cases one sees, one's own tasks, the load of each manager, the notices."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import case_lists, my_tasks, notices, reassigning
from pertvarka.faces.workbench.forms.lists import CaseFilter
from pertvarka.foundation.access import actions as access_actions
from pertvarka.foundation.access import policy, queries
from pertvarka.foundation.access.gates import requires, signed_in
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.people.cases.permissions import Permission

NEWEST_NOTICES = 100
REFUSED = 422


@requires(Permission.CASE_VIEW)
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """The cases this account sees, newest first: numbers, states and dates, no names."""
    account, today = _account(request), timezone.localdate()
    granted = policy.granted(account, on=today)
    asked = CaseFilter(request.GET)
    asked.is_valid()
    wanted = {name: asked.cleaned_data.get(name) for name in asked.fields}
    found = case_lists.NewestCases(
        state=wanted["state"] or "", kind=wanted["kind"] or "", manager=account if wanted["mine"] else None
    )
    page = case_lists.page(found, number=request.GET.get("page"))
    context = {
        "crumbs": [Crumb(_("Cases"))],
        "page": page,
        "rows": case_lists.rows(page, granted=granted, today=today),
        "filter": asked,
        "wanted": wanted,
        "is_filtered": any(wanted.values()),
        "may_register": Permission.CASE_REGISTER in granted,
        "by_mandate": Permission.MANDATE_OPEN in granted,
        "hints": my_tasks.hints(),
    }
    return render(request, "workbench/lists/cases.html", context)


@requires(Permission.TASK_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def tasks(request: HttpRequest) -> HttpResponse:
    """Own tasks by lateness; POST finishes one."""
    account = _account(request)
    if request.method == "POST":
        my_tasks.finish(request, by=account)
        return redirect("cases:tasks")
    context = {
        "crumbs": [Crumb(_("Tasks"))],
        "groups": my_tasks.all_groups(account, today=timezone.localdate(), finish_url=request.path),
        "hints": my_tasks.hints(),
    }
    return render(request, "workbench/lists/tasks.html", context)


@requires(Permission.CASE_ASSIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def load(request: HttpRequest) -> HttpResponse:
    """How many cases each manager has; POST gives the chosen ones to another."""
    desk = reassigning.desk(request, today=timezone.localdate())
    if request.method == "POST" and desk.form and desk.form.is_valid():
        given = reassigning.give(desk.form, by=_account(request))
        if given.count:
            messages.success(request, case_lists.done_in_words(given.count, manager=given.manager))
        for sentence in given.refused:
            messages.error(request, sentence)
        return redirect("cases:load")
    status = REFUSED if desk.form and desk.form.is_bound else 200
    return render(request, "workbench/lists/load.html", {"crumbs": [Crumb(_("Workload"))], "desk": desk}, status=status)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def my_notices(request: HttpRequest) -> HttpResponse:
    """What this account was told, the new first; POST takes one or all as read."""
    account = _account(request)
    if request.method == "POST":
        access_actions.read_notices(by=account, only=_key(request.POST.get("notice", "")))
        return redirect("workbench:notices")
    told = notices.tell(queries.newest_notices(account, limit=NEWEST_NOTICES))
    context = {
        "crumbs": [Crumb(_("Notices"))],
        "told": told,
        "has_new": any(notice.is_new for notice in told),
        "limit": NEWEST_NOTICES,
    }
    return render(request, "workbench/lists/notices.html", context)


def _account(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account


def _key(text: str) -> UUID | None:
    """Nothing that can be read as a key stands for all of them."""
    try:
        return UUID(text)
    except ValueError:
        return None
