"""Running one job: taken in one transaction, done in another together with its end, so that half of it never stands.

A worker killed in between leaves the row running and nothing of the work; keeping.py finds it. Were the same job run
twice after all, only the run that still is the one of the row can end it; the other's work is rolled back with it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from pertvarka.foundation.base import sealing
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.jobs import beside, queue, register, scopes
from pertvarka.foundation.base.models import Job, JobResult
from pertvarka.foundation.base.models.job_result import place

FIRST_WAIT = timedelta(seconds=30)
"""Before the second try; each later one waits four times as long."""
KEPT_DAYS = 7
logger = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised by `progress` when whoever asked has taken it back; let it pass: nothing of the work is kept."""


class Interrupted(Exception):
    """Raised by `progress` when the worker is being stopped: the job goes back to the queue."""


class Superseded(Exception):
    """Another run has this job, or somebody ended it."""


@dataclass(frozen=True, slots=True)
class ResultFile:
    name: str
    media_type: str
    content: bytes
    is_personal: bool
    expires_after: timedelta


class RunningJob:
    """What the work is given. Its transaction and scope stand; it only reads, writes and tells how far it is."""

    def __init__(self, row: Job, ledger: beside.Ledger, should_stop: Callable[[], bool]) -> None:
        self.row, self.ledger, self.should_stop = row, ledger, should_stop
        self.uuid: UUID = row.uuid
        self.requested_by: str = row.requested_by
        self.attempt: int = row.attempts
        self.done_count = self.total_count = 0
        self.message = ""
        self.result: ResultFile | None = None
        self._pace = beside.Pace()

    def progress(self, done: int, total: int) -> None:
        """Tell how far it is; seen by others at once. Call it at every step, it is cheap.

        Raises:
            Cancelled: whoever asked does not want it any more.
            Interrupted: the worker is to stop.
        """
        self.done_count, self.total_count = done, total
        if self.should_stop():
            raise Interrupted
        if self._pace.is_due():
            answer = self.ledger.ask(beside.STEP, [done, total, self.row.pk, self.row.attempts])
            _go_on(answer)

    def cancelled(self) -> bool:
        """Whether it was taken back; for work that wants to stop in its own way. What it wrote by then is kept."""
        answer = self.ledger.ask(beside.ASKED, [self.row.pk, self.row.attempts])
        return answer is None or bool(answer[0])

    def say(self, message: str) -> None:
        """Which of the registered sentences tells how it ended."""
        self.message = message

    def keep_file(
        self, name: str, *, media_type: str, content: bytes, is_personal: bool = True, days: int = KEPT_DAYS
    ) -> None:
        """The file for whoever asked; it is gone after so many days. The name tells nothing about persons."""
        self.result = ResultFile(name, media_type, content, is_personal, timedelta(days=days))


def run(job: UUID, *, should_stop: Callable[[], bool] = lambda: False) -> None:
    """Do the job if it still waits, and write how it ended; what goes wrong inside is told in its row, not raised."""
    is_alone = not connection.in_atomic_block
    row = _taken(job)
    if row is None:
        return
    ledger: beside.Ledger = beside.Beside() if is_alone else beside.Within()
    try:
        _done(RunningJob(row, ledger, should_stop))
    except Cancelled:
        _end(row, Job.State.CANCELLED)
    except Superseded:
        logger.warning("job %s was taken over", row.uuid)
    except Interrupted:
        _queue_again(row, error="", after=None)
    except Exception as problem:  # noqa: BLE001 (whatever it is, the row must tell)
        _failed(row, problem)
    finally:
        ledger.close()


def _taken(job: UUID) -> Job | None:
    with scopes.entered(scopes.WORKER):
        row = Job.objects.select_for_update(skip_locked=True).filter(uuid=job, state=Job.State.WAITING).first()
        if row is None:
            return None
        row.state, row.attempts, row.started_at = Job.State.RUNNING, row.attempts + 1, timezone.now()
        row.save(update_fields=["state", "attempts", "started_at"])
        return row


def _done(running: RunningJob) -> None:
    row = running.row
    work = register.find(row.name)
    with scopes.entered(f"command:{work.command}" if work.command else row.requested_by):
        work.function(running, **row.arguments)
        with scopes.entered(scopes.WORKER):
            _end(row, Job.State.DONE, message=running.message, done=running.done_count, total=running.total_count)
            if running.result:
                _keep(row, running.result)


def _end(row: Job, state: Job.State, *, message: str = "", error: str = "", done: int = 0, total: int = 0) -> None:
    figures = {"done_count": done, "total_count": total} if total else {}
    with scopes.entered(scopes.WORKER):
        ended = Job.objects.filter(pk=row.pk, state=Job.State.RUNNING, attempts=row.attempts).update(
            state=state, message=message, error_class=error, ended_at=timezone.now(), **figures
        )
    if not ended:
        raise Superseded


def _failed(row: Job, problem: Exception) -> None:
    # The sentence of an error may name somebody, so the log and the row get its class and where it came from.
    error = type(problem).__name__
    logger.error("job %s %s: %s at %s", row.name, row.uuid, error, _where(problem))
    tries = register.find(row.name).tries if register.is_known(row.name) else 1
    if row.attempts < tries and not isinstance(problem, PertvarkaError):
        _queue_again(row, error=error, after=FIRST_WAIT * 4 ** (row.attempts - 1))
        return
    try:
        _end(row, Job.State.FAILED, error=error)
    except Superseded:
        logger.warning("job %s was taken over", row.uuid)


def _queue_again(row: Job, *, error: str, after: timedelta | None) -> None:
    with scopes.entered(scopes.WORKER):
        waits = Job.objects.filter(pk=row.pk, state=Job.State.RUNNING, attempts=row.attempts).update(
            state=Job.State.WAITING, error_class=error, done_count=0, total_count=0
        )
        if waits:
            queue.put(row, after=after)


def _keep(row: Job, file: ResultFile) -> None:
    now = timezone.now()
    JobResult.objects.filter(job=row).delete()
    JobResult.objects.create(
        job=row,
        requested_by=row.requested_by,
        file_name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        is_personal=file.is_personal,
        content_sealed=sealing.seal_bytes(file.content, place=place(row.uuid)),
        made_at=now,
        expires_at=now + file.expires_after,
    )


def _go_on(answer: tuple[object, ...] | None) -> None:
    if answer is None:
        raise Superseded
    if answer[0]:
        raise Cancelled


def _where(problem: Exception) -> str:
    trace = problem.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
