"""Who may send a referral, of which needs, and what it may share."""

import pytest

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Ground
from pertvarka.people.delivery import errors
from pertvarka.people.delivery.actions import referrals
from pertvarka.people.delivery.states import ReferralState
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
from tests.unit.people.delivery.referrals.asking import TOLD, another_need


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
