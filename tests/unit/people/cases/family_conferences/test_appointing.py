"""Family conferences: who may hold one, what may follow what, and who is refused for a tie."""

from datetime import timedelta

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import Notice
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases import family_conference_rules as rules
from pertvarka.people.cases.actions import family_conferences as actions
from pertvarka.people.cases.errors import CaseNotFound, TextMissing
from pertvarka.people.cases.family_conference_rules import Candidate, Tie
from pertvarka.people.cases.models import FamilyConference
from pertvarka.people.cases.states import FamilyConferencePhase as Phase
from tests.closed_plane import build_account, build_organisation, build_team_member
from tests.unit.people.cases.family_conferences.steps import ROLE, TODAY, appoint, entered


def test_every_step_of_the_line_is_a_phase_and_can_be_reached():
    assert set(rules.FOLLOWS) == set(Phase.values) == {*rules.LINE, "sent_back"}
    for before, after in zip(rules.LINE, rules.LINE[1:], strict=False):
        assert rules.may_follow(before, after)
    assert rules.place_in_line("sent_back") == rules.place_in_line("presented")


def test_from_private_time_there_is_one_way_out():
    assert [after for after in Phase.values if rules.may_follow("private_time", after)] == ["presented"]


def test_a_tie_is_named_and_the_free_are_the_least_loaded_of_others():
    def one(key, **columns):
        return Candidate(
            **{"key": key, "account_key": key, "organisation_key": 9, "load": 0, "is_connected": False} | columns
        )

    assert rules.tie_of(one(1, is_connected=True), organisations=[]) is Tie.CASE
    assert rules.tie_of(one(1), organisations=[9]) is Tie.ORGANISATION
    assert rules.tie_of(one(1), organisations=[], other_account=1) is Tie.ONE_PERSON
    assert rules.tie_of(one(1), organisations=[8], other_account=2) is None
    offered = [one(1, load=2), one(2, load=4), one(3), one(4, is_connected=True), one(5, load=1), one(6, load=3)]
    assert [found.key for found in rules.free(offered, organisations=[8])] == [3, 5, 1]


def test_whoever_leads_the_case_refers_once_at_a_time(case, referred, jonas):
    with scope.of(jonas):
        assert (referred.phase, referred.number) == (Phase.REFERRAL, case.number)
        with pytest.raises(errors.ConferenceStands):
            actions.refer(case=case, question="Ir dar kartą?", by=jonas)
        with pytest.raises(TextMissing):
            actions.refer(case=case, question="  ", by=jonas)
        event = AuditEvent.objects.get(kind="family_conference.referred")
        assert event.about == case.reference
        assert "gyvens" not in str(event.details)


def test_a_colleague_outside_the_case_refers_nobody(case, unit):
    other = build_account("Petras", "case_manager", unit)
    with scope.of(other), pytest.raises(CaseNotFound):
        actions.refer(case=case, question="Kur gyvens vaikas?", by=other)


def test_the_unconnected_is_appointed_and_told(appointed, daiva, supervisor):
    assert appointed.phase == Phase.PREPARATION
    for told in (daiva.account, supervisor.account):
        with scope.of(told):
            assert Notice.objects.get().kind == "family_conference.appointed"


def test_nobody_is_appointed_without_own_words(referred, daiva, supervisor, jonas):
    with pytest.raises(TextMissing):
        appoint(referred, daiva, supervisor, by=jonas, said=" ")


def test_who_is_or_was_on_the_team_is_refused_and_three_free_are_named(case, referred, centre, supervisor, jonas):
    elsewhere = build_organisation("kitas-centras", municipality="LT-43")
    tied = entered("Surista", centre)
    build_team_member(case, elsewhere, ROLE, account=tied.account, until=timezone.now() - timedelta(days=1))
    for name in ("Pirma", "Antra", "Trecia", "Ketvirta"):
        entered(name, centre)
    entered("Tolima", centre, region="LT-VL")
    entered("Baigusi", centre, until_on=TODAY - timedelta(days=1))

    with pytest.raises(errors.CoordinatorConnected) as refused:
        appoint(referred, tied, supervisor, by=jonas)

    assert refused.value.tie is Tie.CASE
    assert refused.value.free == (("Pirma", 0), ("Antra", 0), ("Trecia", 0))
    assert "Pirma (0)" in refused.value.sentence_lt


def test_who_works_where_the_case_is_led_is_refused(referred, unit, supervisor, jonas):
    colleague = entered("Kolega", unit)
    with pytest.raises(errors.CoordinatorConnected) as refused:
        appoint(referred, colleague, supervisor, by=jonas)
    assert refused.value.tie is Tie.ORGANISATION
    assert refused.value.free == ()


def test_nobody_supervises_themselves_and_entries_that_ended_count_no_more(referred, daiva, centre, supervisor, jonas):
    own = entered("Daiva2", centre, kind="supervisor", account=daiva.account)
    ended = entered("Baigusi", centre, until_on=TODAY - timedelta(days=1))
    with pytest.raises(errors.SupervisorConnected):
        appoint(referred, daiva, own, by=jonas)
    with pytest.raises(errors.NotInRegister):
        appoint(referred, ended, supervisor, by=jonas)
    with pytest.raises(errors.NotInRegister):
        appoint(referred, supervisor, daiva, by=jonas)


def test_whoever_is_appointed_anew_takes_the_conference_along(appointed, daiva, centre, supervisor, jonas):
    other = entered("Kita", centre)
    appoint(appointed, other, supervisor, by=jonas)
    with scope.of(daiva.account):
        assert not FamilyConference.objects.exists()
    with scope.of(other.account):
        assert FamilyConference.objects.get().phase == Phase.PREPARATION
