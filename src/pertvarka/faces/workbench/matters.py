"""What waits for an account, before it is put in order: the rows of my day, and for whom they are asked."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench import my_tasks
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components import Task as Line
from pertvarka.people.cases.models import Case, Task
from pertvarka.people.cases.queries import work
from pertvarka.people.rights.models import RightsRequest
from pertvarka.people.rights.queries import requests


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that waits for the account; what has no day of its own waits for today, `since` some day."""

    line: Line
    due_on: date | None = None
    since: date | None = None


@dataclass(frozen=True)
class Asking:
    """For whom and when the day is put together; what several parts of it need is read once."""

    account: Account
    granted: frozenset[str]
    today: date
    now: datetime
    finish_url: str

    @property
    def until(self) -> date:
        return self.today + my_tasks.WEEK

    @cached_property
    def own_tasks(self) -> list[Task]:
        return work.own_tasks(self.account)

    @cached_property
    def own_cases(self) -> list[Case]:
        return work.own_open_cases(self.account)

    @cached_property
    def open_requests(self) -> list[RightsRequest]:
        return requests.open_requests()


def waits_now(
    label: str, *, url: str, action: str, asking: Asking, since: datetime | None = None, note: str = ""
) -> Matter:
    """What another person waits for."""
    began_on = timezone.localdate(since) if since else None
    line = Line(
        label=label,
        url=url,
        state="soon",
        when=_waits(began_on, today=asking.today),
        action=Button(action, url),
        note=note,
    )
    return Matter(line, since=began_on)


def _waits(since: date | None, *, today: date) -> str:
    if since is None:
        return _("Waits for you")
    days = (today - since).days
    if days < 1:
        return _("Came today")
    return ngettext("Waits for %(count)s day", "Waits for %(count)s days", days) % {"count": days}
