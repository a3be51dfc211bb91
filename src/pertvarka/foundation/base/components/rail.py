"""The left rail of the workbench: at most eight places to go, and who I am here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RailEntry:
    """A place to go. `count` tells how many wait there; `key` is the letter after `g` that leads there.

    `is_current` is the place the page belongs to, `is_page` the page of that place itself.
    """

    label: str
    url: str
    icon: str
    count: int | None = None
    is_current: bool = False
    is_page: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True)
class Workplace:
    """The foot of the rail: which role, where, and whether it is one of the demonstration."""

    role_title: str
    place: str = ""
    is_demo: bool = False
