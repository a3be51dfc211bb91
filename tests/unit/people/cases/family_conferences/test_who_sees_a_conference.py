"""Who sees a family conference, and until when; of the case its coordinator sees nothing."""

import pytest

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases.actions import family_conferences as actions
from pertvarka.people.cases.actions import family_meetings
from pertvarka.people.cases.errors import CaseNotFound
from pertvarka.people.cases.models import Case, FamilyConference, FamilyMember, FamilyTask, Identity, Person
from pertvarka.people.cases.queries import family_conferences as queries
from tests.unit.people.cases.family_conferences.steps import IN_A_MONTH, entered, gathered, presented


def test_coordinator_and_supervisor_see_the_conference_and_nothing_of_the_case(appointed, daiva, supervisor):
    gathered(appointed, daiva)
    for sees in (daiva.account, supervisor.account):
        with scope.of(sees):
            assert queries.held_by(sees).get().question == "Kur gyvens vaikas?"
            assert FamilyMember.objects.get().relation == "teta"
            assert not Case.objects.exists()
            assert not Person.objects.exists()
            assert not Identity.objects.exists()


def test_another_coordinator_sees_the_load_and_no_conference(appointed, daiva, centre):
    other = entered("Kita", centre)
    with scope.of(other.account):
        assert not FamilyConference.objects.exists()
        assert queries.loads() == {daiva.pk: 1}


def test_a_supervisor_reads_and_changes_nothing(appointed, supervisor):
    with scope.of(supervisor.account), pytest.raises(CaseNotFound):
        family_meetings.add_member(conference=appointed, relation="teta", by=supervisor.account)


def test_whoever_leads_the_case_does_not_hold_the_meeting(appointed, jonas):
    with scope.of(jonas), pytest.raises(NotAllowed):
        family_meetings.add_member(conference=appointed, relation="teta", by=jonas)


def test_with_its_end_the_conference_is_gone_for_who_held_it(appointed, daiva, supervisor, jonas):
    held = presented(appointed, daiva)
    with scope.of(jonas):
        actions.accept(conference=held, review_on=IN_A_MONTH, by=jonas)
        task = FamilyTask.objects.get()
        actions.finish_task(task=task, by=jonas)
        with pytest.raises(errors.FamilyTaskDone):
            actions.finish_task(task=task, by=jonas)
        actions.carry_out(conference=queries.conference(held.uuid), by=jonas)
    with scope.of(daiva.account):
        family_meetings.review(conference=queries.conference(held.uuid), words="Mums pavyko.", by=daiva.account)
    with scope.of(jonas):
        ended = actions.close(conference=queries.conference(held.uuid), words="Vaikas pas tetą.", by=jonas)
        assert ended.review_words == "Mums pavyko.\n\nVaikas pas tetą."
    for saw in (daiva.account, supervisor.account):
        with scope.of(saw):
            assert not FamilyConference.objects.exists()
            assert not FamilyMember.objects.exists()
            assert not FamilyTask.objects.exists()
