"""Letters of the morning: counts and the way in, once a day, to whom it concerns, and nothing of anybody."""

from datetime import date, timedelta

import pytest
from django.core import mail as outgoing
from django.urls import reverse
from django.utils import timezone, translation

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.jobs import asking, draining
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import reminder_rules
from pertvarka.people.delivery.actions import reminding
from pertvarka.people.delivery.models import Reminder
from pertvarka.people.delivery.reminder_rules import Waiting
from pertvarka.people.plans.models import Plan
from pertvarka.services.catalogue.models import ServiceOffer
from tests import closed_plane, mail_server
from tests.closed_plane import build_account, build_case, build_offer, build_organisation, build_plan

TODAY = timezone.localdate()
LATE = TODAY - timedelta(days=1)
LATER = TODAY + timedelta(days=8)


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def jonas(unit) -> Account:
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def case(unit, jonas) -> Case:
    case = build_case(manager=jonas, organisation=unit, state="plan_active", review_due_on=LATER)
    build_plan(case, jonas, review_due_on=LATE)
    return case


def remind(today: date = TODAY) -> int:
    with scope.of_command(reminding.COMMAND):
        return reminding.remind(today=today)


def sent() -> list[outgoing.EmailMessage]:
    draining.run_waiting()
    return outgoing.outbox


def change(model: type, row, **columns) -> None:
    with scope.of_command(closed_plane.COMMAND):
        model.objects.filter(pk=row.pk).update(**columns)


def test_a_manager_is_told_of_reviews_and_the_letter_names_nobody(case, jonas):
    assert remind() == 1

    [letter] = sent()
    assert letter.to == [jonas.email]
    assert "1 plano ar atvejo peržiūra" in letter.body
    assert "/lt/darbas/" in letter.body
    for told in (case.number, str(case.uuid), closed_plane.FIRST_NAME, closed_plane.SURNAME, jonas.name):
        assert told not in letter.body + letter.subject


def test_one_letter_tells_everything_in_the_readers_language(case, jonas, unit):
    Account.objects.filter(pk=jonas.pk).update(language="en")
    change(Case, case, review_due_on=LATE)
    home = build_organisation("namai-kalve", kind="service_provider")
    need = closed_plane.build_service_need(_plan_of(case))
    closed_plane.build_referral(need, build_offer(home), jonas, sent_at=timezone.now() - timedelta(days=11))

    remind()

    [letter] = [one for one in sent() if one.to == [jonas.email] and "Something waits" in one.subject]
    assert "2 reviews of plans or cases" in letter.body
    assert "1 referral that nobody has answered" in letter.body
    with translation.override("en"):
        assert reverse("workbench:home") in letter.body


def test_a_provider_is_told_of_offers_nobody_looked_over_and_only_of_its_own(reform):
    ours, theirs = (build_organisation(code, kind="service_provider") for code in ("musu", "ju"))
    ieva = build_account("Ieva", "provider_staff", ours)
    old = TODAY - timedelta(days=250)
    for _ in range(2):
        build_offer(ours, service_type=closed_plane.build_service_type(f"T{_}"), last_checked_on=old)
    build_offer(theirs, last_checked_on=old)

    remind()

    [letter] = sent()
    assert letter.to == [ieva.email]
    assert "2 jūsų paslaugos, netikrintos" in letter.body
    ServiceOffer.objects.filter(provider=ours).update(last_checked_on=TODAY)
    assert remind(TODAY + timedelta(days=10)) == 0


def test_nobody_is_told_what_they_do_not_see_and_invented_people_get_no_letter(case, jonas, unit):
    build_account("Rasa", "case_manager", unit)
    over = build_account("Buvęs", "case_manager", unit, until=LATE)
    Account.objects.filter(pk=jonas.pk).update(is_demo=True)
    change(Case, case, manager=over)

    assert remind() == 0
    assert sent() == []


def test_the_same_day_has_one_letter_however_often_the_job_runs(case, jonas):
    assert remind() == 1
    assert remind() == 0

    assert len(sent()) == 1
    [event] = AuditEvent.objects.filter(kind="staff.reminded")
    assert (event.about, event.by, event.details["reviews"]) == (jonas.reference, "command:remind_staff", 1)


def test_another_run_that_was_first_is_not_written_over(case, jonas):
    with scope.of_command(reminding.COMMAND):
        Reminder.objects.create(
            account=jonas, reminded_on=TODAY, reviews=0, referrals=0, to_renew=0, to_assess=0, offers=0
        )
        assert reminding._written(jonas, Waiting(reviews=1), today=TODAY) is False

    assert sent() == []


def test_the_same_work_is_told_again_after_a_week_and_new_work_at_once(case, jonas):
    remind()
    assert remind(TODAY + timedelta(days=1)) == 1  # the review of the case came within the week meanwhile
    assert remind(TODAY + timedelta(days=2)) == 0
    assert remind(TODAY + timedelta(days=7)) == 0
    assert remind(TODAY + timedelta(days=8)) == 1


def test_what_was_told_is_forgotten_after_thirty_days(case, jonas):
    remind()
    change(Plan, _plan_of(case), review_due_on=None)
    change(Case, case, review_due_on=None)

    remind(TODAY + reminder_rules.KEPT + timedelta(days=1))

    with scope.of_command(reminding.COMMAND):
        assert not Reminder.objects.exists()


def _plan_of(case: Case) -> Plan:
    with scope.of_command(closed_plane.COMMAND):
        return Plan.objects.get(case=case)


def test_nobody_reads_whom_the_letters_went_to(case, jonas, unit):
    remind()
    for reader, count in ((jonas, 1), (build_account("Rasa", "case_supervisor", unit), 0)):
        with scope.of(reader):
            assert Reminder.objects.count() == count


def test_the_job_of_the_morning_reaches_the_mail_server_once(case, jonas, settings):
    with mail_server.running(settings) as sink:
        for _ in range(2):
            with scope.of_command(reminding.COMMAND):
                asking.defer("delivery.remind_staff", by=None, arguments={})
            draining.run_waiting()

    [letter] = sink.kept
    assert (letter["To"], letter["Content-Language"]) == (jonas.email, "lt")
    assert letter["Subject"] == "Jūsų laukia darbai Pertvarkoje"
    assert "1 plano ar atvejo peržiūra" in letter.get_content()
    assert sink.receivers == [jonas.email]


@pytest.mark.parametrize(
    ("now", "last", "days", "is_due"),
    [
        (Waiting(), None, None, False),
        (Waiting(offers=1), None, None, True),
        (Waiting(offers=1), Waiting(offers=1), 0, False),
        (Waiting(offers=2), Waiting(offers=1), 0, False),
        (Waiting(offers=1), Waiting(offers=1), 6, False),
        (Waiting(offers=1), Waiting(offers=1), 7, True),
        (Waiting(offers=1), Waiting(offers=2), 1, False),
        (Waiting(offers=0, reviews=1), Waiting(offers=5), 1, True),
        (Waiting(), Waiting(offers=5), 30, False),
    ],
)
def test_when_a_letter_is_due(now: Waiting, last: Waiting | None, days: int | None, is_due: bool):
    last_on = None if days is None else TODAY - timedelta(days=days)

    assert reminder_rules.is_due(now, today=TODAY, last=last, last_on=last_on) is is_due
