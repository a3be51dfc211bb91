"""The solver against trying every plan: hundreds of small problems in which anything may bind."""

import pytest

from pertvarka.engines.planner.check import check
from pertvarka.engines.planner.faults import faults
from pertvarka.engines.planner.solve import solve
from tests.unit.engines.planner import counted_out
from tests.unit.engines.planner.made_up import made_up

EACH, GROUPS = 25, 10
EXACT = 1e-9


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_plan_of_all_is_better_than_the_one_found_and_none_is_missed(group: int) -> None:
    for seed in range(group * EACH, (group + 1) * EACH):
        asked = made_up(seed)
        assert faults(asked) == (), seed

        plan = solve(asked, gap=EXACT)

        assert plan.objective == pytest.approx(counted_out.least(asked), rel=1e-6, abs=1e-6), seed
        assert check(asked, plan) == (), seed
        assert plan.bound <= plan.objective, seed
