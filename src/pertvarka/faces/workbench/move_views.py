"""A move: prepared, made ready line by line, its day set, confirmed, cancelled."""

from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import home_opened, home_words, move_page
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.homes import MoveCancelForm, MoveConfirmForm, MoveDayForm, MoveForm
from pertvarka.faces.workbench.opened_case import OpenedCase, show
from pertvarka.faces.workbench.text_conflicts import Standing
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery.actions import transitions
from pertvarka.people.delivery.home_rules import follow_up_days
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import homes_offered
from pertvarka.people.plans.queries import plans


@requires(Permission.MOVE_PREPARE)
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Where to, when, and what the person says."""
    found = home_opened.find(request, uuid, to=Permission.MOVE_PREPARE)

    def save(form: Any) -> None:
        plan = plans.in_force(found.case)
        if plan is None:
            raise errors.PlanNotInForce
        transitions.prepare(
            case=found.case, plan=plan, given=transitions.MoveGiven(**form.cleaned_data), by=found.account
        )

    asked = Asked(
        page="cases:move_new",
        question=Question(
            _("Prepare a move"), continue_label=_("Prepare the move"), cancel_url=found.address("cases:homes")
        ),
        lead=_("A checklist is made. The move is confirmed once everything necessary is done and services can begin."),
        make_form=partial(
            MoveForm,
            offers=homes_offered.to_case(found.case),
            initial={"to_municipality": found.case.municipality_id},
        ),
        save=save,
        done=_("The move is being prepared."),
        done_url=found.address("cases:homes"),
        faults={errors.MoveToInstitution: "to_kind", errors.MoveDayImpossible: "planned_on"},
    )
    return answer(found, asked)


@requires(Permission.PLACEMENT_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, uuid: UUID, move_uuid: UUID) -> HttpResponse:
    """The checklist; POST ticks a line, or writes why the move goes on without it."""
    writes = request.method == "POST"
    found = home_opened.find(request, uuid, to=Permission.MOVE_PREPARE if writes else None)
    row = home_opened.move(found, move_uuid)
    if not writes:
        context = {"page": move_page.page_of(found, row)}
        return show(found, "workbench/home/move.html", context, page="cases:move", title=_("The move"))
    code = request.POST.get("code", "")
    try:
        if "reason" in request.POST:
            transitions.except_item(move=row, code=code, reason=request.POST["reason"], by=found.account)
        else:
            is_done = request.POST.get("done") == "1"
            transitions.tick(move=row, code=code, is_done=is_done, by=found.account)
    except (NotAllowed, WriteRefused):
        raise
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    # Back to the line that was ticked, so that a phone does not jump to the top.
    known = code if move_page.is_line(code) else ""
    return redirect(
        f"{found.address('cases:move', row.uuid)}#{known}" if known else found.address("cases:move", row.uuid)
    )


@requires(Permission.MOVE_PREPARE)
def day(request: HttpRequest, uuid: UUID, move_uuid: UUID) -> HttpResponse:
    """Set the day, or put it off."""
    found = home_opened.find(request, uuid, to=Permission.MOVE_PREPARE)
    row = home_opened.move(found, move_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        transitions.set_day(
            move=row, planned_on=cleaned["planned_on"], expected_version=cleaned["version"], by=found.account
        )

    asked = Asked(
        page="cases:move_day",
        question=Question(_("The day of the move"), continue_label=_("Save"), cancel_url=_of(found, row)),
        lead=_("Now: %(date)s. While something blocks the move, the day can only be put off.")
        % {"date": row.planned_on.isoformat()},
        make_form=partial(MoveDayForm, initial={"version": row.version, "planned_on": row.planned_on}),
        save=save,
        done=_("The day is set."),
        done_url=_of(found, row),
        faults={errors.MoveDayImpossible: "planned_on", errors.MoveBlocked: "planned_on"},
        template="workbench/home/move_asked.html",
        context={"blocks": move_page.blocks_of(row)},
        now_standing=lambda: _now(found, move_uuid),
    )
    return answer(found, asked)


@requires(Permission.MOVE_PREPARE)
def confirm(request: HttpRequest, uuid: UUID, move_uuid: UUID) -> HttpResponse:
    """The person has moved."""
    found = home_opened.find(request, uuid, to=Permission.MOVE_PREPARE)
    row = home_opened.move(found, move_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        transitions.confirm(
            move=row, moved_on=cleaned["moved_on"], expected_version=cleaned["version"], by=found.account
        )

    today = timezone.localdate()
    asked = Asked(
        page="cases:move_confirm",
        question=Question(_("Confirm the move"), continue_label=_("The person has moved"), cancel_url=_of(found, row)),
        lead=_(
            "From: %(left)s. To: %(to)s. The former home ends on that day, and talks after 1, 3, 6 and 12 months "
            "are set."
        )
        % {"left": home_words.goes_from(row), "to": home_words.goes_to(row)},
        make_form=partial(MoveConfirmForm, initial={"version": row.version, "moved_on": min(row.planned_on, today)}),
        save=save,
        done=lambda form: _confirmed(form.cleaned_data["moved_on"], today=today),
        done_url=home_opened.after_leaving(found),
        faults={
            errors.MovedBeforeLeaving: "moved_on",
            errors.LivesElsewhere: "moved_on",
            case_errors.DateInFuture: "moved_on",
            case_errors.DayTooEarly: "moved_on",
        },
        template="workbench/home/move_asked.html",
        context={"blocks": move_page.blocks_of(row)},
        now_standing=lambda: _now(found, move_uuid),
    )
    return answer(found, asked)


@requires(Permission.MOVE_PREPARE)
def cancel(request: HttpRequest, uuid: UUID, move_uuid: UUID) -> HttpResponse:
    """The move is not made."""
    found = home_opened.find(request, uuid, to=Permission.MOVE_PREPARE)
    row = home_opened.move(found, move_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        transitions.cancel(move=row, reason=cleaned["reason"], expected_version=cleaned["version"], by=found.account)

    asked = Asked(
        page="cases:move_cancel",
        question=Question(_("Cancel the move"), continue_label=_("Cancel the move"), cancel_url=_of(found, row)),
        lead=_("The checklist stays readable. The plan stays in force, and another move can be prepared."),
        make_form=partial(MoveCancelForm, initial={"version": row.version}),
        save=save,
        done=_("The move is cancelled."),
        done_url=found.address("cases:homes"),
        now_standing=lambda: _now(found, move_uuid),
    )
    return answer(found, asked)


def _confirmed(moved_on: date, *, today: date) -> str:
    """Of a move written down afterwards the first talk may be due already, or late."""
    due_on = min(follow_up_days(moved_on).values())
    told = {"date": due_on.isoformat()}
    if due_on > today:
        return _("The move is confirmed. The first talk is on %(date)s.") % told
    if due_on == today:
        return _("The move is confirmed. The first talk is due today.")
    return _("The move is confirmed. The first talk was due on %(date)s: hold it as soon as you can.") % told


def _of(found: OpenedCase, row: Any) -> str:
    return found.address("cases:move", row.uuid)


def _now(found: OpenedCase, move_uuid: UUID) -> Standing:
    row = home_opened.move(found, move_uuid)
    texts = {
        "planned_on": row.planned_on.isoformat(),
        "moved_on": row.moved_on.isoformat() if row.moved_on else "",
        "reason": row.ended_reason,
    }
    return Standing(texts, row.version, found.case.reference)
