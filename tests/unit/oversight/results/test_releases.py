"""From the closed plane to the open one: numbers come out, persons do not, and one more person is one more."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.models import AuditEvent
from pertvarka.foundation.instruments.models import Instrument, InstrumentVersion
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.oversight.results import release_queries, releases
from pertvarka.oversight.results.models import Release, ReleasedFigure
from pertvarka.people.assessments.models import Assessment, AssessmentFact
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery.models import Beneficiary, Placement, PlacementFact, ServedFact
from pertvarka.people.plans.models import PlanFact
from pertvarka.services.catalogue.models import HouseholdFact
from tests import closed_plane

pytestmark = pytest.mark.django_db
ASSESSED = "persons-assessed-from-cases"
FACTS = (AssessmentFact, HouseholdFact, PlacementFact, PlanFact, ServedFact)


@pytest.fixture
def unit(reform: None) -> Organisation:
    return closed_plane.build_organisation("alytaus-skyrius")


@pytest.fixture
def manager(unit: Organisation) -> Account:
    return closed_plane.build_account("Jonas", "case_manager", unit)


@pytest.fixture
def ministry(reform: None) -> Account:
    return closed_plane.build_account("Eglė", "ministry")


def assess(case: Case, by: Account, **columns: Any) -> Assessment:
    today = timezone.localdate()
    with scope.of_command("load_demonstration"):
        return Assessment.objects.create(
            **{
                "case": case,
                "open_to_id": case.open_to_id,
                "person_id": case.person_id,
                "number": case.number,
                "instrument_version": InstrumentVersion.objects.filter(instrument__code="needs_children").latest("id"),
                "state": "agreed",
                "due_on": today,
                "planned_by": by,
                "started_on": today,
                "submitted_at": timezone.now(),
                "agreed_on": today,
                "agreed_by": "child_and_guardian",
                **columns,
            }
        )


def cases(unit: Organisation, manager: Account, count: int) -> list[Case]:
    return [closed_plane.build_case(manager=manager, organisation=unit) for _ in range(count)]


def number(code: str = ASSESSED) -> int | None:
    shown = release_queries.one(code)
    assert shown is not None
    return shown.value


def test_one_more_person_assessed_makes_the_public_number_one_more(
    unit: Organisation, manager: Account, ministry: Account
):
    *first, last = cases(unit, manager, 7)
    for case in first:
        assess(case, manager)
    with scope.of(ministry):
        releases.publish(by=ministry)
    before = number()

    assess(last, manager)
    with scope.of(ministry):
        releases.publish(by=ministry)

    assert (before, number()) == (6, 7)


def test_somebody_assessed_again_is_still_one_person(unit: Organisation, manager: Account, ministry: Account):
    made = cases(unit, manager, 5)
    for case in made:
        assess(case, manager)
    assess(made[0], manager, state="superseded")
    assess(made[1], manager, state="submitted", agreed_on=None, agreed_by="")

    with scope.of(ministry):
        releases.publish(by=ministry)

    assert number() == 5


def test_a_screening_form_is_no_assessment_of_needs(unit: Organisation, manager: Account, ministry: Account):
    screening = InstrumentVersion.objects.filter(instrument__purpose=Instrument.Purpose.SCREENING).first()
    for case in cases(unit, manager, 5):
        assess(case, manager, instrument_version=screening)

    with scope.of(ministry):
        releases.publish(by=ministry)

    assert number() == 0


def test_a_number_of_few_persons_is_hidden_and_its_divisions_with_it(
    unit: Organisation, manager: Account, ministry: Account
):
    for case in cases(unit, manager, 4):
        assess(case, manager)

    with scope.of(ministry):
        releases.publish(by=ministry)

    shown = release_queries.one(ASSESSED)
    assert shown is not None
    assert shown.value is None
    assert release_queries.tables(shown) == []
    assert len(release_queries.withheld(shown, [])) == len(shown.indicator.divisions)


def test_a_division_waits_while_one_more_person_would_show_in_it(
    unit: Organisation, manager: Account, ministry: Account
):
    *first, last = cases(unit, manager, 7)
    for case in first:
        assess(case, manager)
    with scope.of(ministry):
        releases.publish(by=ministry)
    assess(last, manager)

    with scope.of(ministry):
        changes = {change.indicator.code: change for change in releases.changes(by=ministry)}
        releases.publish(by=ministry)

    assert changes[ASSESSED].difference == 1
    assert changes[ASSESSED].held
    shown = release_queries.one(ASSESSED)
    assert shown is not None
    by_kind = next(table for table in release_queries.tables(shown) if table.names == ("kind",))
    assert by_kind.figures["children", ""] == 6
    assert number() == 7


def test_the_database_itself_refuses_a_small_figure(ministry: Account):
    with scope.of(ministry):
        release = releases.publish(by=ministry)

    with pytest.raises(IntegrityError), transaction.atomic():
        ReleasedFigure.objects.create(
            release=release, indicator_code="x", division="region", row_key="LT-AL", value=3, counted_on=release.as_of
        )


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["results_release", "results_releasedfigure"])
def test_what_is_published_is_never_changed(ministry: Account, statement: str, table: str):
    with scope.of(ministry):
        releases.publish(by=ministry)

    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_publishing_is_recorded_without_a_figure(ministry: Account):
    with scope.of(ministry):
        release = releases.publish(by=ministry)

    event = AuditEvent.objects.filter(kind="release.made").latest("id")
    assert event.about == release.reference
    assert set(event.details) == {"number", "as_of"}


def test_nobody_else_may_publish_or_see_what_would_be_published(manager: Account):
    with scope.of(manager):
        with pytest.raises(NotAllowed):
            releases.publish(by=manager)
        with pytest.raises(NotAllowed):
            releases.changes(by=manager)
    assert not Release.objects.exists()


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_shows_the_ministry_no_row(fact: Any, unit: Organisation, manager: Account, ministry: Account):
    everything(unit, manager)

    with scope.of(ministry):
        assert list(fact.objects.all()) == []


def test_a_case_manager_meets_facts_of_own_cases_only(unit: Organisation, manager: Account):
    everything(unit, manager)
    elsewhere = closed_plane.build_organisation("utenos-skyrius", municipality="LT-54")
    other = closed_plane.build_account("Rasa", "case_manager", elsewhere)
    theirs = closed_plane.build_case(manager=other, organisation=elsewhere)
    assess(theirs, other)

    with scope.of(manager):
        assert AssessmentFact.objects.count() == 1
    with scope.of(other):
        assert [fact.municipality for fact in AssessmentFact.objects.all()] == ["LT-54"]


def test_counting_may_change_nothing(unit: Organisation, manager: Account):
    case = closed_plane.build_case(manager=manager, organisation=unit)
    assessment = assess(case, manager)

    with scope.of_command("count"):
        assert AssessmentFact.objects.count() == 1
        assert Assessment.objects.filter(pk=assessment.pk).update(agreed_words="kita") == 0
        assert Case.objects.filter(pk=case.pk).update(outcome="kita") == 0


def test_protected_cases_are_counted_too(unit: Organisation, manager: Account):
    case = closed_plane.build_case(manager=manager, organisation=unit, protection="restricted")
    assess(case, manager)

    with scope.of_command("count"):
        assert AssessmentFact.objects.count() == 1


def test_a_departure_a_return_and_an_admission_are_told_apart(unit: Organisation, manager: Account):
    case = closed_plane.build_case(manager=manager, organisation=unit)
    place(case, unit, manager, days=(400, 300), start_kind="admission")
    place(case, unit, manager, days=(300, 100), kind="group_home", start_kind="move")
    place(case, unit, manager, days=(100, None), start_kind="return", return_cause="health")

    with scope.of_command("count"):
        told = {fact.kind: (fact.state, fact.starts_on) for fact in PlacementFact.objects.all()}

    today = timezone.localdate()
    assert told == {
        "admission": ("care_institution", today - timedelta(days=400)),
        "departure": ("group_home", today - timedelta(days=300)),
        "return": ("health", today - timedelta(days=100)),
    }


def test_children_beside_stand_apart_from_persons_served(unit: Organisation, manager: Account, ministry: Account):
    provider = closed_plane.build_organisation("kalve", kind=Organisation.Kind.PROVIDER)
    offer = closed_plane.build_offer(provider, capacity=20)
    for case in cases(unit, manager, 5):
        episode = closed_plane.build_episode(case, offer, manager, counted_under="1.4.3")
        with scope.of_command("load_demonstration"):
            for birth_year in (2024, 2025):
                Beneficiary.objects.create(
                    case=case, episode=episode, role="child", sex="female", birth_year=birth_year
                )

    with scope.of(ministry):
        releases.publish(by=ministry)

    assert number("persons-served-new-services") == 5
    assert number("children-served-with-mothers") == 10


def place(
    case: Case, organisation: Organisation, by: Account, *, days: tuple[int, int | None], **columns: Any
) -> Placement:
    today = timezone.localdate()
    first, last = days
    with scope.of_command("load_demonstration"):
        return Placement.objects.create(
            **{
                "case": case,
                "person_id": case.person_id,
                "kind": "care_institution",
                "organisation": organisation,
                "municipality_id": case.municipality_id,
                "starts_on": today - timedelta(days=first),
                "ends_on": today - timedelta(days=last) if last else None,
                "recorded_by": by,
                **columns,
            }
        )


def everything(unit: Organisation, manager: Account) -> None:
    """One row of each fact about a person."""
    case = closed_plane.build_case(manager=manager, organisation=unit)
    assess(case, manager)
    closed_plane.build_plan(case, manager)
    place(case, unit, manager, days=(50, None), start_kind="admission")
    closed_plane.build_episode(case, closed_plane.build_offer(unit), manager)
