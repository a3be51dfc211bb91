"""Regional plans: their versions, lines, comments, what changed between two and what opened in truth."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans.figures import Summary
from pertvarka.oversight.regional_plans.models import ItemOpening, PlanComment, PlanItem, RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import reach
from pertvarka.oversight.regional_plans.states import PlanState

IN_FORCE = (PlanState.APPROVED, PlanState.IN_IMPLEMENTATION, PlanState.REVIEWED)


@dataclass(frozen=True, slots=True)
class Changed:
    """A line that came, went or changed; the same size in the same municipality is one that changed its year."""

    kind: str
    before: PlanItem | None
    after: PlanItem | None


@dataclass(frozen=True, slots=True)
class Carried:
    """A line of the plan and what of it opened. `days_late` counts from the last day of the planned year."""

    item: PlanItem
    opened_places: int
    first_opened_on: date | None
    days_late: int | None
    is_late: bool
    openings: tuple[ItemOpening, ...]

    @property
    def missing_places(self) -> int:
        """Fewer than planned; more places than planned miss none."""
        return max(0, self.item.places_count - self.opened_places)


@dataclass(frozen=True, slots=True)
class MoneyYear:
    """A year of the plan in thousands of euros."""

    year: int
    build_cost: float
    running_cost: float
    released: float
    budget: float
    carried: float


def plans(region: Region, *, by: Account) -> list[RegionalPlan]:
    """The versions the account may see, newest first."""
    return _visible(_rows().filter(region=region), region, by)


def plan(uuid: UUID, *, by: Account) -> RegionalPlan | None:
    """The plan, None where there is none or it is not for this account."""
    found = _rows().filter(uuid=uuid).first()
    if found is None:
        return None
    return next(iter(_visible(_rows().filter(pk=found.pk), found.region, by)), None)


def plan_of(region: Region, *, by: Account) -> RegionalPlan | None:
    """The newest version the account may see."""
    return next(iter(plans(region, by=by)), None)


def published(region: Region) -> RegionalPlan | None:
    """The approved version, for everybody."""
    return _rows().filter(region=region, state__in=IN_FORCE).first()


def in_force() -> list[RegionalPlan]:
    """The approved version of each region that has one."""
    newest: dict[int, RegionalPlan] = {}
    for one in _rows().filter(state__in=IN_FORCE):
        newest.setdefault(one.region_id, one)
    return list(newest.values())


def items(plan: RegionalPlan) -> list[PlanItem]:
    """Its lines, by year, municipality and service."""
    return list(plan.items.select_related("service_type", "municipality"))


def item(uuid: UUID, *, by: Account) -> PlanItem | None:
    """A line of a plan the account may see."""
    rows = PlanItem.objects.select_related("plan__region", "service_type", "municipality")
    found = rows.filter(uuid=uuid).first()
    return found if found and plan(found.plan.uuid, by=by) else None


def comments(plan: RegionalPlan) -> list[PlanComment]:
    """Everything the cluster said, oldest first."""
    rows = plan.comments.select_related("item", "organisation", "made_by", "answered_by")
    return list(rows)


def comment(uuid: UUID, *, by: Account) -> PlanComment | None:
    """A comment of a plan the account may see."""
    found = PlanComment.objects.select_related("plan__region", "item").filter(uuid=uuid).first()
    return found if found and plan(found.plan.uuid, by=by) else None


def unanswered_count(plan: RegionalPlan) -> int:
    return plan.comments.filter(answered_at=None).count()


def difference(old: RegionalPlan, new: RegionalPlan) -> list[Changed]:
    """What the newer version opens otherwise."""
    before = {(one.size_code, one.municipality_id, one.year): one for one in items(old)}
    after = {(one.size_code, one.municipality_id, one.year): one for one in items(new)}
    found = [
        Changed("changed", before[key], after[key])
        for key in sorted(before.keys() & after.keys())
        if before[key].modules_count != after[key].modules_count
    ]
    gone = {key: before[key] for key in sorted(before.keys() - after.keys())}
    for key in sorted(after.keys() - before.keys()):
        # The same module in the same place in another year is one that was put off or brought forward.
        twin = next((other for other in gone if other[:2] == key[:2]), None)
        found.append(Changed("changed" if twin else "added", gone.pop(twin) if twin else None, after[key]))
    return found + [Changed("removed", one, None) for one in gone.values()]


def carried_out(plan: RegionalPlan, *, today: date) -> list[Carried]:
    """Line by line: planned against opened."""
    rows = plan.items.select_related("service_type", "municipality").prefetch_related(
        Prefetch("openings", ItemOpening.objects.select_related("recorded_by"))
    )
    return [_carried(one, today) for one in rows]


def money(told: Summary) -> list[MoneyYear]:
    """The money of a computed plan, year by year."""
    columns = (told.build_cost, told.running_cost, told.released, told.budget, told.carried)
    return [MoneyYear(year, *row) for year, *row in zip(told.years, *columns, strict=True)]


def _carried(item: PlanItem, today: date) -> Carried:
    openings = tuple(item.openings.all())
    places = sum(one.places_count for one in openings)
    planned_by = date(item.year, 12, 31)
    is_whole = places >= item.places_count
    reached_on = openings[-1].opened_on if is_whole else None
    late = (reached_on or today) - planned_by
    return Carried(
        item=item,
        opened_places=places,
        first_opened_on=openings[0].opened_on if openings else None,
        days_late=max(0, late.days) if is_whole else None,
        is_late=late.days > 0,
        openings=openings,
    )


def _visible(rows: QuerySet[RegionalPlan], region: Region, by: Account) -> list[RegionalPlan]:
    if reach.sees_drafts(by, region):
        return list(rows)
    if reach.may(by, Permission.PLAN_VIEW, region):
        return list(rows.exclude(state=PlanState.DRAFT))
    return []


def _rows() -> QuerySet[RegionalPlan]:
    return RegionalPlan.objects.select_related(
        "region", "scenario__input__region", "scenario__result", "previous", "made_by", "approved_by"
    )
