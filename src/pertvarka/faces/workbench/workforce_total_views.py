"""Development and further work of staff added up: of own institution, own region, or the country."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import workforce_totals
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb, counted_band
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import totals


@requires(Permission.TOTAL_VIEW)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Results by profession, what has to be learnt, what staff want, where they went."""
    found = totals.totals()
    context = {
        "crumbs": [Crumb(_("Staff in figures"))],
        "found": found,
        "tables": workforce_totals.below_chart(found),
        "wishes": workforce_totals.wishes(found),
        "chart": workforce_totals.chart(found),
        "band": counted_band(),
    }
    return render(request, "workbench/workforce/totals.html", context)


@requires(Permission.TOTAL_VIEW)
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """The same tables as a file, hidden cells hidden."""
    answer = HttpResponse(workforce_totals.as_csv(totals.totals()), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="staff.csv"'
    return answer
