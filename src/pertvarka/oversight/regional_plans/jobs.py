"""Work of the room in the background: computing a scenario."""

from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.oversight.regional_plans.permissions import Permission


@register.job(
    "regional_plans.solve",
    title=_("A scenario of the regional plan"),
    command="solve_plans",
    permission=Permission.SCENARIO_RUN,
    messages={"solved": _("The scenario is computed."), "stopped": _("Stopped; the best plan so far is kept.")},
    tries=2,
)
def solve(job: RunningJob, *, scenario: str) -> None:
    from pertvarka.oversight.regional_plans import solving  # noqa: PLC0415 (models must stand first)

    solving.solve_in_job(job, scenario)
