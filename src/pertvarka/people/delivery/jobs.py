"""Work of the delivery room in the background: the letters of the morning about what waits."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.jobs.running import RunningJob

COMMAND = "remind_staff"


@register.job(
    "delivery.remind_staff",
    title=_("Letters about what waits for staff"),
    command=COMMAND,
    nightly="05:40",
    one_at_a_time=True,
)
def remind_staff(job: RunningJob) -> None:
    from pertvarka.people.delivery.actions import reminding  # noqa: PLC0415 (models must stand first)

    reminding.remind(today=timezone.localdate(), progress=job.progress)
