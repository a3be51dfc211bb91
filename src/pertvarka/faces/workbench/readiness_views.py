"""The board of an institution's residents, and what is late after moves: numbers and states, no names."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import home_words
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb, Task, task
from pertvarka.people.delivery.models import FollowUp
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import placements, readiness, transitions
from pertvarka.people.delivery.queries.readiness import Flag, Resident

RETURNS_SHOWN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ResidentRow:
    """One resident; `flags` in words, the day as a task of the move."""

    resident: Resident
    url: str
    move: str
    planned: Task | None
    flags: tuple[str, ...]
    is_late: bool


@dataclass(frozen=True, slots=True)
class LateTalk:
    row: FollowUp
    url: str
    due: Task


@requires(Permission.PLACEMENT_VIEW)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Whom the account sees of those who live in institutions, the nearest move first."""
    today = timezone.localdate()
    residents = readiness.board(today=today)
    chosen = request.GET.get("flag", "")
    shown = [one for one in residents if not chosen or chosen in one.flags]
    homes = {one.placement.organisation_id: str(one.placement.organisation) for one in residents}
    context = {
        "crumbs": [Crumb(_("Readiness"))],
        "institution": next(iter(homes.values())) if len(homes) == 1 else "",
        "total": len(residents),
        "flags": [
            (flag.value, str(home_words.FLAG_WORDS[flag]), number)
            for flag, number in readiness.counted(residents).items()
        ],
        "chosen": chosen if chosen in list(Flag) else "",
        "rows": [_row(one, today=today) for one in shown],
        "late": [_late(row, today=today) for row in transitions.late_follow_ups(today=today)],
        "returns": placements.returns(since=today - RETURNS_SHOWN),
    }
    return render(request, "workbench/home/readiness.html", context)


def _row(one: Resident, *, today: date) -> ResidentRow:
    url = reverse("cases:case", args=[one.placement.case.uuid])
    place = [home_words.kind(one.next_home), str(one.next_municipality or "")] if one.next_home else []
    return ResidentRow(
        resident=one,
        url=url,
        move=", ".join(filter(None, place)),
        planned=task(label="", url=url, today=today, due_on=one.planned_on) if one.planned_on else None,
        flags=tuple(str(home_words.FLAG_WORDS[flag]) for flag in one.flags if flag is not Flag.OVERDUE),
        is_late=Flag.OVERDUE in one.flags,
    )


def _late(row: FollowUp, *, today: date) -> LateTalk:
    url = reverse("cases:move", args=[row.case.uuid, row.transition.uuid])
    return LateTalk(row, url, task(label="", url=url, today=today, due_on=row.due_on))
