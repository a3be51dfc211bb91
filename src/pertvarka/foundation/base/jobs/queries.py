"""How a job stands, in words, for whoever asked for it; the rules of the rows give nobody else's."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection

from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.jobs.scopes import Asker
from pertvarka.foundation.base.models import Job, JobResult

AT_WORK = "SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - interval '60 seconds')"


@dataclass(frozen=True, slots=True)
class File:
    name: str
    size: int
    is_personal: bool
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class JobShown:
    """`percent` is None while nobody knows how much there is; `message` is '' where the work registered none."""

    uuid: UUID
    title: str
    state: str
    done_count: int
    total_count: int
    percent: int | None
    message: str
    error_class: str
    is_being_cancelled: bool
    asked_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    file: File | None
    permission: str
    can_be_asked_again: bool

    @property
    def has_ended(self) -> bool:
        return self.ended_at is not None


def shown(job: UUID, *, by: Asker, at: datetime) -> JobShown | None:
    """The job of that account, None where it asked for no such."""
    found = Job.objects.filter(uuid=job, requested_by=by.reference).first()
    return _shown(found, at=at) if found else None


def newest(*, by: Asker, at: datetime, count: int = 20) -> list[JobShown]:
    """What the account asked for lately."""
    return [_shown(job, at=at) for job in Job.objects.filter(requested_by=by.reference)[:count]]


def file_of(job: UUID, *, by: Asker, at: datetime) -> JobResult | None:
    """The file the job made, until it expires."""
    found = JobResult.objects.filter(job__uuid=job, requested_by=by.reference, expires_at__gt=at)
    return found.select_related("job").first()


def is_somebody_at_work() -> bool:
    """Whether any worker has been heard of in the last minute."""
    with connection.cursor() as cursor:
        cursor.execute(AT_WORK)
        return bool(cursor.fetchone()[0])


def _shown(job: Job, *, at: datetime) -> JobShown:
    work = register.find(job.name) if register.is_known(job.name) else None
    result = JobResult.objects.filter(job=job, expires_at__gt=at).defer("content_sealed").first()
    words = work.messages.get(job.message or job.error_class) if work else None
    figures = {"done_count": job.done_count, "total_count": job.total_count}
    return JobShown(
        uuid=job.uuid,
        title=str(work.title) if work else job.name,
        state=job.state,
        **figures,
        percent=min(100, 100 * job.done_count // job.total_count) if job.total_count else None,
        message=str(words % figures) if words else "",
        error_class=job.error_class,
        is_being_cancelled=job.cancel_asked and job.state == Job.State.RUNNING,
        asked_at=job.asked_at,
        started_at=job.started_at,
        ended_at=job.ended_at,
        file=File(result.file_name, result.size, result.is_personal, result.expires_at) if result else None,
        permission=work.permission if work else "",
        can_be_asked_again=work is not None and job.state in (Job.State.FAILED, Job.State.CANCELLED),
    )
