"""Values plans count with: entered from a day on with a source, refused where they cannot be."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from pertvarka.foundation.access import scope
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.oversight.regional_plans import errors, gathering
from pertvarka.oversight.regional_plans.actions import parameters
from pertvarka.oversight.regional_plans.actions.parameters import Place
from pertvarka.oversight.regional_plans.queries import parameters as reading
from pertvarka.services.catalogue.models import ServiceType

SOURCE = {"source": "2026-10-01 sutartis", "reason": "Pabrango"}


@pytest.fixture
def home(reform):
    return Place("build_cost", ServiceType.objects.get(code="S06"), "small")


def test_a_value_holds_from_its_day_on(home, egle):
    today = timezone.localdate()
    with scope.of(egle):
        made = parameters.enter(place=home, value=Decimal(500), valid_from=today, by=egle, **SOURCE)
        parameters.enter(place=home, value=Decimal(600), valid_from=today + timedelta(days=30), by=egle, **SOURCE)

    def cost(day):
        return gathering.values(day).get("build_cost", service="S06", size="small")

    assert [cost(today - timedelta(days=1)), cost(today), cost(today + timedelta(days=30))] == [420, 500, 600]
    assert [row.value for row in reading.history(made)] == [600, 500, 420]
    assert [row.is_assumption for row in reading.history(made)] == [False, False, True]


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("-1", errors.ValueNegative),
        ("NaN", errors.ValueNegative),
        ("420000", errors.ValueUnusual),
        ("0.42", errors.ValueUnusual),
        ("99000000", errors.ValueNotPossible),
    ],
)
def test_values_that_cannot_be_are_refused_in_both_languages(home, egle, value, error):
    with scope.of(egle), pytest.raises(error) as refused:
        parameters.enter(place=home, value=Decimal(value), valid_from=timezone.localdate(), by=egle, **SOURCE)

    assert refused.value.sentence_lt != refused.value.sentence_en
    assert refused.value.value in refused.value.sentence_lt


def test_an_unusual_value_is_taken_once_confirmed(home, egle):
    with scope.of(egle):
        made = parameters.enter(
            place=home, value=Decimal(420_000), valid_from=timezone.localdate(), by=egle, confirmed=True, **SOURCE
        )

    assert made.value == 420_000


@pytest.mark.parametrize(
    ("place", "value"), [(Place("carry_share"), "1.5"), (Place("years_count"), "9"), (Place("years_count"), "2.5")]
)
def test_shares_and_whole_numbers_stay_in_their_bounds(reform, egle, place, value):
    with scope.of(egle), pytest.raises(errors.ValueNotPossible):
        parameters.enter(place=place, value=Decimal(value), valid_from=timezone.localdate(), by=egle, **SOURCE)


def test_source_reason_and_right_are_needed(home, egle, rasa):
    columns = {"place": home, "value": Decimal(500), "valid_from": timezone.localdate()}
    with scope.of(egle):
        with pytest.raises(errors.SourceMissing):
            parameters.enter(**columns, source=" ", reason="Pabrango", by=egle)
        with pytest.raises(errors.ReasonMissing):
            parameters.enter(**columns, source="Sutartis", reason="", by=egle)
        with pytest.raises(errors.ParameterUnknown):
            parameters.enter(**{**columns, "place": Place("nonsense")}, **SOURCE, by=egle)
    with scope.of(rasa), pytest.raises(NotAllowed):
        parameters.enter(**columns, **SOURCE, by=rasa)
