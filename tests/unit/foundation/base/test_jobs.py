"""Jobs: asked for in a transaction, done with the rights of whoever asked, whole or not at all."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.errors import WriteRefused
from pertvarka.foundation.base.jobs import asking, draining, queries, register, running, scopes
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.foundation.base.models import DefinitionLoad, Job, JobResult
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case
from tests import closed_plane
from tests.unit.foundation.base.asked_jobs import asked_by, now_stands, seen, shown_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("works")]


def test_work_is_done_with_the_rights_of_who_asked(asta: Account):
    elsewhere = closed_plane.build_organisation("elsewhere", municipality="LT-03")
    own = closed_plane.build_case(manager=asta, organisation=Organisation.objects.get(code="unit"))
    closed_plane.build_case(
        manager=closed_plane.build_account("Zita", "case_manager", elsewhere), organisation=elsewhere
    )

    @register.job("tests.count_cases", title="Bylos", messages={"counted": "Suskaičiuota: %(done_count)s"})
    def count(job: RunningJob) -> None:
        seen["cases"] = list(Case.objects.values_list("pk", flat=True))
        seen["reference"] = scopes.asking(None)
        job.progress(1, 1)
        job.say("counted")

    job = asked_by(asta, "tests.count_cases")

    assert draining.run_waiting() == 1
    assert seen == {"cases": [own.pk], "reference": asta.reference}
    told = shown_to(asta, job)
    assert told is not None
    assert (told.state, told.percent, told.message) == ("done", 100, "Suskaičiuota: 1")


def test_work_with_a_command_has_the_rights_of_the_command_and_no_others(asta: Account):
    closed_plane.build_case(manager=asta, organisation=Organisation.objects.get(code="unit"))

    @register.job("tests.as_worker", title="", command="worker")
    def as_worker(job: RunningJob) -> None:
        seen["reference"], seen["cases"] = scopes.asking(None), Case.objects.count()

    asked_by(asta, "tests.as_worker")
    draining.run_waiting()

    assert seen == {"reference": "command:worker", "cases": 0}


def test_nothing_begins_when_the_asking_is_rolled_back(asta: Account):
    @register.job("tests.never", title="")
    def never(job: RunningJob) -> None:
        seen["begun"] = True

    with scope.of(asta):
        asking.defer("tests.never", by=asta)
        transaction.set_rollback(True)

    assert draining.run_waiting() == 0
    assert seen == {}


def test_what_fails_leaves_no_half_of_its_work(asta: Account):
    @register.job("tests.half", title="", messages={"WriteRefused": "Nepavyko"})
    def half(job: RunningJob) -> None:
        DefinitionLoad.objects.create(digest="half")
        raise WriteRefused

    job = asked_by(asta, "tests.half")
    draining.run_waiting()

    assert not DefinitionLoad.objects.filter(digest="half").exists()
    told = shown_to(asta, job)
    assert told is not None
    assert (told.state, told.error_class, told.message, told.can_be_asked_again) == (
        "failed",
        "WriteRefused",
        "Nepavyko",
        True,
    )


def test_the_log_and_the_row_tell_no_content_of_an_error(asta: Account, caplog: pytest.LogCaptureFixture):
    @register.job("tests.talks", title="")
    def talks(job: RunningJob) -> None:
        raise ValueError("Vardenė Pavardenytė")

    job = asked_by(asta, "tests.talks")
    draining.run_waiting()

    assert "ValueError" in caplog.text
    assert "Pavardenytė" not in caplog.text
    assert now_stands(job).error_class == "ValueError"


def test_what_failed_by_chance_is_tried_again_later_and_a_refusal_is_not(asta: Account):
    @register.job("tests.unlucky", title="", tries=2)
    def unlucky(job: RunningJob) -> None:
        raise OSError

    @register.job("tests.refused", title="", tries=2)
    def refused(job: RunningJob) -> None:
        raise WriteRefused

    by_chance, by_rule = asked_by(asta, "tests.unlucky"), asked_by(asta, "tests.refused")
    draining.run_waiting()

    assert (now_stands(by_chance).state, now_stands(by_chance).attempts) == ("waiting", 1)
    assert now_stands(by_rule).state == "failed"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL")
    draining.run_waiting()
    assert (now_stands(by_chance).state, now_stands(by_chance).attempts) == ("failed", 2)


def test_asking_again_begins_anew(asta: Account):
    @register.job("tests.second_time", title="")
    def second_time(job: RunningJob) -> None:
        seen["times"] = seen.get("times", 0) + 1
        if seen["times"] == 1:
            raise WriteRefused

    job = asked_by(asta, "tests.second_time")
    draining.run_waiting()
    with scope.of(asta):
        assert asking.ask_again(job.uuid, by=asta)
    draining.run_waiting()

    assert now_stands(job).state == "done"
    with scope.of(asta):
        assert asking.ask_again(job.uuid, by=asta) is None


def test_what_waits_is_cancelled_at_once_and_what_runs_at_its_next_step(asta: Account):
    @register.job("tests.long", title="")
    def long(job: RunningJob) -> None:
        DefinitionLoad.objects.create(digest="long")
        with scope.of(asta):
            asking.cancel(job.uuid, by=asta)
        assert job.cancelled()
        job.progress(1, 2)

    waiting, begun = asked_by(asta, "tests.long"), asked_by(asta, "tests.long")
    with scope.of(asta):
        asking.cancel(waiting.uuid, by=asta)
    draining.run_waiting()

    assert now_stands(waiting).state == now_stands(begun).state == "cancelled"
    assert now_stands(waiting).attempts == 0
    assert not DefinitionLoad.objects.filter(digest="long").exists()


def test_a_worker_that_is_stopped_gives_the_job_back(asta: Account):
    @register.job("tests.interrupted", title="")
    def interrupted(job: RunningJob) -> None:
        DefinitionLoad.objects.create(digest="interrupted")
        job.progress(1, 2)

    job = asked_by(asta, "tests.interrupted")
    running.run(job.uuid, should_stop=lambda: True)

    assert now_stands(job).state == "waiting"
    assert not DefinitionLoad.objects.filter(digest="interrupted").exists()


def test_a_run_that_was_taken_over_keeps_nothing(asta: Account):
    """As when a worker was thought dead and came back: another run began, so this one may not end it."""

    @register.job("tests.twice", title="", tries=2)
    def twice(job: RunningJob) -> None:
        DefinitionLoad.objects.create(digest="twice")
        with scope.of_command("worker"):
            Job.objects.filter(pk=job.row.pk).update(attempts=2)

    job = asked_by(asta, "tests.twice")
    running.run(job.uuid)

    assert not DefinitionLoad.objects.filter(digest="twice").exists()
    assert now_stands(job).state == "running"


def test_only_who_asked_meets_the_job_and_its_file(asta: Account):
    other = closed_plane.build_account("Jonas", "administrator", closed_plane.build_organisation("ministry"))

    @register.job("tests.file", title="")
    def file(job: RunningJob) -> None:
        job.keep_file("sarasas.txt", media_type="text/plain", content=b"turinys")

    job = asked_by(asta, "tests.file")
    draining.run_waiting()

    with scope.of(asta):
        kept = queries.file_of(job.uuid, by=asta, at=timezone.now())
        assert kept is not None
        assert kept.content == b"turinys"
        assert b"turinys" not in bytes(kept.content_sealed)
        assert queries.file_of(job.uuid, by=asta, at=timezone.now() + timedelta(days=8)) is None
        assert len(queries.newest(by=asta, at=timezone.now())) == 1
    with scope.of(other):
        assert not Job.objects.exists()
        assert not JobResult.objects.exists()
        assert asking.cancel(job.uuid, by=other) is None
        assert asking.ask_again(job.uuid, by=other) is None
    assert shown_to(other, job) is None


def test_nobody_asks_in_the_name_of_another(asta: Account):
    other = closed_plane.build_account("Jonas", "administrator", closed_plane.build_organisation("ministry"))

    with scope.of(asta), pytest.raises(scopes.JobOutsideScope):
        asking.defer("mail.send", by=other)
    with scope.of(asta), pytest.raises(Exception, match="row-level security"), transaction.atomic():
        Job.objects.create(name="mail.send", requested_by="command:load_demonstration")
    with pytest.raises(scopes.JobOutsideScope):
        asking.defer("mail.send", by=None)


def test_an_account_that_was_closed_meanwhile_gets_nothing_done(asta: Account):
    @register.job("tests.gone", title="")
    def gone(job: RunningJob) -> None:
        seen["begun"] = True

    job = asked_by(asta, "tests.gone")
    Account.objects.filter(pk=asta.pk).update(is_active=False)
    draining.run_waiting()

    assert seen == {}
    assert (now_stands(job).state, now_stands(job).error_class) == ("failed", "AskerGone")


def test_a_job_is_given_ids_and_no_content(asta: Account):
    with scope.of(asta):
        kept = asking.defer("mail.send", by=asta, arguments={"mail": uuid4(), "days": [timezone.localdate(), 3]})
        assert kept.arguments["days"] == [str(timezone.localdate()), 3]
        for content in ("x" * 81, {"name": "Vardenė"}, b"file", 1.5):
            with pytest.raises(asking.NotAnId):
                asking.defer("mail.send", by=asta, arguments={"given": content})
        with pytest.raises(register.JobUnknown):
            asking.defer("tests.nobody_made", by=asta)
