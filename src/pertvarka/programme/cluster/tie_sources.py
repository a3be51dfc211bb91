"""By what organisations are tied: each room that knows a way registers it here, and the network asks them all.

The cluster knows agreements and joint plans. Rooms above it know events and cases; they register a source in their
AppConfig.ready, and nothing below has to know them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

Pairs = Mapping[tuple[int, int], int]
"""How often two organisations were together, by their keys, the smaller first."""


class TieSourceTwice(ValueError):
    """If you are seeing this, two rooms tie organisations under the same code: give one of them another."""


@dataclass(frozen=True, slots=True)
class TieSource:
    """One way of working together. `read` is asked inside the reader's scope and gives numbers only; `least` is the
    smallest it ever tells, where smaller ones are hidden. Of what happens outside the cluster too, only pairs of
    members, today's and former ones, are ties of the cluster.
    """

    code: str
    label: Promise
    read: Callable[[], Pairs]
    least: int = 1
    happens_outside: bool = False


_sources: dict[str, TieSource] = {}


def register(source: TieSource) -> None:
    """Say that organisations are tied in this way; call it in the room's AppConfig.ready.

    Raises:
        TieSourceTwice: the code stands for another way already.
    """
    if _sources.get(source.code, source) != source:
        raise TieSourceTwice(source.code)
    _sources[source.code] = source


def all_sources() -> tuple[TieSource, ...]:
    """In the order of the rooms, the lowest first."""
    return tuple(_sources.values())
