"""Homes: one at a time, no unexplained gap, a return with its cause, and who sees the person while they live there."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, connections

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.errors import ChangedMeanwhile
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.cases.errors import CaseNotFound, DateInFuture
from pertvarka.people.cases.models import Case, Task, TeamMember
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery.actions import placements
from pertvarka.people.delivery.models import Placement
from pertvarka.people.delivery.queries import placements as asked
from tests.closed_plane import build_account, build_case, build_organisation, committed
from tests.unit.people.delivery.homes import TODAY, build_institution, build_placement, placement_given


def days_ago(count):
    return TODAY - timedelta(days=count)


@pytest.fixture
def unit(reform):
    return build_organisation("alytaus-skyrius")


@pytest.fixture
def institution(reform):
    return build_institution()


@pytest.fixture
def jonas(unit):
    return build_account("Jonas", "case_manager", unit)


@pytest.fixture
def ausra(institution):
    return build_account("Ausra", "institution_staff", institution)


@pytest.fixture
def case(unit, jonas):
    return build_case(manager=jonas, organisation=unit)


@pytest.fixture
def lived(case, institution, jonas):
    return build_placement(case, jonas, organisation=institution)


def leave():
    """What is put off to the commit happens now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_home_is_recorded_with_its_trace(case, jonas):
    with scope.of(jonas):
        made = placements.record(case=case, given=placement_given(start_kind="first_known"), by=jonas)
        assert asked.current(case) == made
        event = AuditEvent.objects.get(kind="placement.recorded")
        assert event.about == case.reference


def test_staff_of_the_institution_see_the_person_while_they_live_there(case, lived, institution, jonas, ausra):
    with scope.of(ausra):
        assert Case.objects.get() == case
    with scope.of(jonas):
        placements.end(placement=lived, ends_on=TODAY, reason="Išvyko pas tetą", expected_version=1, by=jonas)
        leave()
        assert not TeamMember.objects.filter(case=case, organisation=institution, until=None).exists()
    with scope.of(ausra):
        assert not Case.objects.exists()


def test_overlapping_homes_are_refused_naming_the_other(case, lived, institution, jonas):
    with scope.of(jonas), pytest.raises(errors.LivesElsewhere) as refused:
        placements.record(case=case, given=placement_given(), by=jonas)
    assert institution.name_lt in refused.value.sentence_lt
    assert lived.starts_on.isoformat() in refused.value.sentence_en


def test_the_former_home_may_end_with_the_new_one(case, lived, jonas):
    with scope.of(jonas):
        placements.record(case=case, given=placement_given(ends_former=True), by=jonas)
        lived.refresh_from_db()
        assert lived.ends_on == days_ago(30)


def test_a_gap_is_explained(case, jonas):
    build_placement(case, jonas, ends_on=days_ago(200))
    with scope.of(jonas):
        with pytest.raises(errors.GapUnexplained) as refused:
            placements.record(case=case, given=placement_given(), by=jonas)
        assert (refused.value.since, refused.value.until) == (days_ago(200), days_ago(30))
        placements.record(case=case, given=placement_given(gap_reason="Gyveno užsienyje"), by=jonas)
        lines = asked.history(asked.of_case(case))
        assert [line.gap_reason for line in lines if line.placement is None] == ["Gyveno užsienyje"]


def test_what_was_before_is_recorded_afterwards_and_its_gap_stands_with_the_next_home(case, lived, jonas):
    before = {"starts_on": days_ago(2000), "ends_on": days_ago(1000), "start_kind": "first_known"}
    with scope.of(jonas):
        with pytest.raises(errors.GapUnexplained):
            placements.record(case=case, given=placement_given(**before), by=jonas)
        placements.record(case=case, given=placement_given(**before, gap_reason="Nežinoma"), by=jonas)
        lived.refresh_from_db()
        assert lived.gap_reason == "Nežinoma"


@pytest.mark.parametrize("start_kind", ["admission", "move"])
def test_who_comes_back_to_an_institution_returns(case, institution, jonas, start_kind):
    build_placement(case, jonas, organisation=institution, ends_on=days_ago(300))
    build_placement(case, jonas, starts_on=days_ago(300))
    given = {"organisation": institution, "ends_former": True, "starts_on": days_ago(1)}
    with scope.of(jonas):
        with pytest.raises(errors.ReturnNotAdmission):
            placements.record(
                case=case, given=placement_given("care_institution", start_kind=start_kind, **given), by=jonas
            )
        with pytest.raises(errors.ReturnCauseMissing):
            placements.record(
                case=case, given=placement_given("care_institution", start_kind="return", **given), by=jonas
            )


def test_a_return_opens_a_review(case, institution, jonas):
    build_placement(case, jonas, organisation=institution, ends_on=days_ago(300))
    build_placement(case, jonas, starts_on=days_ago(300))
    with scope.of(jonas):
        given = placement_given(
            "care_institution",
            start_kind="return",
            return_cause="health",
            organisation=institution,
            ends_former=True,
            starts_on=days_ago(1),
        )
        placements.record(case=case, given=given, by=jonas)
        case.refresh_from_db()
        assert case.review_due_on == TODAY
        assert Task.objects.filter(case=case, due_on=TODAY, assignee=jonas).exists()
        assert [row.case for row in asked.returns(since=days_ago(10))] == [case]


def test_nobody_returns_who_was_never_there(case, institution, jonas):
    given = {"start_kind": "return", "return_cause": "health", "organisation": institution}
    with scope.of(jonas):
        with pytest.raises(errors.AdmissionNotReturn):
            placements.record(case=case, given=placement_given("care_institution", **given), by=jonas)
        with pytest.raises(errors.OnlyInstitutionsAreReturnedTo):
            placements.record(case=case, given=placement_given(start_kind="admission"), by=jonas)
        with pytest.raises(errors.InstitutionMissing):
            placements.record(case=case, given=placement_given("care_institution"), by=jonas)


def test_days_that_cannot_be(case, lived, jonas):
    with scope.of(jonas):
        with pytest.raises(DateInFuture):
            placements.record(case=case, given=placement_given(starts_on=TODAY + timedelta(days=1)), by=jonas)
        with pytest.raises(errors.LeavingDayImpossible):
            placements.end(placement=lived, ends_on=lived.starts_on, reason="x", expected_version=1, by=jonas)
        placements.end(placement=lived, ends_on=TODAY, reason="x", expected_version=1, by=jonas)
        with pytest.raises(errors.HomeEnded):
            placements.end(placement=lived, ends_on=TODAY, reason="x", expected_version=2, by=jonas)


def test_what_was_wrong_is_corrected(case, lived, jonas):
    with scope.of(jonas):
        changes = {"starts_on": days_ago(950), "legal_decision": "Teismo nutartis"}
        placements.correct(placement=lived, changes=changes, expected_version=1, by=jonas)
        with pytest.raises(ChangedMeanwhile):
            placements.correct(placement=lived, changes={"gap_reason": "x"}, expected_version=1, by=jonas)
        lived.refresh_from_db()
        assert lived.starts_on == days_ago(950)
        event = AuditEvent.objects.get(kind="placement.corrected")
        assert event.details["columns"] == ["legal_decision", "starts_on"]
        assert "nutartis" not in str(event.details)


def test_others_neither_see_nor_write(case, lived, reform):
    stranger = build_account("Zita", "case_manager", build_organisation("kitur"))
    provider = build_account("Ieva", "provider_staff", build_organisation("teikejas", kind="provider"))
    with scope.of(stranger):
        assert not Placement.objects.exists()
        with pytest.raises(CaseNotFound):
            placements.record(case=case, given=placement_given(), by=stranger)
    with scope.of(provider), pytest.raises(NotAllowed):
        placements.record(case=case, given=placement_given(), by=provider)


@pytest.fixture(scope="module")
def committed_database(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), committed():
        yield


WAITING = """
SELECT count(*) FROM pg_locks
WHERE locktype = 'advisory' AND NOT granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def wait_until_another_waits():
    """Until somebody waits for the turn this transaction has taken, or ten seconds at the most."""
    with connection.cursor() as cursor:
        for _attempt in range(200):
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
            cursor.execute("SELECT pg_sleep(0.05)")
    raise AssertionError("nobody waited: the second writer did not take a turn")


def test_of_two_homes_at_once_one_is_kept(committed_database, django_db_blocker, monkeypatch):
    """Two managers record at the same moment, each on a connection of their own."""
    with django_db_blocker.unblock():
        unit = build_organisation("dviese")
        jonas = build_account("Jonas", "case_manager", unit)
        case = build_case(manager=jonas, organisation=unit)
        ready, told = threading.Barrier(2, timeout=20), []
        put_down = placements.put_down

        def put_down_together(**given):
            wait_until_another_waits()  # both have begun, and neither has written
            return put_down(**given)

        monkeypatch.setattr(placements, "put_down", put_down_together)

        def write(kind):
            try:
                with scope.of(jonas):
                    ready.wait()
                    placements.record(case=case, given=placement_given(kind, start_kind="first_known"), by=jonas)
                told.append("kept")
            except errors.LivesElsewhere as refused:
                told.append(refused.sentence_en)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=write, args=(kind,)) for kind in ("own_home", "own_family")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(timeout=30)
        with scope.of(jonas):
            assert Placement.objects.filter(case=case).count() == 1
    told.sort(key=len)
    assert told[0] == "kept"
    assert "already lives at" in told[1]
