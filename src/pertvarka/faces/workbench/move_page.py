"""What the page of a move shows: from, to, when, n of m, what blocks it, the checklist by groups, the talks."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import case_words, home_opened, home_words
from pertvarka.faces.workbench.home_panel import talk_title
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.foundation.base.components import Button, Task, task
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.delivery import move_checklist
from pertvarka.people.delivery.models import FollowUp, Transition, TransitionItem
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import transitions
from pertvarka.people.delivery.queries.transitions import Checked, NeededService, Readiness
from pertvarka.people.delivery.states import TransitionState


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line with its tick; `note` says who did it when, or why the move goes on without it."""

    code: str
    label: str
    is_done: bool
    is_blocking: bool
    blocks: bool
    exception_reason: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownGroup:
    title: str
    lines: tuple[ShownLine, ...]
    done_count: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """What the move waits for, in words."""

    lines: tuple[tuple[str, str], ...]
    services: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.lines or self.services)


@dataclass(frozen=True, slots=True)
class Talk:
    """A follow-up: when it is due or what was said."""

    row: FollowUp
    title: str
    due: Task
    url: str


@dataclass(frozen=True, slots=True)
class MovePage:
    move: Transition
    tag: Status
    goes_from: str
    goes_to: str
    planned: Task | None
    done_count: int
    items_count: int
    blocks: Blocks
    groups: tuple[ShownGroup, ...]
    services: tuple[NeededService, ...]
    talks: tuple[Talk, ...]
    writes: bool
    actions: tuple[Button, ...]
    return_url: str


def page_of(found: OpenedCase, move: Transition) -> MovePage:
    ready = transitions.readiness(move)
    is_prepared = move.state == TransitionState.PREPARING
    may_prepare = home_opened.may(found, Permission.MOVE_PREPARE)
    has_moved = move.state in (TransitionState.MOVED, TransitionState.SETTLED)
    may_record = home_opened.may(found, Permission.PLACEMENT_CHANGE)
    today = timezone.localdate()
    return MovePage(
        move=move,
        tag=home_words.move_tag(move),
        goes_from=home_words.goes_from(move),
        goes_to=home_words.goes_to(move),
        planned=task(label="", url="", today=today, due_on=move.planned_on) if is_prepared else None,
        done_count=ready.done_count,
        items_count=len(ready.items),
        blocks=_blocks(ready) if is_prepared else Blocks((), ()),
        groups=_groups(ready),
        services=ready.services,
        talks=tuple(_talk(found, row, may_write=may_prepare and has_moved) for row in transitions.follow_ups_of(move)),
        writes=is_prepared and may_prepare,
        actions=_actions(found, move, is_blocked=ready.is_blocked) if is_prepared and may_prepare else (),
        return_url=f"{found.address('cases:home_new')}?start=return" if has_moved and may_record else "",
    )


def blocks_of(move: Transition) -> Blocks:
    return _blocks(transitions.readiness(move))


def is_line(code: str) -> bool:
    return code in move_checklist.lines()


def _blocks(ready: Readiness) -> Blocks:
    return Blocks(
        tuple((one.row.code, move_checklist.label(one.row.code)) for one in ready.blocking_items),
        tuple(one.row.service_type.name for one in ready.blocking_services),
    )


def _groups(ready: Readiness) -> tuple[ShownGroup, ...]:
    groups = []
    for group in TransitionItem.Group:
        lines = tuple(_line(one) for one in ready.items if one.row.group == group)
        if lines:
            title = case_words.begun(str(group.label))
            groups.append(ShownGroup(title, lines, sum(line.is_done for line in lines)))
    return tuple(groups)


def _line(one: Checked) -> ShownLine:
    row = one.row
    note = ""
    if row.done_on:
        by = row.done_by.name if row.done_by else ""
        note = ", ".join(filter(None, (row.done_on.isoformat(), by)))
    elif row.exception_reason:
        note = _("Goes on without it: %(reason)s") % {"reason": row.exception_reason}
    return ShownLine(
        code=row.code,
        label=move_checklist.label(row.code),
        is_done=one.item.is_done,
        is_blocking=row.is_blocking,
        blocks=one.item.blocks,
        exception_reason=row.exception_reason,
        note=note,
    )


def _talk(found: OpenedCase, row: FollowUp, *, may_write: bool) -> Talk:
    title = talk_title(row.months)
    url = found.address("cases:follow_up", row.transition.uuid, row.months) if may_write and not row.held_on else ""
    due = task(label=title, url=url, today=timezone.localdate(), due_on=row.due_on, done_on=row.held_on)
    return Talk(row, title, due, url)


def _actions(found: OpenedCase, move: Transition, *, is_blocked: bool) -> tuple[Button, ...]:
    """Confirming comes first once nothing blocks the move."""
    confirm = Button(_("Confirm the move"), found.address("cases:move_confirm", move.uuid), "CheckmarkCircle")
    day = Button(_("Set the day"), found.address("cases:move_day", move.uuid), "Calendar")
    cancel = Button(_("Cancel the move"), found.address("cases:move_cancel", move.uuid))
    return (day, cancel) if is_blocked else (confirm, day, cancel)
