"""The values plans count with: those in force, and how each came to be."""

from datetime import date

from pertvarka.oversight.regional_plans.models import PlanningParameter


def current(on: date) -> list[PlanningParameter]:
    """The rows in force on a day, in the order of their keys and services; before the first value of a place its oldest
    assumption.
    """
    found: dict[tuple[object, ...], PlanningParameter] = {}
    oldest: dict[tuple[object, ...], PlanningParameter] = {}
    rows = PlanningParameter.objects.select_related("service_type", "region", "entered_by")
    for row in rows.order_by("entered_at", "pk"):
        standing, first = found.get(row.place), oldest.get(row.place)
        if row.valid_from <= on and (standing is None or row.valid_from >= standing.valid_from):
            found[row.place] = row
        if row.is_assumption and (first is None or row.valid_from < first.valid_from):
            oldest[row.place] = row
    return sorted((oldest | found).values(), key=_order)


def history(row: PlanningParameter) -> list[PlanningParameter]:
    """Every value of the same place, newest first."""
    rows = PlanningParameter.objects.filter(
        key=row.key, service_type=row.service_type, size=row.size, group=row.group, region=row.region, year=row.year
    )
    return list(rows.select_related("service_type", "region", "entered_by").order_by("-valid_from", "-pk"))


def parameter(pk: int) -> PlanningParameter | None:
    return PlanningParameter.objects.select_related("service_type", "region").filter(pk=pk).first()


def _order(row: PlanningParameter) -> tuple[str, str, str, str, str, int]:
    service = row.service_type.code if row.service_type else ""
    return (service, row.key, row.size, row.group, row.region.code if row.region else "", row.year or 0)
