"""Work of the research room in the background: letters of invitation and reminders."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from pertvarka.foundation.base.jobs.register import job
from pertvarka.foundation.base.jobs.running import RunningJob


@job(
    "research.letters",
    title=_("Letters of a survey"),
    messages={"queued": _("The letters are on their way: %(done_count)s.")},
    one_at_a_time=True,
)
def letters(job: RunningJob, *, wave: str, reminds: int, origin: str) -> None:
    """Queue a letter for everybody who has none yet, or a reminder for everybody who has not answered."""
    from pertvarka.foundation.access.job_scopes import account_of  # noqa: PLC0415 (read when the apps are ready)
    from pertvarka.programme.research.actions import inviting  # noqa: PLC0415
    from pertvarka.programme.research.queries import led  # noqa: PLC0415

    by = account_of(job.requested_by)
    found = led.wave(UUID(wave))
    inviting.send(wave=found, reminds=bool(reminds), origin=origin, by=by, progress=job.progress)
    job.say("queued")
