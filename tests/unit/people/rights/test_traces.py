"""Who looked at what: the officer sees the whole log, the manager that of the case, others only their own looks."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from pertvarka.foundation.access import scope, view_log
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.people.cases.models import Case
from pertvarka.people.rights.queries import traces
from pertvarka.people.rights.rules import Oddity
from tests.closed_plane import build_account, build_case

Kind = ViewRecord.Kind
VILNIUS = ZoneInfo("Europe/Vilnius")


def look(
    case: Case, by: Account, *, kind: str = Kind.PAGE, at: datetime | None = None, about: str | None = None
) -> None:
    with scope.of(by):
        if at is None:
            view_log.record(
                kind,
                about=case.person.reference if about is None else about,
                case=case.pk,
                page="cases:case",
                by=by,
                role_code="case_manager",
            )
        else:
            ViewRecord.objects.create(
                kind=kind,
                about=case.person.reference if about is None else about,
                case_id=case.pk,
                page="cases:case",
                by=by.reference,
                viewed_at=at,
            )


def at(hour: int, *, days_ago: int = 1) -> datetime:
    day = timezone.localdate() - timedelta(days=days_ago)
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=VILNIUS)


def test_the_officer_reads_who_when_how_and_in_which_role(case: Case, jonas: Account, lina: Account):
    look(case, jonas, kind=Kind.NAME)

    with scope.of(lina):
        (told,) = traces.told(traces.looks())

    assert (told.who, told.role, told.number) == ("Jonas", "Savivaldybės atvejo vadybininkas", case.number)
    assert told.how


def test_the_log_is_told_in_few_queries(
    case: Case, jonas: Account, lina: Account, django_assert_max_num_queries: DjangoAssertNumQueries
):
    for _ in range(30):
        look(case, jonas)

    with scope.of(lina), django_assert_max_num_queries(3):
        assert len(traces.told(traces.looks())) == 30


def test_the_log_is_asked_by_account_person_and_day(case: Case, jonas: Account, lina: Account, unit: Organisation):
    petras = build_account("Petras", "case_manager", unit)
    other = build_case(manager=petras, organisation=unit)
    look(case, jonas)
    look(other, petras)

    with scope.of(lina):
        assert {row.by for row in traces.looks(by=traces.account_behind("petras@savivaldybe.example"))} == {
            petras.reference
        }
        assert traces.account_behind(petras.reference) == petras
        assert traces.account_behind("account:nobody") is None
        assert {row.about for row in traces.looks(about=traces.reference_behind(case.number))} == {
            case.person.reference
        }
        assert traces.reference_behind("PV-1999-00001") == ""
        assert traces.looks(on=timezone.localdate()).count() == 2
        assert traces.looks(on=timezone.localdate() - timedelta(days=1)).count() == 0


def test_a_look_at_the_case_by_somebody_who_does_not_know_the_person_is_a_look_at_the_person(
    case: Case, jonas: Account, lina: Account, unit: Organisation
):
    look(case, jonas, about="transfer:3f6c5b1e-0000-4000-8000-000000000000")
    petras = build_account("Petras", "case_manager", unit)
    look(build_case(manager=petras, organisation=unit), petras)

    with scope.of(lina):
        assert [row.by for row in traces.looks(about=case.person.reference)] == [jonas.reference]
        assert traces.looks(about="person:nobody").count() == 0


def test_only_the_officer_learns_which_cases_a_person_has(case: Case, jonas: Account, lina: Account):
    def keys() -> list[int]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT scope.cases_of_person(%s)", [case.person.uuid])
            return list(cursor.fetchone()[0])

    with scope.of(lina):
        assert keys() == [case.pk]
    with scope.of(jonas):
        assert keys() == []


def test_a_quiet_fortnight_has_nothing_unusual(case: Case, jonas: Account, lina: Account):
    look(case, jonas, at=at(10))

    with scope.of(lina):
        assert traces.unusual_reads(today=timezone.localdate()) == []


@pytest.mark.parametrize("hour", [5, 22])
def test_reading_at_night_stands_out(case: Case, jonas: Account, lina: Account, hour: int):
    look(case, jonas, at=at(hour))

    with scope.of(lina):
        (found,) = traces.unusual_reads(today=timezone.localdate())
        assert traces.names_behind([found]) == {jonas.reference: "Jonas"}

    assert (found.oddity, found.by, found.count) == (Oddity.OUTSIDE_HOURS, jonas.reference, 1)


def test_searching_for_people_who_are_not_there_stands_out(case: Case, jonas: Account, lina: Account):
    for _ in range(5):
        look(case, jonas, kind=Kind.CODE_SEARCH, about="", at=at(10))

    with scope.of(lina):
        (found,) = traces.unusual_reads(today=timezone.localdate())

    assert (found.oddity, found.count) == (Oddity.SEARCHES_FOR_NOBODY, 5)


def test_what_is_older_than_a_fortnight_is_not_told_again(case: Case, jonas: Account, lina: Account):
    look(case, jonas, at=at(23, days_ago=20))

    with scope.of(lina):
        assert traces.unusual_reads(today=timezone.localdate()) == []
