"""Services that plans ask for, counted by type and municipality: what a planner of a municipality sees of plans."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import ClosedBand, Crumb, counted_band
from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.queries import demand
from pertvarka.people.plans.queries.demand import COUNTED, Demand
from pertvarka.people.plans.states import ServiceNeedState


@dataclass(frozen=True, slots=True)
class DemandRow:
    """A type of service in a municipality; `counts` in the order of the columns."""

    service: str
    municipality: str
    counts: tuple[tuple[str, int], ...]
    open: int
    total: int


@dataclass(frozen=True, slots=True)
class DemandPage:
    """The table, what it was narrowed to, and how many needs there are in all."""

    rows: tuple[DemandRow, ...]
    columns: tuple[str, ...]
    totals: tuple[tuple[str, int], ...]
    open: int
    total: int
    municipalities: tuple[Municipality, ...]
    chosen: str


@requires(Permission.NEED_COUNT)
@require_safe
def needs(request: HttpRequest) -> HttpResponse:
    """Counts only: no page leads from here to a person."""
    context = {
        "crumbs": [Crumb(_("Service needs"))],
        "band": _band(),
        "page": page_of(demand.needs_of_municipality(), chosen=request.GET.get("municipality", "")),
    }
    return render(request, "workbench/plan/demand.html", context)


def page_of(found: list[Demand], *, chosen: str) -> DemandPage:
    places = demand.municipalities_of(found)
    if chosen not in {place.code for place in places}:
        chosen = ""
    shown = [one for one in found if chosen in ("", one.municipality.code)]
    labels = tuple(str(ServiceNeedState(state).label) for state in COUNTED)
    rows = tuple(
        DemandRow(
            service=one.service_type.name,
            municipality=one.municipality.name,
            counts=tuple(zip(labels, (one.by_state.get(state, 0) for state in COUNTED), strict=True)),
            open=one.open,
            total=one.total,
        )
        for one in shown
    )
    totals = tuple(
        (label, sum(one.by_state.get(state, 0) for one in shown)) for label, state in zip(labels, COUNTED, strict=True)
    )
    return DemandPage(
        rows=rows,
        columns=labels,
        totals=totals,
        open=sum(one.open for one in shown),
        total=sum(one.total for one in shown),
        municipalities=tuple(places),
        chosen=chosen,
    )


def _band() -> ClosedBand:
    return counted_band()
