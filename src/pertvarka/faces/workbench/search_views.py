"""The one box: what was typed is sent in the body, never in an address, because it may be a name or a code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import found_cases
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.people.cases.permissions import Permission

TYPED_AT_MOST = 200
PAGE = "cases:search"


@requires(Permission.CASE_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Find cases by number, exact code or name; an address with words in it finds nothing, so none is ever made."""
    if request.GET:
        return redirect(PAGE)
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    typed = request.POST.get("q", "")[:TYPED_AT_MOST] if request.method == "POST" else ""
    today = timezone.localdate()
    granted = policy.granted(account, on=today)
    context = {
        "crumbs": [Crumb(_("Search"))],
        "search_query": typed,
        "searched": found_cases.searched(typed, by=account, granted=granted, today=today, page=PAGE),
    }
    return render(request, "workbench/lists/search.html", context)
