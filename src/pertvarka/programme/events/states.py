"""Words of the events room: what kinds of events there are, how wide they reach, how far they have come."""

from enum import StrEnum


class EventKind(StrEnum):
    """The kinds the sources tell apart; `group_of` gives the three kinds of the plan."""

    CONFERENCE = "conference"
    ROUND_TABLE_CLUSTER_BUILDING = "round_table_cluster_building"
    ROUND_TABLE_COOPERATION = "round_table_cooperation"
    ROUND_TABLE_NATIONAL = "round_table_national"
    SEMINAR = "seminar"


class EventScope(StrEnum):
    NATIONAL = "national"
    REGIONAL = "regional"
    MIXED = "mixed"


class EventState(StrEnum):
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    REPORTED = "reported"
    CANCELLED = "cancelled"


class Precision(StrEnum):
    """How closely the sources date something."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


def group_of(kind: EventKind | str) -> str:
    """The plan's kind: conference, seminar or round_table (source 003: 3 + 24 + 34).

    >>> group_of("round_table_national")
    'round_table'
    """
    return "round_table" if str(kind).startswith("round_table") else str(kind)
