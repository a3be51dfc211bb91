"""Referrals: who may send and answer them, what is shared, and the last place, which is given once."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone
from psycopg.errors import InsufficientPrivilege

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.actions import cases
from pertvarka.people.cases.errors import CaseNotFound, TextMissing
from pertvarka.people.cases.models import Case, Ground, TeamMember
from pertvarka.people.delivery import errors
from pertvarka.people.delivery.actions import episodes, referrals
from pertvarka.people.delivery.models import Referral, ServiceEpisode
from pertvarka.people.delivery.queries import referrals as asked
from pertvarka.people.delivery.queries import waiting
from pertvarka.people.delivery.rules import Reminder, start_is_possible
from pertvarka.people.delivery.states import EpisodeState, ReferralState
from pertvarka.people.plans.states import ServiceNeedState
from tests.closed_plane import (
    build_account,
    build_case,
    build_ground,
    build_offer,
    build_organisation,
    build_plan,
    build_referral,
    build_service_need,
    build_service_type,
)

TODAY = timezone.localdate()
TOLD = {"purpose": "Prašome priimti gyventi.", "shared_summary": "Reikia pagalbos rytais."}


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def home(reform):
    return build_organisation("namai-kalve", kind="service_provider")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def ieva(home):
    return build_account("Ieva", "provider_staff", home)


@pytest.fixture
def case(unit, jonas):
    case = build_case(manager=jonas, organisation=unit)
    build_ground(case, jonas)
    return case


@pytest.fixture
def need(case, jonas):
    return build_service_need(build_plan(case, jonas))


@pytest.fixture
def offer(home):
    return build_offer(home, capacity=1)


@pytest.fixture
def sent(need, offer, jonas, ieva):
    with scope.of(jonas):
        return referrals.send(need=need, offer=offer, shared_parts=["identity"], by=jonas, **TOLD)


def another_need(unit, jonas):
    case = build_case(manager=jonas, organisation=unit)
    build_ground(case, jonas)
    return build_service_need(build_plan(case, jonas))


def test_a_referral_is_sent_and_the_provider_is_told(sent, need, case, jonas, ieva):
    assert sent.state == ReferralState.SENT
    assert sent.ground.purpose == Ground.Purpose.SHARING_WITH_PROVIDER
    with scope.of(jonas):
        need.refresh_from_db()
        assert need.state == ServiceNeedState.REFERRED
        event = AuditEvent.objects.get(kind="referral.sent")
        assert event.about == case.reference
        assert TOLD["shared_summary"] not in str(event.details)
    with scope.of(ieva):
        assert Notice.objects.filter(account=ieva, kind="referral.sent", label=case.number).exists()


def test_the_provider_meets_the_referral_and_nothing_of_the_case(sent, case, ieva):
    with scope.of(ieva):
        assert [row.pk for row in asked.inbox()] == [sent.pk]
        assert asked.to_answer().count() == 1
        assert not Case.objects.filter(pk=case.pk).exists()


def test_another_provider_meets_nothing(sent, reform):
    stranger = build_account("Ona", "provider_staff", build_organisation("kiti-namai", kind="service_provider"))
    with scope.of(stranger):
        assert asked.inbox() == []
        assert asked.referral(sent.uuid) is None
        with pytest.raises(errors.ReferralNotFound):
            referrals.accept(referral=sent, starts_on=TODAY, by=stranger)


def test_accepting_keeps_a_place_and_opens_what_is_shared(sent, case, need, ieva, jonas):
    offer = sent.offer
    with scope.of(ieva):
        referrals.accept(referral=sent, starts_on=TODAY + timedelta(days=7), by=ieva)
        assert Case.objects.get().pk == case.pk
        member = TeamMember.objects.get(case=case, role_code="provider_staff")
        assert set(member.parts) == {"case", "identity"}
    offer.refresh_from_db()
    assert (offer.reserved, offer.occupied) == (1, 0)
    with scope.of(jonas):
        need.refresh_from_db()
        assert need.starts_on == TODAY + timedelta(days=7)


def test_who_answers_cannot_let_themselves_in_further(sent, ieva):
    with scope.of(ieva), pytest.raises(DatabaseError) as refused:
        Referral.objects.filter(pk=sent.pk).update(shared_parts=["identity", "health", "notes"], answered_by=ieva)
    assert isinstance(refused.value.__cause__, InsufficientPrivilege)


def test_refusing_asks_for_a_reason_in_words(sent, need, ieva, jonas):
    with scope.of(ieva):
        with pytest.raises(TextMissing):
            referrals.refuse(referral=sent, reason="full", words=" ", by=ieva)
        referrals.refuse(referral=sent, reason="not_fitting", words="Reikia lifto, o jo nėra.", by=ieva)
        assert asked.inbox() == []
    with scope.of(jonas):
        held = Referral.objects.get(pk=sent.pk)
        assert (held.state, held.refusal) == (ReferralState.REFUSED, "not_fitting")
        need.refresh_from_db()
        assert need.state == ServiceNeedState.UNMET
        assert Notice.objects.filter(kind="referral.refused").exists()


def test_a_queue_says_since_when(sent, need, offer, ieva, jonas):
    with scope.of(ieva):
        held = referrals.put_in_queue(referral=sent, words="Vieta bus rudenį.", by=ieva)
        assert waiting.place_in_queue(held) == 1
    offer.refresh_from_db()
    assert offer.waiting == 1
    with scope.of(jonas):
        need.refresh_from_db()
        assert need.state == ServiceNeedState.WAITING


def test_a_full_offer_is_refused_unless_the_person_stays_in_the_queue(need, offer, unit, jonas):
    build_referral(another_need(unit, jonas), offer, jonas, state="accepted")
    offer.refresh_from_db()
    with scope.of(jonas):
        with pytest.raises(errors.QueueNotChosen):
            referrals.send(need=need, offer=offer, by=jonas, **TOLD)
        held = referrals.send(need=need, offer=offer, stays_in_queue=True, by=jonas, **TOLD)
        assert held.state == ReferralState.WAITING
        assert held.waiting_since is not None


def test_a_closed_offer_and_one_of_another_service_are_refused(need, home, jonas):
    closed = build_offer(home, state="temporarily_closed")
    other = build_offer(home, service_type=build_service_type("T02"))
    with scope.of(jonas):
        with pytest.raises(errors.OfferClosed):
            referrals.send(need=need, offer=closed, stays_in_queue=True, exception_reason="Prašome.", by=jonas, **TOLD)
        with pytest.raises(errors.OfferOfAnotherService):
            referrals.send(need=need, offer=other, by=jonas, **TOLD)


def test_an_exception_needs_its_reason(need, home, jonas):
    strict = build_offer(home, rules=[("age_from", ["60"])])
    with scope.of(jonas):
        with pytest.raises(errors.ExceptionUnexplained):
            referrals.send(need=need, offer=strict, by=jonas, **TOLD)
        held = referrals.send(need=need, offer=strict, exception_reason="Brolis jau ten gyvena.", by=jonas, **TOLD)
        assert held.exception_reason


def test_the_same_offer_is_asked_once(sent, need, offer, jonas):
    with scope.of(jonas), pytest.raises(errors.ReferredAlready):
        referrals.send(need=need, offer=offer, by=jonas, **TOLD)


def test_after_a_withdrawal_it_may_be_asked_again(sent, need, offer, jonas):
    with scope.of(jonas):
        referrals.withdraw(referral=sent, by=jonas)
        need.refresh_from_db()
        assert need.state == ServiceNeedState.UNMET
        referrals.send(need=need, offer=offer, by=jonas, **TOLD)


def test_a_withdrawn_referral_is_not_answered(sent, ieva, jonas):
    with scope.of(jonas):
        referrals.withdraw(referral=sent, by=jonas)
        with pytest.raises(errors.ReferralMovedOn):
            referrals.withdraw(referral=sent, by=jonas)
    with scope.of(ieva):
        assert asked.inbox() == []
        with pytest.raises(errors.ReferralNotFound):
            referrals.accept(referral=sent, starts_on=TODAY, by=ieva)


@pytest.fixture
def closed(sent, case, jonas):
    """The case is closed while the provider still thinks."""
    with scope.of(jonas):
        cases.close(
            case=case,
            reason="Grįžo į šeimą",
            outcome="Gyvena su šeima",
            own_view="Taip ir norėjau.",
            closed_on=TODAY,
            expected_version=Case.objects.get(pk=case.pk).version,
            by=jonas,
        )
    return sent


def test_a_closed_case_is_promised_nothing(closed, need, ieva):
    with scope.of(ieva):
        with pytest.raises(errors.ClosedMeanwhile):
            referrals.accept(referral=closed, starts_on=TODAY, by=ieva)
        with pytest.raises(errors.ClosedMeanwhile):
            referrals.put_in_queue(referral=closed, by=ieva)
        closed.refresh_from_db()
        assert closed.state == ReferralState.SENT
        referrals.refuse(referral=closed, reason=Referral.Refusal.OTHER, words="Byla uždaryta.", by=ieva)
    with scope.of(need.plan.made_by):
        assert Referral.objects.get(pk=closed.pk).state == ReferralState.REFUSED


def test_nobody_writes_a_promise_past_the_action(closed, ieva):
    with scope.of(ieva), pytest.raises(IntegrityError, match="is closed"), transaction.atomic():
        Referral.objects.filter(pk=closed.pk).update(state=ReferralState.ACCEPTED, starts_on=TODAY, answered_by=ieva)


def test_a_service_promised_before_the_closing_does_not_begin_after_it(sent, case, ieva, jonas):
    with scope.of(ieva):
        held = referrals.accept(referral=sent, starts_on=TODAY, by=ieva)
    with scope.of_command("load_demonstration"):
        closing = {"closing_reason": "Grįžo", "outcome": "Gyvena namie", "own_view": "Gerai", "closed_on": TODAY}
        Case.objects.filter(pk=case.pk).update(state="closed", **closing)
    with scope.of(ieva):
        with pytest.raises(errors.ClosedMeanwhile):
            episodes.start(referral=held, starts_on=TODAY, by=ieva)
        assert not ServiceEpisode.objects.filter(referral=held).exists()


def test_nothing_is_shared_without_a_ground(unit, jonas, offer):
    case = build_case(manager=jonas, organisation=unit)
    need = build_service_need(build_plan(case, jonas))
    with scope.of(jonas), pytest.raises(errors.SharingWithoutGround) as refused:
        referrals.send(need=need, offer=offer, by=jonas, **TOLD)
    assert not refused.value.is_health


def test_health_data_ask_for_a_ground_of_their_own(need, case, offer, jonas):
    with scope.of(jonas), pytest.raises(errors.SharingWithoutGround) as refused:
        referrals.send(need=need, offer=offer, shared_parts=["health"], by=jonas, **TOLD)
    assert refused.value.is_health
    build_ground(case, jonas, purpose=Ground.Purpose.SHARING_HEALTH)
    with scope.of(jonas):
        assert referrals.send(need=need, offer=offer, shared_parts=["health"], by=jonas, **TOLD)


def test_leading_the_case_is_never_shared(need, offer, jonas):
    with scope.of(jonas), pytest.raises(errors.PartNotShareable):
        referrals.send(need=need, offer=offer, shared_parts=["lead"], by=jonas, **TOLD)


def test_a_draft_asks_nobody(case, offer, jonas):
    need = build_service_need(build_plan(case, jonas, state="draft"))
    with scope.of(jonas), pytest.raises(errors.PlanNotAgreed):
        referrals.send(need=need, offer=offer, by=jonas, **TOLD)


def test_strangers_do_not_refer(need, offer, ieva, reform):
    outsider = build_account("Rasa", "case_manager", build_organisation("vilniaus-skyrius", municipality="LT-58"))
    with scope.of(outsider), pytest.raises(CaseNotFound):
        referrals.send(need=need, offer=offer, by=outsider, **TOLD)
    with scope.of(ieva), pytest.raises(NotAllowed):
        referrals.send(need=need, offer=offer, by=ieva, **TOLD)


def test_the_sender_does_not_answer(sent, jonas):
    with scope.of(jonas), pytest.raises(NotAllowed):
        referrals.accept(referral=sent, starts_on=TODAY, by=jonas)


def test_a_first_day_of_another_century_is_refused(sent, ieva):
    with scope.of(ieva), pytest.raises(errors.StartDayImpossible):
        referrals.accept(referral=sent, starts_on=TODAY.replace(year=2126), by=ieva)


@pytest.mark.parametrize(("days_back", "is_possible"), [(0, True), (93, True), (94, False)])
def test_papers_may_come_up_to_a_quarter_after_the_first_day(days_back, is_possible):
    assert start_is_possible(TODAY - timedelta(days=days_back), today=TODAY) is is_possible


def test_the_last_place_is_promised_once(sent, offer, unit, jonas, ieva):
    other = build_referral(another_need(unit, jonas), offer, jonas)
    with scope.of(ieva):
        referrals.accept(referral=sent, starts_on=TODAY, by=ieva)
        with pytest.raises(errors.OfferFull):
            referrals.accept(referral=other, starts_on=TODAY, by=ieva)
        assert Referral.objects.get(pk=other.pk).state == ReferralState.SENT
        referrals.put_in_queue(referral=other, by=ieva)


def test_a_service_begins_takes_its_place_and_ends(sent, need, case, ieva, jonas):
    offer = sent.offer
    with scope.of(ieva):
        held = referrals.accept(referral=sent, starts_on=TODAY, by=ieva)
        with pytest.raises(errors.NotBegunYet):
            episodes.start(referral=held, starts_on=TODAY + timedelta(days=1), by=ieva)
        episode = episodes.start(referral=held, starts_on=TODAY, by=ieva)
        offer.refresh_from_db()
        assert (offer.reserved, offer.occupied) == (0, 1)
        episodes.pause(episode=episode, reason="Išvyko į ligoninę.", by=ieva)
        episode.refresh_from_db()
        episodes.resume(episode=episode, by=ieva)
        episode.refresh_from_db()
        with pytest.raises(errors.EndDayImpossible):
            episodes.end(episode=episode, ends_on=TODAY + timedelta(days=1), reason="Baigta", by=ieva)
        with pytest.raises(errors.SatisfactionOutOfScale):
            episodes.end(episode=episode, ends_on=TODAY, reason="Baigta", satisfaction=6, by=ieva)
        episodes.end(episode=episode, ends_on=TODAY, reason="Persikėlė", satisfaction=4, by=ieva)
        assert not Case.objects.filter(pk=case.pk).exists()
    offer.refresh_from_db()
    assert (offer.reserved, offer.occupied) == (0, 0)
    with scope.of(jonas):
        assert ServiceEpisode.objects.get().state == EpisodeState.ENDED
        need.refresh_from_db()
        assert need.state == ServiceNeedState.UNMET
        assert {"service.started", "service.ended"} <= set(AuditEvent.objects.values_list("kind", flat=True))


def test_a_colleague_of_who_accepted_begins_the_service(sent, home, ieva):
    rita = build_account("Rita", "provider_staff", home)
    with scope.of(ieva):
        held = referrals.accept(referral=sent, starts_on=TODAY, by=ieva)
    with scope.of(rita):
        assert episodes.start(referral=held, starts_on=TODAY, by=rita).state == EpisodeState.ACTIVE


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
