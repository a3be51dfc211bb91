"""The register of coordinators: kept by the ministry, which sees load and hours and no family."""

from datetime import timedelta
from decimal import Decimal

import pytest

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.people.cases import family_conference_errors as errors
from pertvarka.people.cases.actions import coordinators
from pertvarka.people.cases.models import FamilyConference
from pertvarka.people.cases.queries import family_conferences as queries
from tests.closed_plane import build_account
from tests.unit.people.cases.family_conferences.steps import ROLE, TODAY


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
