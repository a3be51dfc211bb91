"""Kilometres by road between municipal centres: as somebody measured them, else the straight line times a factor."""

import math
from collections.abc import Mapping, Sequence

from pertvarka.oversight.regional_plans.facts import Municipality

EARTH_KM = 6371.0088


def between(one: Municipality, other: Municipality) -> float:
    """Kilometres in a straight line over the ground.

    >>> vilnius, kaunas = Municipality("a", "", 54.6872, 25.2797), Municipality("b", "", 54.8985, 23.9036)
    >>> round(between(vilnius, kaunas))
    91
    """
    here, there = math.radians(one.latitude), math.radians(other.latitude)
    east = math.radians(other.longitude - one.longitude)
    half = math.sin((there - here) / 2) ** 2 + math.cos(here) * math.cos(there) * math.sin(east / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def matrix(
    places: Sequence[Municipality], *, roads: Mapping[tuple[str, str], float], factor: float, inside_km: float
) -> list[list[float]]:
    """From row to column; `inside_km` within one municipality. A way measured in one direction counts for both."""
    return [
        [
            inside_km
            if one.code == other.code
            else roads.get((one.code, other.code))
            or roads.get((other.code, one.code))
            or round(max(inside_km, factor * between(one, other)), 1)
            for other in places
        ]
        for one in places
    ]
