"""Which services plans ask for, where, in which state: counts for planners, who see no people.

A planner plans services for the people of the own municipality, and one who needs a service is one to plan for: the
counts are told as they are, to nobody else, and never published.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from pertvarka.foundation.territory.models import Municipality
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.people.plans.rules import IN_FORCE
from pertvarka.people.plans.states import ServiceNeedState
from pertvarka.services.catalogue.models import ServiceType

COUNTED = (ServiceNeedState.UNMET, ServiceNeedState.REFERRED, ServiceNeedState.WAITING, ServiceNeedState.MET)


@dataclass(frozen=True, slots=True)
class Demand:
    """How many needs of one type of service there are in one municipality, by state."""

    service_type: ServiceType
    municipality: Municipality
    by_state: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.by_state.values())

    @property
    def open(self) -> int:
        """Those without a service yet."""
        return self.total - self.by_state.get(ServiceNeedState.MET, 0)


def needs_of_municipality(municipality: Municipality | None = None) -> list[Demand]:
    """Needs of plans in force, as far as the asker counts them: all municipalities in reach, or one.

    The database answers in groups; no row of a person comes out of it.
    """
    rows = _counted()
    if municipality is not None:
        rows = rows.filter(municipality=municipality)
    grouped = rows.order_by().values("service_type_id", "municipality_id", "state").annotate(count=Count("pk"))
    found: dict[tuple[int, int], dict[str, int]] = {}
    for row in grouped:
        found.setdefault((row["service_type_id"], row["municipality_id"]), {})[row["state"]] = row["count"]
    types = ServiceType.objects.in_bulk({key for key, _ in found})
    places = Municipality.objects.in_bulk({key for _, key in found})
    demands = [Demand(types[kind], places[place], states) for (kind, place), states in found.items()]
    return sorted(demands, key=lambda one: (one.service_type.code, one.municipality.code))


def municipalities_of(demands: Iterable[Demand]) -> list[Municipality]:
    return sorted({one.municipality for one in demands}, key=lambda place: place.code)


def _counted() -> QuerySet[ServiceNeed]:
    return ServiceNeed.objects.filter(plan_state__in=IN_FORCE, state__in=COUNTED)
