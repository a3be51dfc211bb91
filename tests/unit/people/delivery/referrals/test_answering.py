"""Who meets a referral and answers it; the last place, which is given once; a case closed meanwhile."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from psycopg.errors import InsufficientPrivilege

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice
from pertvarka.people.cases.actions import cases
from pertvarka.people.cases.errors import TextMissing
from pertvarka.people.cases.models import Case, TeamMember
from pertvarka.people.delivery import errors
from pertvarka.people.delivery.actions import referrals
from pertvarka.people.delivery.models import Referral
from pertvarka.people.delivery.queries import referrals as asked
from pertvarka.people.delivery.queries import waiting
from pertvarka.people.delivery.states import ReferralState
from pertvarka.people.plans.states import ServiceNeedState
from tests.closed_plane import (
    build_account,
    build_organisation,
    build_referral,
)
from tests.unit.people.delivery.referrals.asking import TODAY, another_need


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


def test_the_sender_does_not_answer(sent, jonas):
    with scope.of(jonas), pytest.raises(NotAllowed):
        referrals.accept(referral=sent, starts_on=TODAY, by=jonas)


def test_a_first_day_of_another_century_is_refused(sent, ieva):
    with scope.of(ieva), pytest.raises(errors.StartDayImpossible):
        referrals.accept(referral=sent, starts_on=TODAY.replace(year=2126), by=ieva)


def test_the_last_place_is_promised_once(sent, offer, unit, jonas, ieva):
    other = build_referral(another_need(unit, jonas), offer, jonas)
    with scope.of(ieva):
        referrals.accept(referral=sent, starts_on=TODAY, by=ieva)
        with pytest.raises(errors.OfferFull):
            referrals.accept(referral=other, starts_on=TODAY, by=ieva)
        assert Referral.objects.get(pk=other.pk).state == ReferralState.SENT
        referrals.put_in_queue(referral=other, by=ieva)
