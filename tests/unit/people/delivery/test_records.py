"""The month's sheet: one request, each cell kept or told what is wrong with it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.people.delivery import errors, rules
from pertvarka.people.delivery.actions import beneficiaries, episodes, records
from pertvarka.people.delivery.actions.records import Cell
from pertvarka.people.delivery.models import Beneficiary, ServiceRecord
from pertvarka.people.delivery.queries import records as sheets
from pertvarka.people.delivery.rules import RecordFault
from tests.closed_plane import (
    build_account,
    build_case,
    build_episode,
    build_offer,
    build_organisation,
    build_team_member,
)

TODAY = timezone.localdate()


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
def case(unit, home, jonas):
    case = build_case(manager=jonas, organisation=unit)
    build_team_member(case, home, "provider_staff", parts=["case"])
    return case


@pytest.fixture
def episode(case, home, ieva):
    return build_episode(case, build_offer(home), ieva)


def amounts(ieva) -> dict:
    with scope.of(ieva):
        return {row.given_on: row.amount for row in ServiceRecord.objects.all()}


def cell(episode, text, *, days=0, read=None):
    return Cell(episode.uuid, TODAY - timedelta(days=days), text, read)


def test_a_sheet_is_kept_in_one_request_with_few_questions(unit, home, jonas, ieva, django_assert_max_num_queries):
    offer = build_offer(home, capacity=20)
    cells = []
    for _number in range(20):
        case = build_case(manager=jonas, organisation=unit)
        build_team_member(case, home, "provider_staff", parts=["case"])
        episode = build_episode(case, offer, ieva)
        cells += [cell(episode, "7,5", days=day, read="") for day in range(25)]
    with scope.of(ieva), django_assert_max_num_queries(40):
        kept = records.save_sheet(cells=cells, by=ieva)
    assert (kept.new_count, kept.faults) == (500, {})
    with scope.of(ieva):
        sheet = sheets.month_sheet(TODAY.replace(day=1))
        assert sheet.rows_count == 20
        assert sheet.rows[0].total == Decimal("7.5") * TODAY.day


def test_one_wrong_cell_takes_no_other_with_it(episode, ieva):
    cells = [
        cell(episode, "8"),
        cell(episode, "25", days=1),
        cell(episode, "daug", days=2),
        cell(episode, "-1", days=3),
        cell(episode, "8", days=-1),
        cell(episode, "8", days=60),
        cell(episode, "1e9", days=4),
    ]
    with scope.of(ieva):
        kept = records.save_sheet(cells=cells, by=ieva)
    assert list(kept.faults.values()) == [
        RecordFault.OVER_A_DAY,
        RecordFault.NOT_A_NUMBER,
        RecordFault.NEGATIVE,
        RecordFault.FUTURE,
        RecordFault.BEFORE_BEGINNING,
        RecordFault.NOT_A_NUMBER,
    ]
    assert amounts(ieva) == {TODAY: Decimal(8)}


def test_a_correction_keeps_who_and_counts_in_the_record_of_acts(episode, case, ieva, home):
    rita = build_account("Rita", "provider_staff", home)
    with scope.of(ieva):
        records.save_sheet(cells=[cell(episode, "8"), cell(episode, "4", days=1)], by=ieva)
    with scope.of(rita):
        kept = records.save_sheet(cells=[cell(episode, "7", read="8"), cell(episode, "", days=1, read="4")], by=rita)
        assert (kept.new_count, kept.corrected_count, kept.emptied_count) == (0, 1, 1)
        record = ServiceRecord.objects.get()
        assert (record.amount, record.worker_id, record.version) == (Decimal(7), rita.pk, 2)
        events = AuditEvent.objects.filter(kind="records.kept", about=case.reference)
        assert [event.details["records"] for event in events.order_by("pk")] == [2, 2]


def test_what_a_colleague_wrote_meanwhile_is_not_overwritten(episode, ieva):
    with scope.of(ieva):
        records.save_sheet(cells=[cell(episode, "6")], by=ieva)
        kept = records.save_sheet(cells=[cell(episode, "8", read="")], by=ieva)
        assert list(kept.faults.values()) == [RecordFault.CHANGED_MEANWHILE]
        untouched = records.save_sheet(cells=[cell(episode, "", read="")], by=ieva)
        assert untouched.changed_count == 0
    assert amounts(ieva) == {TODAY: Decimal(6)}


def test_an_ended_service_takes_no_record(episode, ieva):
    with scope.of(ieva):
        records.save_sheet(cells=[cell(episode, "6", days=1)], by=ieva)
        with pytest.raises(errors.EndDayImpossible):
            episodes.end(episode=episode, ends_on=TODAY - timedelta(days=2), reason="Persikėlė", by=ieva)
        episodes.end(episode=episode, ends_on=TODAY, reason="Persikėlė", by=ieva)
        kept = records.save_sheet(cells=[cell(episode, "6")], by=ieva)
        assert list(kept.faults.values()) == [RecordFault.ENDED]
        with pytest.raises(errors.EpisodeMovedOn):
            beneficiaries.add(episode=episode, role="child", sex="male", birth_year=2024, by=ieva)


def test_others_meet_no_sheet_and_write_nothing(episode, unit, jonas):
    other = build_organisation("kiti-namai", kind="service_provider")
    ona = build_account("Ona", "provider_staff", other)
    with scope.of(ona):
        assert sheets.month_sheet(TODAY.replace(day=1)).rows == ()
        kept = records.save_sheet(cells=[cell(episode, "8")], by=ona)
        assert list(kept.faults.values()) == [RecordFault.UNKNOWN]
    with scope.of(jonas), pytest.raises(NotAllowed):
        records.save_sheet(cells=[cell(episode, "8")], by=jonas)


def test_children_are_counted_beside_the_person(episode, ieva):
    with scope.of(ieva):
        with pytest.raises(errors.BeneficiaryImpossible):
            beneficiaries.add(episode=episode, role="child", sex="male", birth_year=2126, by=ieva)
        beside = beneficiaries.add(episode=episode, role="child", sex="male", birth_year=2024, by=ieva)
        assert Beneficiary.objects.get().pk == beside.pk
        beneficiaries.remove(episode=episode, key=beside.pk, by=ieva)
        assert not Beneficiary.objects.exists()


@given(st.text(max_size=12))
def test_any_text_is_a_number_within_a_day_or_a_fault(text):
    found = rules.amount_of(text)
    assert isinstance(found, RecordFault) or 0 <= found <= 24


@given(st.decimals(0, 24, places=2))
def test_an_amount_reads_as_it_was_written(amount):
    assert rules.amount_of(rules.shown(amount)) == amount
