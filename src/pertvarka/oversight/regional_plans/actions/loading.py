"""Loading the values plans count with from planning.yaml; what people entered stays beside them."""

from collections import Counter
from decimal import Decimal

from django.db import transaction

from pertvarka.foundation.base import audit
from pertvarka.foundation.base.definitions import contradiction
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans import definitions, units
from pertvarka.oversight.regional_plans.models import PlanningParameter
from pertvarka.oversight.regional_plans.values import Place
from pertvarka.services.catalogue.models import ServiceType


@transaction.atomic
def load_planning(*, counts: Counter[str], by: str) -> None:
    """Bring the assumptions in step with definitions/planning.yaml; kinds of services and regions must stand.

    Raises:
        DefinitionBroken: a service or region that does not exist, or a kind of service the file forgets.
    """
    before = counts.total()
    file = definitions.planning()
    services = {one.code: one for one in ServiceType.objects.all()}
    regions = {one.code: one for one in Region.objects.all()}
    _check(file, set(services), set(regions))
    standing = {
        _place(row): row
        for row in PlanningParameter.objects.filter(entered_by=None).select_related("service_type", "region")
    }
    for place, value in _values(file).items():
        key, service, size, group, region, year = place
        columns = {
            "value": Decimal(repr(value)).quantize(Decimal("0.0001")),
            "unit": units.of(key),
            "valid_from": file.valid_from,
            "source_lt": file.source.lt,
            "source_en": file.source.en,
            "is_assumption": True,
        }
        row = standing.get(place)
        if row is None:
            PlanningParameter.objects.create(
                key=key,
                service_type=services[service] if service else None,
                size=size,
                group=group,
                region=regions[region] if region else None,
                year=year,
                **columns,
            )
            counts["planning parameters made"] += 1
        elif any(getattr(row, name) != wanted for name, wanted in columns.items()):
            PlanningParameter.objects.filter(pk=row.pk).update(**columns)
            counts["planning parameters changed"] += 1
    if counts.total() > before:
        audit.record("planning_parameters.loaded", about="planning_parameters:all", by=by)


def _place(row: PlanningParameter) -> Place:
    service = row.service_type.code if row.service_type else ""
    return (row.key, service, row.size, row.group, row.region.code if row.region else "", row.year)


def _values(file: definitions.PlanningFile) -> dict[Place, float]:
    """Every value of the file by what it is of."""
    found: dict[Place, float] = {(key, "", "", "", "", None): value for key, value in file.general.items()}
    for group, value in file.institution_costs.items():
        found["institution_cost", "", "", group, "", None] = value
    for region, value in file.budgets.items():
        found["budget", "", "", "", region, None] = value
    for one in file.services:
        if one.given == "unplanned":
            continue
        of_service = {
            "full": one.full,
            "reach_km": one.reach_km,
            "lead_years": float(one.lead_years),
            "unit_running_cost": one.running_cost,
            "existing_cost": one.existing_cost or one.running_cost,
            "unit_build_cost": one.build_cost,
            "unit_staff": one.staff,
            "supply": one.supply,
        }
        for key, value_or_none in of_service.items():
            if value_or_none is not None:
                found[key, one.code, "", "", "", None] = value_or_none
        for size in one.sizes:
            for key in units.OF_SIZES:
                found[key, one.code, size.code, "", "", None] = float(getattr(size, key))
    return found


def _check(file: definitions.PlanningFile, services: set[str], regions: set[str]) -> None:
    named = [one.code for one in file.services]
    wrong = sorted((set(named) ^ services) | {code for code in named if named.count(code) > 1})
    if wrong:
        raise contradiction(
            definitions.FILE,
            ["services"],
            problem=f"kinds of services do not match service_types.yaml: {', '.join(wrong)}",
            cure_lt="Kiekvieną paslaugą iš service_types.yaml įrašykite vieną kartą.",
            cure_en="Write every kind of service of service_types.yaml exactly once.",
        )
    if set(file.budgets) != regions:
        raise contradiction(
            definitions.FILE,
            ["budgets"],
            problem=f"regions do not match: {', '.join(sorted(set(file.budgets) ^ regions))}",
            cure_lt="Įrašykite visų dešimties regionų biudžetus.",
            cure_en="Write a budget for each of the ten regions.",
        )
