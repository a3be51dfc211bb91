"""Status tags: the one table of words, icons and colours. A status is never told by colour alone."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

TEAL, AMBER, FLAX, OUTLINE, BRICK = "accent", "gintaras", "linas", "outline", "danger"
ICONS = {
    TEAL: "CheckmarkCircle",
    AMBER: "Clock",
    FLAX: "InformationSquare",
    OUTLINE: "CircleSlash",
    BRICK: "ExclamationmarkTriangle",
}


class UnknownStatus(KeyError):
    """If you are seeing this, a page asked for a status that `components/statuses.py` has no word for: add it."""


@dataclass(frozen=True, slots=True)
class Status:
    word: str | Promise
    colour: str

    @property
    def icon(self) -> str:
        return ICONS[self.colour]

    @property
    def is_outline(self) -> bool:
        return self.colour == OUTLINE


STATUSES: dict[str, dict[str, Status]] = {
    "results": {
        "met": Status(_("Met"), TEAL),
        "exceeded": Status(_("Exceeded"), TEAL),
        "in_progress": Status(_("In progress"), AMBER),
        "not_planned": Status(_("Not planned"), FLAX),
        "no_report": Status(_("No report"), OUTLINE),
        "dropped": Status(_("No longer reported"), OUTLINE),
    },
    "achievement": {
        "draft": Status(_("Draft"), OUTLINE),
        "submitted": Status(_("Submitted"), AMBER),
        "verified": Status(_("Verified"), AMBER),
        "published": Status(_("Published"), TEAL),
        "corrected": Status(_("Corrected"), FLAX),
        "returned": Status(_("Returned"), BRICK),
    },
    "event": {
        "planned": Status(pgettext_lazy("status of an event", "Planned"), AMBER),
        "confirmed": Status(pgettext_lazy("status of an event", "Confirmed"), FLAX),
        "held": Status(pgettext_lazy("status of an event", "Held"), TEAL),
        "reported": Status(pgettext_lazy("status of an event", "Reported"), TEAL),
        "cancelled": Status(pgettext_lazy("status of an event", "Cancelled"), OUTLINE),
        "overdue": Status(pgettext_lazy("status of an event", "Date passed, state not updated"), BRICK),
    },
}


def status(family: str, state: str) -> Status:
    try:
        return STATUSES[family][str(state)]
    except KeyError:
        raise UnknownStatus(family, state) from None
