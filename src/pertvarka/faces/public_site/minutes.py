"""What the monitoring group decided: the parts of its minutes that are for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.monitoring.queries import meetings


@public(reason="decisions of the monitoring group are published")
def minutes(request: HttpRequest) -> HttpResponse:
    """Signed meetings with a public part, the newest first."""
    crumbs = [Crumb(_("Results"), reverse("public_site:results")), Crumb(_("Decisions of the monitoring group"))]
    return render(request, "public_site/minutes.html", {"crumbs": crumbs, "meetings": meetings.published_minutes()})
