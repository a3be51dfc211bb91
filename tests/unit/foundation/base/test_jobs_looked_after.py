"""Jobs beyond one run: what a killed worker left, the work of the night, what is forgotten at its day."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import asking, draining, keeping, queries, queue, register, running
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.foundation.base.models import Job
from tests.unit.foundation.base.asked_jobs import asked_by, now_stands, seen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("works")]


def test_a_name_is_registered_once_and_nightly_work_names_its_command():
    register.job("tests.once", title="")(print)

    for name, more in (("tests.once", {}), ("Tests", {}), ("tests.night", {"nightly": "03:10"})):
        with pytest.raises(register.JobMisdescribed):
            register.job(name, title="", **more)(print)


def test_what_a_killed_worker_left_is_found(asta: Account):
    for name, tries in (("tests.safe_to_repeat", 2), ("tests.told_to_people", 1)):
        register.job(name, title="", tries=tries)(print)
    again, failed = asked_by(asta, "tests.safe_to_repeat"), asked_by(asta, "tests.told_to_people")
    unbegun = asked_by(asta, "tests.told_to_people")
    for job in (again, failed):
        assert running._taken(job.uuid)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '2 minutes') RETURNING id"
        )
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", cursor.fetchone())

    assert keeping.recover() == 3
    assert [now_stands(job).state for job in (again, failed, unbegun)] == ["waiting", "failed", "waiting"]
    assert now_stands(failed).error_class == keeping.STALLED
    assert keeping.recover() == 0


def test_a_job_in_good_hands_is_left_alone(asta: Account):
    register.job("tests.at_work", title="")(print)
    job = asked_by(asta, "tests.at_work")
    running._taken(job.uuid)
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", cursor.fetchone())

    assert keeping.recover() == 0
    assert queries.is_somebody_at_work()


@pytest.mark.parametrize(("hour", "is_due"), [(3, False), (4, True), (9, True), (11, False)])
def test_nightly_work_begins_once_at_its_hour_or_soon_after(hour: int, is_due: bool):
    @register.job("tests.nightly", title="", command="worker", nightly="03:30")
    def nightly(job: RunningJob) -> None:
        seen["times"] = seen.get("times", 0) + 1

    at = datetime(2026, 11, 22, hour, 0, tzinfo=ZoneInfo("Europe/Vilnius"))
    begun = [job for job in keeping.start_due(at) + keeping.start_due(at) if job.name == "tests.nightly"]
    draining.run_waiting()

    assert len(begun) == seen.get("times", 0) == int(is_due)


def test_all_nightly_work_can_be_done_now():
    register.job("tests.nightly_good", title="", command="worker", nightly="23:59")(report_nothing)
    register.job("tests.nightly_bad", title="", command="worker", nightly="23:58")(take_no_job)

    ended = {job.name: job.state for job in keeping.run_nightly_now() if job.name.startswith("tests.")}

    assert ended == {"tests.nightly_bad": "failed", "tests.nightly_good": "done"}


def report_nothing(job: RunningJob) -> None:
    """The least a job can be."""


def take_no_job() -> None:
    """Not a job: it takes no argument."""


def test_files_are_forgotten_at_their_day_and_jobs_long_after(asta: Account):
    @register.job("tests.old_file", title="")
    def old_file(job: RunningJob) -> None:
        job.keep_file("senas.txt", media_type="text/plain", content=b"-", days=1)

    job = asked_by(asta, "tests.old_file")
    draining.run_waiting()

    assert keeping.forget(timezone.now()) == 0
    assert keeping.forget(timezone.now() + timedelta(days=2)) == 1
    assert now_stands(job).state == "done"
    keeping.forget(timezone.now() + timedelta(days=91))
    with pytest.raises(Job.DoesNotExist):
        now_stands(job)


def test_the_queue_holds_only_the_number_of_the_job(asta: Account):
    with scope.of(asta):
        job = asking.defer("mail.send", by=asta, arguments={"mail": uuid4()})
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args FROM procrastinate_jobs")
        assert cursor.fetchall() == [(queue.TASK, f'{{"job": "{job.uuid}"}}')]
