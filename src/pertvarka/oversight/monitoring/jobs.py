"""Work of the monitoring room in the background: the integrity checks of every night."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.jobs.running import RunningJob

COMMAND = "check_integrity"


@register.job(
    "monitoring.check_integrity",
    title=_("Integrity checks of the night"),
    command=COMMAND,
    nightly="03:40",
    one_at_a_time=True,
)
def check_integrity(job: RunningJob) -> None:  # noqa: ARG001 (every job is given itself)
    from pertvarka.oversight.monitoring.actions import alerts  # noqa: PLC0415 (models must stand first)

    alerts.run(today=timezone.localdate())
