"""The plan of the asker's region: frozen inputs, a computed scenario with a change by hand, a plan before the cluster."""

from typing import TYPE_CHECKING

import numpy as np
from django.utils import timezone

from pertvarka.engines.planner import serial
from pertvarka.engines.planner.plan import Plan
from pertvarka.engines.planner.problem import Problem
from pertvarka.foundation.access import scope
from pertvarka.foundation.territory.models import Municipality, Region
from pertvarka.oversight.regional_plans.figures import InputTold, Summary
from pertvarka.oversight.regional_plans.models import (
    ComputedPlan,
    FrozenInput,
    FrozenProblem,
    HandChange,
    PlanComment,
    PlanItem,
    PlanningParameter,
    RegionalPlan,
    RoadFile,
    Scenario,
    ScenarioResult,
)
from pertvarka.services.catalogue.models import ServiceType
from tests.access.world_of_cases import HOME

if TYPE_CHECKING:
    from tests.access.world_of_work import Around

YEAR = 2031
NOBODY = {
    **dict.fromkeys(("persons", "moved_total", "waiting", "waits_over_year", "places_total"), 0),
    **dict.fromkeys(("missing_money", "longest_trip_km"), 0.0),
    **dict.fromkeys(("build_cost", "running_cost", "released", "budget", "carried", "staff"), (0.0,)),
    **dict.fromkeys(("municipalities", "services", "openings", "reasons", "late_institutions"), ()),
    "years": (YEAR,),
    "moved": (0,),
    "waiting_share": 0.0,
    "places": (0,),
}


def regional_plans(world: "Around", region: Region) -> dict[str, str]:
    """Nobody needs anything here: what the pages show is proved elsewhere, this world asks who may open them."""
    frozen = _frozen(world, region)
    scenario = Scenario.objects.create(input=frozen, letter="A", name_lt="Dabar", name_en="Now", state="solved")
    ScenarioResult.objects.create(
        scenario=scenario,
        objective=0,
        bound=0,
        bound_of="branching",
        gap=0,
        benefit=1,
        seconds_taken=1,
        digest="0",
        summary=Summary.model_validate(NOBODY).model_dump(mode="json"),
    )
    with scope.of_command("solve_plans"):
        ComputedPlan.objects.create(scenario=scenario, content=serial.to_json(_plan()))
    here = Municipality.objects.get(code=HOME)
    change = HandChange.objects.create(
        scenario=scenario,
        kind="added",
        size_code="S06-small",
        municipality=here,
        year=YEAR,
        reason="Pastatas",
        made_by=world.asker,
    )
    plan = RegionalPlan.objects.create(
        region=region, number=1, scenario=scenario, state="consultation", comments_until=timezone.localdate()
    )
    item = PlanItem.objects.create(
        plan=plan,
        position=1,
        service_type=ServiceType.objects.get(code="S06"),
        size_code="S06-small",
        municipality=here,
        year=YEAR,
        modules_count=1,
        places_count=8,
        build_cost=420,
        running_cost=100,
        staff=7,
    )
    comment = PlanComment.objects.create(plan=plan, item=item, text="Kada?", made_by=world.asker)
    parameter = PlanningParameter.objects.order_by("pk").first()
    assert parameter is not None
    road_file = RoadFile.objects.create(valid_from=timezone.localdate(), source="Keliai", imported_by=world.asker)
    return {
        "road_file": str(road_file.pk),
        "planned_region": region.slug,
        "planning_parameter": str(parameter.pk),
        "regional_change": str(change.uuid),
        "regional_comment": str(comment.uuid),
        "regional_input": str(frozen.uuid),
        "regional_item": str(item.uuid),
        "regional_paper": "csv",
        "regional_plan": str(plan.uuid),
        "regional_scenario": str(scenario.uuid),
        "regional_version": "1",
    }


def _frozen(world: "Around", region: Region) -> FrozenInput:
    told = InputTold(
        plans=0, needs=0, persons=0, households=0, expected=0, places=0, years=(YEAR,), budget=(0.0,),
        municipalities=(), services=(), cells=(), gaps=(), assumptions=0,
    )  # fmt: skip
    frozen = FrozenInput.objects.create(
        region=region,
        number=1,
        as_of=timezone.localdate(),
        made_by=world.asker,
        digest="0",
        first_year=YEAR,
        years_count=1,
        settings={},
        told=told.model_dump(mode="json"),
    )
    with scope.of_command("freeze_needs"):
        FrozenProblem.objects.create(input=frozen, content=serial.to_json(_problem(region)))
    return frozen


def _problem(region: Region) -> Problem:
    """One municipality, one year, nobody."""
    none, one = np.zeros((0, 1)), np.zeros((1, 1))
    return Problem(
        years=(YEAR,),
        municipalities=(HOME,),
        regions=(region.code,),
        services=(),
        sizes=(),
        profiles=(),
        cells=(),
        region_of=np.zeros(1, dtype=np.int64),
        distance=one,
        free_places=np.zeros((0, 1, 1)),
        site_limit=none.astype(np.int64),
        site_from=none.astype(np.int64),
        site_cost=none,
        supply=np.zeros((0, 1, 1)),
        staff=one,
        moves=one,
    )


def _plan() -> Plan:
    """Nobody moves and nothing opens."""
    return Plan(
        problem="0",
        moves=(),
        openings=(),
        uses=(),
        trips=(),
        carried=(),
        stuck=(),
        objective=0.0,
        bound=0.0,
        bound_of="branching",
        nothing_done=0.0,
    )
