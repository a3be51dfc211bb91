"""The ministry's page "Count and publish": what changed since the last release, and the button that makes a new one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.rights_asking import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.results import release_queries, releases
from pertvarka.oversight.results.permissions import Permission


@requires(Permission.RELEASE_PUBLISH)
def release(request: HttpRequest) -> HttpResponse:
    """GET counts and shows, keeps nothing; POST publishes. Rows are shown to nobody here, either."""
    account = account_of(request)
    if request.method == "POST":
        made = releases.publish(by=account)
        messages.success(request, _("Release %(number)s is published.") % {"number": made.number})
        return redirect("workbench:release")
    context = {
        "crumbs": [Crumb(_("Count and publish"))],
        "last": release_queries.newest(),
        "changes": releases.changes(by=account),
    }
    return render(request, "workbench/release/release.html", context)
