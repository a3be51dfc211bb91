"""Where the person lives and what the move waits for, as a block of the page of a case.

panel = home_panel(found)          # None where the account does not see where the person lives
{% include "workbench/home/panel.html" with panel=panel only %}
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench import home_opened, home_words
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.foundation.base.components import Button, Link, Task, task
from pertvarka.people.delivery.models import Transition
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import placements, transitions
from pertvarka.people.delivery.states import TransitionState
from pertvarka.people.plans.queries import plans

TEMPLATE = "workbench/home/panel.html"


@dataclass(frozen=True, slots=True)
class MoveLine:
    """A move being prepared: where to, when, n of m, how much still blocks it."""

    url: str
    to: str
    planned: Task
    done_count: int
    items_count: int
    blocked_count: int


@dataclass(frozen=True, slots=True)
class HomePanel:
    """`next_talk` is the follow-up that comes next after a move."""

    url: str
    lives: str
    since: str
    young: str
    move: MoveLine | None = None
    next_talk: Link | None = None
    next_talk_due: Task | None = None
    prepare: Button | None = None


def home_panel(found: OpenedCase) -> HomePanel | None:
    """At most five questions."""
    if not home_opened.sees_homes(found):
        return None
    case = found.case
    home = placements.current(case)
    moves = transitions.of_case(case)
    prepared = next((one for one in moves if one.state == TransitionState.PREPARING), None)
    moved = next((one for one in moves if one.state == TransitionState.MOVED), None)
    talk, due = _next_talk(found, moved) if moved and prepared is None else (None, None)
    prepare = None
    if prepared is None and home_opened.may(found, Permission.MOVE_PREPARE) and plans.in_force(case):
        prepare = Button(_("Prepare a move"), found.address("cases:move_new"), "HouseHeart")
    return HomePanel(
        url=found.address("cases:homes"),
        lives=home_words.lives_now(home) if home else "",
        since=home.starts_on.isoformat() if home else "",
        young=home_words.young(home, birth_year=case.person.birth_year),
        move=move_line(found, prepared) if prepared else None,
        next_talk=talk,
        next_talk_due=due,
        prepare=prepare,
    )


def move_line(found: OpenedCase, move: Transition) -> MoveLine:
    ready = transitions.readiness(move)
    url = found.address("cases:move", move.uuid)
    return MoveLine(
        url=url,
        to=home_words.goes_to(move),
        planned=task(label="", url=url, today=timezone.localdate(), due_on=move.planned_on),
        done_count=ready.done_count,
        items_count=len(ready.items),
        blocked_count=len(ready.blocking_items) + len(ready.blocking_services),
    )


def _next_talk(found: OpenedCase, move: Transition) -> tuple[Link | None, Task | None]:
    row = next((one for one in transitions.follow_ups_of(move) if one.held_on is None), None)
    if row is None:
        return None, None
    url = found.address("cases:follow_up", move.uuid, row.months)
    if not home_opened.may(found, Permission.MOVE_PREPARE):
        url = found.address("cases:move", move.uuid)
    label = talk_title(row.months)
    return Link(label, url), task(label=label, url=url, today=timezone.localdate(), due_on=row.due_on)


def talk_title(months: int) -> str:
    return ngettext("Talk %(months)s month after the move", "Talk %(months)s months after the move", months) % {
        "months": months
    }
