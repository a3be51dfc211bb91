"""Work of the room in the background: computing a scenario, then trying what would help it most; the demonstration."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.jobs.running import Interrupted, RunningJob
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


@register.job(
    "regional_plans.help",
    title=_("What would help a scenario of the regional plan"),
    command="solve_plans",
    permission=Permission.SCENARIO_RUN,
    messages={"helped": _("What would help most is told on the region's page.")},
    tries=2,
    # Whoever waits for a computation goes first.
    priority=-10,
)
def try_what_helps(job: RunningJob, *, scenario: str) -> None:
    from pertvarka.oversight.regional_plans import helping  # noqa: PLC0415 (models must stand first)

    helping.help_in_job(job, scenario)


@register.job(
    "regional_plans.demonstration",
    title=_("The regional plans of the invented country"),
    command="load_demonstration",
    tries=2,
    priority=10,
)
def plan_the_invented_country(job: RunningJob) -> None:
    """Nobody who opens the demonstration waits for it; till then its pages say that there is no plan yet."""
    from pertvarka.oversight.regional_plans import demonstration  # noqa: PLC0415 (models must stand first)

    demonstration.load(today=timezone.localdate(), goes_on=lambda: not job.should_stop())
    _require_time(job)
    demonstration.ask_for_the_rest()


@register.job(
    "regional_plans.demonstration_carried",
    title=_("A regional plan of the invented country that is being carried out"),
    command="load_demonstration",
    tries=2,
    priority=5,
)
def carry_out_in_the_invented_country(job: RunningJob) -> None:
    """After the region whose plan is before its cluster, before the other regions are computed."""
    from pertvarka.oversight.regional_plans import demonstration_carried  # noqa: PLC0415 (models must stand first)

    demonstration_carried.carried_out(today=timezone.localdate(), goes_on=lambda: not job.should_stop())
    _require_time(job)


def _require_time(job: RunningJob) -> None:
    """A computation that the end of the worker cut short is no demonstration: the next worker begins anew."""
    if job.should_stop():
        raise Interrupted
