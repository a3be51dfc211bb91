"""A block of the narrow column beside a record."""

from dataclasses import dataclass

from pertvarka.foundation.base.components.frame import Link


@dataclass(frozen=True, slots=True)
class SideItem:
    """A line with a quieter one under it."""

    text: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class SidePanel:
    """A few lines under a heading; `empty` is said when there are none."""

    title: str
    items: tuple[SideItem, ...] = ()
    link: Link | None = None
    empty: str = ""
