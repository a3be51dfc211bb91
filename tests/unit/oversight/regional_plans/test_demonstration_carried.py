"""The region of the demonstration that carries out a plan of some years ago."""

from datetime import date

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.base.jobs import draining
from pertvarka.foundation.territory.models import Municipality
from pertvarka.oversight.regional_plans import demonstration, demonstration_carried
from pertvarka.oversight.regional_plans.models import FrozenInput, PlanItem
from pertvarka.oversight.regional_plans.queries import plans
from pertvarka.services.catalogue.models import ServiceType
from tests.unit.oversight.regional_plans.conftest import ALYTUS, REGION


def test_its_plan_is_older_than_the_inputs_of_today_and_openings_deviate(frozen, darius, monkeypatch):
    monkeypatch.setattr(demonstration_carried, "CARRIED", REGION)
    today = timezone.localdate()
    demonstration.ask_for_the_rest()
    demonstration.ask_for_the_rest()
    draining.run_waiting()
    plan = plans.published(frozen.region)
    inputs = FrozenInput.objects.filter(region=frozen.region).order_by("number")

    assert plan.state == "in_implementation"
    assert [one.number for one in inputs] == [1, 2]
    assert inputs[0].as_of < inputs[1].as_of == today
    assert plan.scenario.input == inputs[0]
    assert demonstration_carried.carried_out(today=today) is None, "once"

    plan.items.all().delete()
    columns = {
        "service_type": ServiceType.objects.get(code="S06"), "size_code": "S06-small", "modules_count": 1,
        "places_count": 8, "build_cost": 1, "running_cost": 1, "staff": 1, "municipality": darius_place(frozen),
    }  # fmt: skip
    for position, year in enumerate((2023, 2024, 2025, 2025, today.year), start=1):
        PlanItem.objects.create(plan=plan, position=position, year=year, **columns)
    with scope.of_command("load_demonstration"):
        demonstration_carried.record_openings(plan, today=today)
    carried = plans.carried_out(plan, today=today)
    assert [(one.opened_places, one.is_late) for one in carried] == [
        (8, False), (8, True), (4, True), (0, True), (0, False),
    ]  # fmt: skip
    assert carried[1].days_late == 102
    assert carried[0].openings[0].recorded_by == darius


def darius_place(frozen: FrozenInput) -> Municipality:
    """Where Darius plans."""
    return Municipality.objects.get(code=ALYTUS, region=frozen.region)


@pytest.mark.usefixtures("reform")
def test_a_region_without_needs_carries_out_nothing():
    assert demonstration_carried.carried_out(today=date(2026, 11, 22)) is None
