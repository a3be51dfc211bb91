"""Totals: own institution, own region, the country; small cells hidden; nothing of this month."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pertvarka.engines.disclosure.table import GRAND_TOTAL
from pertvarka.foundation.access import scope
from pertvarka.foundation.organisations.models import Organisation
from pertvarka.services.workforce.models import RedeploymentWish, StaffAssessedFact, StaffAssessment, StaffMember
from pertvarka.services.workforce.queries import assessments, totals
from tests import closed_plane

LONG_AGO = date(2020, 3, 2)


@pytest.fixture
def many(house):
    """Twelve who need training, six good, two strong at the institution; eight more in another region."""
    far = closed_plane.build_organisation("toli", municipality="LT-46", kind=Organisation.Kind.INSTITUTION)
    _assess(house, house.place, "needs_training", 12)
    _assess(house, house.place, "good", 6)
    _assess(house, house.place, "strong", 2)
    _assess(house, far, "good", 8)
    return far


def _assess(house, place, result, number, *, submitted_on=LONG_AGO):
    with scope.of_command(closed_plane.COMMAND):
        version = assessments.form_now()
        for _ in range(number):
            member = StaffMember.objects.create(
                open_to=place,
                name_sealed=b"",
                profession="social_worker",
                employment_share=Decimal("1.00"),
                started_on=date(2015, 1, 5),
            )
            StaffAssessment.objects.create(
                staff_member=member,
                open_to=place,
                assessor=house.assessor,
                instrument_version=version,
                due_on=submitted_on,
                submitted_on=submitted_on,
                state="discussed",
                result_class=result,
                levels={"safety": 1.0 if result == "needs_training" else 3.0, "teamwork": 3.0},
                motivation=Decimal("3.00"),
            )
            RedeploymentWish.objects.create(
                staff_member=member, open_to=place, wish="community_service", said_on=submitted_on
            )


def _shown(account, row="social_worker"):
    with scope.of(account):
        found = totals.totals()
    return found, [found.results.shown((row, column)) for column in ("strong", "good", "needs_training", "retrain", "")]


def test_the_head_counts_own_institution_and_small_cells_are_hidden(house, many):
    found, line = _shown(house.head)
    assert line == [None, None, 12, 0, 20]
    assert found.staff == 20
    assert found.wishes.shown(("community_service", "")) == 20


def test_the_ministry_counts_the_country_and_a_region_its_own(house, many):
    ministry = closed_plane.build_account("Eglė", "ministry", closed_plane.build_organisation("sadm"), is_demo=True)
    found, line = _shown(ministry)
    assert (line[0], line[4], found.staff) == (None, 28, 28)
    region = house.place.municipality.region.code
    expert = closed_plane.build_account("Rasa", "regional_expert", region=region, is_demo=True)
    assert _shown(expert)[0].staff == 20


def test_what_has_to_be_learnt_is_counted_by_domain_and_region(house, many):
    found, _line = _shown(house.head)
    region = house.place.municipality.region.code
    assert found.needs.shown(("safety", region)) == 12
    assert found.needs.shown(("teamwork", region)) == 0


def test_this_month_is_not_counted_yet(house, many):
    _assess(house, house.place, "needs_training", 1, submitted_on=timezone.localdate())
    found, line = _shown(house.head)
    assert line[2] == 12
    assert found.results.table.counts["social_worker", totals.NONE] == 1
    assert found.as_of == timezone.localdate().replace(day=1) - timedelta(days=1)


def test_who_has_no_right_gets_no_counts(house, many):
    for account in (house.worker, house.assessor):
        found, _line = _shown(account)
        assert found.is_empty


def test_a_house_of_four_is_not_shown_at_all(house):
    _assess(house, house.place, "good", 4)
    found, _line = _shown(house.head)
    assert found.results.is_withheld
    assert found.staff is None
    assert found.results.shown(GRAND_TOTAL) is None


def test_the_counting_command_meets_facts_and_the_head_none(house, many):
    with scope.of_command("count"):
        assert StaffAssessedFact.objects.filter(reported_under="2.4").count() == 28
        assert not RedeploymentWish.objects.exists()
    with scope.of(house.head):
        assert not StaffAssessedFact.objects.exists()
