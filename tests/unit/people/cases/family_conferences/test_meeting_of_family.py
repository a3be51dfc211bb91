"""The meeting: sealed names, a time in which nobody writes, and the plan of the family."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases.actions import family_conferences as actions
from pertvarka.people.cases.actions import family_meetings
from pertvarka.people.cases.errors import CaseClosed, ProcessingRestricted
from pertvarka.people.cases.models import Case, FamilyMember, FamilyTask, Person
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.states import FamilyConferencePhase as Phase
from tests.unit.people.cases.family_conferences.steps import IN_A_MONTH, TODAY, appoint, entered, gathered, presented


def test_names_are_sealed_and_showing_them_is_recorded(appointed, daiva):
    gathered(appointed, daiva)
    with scope.of(daiva.account):
        member = FamilyMember.objects.get()
        assert b"Kanar" not in bytes(member.name_sealed)
        assert family_meetings.names(conference=appointed, page="cases:family_names", by=daiva.account) == {
            member.uuid: "Ona Kanarėlienė"
        }
        look = ViewRecord.objects.get(kind="name")
        assert (look.case_id, look.about) == (appointed.case_id, f"family_conference:{appointed.uuid}")


def test_nobody_is_left_out_without_a_reason_of_safety(appointed, daiva):
    with scope.of(daiva.account):
        member = family_meetings.add_member(conference=appointed, relation="patėvis", by=daiva.account)
        with pytest.raises(errors.SafetyReasonMissing):
            family_meetings.change_invitation(
                member=member, invitation="not_invited", safety_reason=" ", expected_version=1, by=daiva.account
            )
        family_meetings.change_invitation(
            member=member, invitation="not_invited", safety_reason="Smurtavo.", expected_version=1, by=daiva.account
        )
        with pytest.raises(errors.FamilyMissing):
            family_meetings.begin_information(conference=appointed, by=daiva.account)


def test_in_private_time_nothing_is_written_by_anybody(appointed, daiva, centre, supervisor, jonas):
    alone = gathered(appointed, daiva)
    by = daiva.account
    with scope.of(by):
        member = FamilyMember.objects.get()
        refused = [
            lambda: family_meetings.add_member(conference=alone, relation="dėdė", by=by),
            lambda: family_meetings.change_invitation(
                member=member, invitation="came", safety_reason="", expected_version=2, by=by
            ),
            lambda: family_meetings.prepare(
                conference=alone, planned_on=None, trusted_person="teta", expected_version=alone.version, by=by
            ),
            lambda: family_meetings.write_plan(conference=alone, plan="Planas", expected_version=alone.version, by=by),
            lambda: family_meetings.add_task(conference=alone, what="Darbas", who="teta", due_on=IN_A_MONTH, by=by),
            lambda: family_meetings.begin_private_time(conference=alone, by=by),
            lambda: family_meetings.review(conference=alone, words="Žodžiai", by=by),
        ]
        for act in refused:
            with pytest.raises(errors.PrivateTime):
                act()
    with scope.of(jonas):
        for judge in (
            lambda: actions.send_back(conference=alone, reason="Pavojinga", by=jonas),
            lambda: actions.accept(conference=alone, review_on=IN_A_MONTH, by=jonas),
            lambda: actions.close(conference=alone, words="Baigta", by=jonas),
        ):
            with pytest.raises(errors.PrivateTime):
                judge()
    with pytest.raises(errors.PrivateTime):
        appoint(alone, entered("Kita", centre), supervisor, by=jonas)
    with scope.of(by):
        ended = family_meetings.end_private_time(conference=alone, by=by)
        assert ended.private_from <= ended.private_until
        with pytest.raises(errors.ConferenceMovedOn):
            family_meetings.end_private_time(conference=alone, by=by)


def test_the_database_itself_takes_no_row_while_the_family_is_alone(appointed, daiva, supervisor):
    alone = gathered(appointed, daiva)
    belongs = {"conference_id": alone.pk, "case_id": alone.case_id, "open_to_id": alone.open_to_id}
    for account in (daiva.account, supervisor.account):
        with scope.of(account):
            assert not FamilyMember.objects.update(relation="dėdė")
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                FamilyTask.objects.create(**belongs, what="Darbas", who="teta", due_on=IN_A_MONTH)


def test_a_plan_is_sent_back_for_safety_only_and_presented_again(appointed, daiva, jonas):
    held = presented(appointed, daiva)
    with scope.of(jonas):
        with pytest.raises(errors.SafetyReasonMissing):
            actions.send_back(conference=held, reason=" ", by=jonas)
        actions.send_back(conference=held, reason="Naktį vaikas liktų vienas.", by=jonas)
        with pytest.raises(errors.ConferenceMovedOn):
            actions.accept(conference=held, review_on=IN_A_MONTH, by=jonas)
    with scope.of(daiva.account):
        back = queries.conference(held.uuid)
        again = family_meetings.write_plan(
            conference=back, plan="Naktį bus močiutė.", expected_version=back.version, by=daiva.account
        )
        assert (again.phase, again.family_plan) == (Phase.PRESENTED, "Naktį bus močiutė.")


def test_a_plan_is_accepted_with_words_tasks_and_a_day(appointed, daiva, jonas):
    gathered(appointed, daiva)
    with scope.of(daiva.account):
        family_meetings.end_private_time(conference=appointed, by=daiva.account)

    def accept(*, on=IN_A_MONTH):
        with scope.of(jonas):
            return actions.accept(conference=queries.conference(appointed.uuid), review_on=on, by=jonas)

    with pytest.raises(errors.PlanNotWritten):
        accept()
    with scope.of(daiva.account):
        held = queries.conference(appointed.uuid)
        family_meetings.write_plan(conference=held, plan="Pas tetą.", expected_version=held.version, by=daiva.account)
    with pytest.raises(errors.FamilyTaskMissing):
        accept()
    with scope.of(daiva.account):
        family_meetings.add_task(conference=held, what="Kambarys", who="teta", due_on=IN_A_MONTH, by=daiva.account)
    for day in (TODAY, TODAY + timedelta(days=200)):
        with pytest.raises(errors.ReviewDayImpossible):
            accept(on=day)
    assert accept().phase == Phase.ACCEPTED


def test_where_processing_is_restricted_or_the_case_closed_the_coordinator_stops(appointed, daiva, jonas):
    with scope.of_command("load_demonstration"):
        Person.objects.filter(pk=appointed.person_id).update(restricted_at=timezone.now())
    with scope.of(daiva.account), pytest.raises(ProcessingRestricted):
        family_meetings.add_member(conference=appointed, relation="teta", by=daiva.account)
    with scope.of_command("load_demonstration"):
        Person.objects.filter(pk=appointed.person_id).update(restricted_at=None)
        Case.objects.filter(pk=appointed.case_id).update(
            state="closed", closed_on=TODAY, closing_reason="Išvyko", outcome="Gyvena kitur", own_view="Gerai"
        )
    with scope.of(daiva.account), pytest.raises(CaseClosed):
        family_meetings.add_member(conference=appointed, relation="teta", by=daiva.account)
    with scope.of(jonas):
        assert actions.close(conference=appointed, words="Atvejis užbaigtas.", by=jonas).phase == Phase.CLOSED
