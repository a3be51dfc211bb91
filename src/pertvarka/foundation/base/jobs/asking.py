"""Asking for a job, taking it back, asking again. Inside the transaction and the scope of whoever asks."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.base.jobs import queue, register, scopes
from pertvarka.foundation.base.models import Job

LONGEST = 80


class NotAnId(TypeError):
    """If you are seeing this, a job was given content as an argument. Give it ids and days; it reads the rest."""


@transaction.atomic
def defer(name: str, *, by: scopes.Asker | None, arguments: Mapping[str, Any] | None = None) -> Job:
    """Ask for the work of that name. It begins after the caller's transaction is committed, or never.

    Raises:
        JobUnknown: no room registered it.
        JobOutsideScope: nobody has said for whom it is, or `by` is another than who asks.
        NotAnId: an argument is content.
    """
    register.find(name)
    given = {key: _plain(value) for key, value in (arguments or {}).items()}
    job = Job.objects.create(name=name, requested_by=scopes.asking(by), arguments=given)
    queue.put(job)
    return job


@transaction.atomic
def cancel(job: UUID, *, by: scopes.Asker) -> Job | None:
    """What waits is cancelled at once, what runs at its next step; None where `by` has no such."""
    found = _own(job, by)
    if found and found.state == Job.State.WAITING:
        found.state, found.ended_at = Job.State.CANCELLED, timezone.now()
    if found and found.state not in Job.ENDED:
        found.cancel_asked = True
    if found:
        found.save(update_fields=["state", "ended_at", "cancel_asked"])
    return found


@transaction.atomic
def ask_again(job: UUID, *, by: scopes.Asker) -> Job | None:
    """Once more what failed or was cancelled: nothing of it was kept. None where `by` has no such, or it is done."""
    found = _own(job, by)
    if found is None or found.state not in (Job.State.FAILED, Job.State.CANCELLED) or not register.is_known(found.name):
        return None
    found.state, found.message, found.error_class = Job.State.WAITING, "", ""
    found.attempts = found.done_count = found.total_count = 0
    found.cancel_asked, found.ended_at = False, None
    found.save()
    queue.put(found)
    return found


def _own(job: UUID, by: scopes.Asker) -> Job | None:
    return Job.objects.select_for_update().filter(uuid=job, requested_by=by.reference).first()


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(one) for one in value]
    if isinstance(value, UUID | date):
        return str(value)
    if value is None or isinstance(value, int) or (isinstance(value, str) and len(value) <= LONGEST):
        return value
    raise NotAnId
