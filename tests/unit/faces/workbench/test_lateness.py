"""What is late says so itself: each row by its own rule, whatever page shows it."""

from datetime import date, timedelta

import pytest
from django.template import Context, Template

from pertvarka.oversight.monitoring.models import FollowUpTask
from pertvarka.programme.cluster.models import JointStep, LogEntry
from pertvarka.services.institutions.models import ImprovementAction

TODAY = date(2026, 5, 4)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.mark.parametrize("row", [JointStep, FollowUpTask, ImprovementAction])
def test_a_step_is_late_after_its_day_until_it_is_done(row: type):
    assert row(due_on=YESTERDAY).is_late(on=TODAY)
    assert not row(due_on=TODAY).is_late(on=TODAY)
    assert not row(due_on=YESTERDAY, done_on=TODAY).is_late(on=TODAY)


def test_an_entry_of_the_log_is_late_until_it_is_handled_and_never_without_a_day():
    assert LogEntry(due_on=YESTERDAY).is_late(on=TODAY)
    assert not LogEntry(due_on=YESTERDAY, state="handled").is_late(on=TODAY)
    assert not LogEntry(due_on=None).is_late(on=TODAY)


def test_a_page_asks_the_row():
    page = Template("{% load workbench %}{% if row|late_on:today %}late{% else %}in time{% endif %}")
    shown = [page.render(Context({"row": JointStep(due_on=day), "today": TODAY})) for day in (YESTERDAY, TODAY)]
    assert shown == ["late", "in time"]
