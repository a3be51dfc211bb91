"""The page of a job: how far it is, taking it back, doing it anew, the file for whoever asked and nobody else."""

from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account, Membership, ViewRecord
from pertvarka.foundation.base.jobs import asking, draining, register
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.foundation.base.models import Job
from pertvarka.people.cases.permissions import Permission
from tests import closed_plane

pytestmark = pytest.mark.django_db
CONTENT = "Pavardenytė\n".encode()


@pytest.fixture(autouse=True)
def works(settings) -> Iterator[None]:
    settings.DEMO_MODE = True

    @register.job(
        "tests.list", title="Sąrašas", messages={"made": "Paruošta: %(done_count)s"}, permission=Permission.CASE_VIEW
    )
    def make_list(job: RunningJob, *, fails: bool) -> None:
        if fails:
            raise OSError
        job.progress(3, 3)
        job.say("made")
        job.keep_file("sarasas.txt", media_type="text/plain; charset=utf-8", content=CONTENT)

    yield
    register.forget("tests.list")


@pytest.fixture
def asta(db: None) -> Account:
    unit = closed_plane.build_organisation("unit")
    return closed_plane.build_account("Asta", "case_manager", unit, is_demo=True)


@pytest.fixture
def page(asta: Account) -> Client:
    client = Client()
    client.force_login(asta)
    return client


def ask(account: Account, *, fails: bool = False) -> Job:
    with scope.of(account):
        return asking.defer("tests.list", by=account, arguments={"fails": fails})


def at(job: Job, name: str = "workbench:job") -> str:
    return reverse(name, args=[job.uuid])


def test_what_waits_is_looked_at_again_with_a_script_and_without(asta: Account, page: Client):
    told = page.get(at(ask(asta))).content.decode()

    assert "Laukia eilės" in told
    assert 'http-equiv="refresh"' in told
    assert 'hx-trigger="every 2s"' in told
    assert "Dabar sistemoje neveikia" in told


def test_a_look_of_the_script_gets_only_what_changes(asta: Account, page: Client):
    job = ask(asta)
    draining.run_waiting()

    told = page.get(at(job), headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in told
    assert "hx-get" not in told
    assert "Paruošta: 3" in told


def test_the_file_is_fetched_by_who_asked_and_each_fetching_is_recorded(asta: Account, page: Client):
    job = ask(asta)
    draining.run_waiting()

    assert at(job, "workbench:job_file") in page.get(at(job)).content.decode()
    fetched = page.get(at(job, "workbench:job_file"))

    assert fetched.content == CONTENT
    assert fetched["Content-Disposition"] == 'attachment; filename="sarasas.txt"'
    assert "no-store" in fetched["Cache-Control"]
    with scope.of(asta):
        assert ViewRecord.objects.filter(kind="export", about=f"job:{job.uuid}").count() == 1


def test_the_file_stays_behind_when_the_right_is_gone(asta: Account, page: Client):
    job = ask(asta)
    draining.run_waiting()
    closed_plane.give_role(asta, "trainer", closed_plane.build_organisation("school"))
    _take_away(asta, "case_manager")

    assert page.get(at(job)).status_code == HTTPStatus.OK
    assert "atsisiųsti" not in page.get(at(job)).content.decode().lower()
    assert page.get(at(job, "workbench:job_file")).status_code == HTTPStatus.NOT_FOUND


def test_others_find_nothing(asta: Account):
    job = ask(asta)
    draining.run_waiting()
    other = Client()
    other.force_login(
        closed_plane.build_account("Jonas", "case_manager", closed_plane.build_organisation("unit-2"), is_demo=True)
    )

    assert other.get(at(job)).status_code == HTTPStatus.NOT_FOUND
    assert other.get(at(job, "workbench:job_file")).status_code == HTTPStatus.NOT_FOUND
    assert other.post(at(job), {"wish": "again"}).status_code == HTTPStatus.NOT_FOUND
    assert Client().get(at(job)).status_code == HTTPStatus.FOUND


def test_taking_back_and_doing_anew(asta: Account, page: Client):
    job = ask(asta, fails=True)

    told = page.post(at(job), {"wish": "cancel"}, follow=True).content.decode()
    assert "Atšaukta" in told
    assert draining.run_waiting() == 1  # the queue's own row; nothing of the work is begun
    page.post(at(job), {"wish": "again"})
    draining.run_waiting()
    told = page.get(at(job)).content.decode()

    assert "Nepavyko" in told
    assert "OSError" in told
    assert str(job.uuid) in told


def _take_away(account: Account, role: str) -> None:
    administrator = closed_plane.build_account("Rasa", "administrator", closed_plane.build_organisation("ministry"))
    with scope.of(administrator):
        ended = timezone.localdate() - timedelta(days=1)
        assert Membership.objects.filter(account=account, role_code=role).update(valid_until=ended) == 1
