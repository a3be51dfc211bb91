"""`nightly` says how each part of the night's work ended; `worker` refuses to work as a role that nothing binds."""

from datetime import date

import pytest
from django.utils import timezone

from pertvarka.faces.command_line import preparing
from pertvarka.foundation.base import serving_role
from pertvarka.foundation.base.errors import ServingRoleTooStrong
from pertvarka.foundation.base.jobs import draining, register
from pertvarka.foundation.base.jobs.running import RunningJob
from pertvarka.oversight.regional_plans import demonstration
from tests.unit.faces.command_line.conftest import Run


def test_the_work_of_the_night_is_done_and_told(pertvarka: Run):
    code, told, _ = pertvarka("nightly")

    assert code == 0
    assert "Senų failų ir laiškų šalinimas: atlikta" in told


def test_work_that_failed_is_told_with_its_error(pertvarka: Run):
    @register.job("tests.broken_night", title="Bandymas", command="worker", nightly="03:00")
    def broken(job: RunningJob) -> None:
        raise OSError

    try:
        code, told, _ = pertvarka("nightly", "--language", "en")
    finally:
        register.forget("tests.broken_night")

    assert code == 1
    assert "Bandymas: failed (OSError)" in told
    assert "Taking away old files and letters: done" in told


def test_a_worker_works_as_a_role_that_row_security_binds(pertvarka: Run, monkeypatch: pytest.MonkeyPatch):
    def refuse() -> None:
        raise ServingRoleTooStrong

    monkeypatch.setattr(serving_role, "require_bound", refuse)
    code, _, complaint = pertvarka("worker", "--once")

    assert code == 1
    assert "pertvarka_app" in complaint


def test_whoever_opens_the_demonstration_does_not_wait_for_its_plans(reform: None, monkeypatch: pytest.MonkeyPatch):
    done: list[date | str] = []
    monkeypatch.setattr(demonstration, "load", lambda *, today, goes_on: done.append(today) if goes_on() else None)
    monkeypatch.setattr(demonstration, "ask_for_the_rest", lambda: done.append("the rest"))

    preparing.ask_for_plans()
    assert done == []
    draining.run_waiting()

    assert done == [timezone.localdate(), "the rest"]
