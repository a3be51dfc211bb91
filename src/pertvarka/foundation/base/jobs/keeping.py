"""Keeping order among the jobs: what a killed worker left, what begins tonight, what is old enough to be gone."""

from datetime import datetime, time, timedelta

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from pertvarka.foundation.base.jobs import queue, register, running, scopes
from pertvarka.foundation.base.models import Job, JobResult

STALLED = "WorkerLost"
"""Written as the error of a job whose worker was killed too often, or that must not be tried again by itself."""
CATCH_UP = timedelta(hours=6)
"""A machine that slept at the hour does its nightly work until so much later, and then leaves it to the next night."""
KEPT = timedelta(days=90)
LIVE = """
SELECT j.id FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
WHERE j.status = 'todo' OR (j.status = 'doing' AND w.last_heartbeat > now() - make_interval(secs => %s))
"""
SILENT_SECONDS = 60


def recover(*, silent_seconds: float = SILENT_SECONDS) -> int:
    """Find jobs that nobody works on and nothing will begin; queue them again or say that they failed."""
    with scopes.entered(scopes.WORKER):
        with connection.cursor() as cursor:
            cursor.execute(LIVE, [silent_seconds])
            live = [key for (key,) in cursor.fetchall()]
        lost = Job.objects.select_for_update(skip_locked=True).filter(state__in=["waiting", "running"])
        found = list(lost.exclude(queue_id__in=live))
        for job in found:
            _recover(job)
    return len(found)


def start_due(now: datetime) -> list[Job]:
    """Queue the nightly work whose hour has come, each once a night however many workers ask."""
    made = []
    local = timezone.localtime(now)
    for work in register.every_night():
        at = work.nightly or time.min
        hour = local.replace(hour=at.hour, minute=at.minute, second=0, microsecond=0)
        if hour <= local < hour + CATCH_UP:
            with scopes.entered(scopes.WORKER):
                by = f"command:{work.command}"
                job, is_new = Job.objects.get_or_create(
                    name=work.name, night=local.date(), defaults={"requested_by": by}
                )
                if is_new:
                    queue.put(job)
                    made.append(job)
    return made


def run_nightly_now() -> list[Job]:
    """All nightly work in this process, one after another; beside the night's own, which still comes."""
    made = []
    for work in register.every_night():
        with scopes.entered(scopes.WORKER):
            job = Job.objects.create(name=work.name, requested_by=f"command:{work.command}")
            queue.put(job)
        running.run(job.uuid)
        with scopes.entered(scopes.WORKER):
            job.refresh_from_db()
        made.append(job)
    return made


def forget(now: datetime) -> int:
    """Take away files past their day and jobs that ended long ago; returns how many files were gone."""
    with scopes.entered(scopes.WORKER):
        gone, _tables = JobResult.objects.filter(expires_at__lte=now).delete()
        Job.objects.filter(Q(ended_at__lte=now - KEPT)).delete()
    return gone


def _recover(job: Job) -> None:
    if job.queue_id is not None:
        queue.drop(job.queue_id)
    is_known = register.is_known(job.name)
    may_go_on = job.state == Job.State.WAITING or job.attempts < (register.find(job.name).tries if is_known else 1)
    if is_known and may_go_on:
        job.state = Job.State.WAITING
        job.save(update_fields=["state"])
        queue.put(job)
        return
    job.state, job.ended_at, job.error_class = Job.State.FAILED, timezone.now(), STALLED
    job.save(update_fields=["state", "ended_at", "error_class"])
