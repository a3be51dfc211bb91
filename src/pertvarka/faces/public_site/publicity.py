"""The open page of publicity (objective 5): what was published about the reform, by kind, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.components import Crumb
from pertvarka.programme.library import publicity_queries as queries
from pertvarka.programme.library.states import PublicityKind


@public(reason="What was published about the reform, with where it can be read.")
def listing(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("kind", "")
    kind = asked if asked in PublicityKind.values else ""
    counts = queries.by_kind()
    context = {
        "crumbs": [Crumb(_("Publicity"))],
        "items": queries.items(kind=kind),
        "kinds": [(one.value, one.label, counts[one.value]) for one in PublicityKind if counts[one.value]],
        "kind": kind,
        "total": counts.total(),
    }
    return render(request, "public_site/publicity.html", context)
