"""A task in a list: what is to be done, by when, and the button that does it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.components.buttons import Button

# From a week before its day a task is marked.
SOON_DAYS = 7

TAGS = {
    "late": ("danger", "ExclamationmarkTriangle"),
    "soon": ("gintaras", "Clock"),
    "later": ("neutral", "Clock"),
    "blocked": ("linas", "Hourglass"),
    "done": ("accent", "CheckmarkCircle"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """`state` is late, soon, later, blocked (with its reason in `note`) or done; `when` says it in words."""

    label: str
    url: str
    state: str
    when: str
    due_on: date | None = None
    action: Button | None = None
    note: str = ""

    @property
    def colour(self) -> str:
        return TAGS[self.state][0]

    @property
    def icon(self) -> str:
        return TAGS[self.state][1]


def task(
    *,
    label: str,
    url: str,
    today: date,
    due_on: date | None = None,
    done_on: date | None = None,
    blocked_by: str = "",
    action: Button | None = None,
    note: str = "",
) -> Task:
    """The row of a task as it stands today; what is done or blocked has no button."""
    state, when = _state(today=today, due_on=due_on, done_on=done_on, blocked_by=blocked_by)
    return Task(
        label=label,
        url=url,
        state=state,
        when=when,
        due_on=None if done_on else due_on,
        action=action if state in {"late", "soon", "later"} else None,
        note=blocked_by or note,
    )


def _state(*, today: date, due_on: date | None, done_on: date | None, blocked_by: str) -> tuple[str, str]:
    if done_on:
        return "done", _("Done on %(date)s") % {"date": done_on.isoformat()}
    if blocked_by:
        return "blocked", _("Not possible yet")
    if due_on is None:
        return "later", _("No due date")
    days = (due_on - today).days
    if days < 0:
        return "late", ngettext("%(count)s day late", "%(count)s days late", -days) % {"count": -days}
    if days == 0:
        return "soon", _("Due today")
    left = ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}
    return "soon" if days <= SOON_DAYS else "later", left
