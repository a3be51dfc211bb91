"""Who is to come to a municipality within a year: counts only, small ones hidden."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb, counted_band
from pertvarka.people.delivery.queries import arrivals as asked
from pertvarka.people.plans.permissions import Permission


@requires(Permission.NEED_COUNT)
@require_safe
def arrivals(request: HttpRequest) -> HttpResponse:
    """By month and kind of home: moves being prepared, and homes that plans ask for."""
    forecast = asked.forecast(today=timezone.localdate())
    context = {
        "crumbs": [Crumb(_("Arrivals"))],
        "band": counted_band(),
        "forecast": forecast,
        "prepared": [line for line in forecast.lines if line.is_prepared],
        "needed": [line for line in forecast.lines if not line.is_prepared],
        "several": len({line.municipality for line in forecast.lines}) > 1,
    }
    return render(request, "workbench/home/arrivals.html", context)
