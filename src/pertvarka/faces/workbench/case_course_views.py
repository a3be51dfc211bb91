"""The course of a case: its next state, its end, its return, its next review."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.course import CloseForm, ReopenForm, ReviewForm, StateForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find
from pertvarka.faces.workbench.text_conflicts import Standing
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import errors, rules
from pertvarka.people.cases.actions import cases
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import case_page, one_case
from pertvarka.people.cases.queries.standing import Act
from pertvarka.people.cases.states import CaseState


@requires(Permission.CASE_CHANGE)
def state(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take the case a step further."""
    found = find(request, uuid, needs=Act.LEAD)
    case = found.case

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        cases.change_state(
            case=case,
            after=cleaned["state"],
            reason=cleaned["reason"],
            expected_version=cleaned["version"],
            by=found.account,
        )

    asked = Asked(
        page="cases:state",
        question=Question(
            _("Change the state"), continue_label=_("Change the state"), cancel_url=found.address("cases:case")
        ),
        lead=_("Now: %(state)s.") % {"state": CaseState(case.state).label},
        make_form=partial(StateForm, before=case.state, initial={"version": case.version}),
        save=save,
        done=_("The state is changed."),
        done_url=found.address("cases:case"),
        faults={errors.StateMayNotFollow: "state"},
        now_standing=lambda: _now(found),
    )
    return answer(found, asked)


@requires(Permission.CASE_CHANGE)
def close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close the case: why, with what outcome, and what the person says."""
    found = find(request, uuid, needs=Act.LEAD)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        cases.close(
            case=found.case,
            reason=cleaned["closing_reason"],
            outcome=cleaned["outcome"],
            own_view=cleaned["own_view"],
            closed_on=cleaned["closed_on"],
            expected_version=cleaned["version"],
            by=found.account,
        )

    open_tasks = one_case.open_tasks_count(found.case)
    asked = Asked(
        page="cases:close",
        question=Question(
            _("Close the case"), continue_label=_("Close the case"), cancel_url=found.address("cases:case")
        ),
        lead=_("The case stays readable for its team; only corrections are written into it. It can be taken up again."),
        make_form=partial(CloseForm, initial={"version": found.case.version, "closed_on": timezone.localdate()}),
        save=save,
        done=_("The case is closed."),
        done_url=found.address("cases:case"),
        template="workbench/case/close.html",
        context={"open_tasks": open_tasks, "tasks_url": found.address("cases:case_tasks")},
        faults={errors.DateInFuture: "closed_on", errors.PeriodOutOfOrder: "closed_on"},
        now_standing=lambda: _now(found),
    )
    return answer(found, asked)


@requires(Permission.CASE_CHANGE)
def reopen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Take a closed case up again."""
    found = find(request, uuid, needs=Act.REOPEN)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        cases.reopen(case=found.case, reason=cleaned["reason"], expected_version=cleaned["version"], by=found.account)

    asked = Asked(
        page="cases:reopen",
        question=Question(
            _("Take the case up again"),
            continue_label=_("Take the case up again"),
            cancel_url=found.address("cases:case"),
        ),
        lead=_("How it was closed stays in its history. The next review is set half a year from today."),
        make_form=partial(ReopenForm, initial={"version": found.case.version}),
        save=save,
        done=_("The case is open again."),
        done_url=found.address("cases:case"),
        now_standing=lambda: _now(found),
    )
    return answer(found, asked)


@requires(Permission.CASE_CHANGE)
def review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """By when the case is looked at again."""
    found = find(request, uuid, needs=Act.LEAD)
    latest = rules.next_review(after=timezone.localdate())

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        cases.set_review(
            case=found.case,
            due_on=cleaned["review_due_on"],
            expected_version=cleaned["version"],
            by=found.account,
        )

    asked = Asked(
        page="cases:review",
        question=Question(_("Next review"), continue_label=_("Save"), cancel_url=found.address("cases:case")),
        lead=_("A case is looked at again at least every six months: not later than %(date)s.")
        % {"date": latest.isoformat()},
        make_form=partial(
            ReviewForm,
            latest=latest,
            today=timezone.localdate(),
            initial={"version": found.case.version, "review_due_on": found.case.review_due_on},
        ),
        save=save,
        done=_("The day of the review is set."),
        done_url=found.address("cases:case"),
        faults={errors.PeriodOutOfOrder: "review_due_on"},
        now_standing=lambda: _now(found),
    )
    return answer(found, asked)


def _now(found: OpenedCase) -> Standing:
    """The case as somebody else has just saved it; the reason is that of the last step."""
    opened = case_page.opened(found.case.uuid, by=found.account, on=timezone.localdate())
    case, steps = opened.case, one_case.states_of(opened.case)
    texts = {
        "state": str(CaseState(case.state).label),
        "reason": steps[-1].reason if steps else "",
        "closed_on": case.closed_on.isoformat() if case.closed_on else "",
        "closing_reason": case.closing_reason,
        "outcome": case.outcome,
        "own_view": case.own_view,
        "review_due_on": case.review_due_on.isoformat() if case.review_due_on else "",
    }
    return Standing(texts, case.version, case.reference)
