"""After a move: the talks of the first year, and the eight questions before and after."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import home_opened
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.homes import QUESTIONS, FollowUpForm, OutcomeForm
from pertvarka.faces.workbench.home_panel import talk_title
from pertvarka.faces.workbench.opened_case import show
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Button, Question
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.delivery import home_errors as errors
from pertvarka.people.delivery import home_rules as rules
from pertvarka.people.delivery.actions import follow_ups, outcomes
from pertvarka.people.delivery.models import OutcomeMeasure
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import transitions

BAR = 25


@requires(Permission.MOVE_PREPARE)
def follow_up(request: HttpRequest, uuid: UUID, move_uuid: UUID, months: int) -> HttpResponse:
    """How it is, asked of the person first."""
    found = home_opened.find(request, uuid, to=Permission.MOVE_PREPARE)
    move = home_opened.move(found, move_uuid)
    row = transitions.follow_up(move, months)
    if row is None:
        raise Http404

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        row.version = cleaned["version"]
        follow_ups.record(
            follow_up=row,
            held_on=cleaned["held_on"],
            lives_there=cleaned["lives_there"] == "yes",
            own_words=cleaned["own_words"],
            words=cleaned["words"],
            by=found.account,
        )

    asked = Asked(
        page="cases:follow_up",
        question=Question(
            talk_title(months),
            continue_label=_("Save"),
            cancel_url=found.address("cases:move", move.uuid),
        ),
        lead=_("Due on %(date)s. Ask the person first; write what they say as they say it.")
        % {"date": row.due_on.isoformat()},
        make_form=partial(FollowUpForm, initial={"version": row.version, "held_on": timezone.localdate()}),
        save=save,
        done=_("The talk is recorded."),
        done_url=found.address("cases:move", move.uuid),
        faults={
            errors.OwnWordsMissing: "own_words",
            errors.FollowUpBeforeMove: "held_on",
            case_errors.DateInFuture: "held_on",
            case_errors.DayTooEarly: "held_on",
        },
    )
    return answer(found, asked)


@dataclass(frozen=True, slots=True)
class MeasuredAnswer:
    """One answer as a number and the length of its bar."""

    label: str
    number: int | None

    @property
    def width(self) -> int:
        return (self.number or 0) * BAR


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A question with its answer at each moment; `by` compares the newest with the first."""

    question: str
    answers: tuple[MeasuredAnswer, ...]
    by: int | None

    @property
    def change(self) -> str:
        if self.by is None:
            return "–"
        if self.by == 0:
            return _("the same")
        return f"+{self.by}" if self.by > 0 else f"−{-self.by}"


@requires(Permission.PLACEMENT_VIEW)
@require_safe
def measures(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Before and after, question by question."""
    found = home_opened.find(request, uuid)
    rows = transitions.outcomes_of(found.case)
    by_moment = transitions.newest_by_moment(rows)
    moments = [moment for moment in OutcomeMeasure.Moment if moment in by_moment]
    may_measure = home_opened.may(found, Permission.MOVE_PREPARE)
    context = {
        "columns": [(moment.label, by_moment[moment].measured_on) for moment in moments],
        "rows": compared_rows([by_moment[moment] for moment in moments]),
        "said": [row for row in rows if row.own_words],
        "measure": Button(_("Record a measure"), found.address("cases:outcome_new"), "NotePencil", key="n")
        if may_measure
        else None,
    }
    return show(found, "workbench/home/outcomes.html", context, page="cases:outcomes", title=_("Before and after"))


@requires(Permission.MOVE_PREPARE)
def measure(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The eight questions."""
    found = home_opened.find(request, uuid, to=Permission.MOVE_PREPARE)

    def save(form: Any) -> None:
        outcomes.measure(
            case=found.case,
            moment=form.cleaned_data["moment"],
            measured_on=form.cleaned_data["measured_on"],
            answers=form.answers,
            own_words=form.cleaned_data["own_words"],
            by=found.account,
        )

    asked = Asked(
        page="cases:outcome_new",
        question=Question(_("Eight questions"), continue_label=_("Save"), cancel_url=found.address("cases:outcomes")),
        lead=_("The same questions before the move and after it. What the person does not want to answer is left out."),
        make_form=partial(OutcomeForm, initial={"measured_on": timezone.localdate()}),
        save=save,
        done=_("The measure is recorded."),
        done_url=found.address("cases:outcomes"),
        faults={errors.MeasuredAlready: "measured_on", case_errors.DateInFuture: "measured_on"},
    )
    return answer(found, asked)


def compared_rows(measured: list[OutcomeMeasure]) -> list[ComparedRow]:
    """In the order of the questions; the last measure against the first."""
    if not measured:
        return []
    given = [transitions.answers(row) for row in measured]
    changes = rules.compared(OutcomeMeasure.QUESTIONS, before=given[0], after=given[-1])
    return [
        ComparedRow(
            str(QUESTIONS[change.question]),
            tuple(
                MeasuredAnswer(str(row.get_moment_display()), answers[change.question])
                for row, answers in zip(measured, given, strict=True)
            ),
            change.by if len(measured) > 1 else None,
        )
        for change in changes
    ]
