"""The approved plan of a region for everybody: places by service, municipality and year, and no word of people."""

from dataclasses import dataclass
from datetime import date

from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.models import PlanItem, RegionalPlan
from pertvarka.oversight.regional_plans.queries import plans


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """Lines of the plan, each with the places that have opened; those are told once it is being carried out."""

    plan: RegionalPlan
    rows: tuple[tuple[PlanItem, int], ...]
    places_count: int
    opened_count: int

    @property
    def is_carried_out(self) -> bool:
        return self.plan.started_on is not None


def of_region(region: Region, *, today: date) -> PublishedPlan | None:
    """None while the region has no approved plan."""
    plan = plans.published(region)
    if plan is None:
        return None
    carried = plans.carried_out(plan, today=today)
    ordered = sorted(carried, key=lambda one: (one.item.year, one.item.municipality.name, one.item.service_type.code))
    return PublishedPlan(
        plan=plan,
        rows=tuple((one.item, one.opened_places) for one in ordered),
        places_count=sum(one.item.places_count for one in carried),
        opened_count=sum(one.opened_places for one in carried),
    )
