"""The queue under the jobs: procrastinate's tables, filled in the transaction that asks, so both happen or neither."""

from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

from pertvarka.foundation.base.jobs import register
from pertvarka.foundation.base.models import Job

TASK = "pertvarka.run"
"""The one task the queue knows; which work it is stands in our row."""


def put(job: Job, *, after: timedelta | None = None) -> None:
    """Queue the job; call it in the transaction that makes or changes its row."""
    work = register.find(job.name)
    queued = app.configure_task(
        TASK,
        lock=work.name if work.one_at_a_time else None,
        priority=work.priority,
        schedule_at=timezone.now() + after if after else None,
    ).defer(job=str(job.uuid))
    job.queue_id = queued
    job.save(update_fields=["queue_id"])


def take_next() -> tuple[int, UUID] | None:
    """Take what is due next, in the transaction of the caller; for draining the queue without a worker process."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, args ->> 'job' FROM procrastinate_fetch_job_v2(NULL, NULL)")
        key, job = cursor.fetchone()
    return (key, UUID(job)) if key is not None else None


def drop(queue_id: int) -> None:
    """What was taken is over; how it ended stands in our row."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [queue_id])
