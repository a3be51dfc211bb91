"""The invented country planned: ten frozen inputs, three scenarios each, one region computed and before its cluster.

Who opens the demonstration does not wait for it: the worker beside the server begins with it (`jobs.py`).
"""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.access.queries import demo_email
from pertvarka.foundation.base.jobs import asking
from pertvarka.foundation.territory.models import Region
from pertvarka.oversight.regional_plans import demonstration_carried, solving
from pertvarka.oversight.regional_plans.actions import freezing, plans, scenarios
from pertvarka.oversight.regional_plans.demonstration_carried import take_turns
from pertvarka.oversight.regional_plans.errors import NothingToPlan
from pertvarka.oversight.regional_plans.models import FrozenInput, PlanComment, RegionalPlan, Scenario, ScenarioProgress
from pertvarka.oversight.regional_plans.states import PlanState, ScenarioState

COMPUTED = "LT-TA"
"""The region of the demonstration's regional expert and municipal planner; small enough to be computed at once."""
THREE = "LT-KU"
SECONDS = 6
WAITING_SECONDS = 10
COMMENT = (
    "Šiam atidarymui pritariame. Tikslią datą prašome pranešti kuo anksčiau, kad žmonės ir jų artimieji spėtų "
    "pasirengti."
)


def load(*, today: date, goes_on: Callable[[], bool] = lambda: True) -> int:
    """Freeze, describe the scenarios, compute one region; returns how many inputs were made, none when they stand."""
    take_turns()
    if FrozenInput.objects.exists():
        return 0
    made = [one for region in Region.objects.order_by("code") if (one := _region(region, today))]
    computed = Scenario.objects.filter(input__region__code=COMPUTED, letter="A").first()
    if computed:
        with scope.of_command(scenarios.COMMAND):
            solving.compute(computed, watch=lambda _progress: goes_on())
        _before_the_cluster(computed, today)
    return len(made)


@transaction.atomic
def ask_for_the_rest() -> int:
    """Ask for what is not computed yet: the present budget of every region, and all three of one. Returns how many."""
    rows = Scenario.objects.filter(state=ScenarioState.DRAFT, input__is_invented=True, discarded_at=None)
    wanted = [one for one in rows.select_related("input__region") if _is_wanted(one)]
    with scope.of_command("load_demonstration"):
        for one in sorted(wanted, key=_order):
            ScenarioProgress.objects.get_or_create(scenario=one)
            one.job = asking.defer(scenarios.JOB, by=None, arguments={"scenario": one.uuid}).uuid
            one.state = ScenarioState.WAITING
            one.save(update_fields=["job", "state"])
        if FrozenInput.objects.exists() and not demonstration_carried.stands():
            asking.defer(demonstration_carried.JOB, by=None)
    return len(wanted)


def _order(scenario: Scenario) -> tuple[bool, str]:
    """The region with three scenarios first."""
    return (scenario.input.region is None or scenario.input.region.code != THREE, scenario.letter)


def _is_wanted(scenario: Scenario) -> bool:
    region = scenario.input.region
    return region is not None and (scenario.letter == "A" or region.code == THREE)


def _region(region: Region, today: date) -> FrozenInput | None:
    try:
        frozen = freezing.freeze(region=region, by=None, as_of=today, is_invented=True)
    except NothingToPlan:
        return None
    last = frozen.first_year + frozen.years_count - 1
    for name, name_en, changes in (
        ("Dabartinis biudžetas", "Present budget", {}),
        (f"Visi iki {last} m.", f"Everyone by {last}", {"everyone": True, "budget_unlimited": True}),
        ("Įstaigos uždaromos metais anksčiau", "Institutions close a year earlier", {"closing_shift_years": -1}),
    ):
        made = scenarios.create(frozen=frozen, name=name, name_en=name_en, changes=changes, by=None)
        Scenario.objects.filter(pk=made.pk).update(time_limit_s=SECONDS if region.code == COMPUTED else WAITING_SECONDS)
    return frozen


def _before_the_cluster(scenario: Scenario, today: date) -> None:
    scenario.refresh_from_db()
    plan = plans.make(scenario=scenario, by=None)
    RegionalPlan.objects.filter(pk=plan.pk).update(
        state=PlanState.CONSULTATION,
        submitted_at=timezone.now(),
        comments_until=today + timedelta(days=18),
    )
    planner = Account.objects.filter(email=demo_email("municipal_planner")).first()
    if planner:
        PlanComment.objects.create(plan=plan, item=plan.items.first(), text=COMMENT, made_by=planner)
