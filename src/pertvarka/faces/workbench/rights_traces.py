"""The view log for the data protection officer: whose looks, looks at whom, on which day."""

from datetime import date
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench.forms.rights import FindLooks
from pertvarka.faces.workbench.rights_asking import desk_crumbs
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.people.rights.permissions import Permission
from pertvarka.people.rights.queries import traces

PAGE_SIZE = 50


@requires(Permission.VIEW_RECORD_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def view_log(request: HttpRequest) -> HttpResponse:
    """The log, newest first. An e-mail or a case number is typed by POST, so that addresses hold identifiers only."""
    if request.method == "POST":
        return _found(request)
    account, about, day = _account(request), _reference(request.GET.get("about", "")), _day(request)
    page = Paginator(traces.looks(by=account, about=about, on=day), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "crumbs": [*desk_crumbs(), Crumb(_("View log"))],
        "page": page,
        "looks": traces.told(page.object_list),
        "account": account,
        "about": about,
        "day": day,
        "unknown": request.GET.getlist("unknown"),
    }
    return render(request, "workbench/rights/view_log.html", context)


def _found(request: HttpRequest) -> HttpResponse:
    """Turn what was typed into identifiers; what is not found is said, and narrows nothing."""
    form = FindLooks(request.POST)
    asked = form.cleaned_data if form.is_valid() else {}
    query: list[tuple[str, str]] = []
    if typed := asked.get("account"):
        account = traces.account_behind(typed)
        query.append(("by", str(account.uuid)) if account else ("unknown", "account"))
    if typed := asked.get("number"):
        reference = traces.reference_behind(typed)
        query.append(("about", reference.removeprefix("person:")) if reference else ("unknown", "number"))
    if typed := asked.get("day"):
        query.append(("day", typed) if _read_day(typed) else ("unknown", "day"))
    return redirect(f"{reverse('workbench:view_log')}?{urlencode(query)}")


def _account(request: HttpRequest) -> Account | None:
    wanted = request.GET.get("by", "")
    return traces.account_behind(f"account:{wanted}") if wanted else None


def _reference(wanted: str) -> str:
    try:
        return f"person:{UUID(wanted)}" if wanted else ""
    except ValueError:
        return ""


def _day(request: HttpRequest) -> date | None:
    return _read_day(request.GET.get("day", ""))


def _read_day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None
