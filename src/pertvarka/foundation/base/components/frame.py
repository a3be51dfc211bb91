"""Small values the frame and the lines under headings are made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb after the home page; the last one is the page itself and needs no address."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link with its icon: to a table, a file, a source."""

    label: str
    url: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One short fact of the line under a heading: a date, a place, a count."""

    text: str
    icon: str = ""
    url: str = ""
