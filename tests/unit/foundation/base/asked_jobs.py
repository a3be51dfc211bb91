"""Jobs of the tests: asked for by an account, and how they stand."""

from typing import Any

from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import asking, queries
from pertvarka.foundation.base.models import Job

seen: dict[str, Any] = {}


def asked_by(account: Account, name: str, **arguments: Any) -> Job:
    with scope.of(account):
        return asking.defer(name, by=account, arguments=arguments)


def now_stands(job: Job) -> Job:
    with scope.of_command("worker"):
        return Job.objects.get(pk=job.pk)


def shown_to(account: Account, job: Job) -> queries.JobShown | None:
    with scope.of(account):
        return queries.shown(job.uuid, by=account, at=timezone.now())
