"""A service begins after its referral, takes the place kept for it, and ends."""

from datetime import timedelta

import pytest

from pertvarka.foundation.access import scope
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import errors
from pertvarka.people.delivery.actions import episodes, referrals
from pertvarka.people.delivery.models import ServiceEpisode
from pertvarka.people.delivery.rules import start_is_possible
from pertvarka.people.delivery.states import EpisodeState
from pertvarka.people.plans.states import ServiceNeedState
from tests.closed_plane import (
    build_account,
)
from tests.unit.people.delivery.referrals.asking import TODAY


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


@pytest.mark.parametrize(("days_back", "is_possible"), [(0, True), (93, True), (94, False)])
def test_papers_may_come_up_to_a_quarter_after_the_first_day(days_back, is_possible):
    assert start_is_possible(TODAY - timedelta(days=days_back), today=TODAY) is is_possible


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
