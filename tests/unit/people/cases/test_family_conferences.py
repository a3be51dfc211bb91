"""Family conferences: who may hold one, what may follow what, what nobody writes, who sees what and until when."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Notice, ViewRecord
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.territory.models import Region
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases import family_conference_rules as rules
from pertvarka.people.cases.actions import coordinators, family_meetings
from pertvarka.people.cases.actions import family_conferences as actions
from pertvarka.people.cases.errors import CaseClosed, CaseNotFound, ProcessingRestricted, TextMissing
from pertvarka.people.cases.family_conference_rules import Candidate, Tie
from pertvarka.people.cases.models import (
    Case,
    Coordinator,
    FamilyConference,
    FamilyMember,
    FamilyTask,
    Identity,
    Person,
)
from pertvarka.people.cases.queries import family_conferences as queries
from pertvarka.people.cases.states import FamilyConferencePhase as Phase
from tests.closed_plane import build_account, build_case, build_organisation, build_team_member

TODAY = timezone.localdate()
IN_A_MONTH = TODAY + timedelta(days=30)
ROLE = "family_conference_coordinator"
SAID = "Su šeima ir atveju nesusijusi; taip sako ir šeima, ir ji pati."


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def centre(reform):
    return build_organisation("seimos-centras", municipality="LT-43")


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def ministry(reform):
    return build_account("Rasa", "ministry")


@pytest.fixture
def daiva(centre):
    return entered("Daiva", centre)


@pytest.fixture
def supervisor(centre):
    return entered("Nijole", centre, kind="supervisor")


@pytest.fixture
def case(jonas, unit):
    return build_case(manager=jonas, organisation=unit)


@pytest.fixture
def referred(case, jonas):
    with scope.of(jonas):
        return actions.refer(case=case, question="Kur gyvens vaikas?", by=jonas)


@pytest.fixture
def appointed(referred, daiva, supervisor, jonas):
    return appoint(referred, daiva, supervisor, by=jonas)


def entered(name, organisation, *, kind="coordinator", region="LT-AL", account=None, **columns):
    """An account of the coordinators' role with its entry of the register; Alytus is in this region."""
    holder = account or build_account(name, ROLE, organisation)
    with scope.of_command("load_demonstration"):
        return Coordinator.objects.create(
            account=holder,
            kind=kind,
            organisation=organisation,
            region=Region.objects.get(code=region),
            certificate=f"SK-{name}",
            trained_on=TODAY - timedelta(days=400),
            training_hours=80,
            **columns,
        )


def appoint(conference, coordinator, supervisor, *, by, said=SAID):
    with scope.of(by):
        return actions.appoint(
            conference=conference, coordinator=coordinator, supervisor=supervisor, independence=said, by=by
        )


def gathered(conference, daiva):
    """Up to the moment in which the family is alone."""
    with scope.of(daiva.account):
        member = family_meetings.add_member(
            conference=conference, relation="teta", name="Ona Kanarėlienė", by=daiva.account
        )
        family_meetings.change_invitation(
            member=member, invitation="coming", safety_reason="", expected_version=1, by=daiva.account
        )
        family_meetings.begin_information(conference=conference, by=daiva.account)
        return family_meetings.begin_private_time(conference=conference, by=daiva.account)


def presented(conference, daiva):
    gathered(conference, daiva)
    with scope.of(daiva.account):
        family_meetings.end_private_time(conference=conference, by=daiva.account)
        held = queries.conference(conference.uuid)
        family_meetings.write_plan(
            conference=held, plan="Vaikas gyvens pas tetą.", expected_version=held.version, by=daiva.account
        )
        family_meetings.add_task(
            conference=held, what="Paruošti kambarį", who="teta", due_on=IN_A_MONTH, by=daiva.account
        )
        return queries.conference(conference.uuid)


# --- rules --------------------------------------------------------------------------------------------------------------
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


# --- referring and appointing -------------------------------------------------------------------------------------------
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


# --- who sees what ------------------------------------------------------------------------------------------------------
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


# --- the meeting --------------------------------------------------------------------------------------------------------
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


# --- the register -------------------------------------------------------------------------------------------------------
def test_the_ministry_keeps_the_register_and_sees_load_and_hours_but_no_family(
    appointed, daiva, supervisor, centre, ministry
):
    new = build_account("Nauja", ROLE, centre)
    with scope.of(ministry):
        coordinators.record_supervision(
            coordinator=daiva, supervisor=supervisor, held_on=TODAY, hours=Decimal("1.5"), by=ministry
        )
        coordinators.record_supervision(
            coordinator=daiva, supervisor=supervisor, held_on=TODAY, hours=Decimal(2), by=ministry
        )
        training = coordinators.Training("SK-777", TODAY - timedelta(days=9), 80)
        given = {"account": new, "kind": "coordinator", "organisation": centre, "region": daiva.region}
        made = coordinators.enter(**given, training=training, by=ministry)
        with pytest.raises(errors.EnteredAlready):
            coordinators.enter(**given, training=training, by=ministry)
        entries = {entry.coordinator: entry for entry in queries.register(on=TODAY)}
        assert (entries[daiva].load, entries[daiva].hours) == (1, Decimal("3.5"))
        assert (entries[supervisor].load, entries[supervisor].hours) == (0, Decimal("3.5"))
        assert entries[made].is_free
        assert not FamilyConference.objects.exists()
        coordinators.end_entry(coordinator=made, until_on=TODAY - timedelta(days=1), by=ministry)
        assert made not in [entry.coordinator for entry in queries.register(on=TODAY)]
        with pytest.raises(errors.NotInRegister):
            coordinators.end_entry(coordinator=made, until_on=TODAY, by=ministry)


@pytest.mark.parametrize("hours", [Decimal(0), Decimal(13)])
def test_hours_nobody_spent_are_refused(daiva, supervisor, ministry, hours):
    with scope.of(ministry), pytest.raises(errors.SupervisionImpossible):
        coordinators.record_supervision(
            coordinator=daiva, supervisor=supervisor, held_on=TODAY, hours=hours, by=ministry
        )


def test_a_coordinator_does_not_write_the_register(daiva, supervisor):
    with scope.of(daiva.account), pytest.raises(NotAllowed):
        coordinators.record_supervision(
            coordinator=daiva, supervisor=supervisor, held_on=TODAY, hours=Decimal(1), by=daiva.account
        )
