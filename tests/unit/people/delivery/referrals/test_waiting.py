"""Who waits for an answer, since when, and who is reminded."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.people.cases.models import TeamMember
from pertvarka.people.delivery.models import Referral
from pertvarka.people.delivery.queries import referrals as asked
from pertvarka.people.delivery.queries import waiting
from pertvarka.people.delivery.rules import Reminder
from tests.closed_plane import (
    build_account,
    build_referral,
)
from tests.unit.people.delivery.referrals.asking import TODAY


def test_reminders_come_on_the_tenth_and_the_fourteenth_day(need, offer, jonas):
    for days, expected in ((9, Reminder.NONE), (10, Reminder.SOON), (14, Reminder.LATE)):
        with scope.of_command("load_demonstration"):
            Referral.objects.all().update(state="withdrawn")
        build_referral(need, offer, jonas, sent_at=timezone.now() - timedelta(days=days))
        with scope.of(jonas):
            told = waiting.waiting_list(today=TODAY)
            assert [row.reminder for row in told] == [expected]
            assert len(asked.to_remind(jonas)) == (days >= 10)
            assert len(asked.overdue()) == (days >= 14)


def test_reminders_are_asked_once_and_only_of_cases_still_seen(need, case, offer, jonas, django_assert_num_queries):
    build_referral(need, offer, jonas, sent_at=timezone.now() - timedelta(days=12))
    with scope.of(jonas), django_assert_num_queries(1):
        assert [row.case.uuid for row in asked.to_remind(jonas)] == [case.uuid]
    with scope.of_command("load_demonstration"):
        TeamMember.objects.filter(case=case).update(until=timezone.now())
    with scope.of(jonas):
        assert asked.to_remind(jonas) == []


def test_a_supervisor_sees_who_waits(sent, unit):
    supervisor = build_account("Vida", "case_supervisor", unit)
    with scope.of(supervisor):
        assert [row.referral.pk for row in waiting.waiting_list(today=TODAY)] == [sent.pk]


def test_a_country_is_matched_in_few_questions(need, offer, jonas, django_assert_max_num_queries):
    from pertvarka.people.delivery.queries import matching

    with scope.of_command("load_demonstration"), django_assert_max_num_queries(10):
        rows = matching.match_all()
    assert matching.total(rows) == (1, 0)
    assert connection.in_atomic_block
