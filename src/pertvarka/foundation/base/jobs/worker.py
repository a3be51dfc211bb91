"""The worker process: takes jobs as they come, keeps order among them, ends when told or when its parent is gone."""

import asyncio
import contextlib
import os
import signal
import threading
from uuid import UUID

import procrastinate
from django.db import DatabaseError, close_old_connections, connection, connections
from django.utils import timezone
from procrastinate.contrib.django.utils import connector_params

from pertvarka.foundation.base.jobs import keeping, queue, running

ORDER_EVERY = 20.0
LAST_SECONDS = 5.0
"""How long a running job may go on after the worker is told to stop; then `progress` interrupts it."""


def work(*, once: bool = False, jobs_at_once: int = 2, lifeline: int | None = None) -> None:
    """Work until stopped, or with `once` until nothing is due. `lifeline` is a pipe whose other end a parent holds."""
    keeping.recover()
    keeping.start_due(timezone.now())
    stopped = threading.Event()
    if not once:
        threading.Thread(target=_keep_order, args=[stopped], daemon=True).start()
    if lifeline is not None:
        threading.Thread(target=_end_with_parent, args=[lifeline], daemon=True).start()
    try:
        asyncio.run(_work(once=once, jobs_at_once=jobs_at_once))
    finally:
        stopped.set()
        connections.close_all()


async def _work(*, once: bool, jobs_at_once: int) -> None:
    # The queue is read over connections of the worker's own; the work itself is done over Django's.
    connector = procrastinate.PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=jobs_at_once + 2)
    app = procrastinate.App(connector=connector)
    app.task(name=queue.TASK, pass_context=True)(_run)
    async with app.open_async():
        await app.run_worker_async(
            wait=not once,
            concurrency=jobs_at_once,
            delete_jobs="always",
            shutdown_graceful_timeout=LAST_SECONDS,
            stalled_worker_timeout=keeping.SILENT_SECONDS,
        )


def _run(context: procrastinate.JobContext, job: str) -> None:
    close_old_connections()
    try:
        running.run(UUID(job), should_stop=context.should_abort)
    finally:
        connection.close()


def _keep_order(stopped: threading.Event) -> None:
    while not stopped.wait(ORDER_EVERY):
        # A database that is away comes back; the next round finds what this one missed.
        with contextlib.suppress(DatabaseError):
            keeping.recover()
            keeping.start_due(timezone.now())
        connection.close()


def _end_with_parent(lifeline: int) -> None:
    with contextlib.suppress(OSError):
        while os.read(lifeline, 1):
            pass
    os.kill(os.getpid(), signal.SIGTERM)
