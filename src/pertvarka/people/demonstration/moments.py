"""Hours of working days, in the time of Vilnius."""

from datetime import date, datetime, time
from random import Random
from zoneinfo import ZoneInfo

VILNIUS = ZoneInfo("Europe/Vilnius")


def at(day: date, hour: int = 8, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=VILNIUS)


def during(day: date, chance: Random) -> datetime:
    """Some minute of the working day."""
    return at(day, chance.randint(9, 16), chance.randint(0, 59))
