"""What one unit of a service is, in both languages: a reader of "6" knows six of what."""

import pytest
from django.utils import translation

from pertvarka.oversight.regional_plans import units_in_words
from pertvarka.services.catalogue.models import ServiceType

UNIT = ServiceType.Unit


def told(unit: str, full: float | None, *, is_residential: bool = False) -> tuple[str, str]:
    service = ServiceType(unit=unit, is_residential=is_residential)
    words = []
    for language in ("lt", "en"):
        with translation.override(language):
            words.append(units_in_words.measure(service, full))
    return words[0], words[1]


@pytest.mark.parametrize(
    ("unit", "full", "lithuanian", "english"),
    [
        (UNIT.HOUR, 12, "po 12 val. per savaitę", "units of 12 h a week"),
        (UNIT.HOUR, 1.5, "po 1,5 val. per savaitę", "units of 1.5 h a week"),
        (UNIT.DAY, 1, "po 1 dieną per savaitę", "units of 1 day a week"),
        (UNIT.DAY, 4, "po 4 dienas per savaitę", "units of 4 days a week"),
        (UNIT.DAY, 10, "po 10 dienų per savaitę", "units of 10 days a week"),
        (UNIT.DAY, 21, "po 21 dieną per savaitę", "units of 21 days a week"),
        (UNIT.DAY, 2.5, "po 2,5 dienos per savaitę", "units of 2.5 days a week"),
        (UNIT.PLACE, 4, "po 4 kartus per savaitę", "units of 4 times a week"),
        (UNIT.PLACE, 0.5, "po 0,5 karto per savaitę", "units of 0.5 times a week"),
        (UNIT.PLACE, 1, "vietomis", "places"),
    ],
)
def test_a_unit_is_told_in_the_measure_of_its_service(unit, full, lithuanian, english):
    assert told(unit, float(full)) == (lithuanian, english)


def test_where_people_live_a_unit_is_a_home_or_a_family():
    assert told(UNIT.PLACE, 1.0, is_residential=True) == ("po 1 būstą ar šeimą", "homes or families")
    assert told(UNIT.PLACE, 4.0, is_residential=True) == ("po 4 kartus per savaitę", "units of 4 times a week")


def test_inputs_frozen_before_it_was_told_say_units_as_they_did():
    assert told(UNIT.HOUR, None) == ("vienetais", "units")
