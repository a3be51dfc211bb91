"""The worker as a process of its own: it takes what was committed, tells how far it is, and may be killed any time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction
from pytest_django import DjangoDbBlocker

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import asking, keeping, register
from pertvarka.foundation.base.models import DefinitionLoad, Job
from tests import closed_plane

ROOT = Path(__file__).parents[4]
PATIENCE_SECONDS = 120
MODULE = "tests.unit.foundation.base.worker_of_tests"
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def asta(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Account]:
    with django_db_blocker.unblock(), closed_plane.committed():
        for name in ("tests.slow", "tests.deaf"):
            register.job(name, title="", tries=3)(lambda job: None)  # noqa: ARG005 (this process only asks)
        yield closed_plane.build_account("Asta", "case_manager", closed_plane.build_organisation("unit"))
        for name in ("tests.slow", "tests.deaf"):
            register.forget(name)


@pytest.fixture
def start(asta: Account) -> Iterator[Start]:
    """Start a worker on the database of this module; whatever is left of it is killed after the test."""
    started: list[subprocess.Popen[str]] = []

    def start_one(*arguments: str) -> "subprocess.Popen[str]":
        settings = connections["default"].settings_dict
        where = f"{quote(settings['HOST'], safe='')}:{settings['PORT'] or 5432}/{settings['NAME']}"
        environment = {
            **os.environ,
            "DATABASE_URL": f"postgresql://{settings['USER']}:{quote(settings['PASSWORD'] or '')}@{where}",
            "DJANGO_SETTINGS_MODULE": "pertvarka.config.settings",
        }
        worker = subprocess.Popen(
            [sys.executable, "-m", MODULE, *arguments], cwd=ROOT, env=environment, stdin=subprocess.PIPE, text=True
        )
        started.append(worker)
        return worker

    yield start_one
    for worker in started:
        worker.kill()
        worker.communicate()


def ask(account: Account, name: str, **arguments: object) -> Job:
    with scope.of(account):
        return asking.defer(name, by=account, arguments=arguments)


def standing(job: Job) -> Job:
    with scope.of_command("worker"):
        return Job.objects.get(pk=job.pk)


def rows(mark: str) -> int:
    return DefinitionLoad.objects.filter(digest=mark).count()


def wait_for(job: Job, is_so: Callable[[Job], bool]) -> Job:
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so(found := standing(job)):
        assert time.monotonic() < until, f"{found.state} {found.done_count}/{found.total_count}"
        time.sleep(0.1)
    return found


def test_what_was_committed_is_done_and_what_was_not_is_not(asta: Account, start: Start):
    done, never = uuid4().hex, uuid4().hex
    job = ask(asta, "tests.slow", seconds=1, mark=done)
    with transaction.atomic():
        ask(asta, "tests.slow", seconds=1, mark=never)
        transaction.set_rollback(True)

    worker = start("--once")

    assert worker.wait(PATIENCE_SECONDS) == 0
    assert (standing(job).state, standing(job).done_count, standing(job).total_count) == ("done", 10, 10)
    assert (rows(done), rows(never)) == (1, 0)


def test_steps_are_seen_before_the_work_is_and_cancelling_keeps_nothing(asta: Account, start: Start):
    mark = uuid4().hex
    job = ask(asta, "tests.slow", seconds=100, mark=mark)
    start()

    seen = wait_for(job, lambda found: found.done_count > 1)
    assert (seen.state, seen.total_count, rows(mark)) == ("running", 1000, 0)
    with scope.of(asta):
        asking.cancel(job.uuid, by=asta)

    wait_for(job, lambda found: found.state == "cancelled")
    assert rows(mark) == 0


def test_a_killed_worker_leaves_nothing_half_done_and_the_next_one_does_it_once(asta: Account, start: Start):
    mark = uuid4().hex
    job = ask(asta, "tests.deaf", mark=mark)
    worker = start()
    wait_for(job, lambda found: found.state == "running")

    worker.send_signal(signal.SIGKILL)
    worker.wait(PATIENCE_SECONDS)
    assert (standing(job).state, rows(mark)) == ("running", 0)
    with connection.cursor() as cursor:  # a minute later
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    assert keeping.recover() == 1
    assert start("--once").wait(PATIENCE_SECONDS) == 0

    assert (standing(job).state, standing(job).attempts, rows(mark)) == ("done", 2, 1)


def test_a_worker_told_to_stop_gives_back_what_it_has_in_hand(asta: Account, start: Start):
    mark = uuid4().hex
    job = ask(asta, "tests.slow", seconds=100, mark=mark)
    worker = start()
    wait_for(job, lambda found: found.done_count > 1)

    worker.terminate()

    assert worker.wait(PATIENCE_SECONDS) == 0
    assert (standing(job).state, rows(mark)) == ("waiting", 0)
    with scope.of(asta):
        asking.cancel(job.uuid, by=asta)


def test_a_worker_ends_with_the_server_it_was_started_beside(start: Start):
    worker = start("--lifeline")
    assert worker.stdin is not None
    time.sleep(1)
    assert worker.poll() is None

    worker.stdin.close()

    # A worker that is only starting is ended by the signal itself.
    assert worker.wait(PATIENCE_SECONDS) in (0, -signal.SIGTERM)
