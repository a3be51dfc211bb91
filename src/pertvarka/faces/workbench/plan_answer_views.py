"""What answers a need: goals and services asked for, in a draft; how they stand, in a plan in force."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pertvarka.faces.workbench import plan_words
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.plan_answers import (
    GoalForm,
    NewGoalForm,
    NewServiceForm,
    NotNeededForm,
    ServiceForm,
    SettleForm,
)
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.faces.workbench.plan_need_views import template_for, the_need
from pertvarka.faces.workbench.plan_views import back, to_change
from pertvarka.faces.workbench.text_conflicts import Standing, text_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.plans import domains, errors
from pertvarka.people.plans.actions import answers
from pertvarka.people.plans.models import Goal, Plan, ServiceNeed
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.queries import plans
from pertvarka.people.plans.rules import IN_FORCE

FAULTS: dict[type[PertvarkaError], str] = {
    case_errors.TextMissing: "own_words",
    case_errors.DueDayImpossible: "due_on",
    errors.AmountImpossible: "amount",
    errors.WishedDayImpossible: "wished_from",
    errors.ServiceTypeEnded: "service_type",
}
OF_GOAL = ("own_words", "measure", "responsible", "due_on")
OF_SERVICE = ("amount", "per", "wished_from", "urgency", "within_km", "keep_siblings_together", "blocks_move")


@requires(Permission.PLAN_CHANGE)
def goal_new(request: HttpRequest, uuid: UUID, plan_uuid: UUID, need_uuid: UUID) -> HttpResponse:
    """Answer a need with a goal."""
    found, plan, need = the_need(request, uuid, plan_uuid, need_uuid)
    asked = _asked(
        found,
        plan,
        need_uuid,
        page="cases:plan_goal_new",
        heading=_("Set a goal"),
        lead=f"{domains.label(need.domain)}. {need.own_words}".strip(),
        form=NewGoalForm,
        save=lambda form: answers.add_goal(need=need, given=form.given, by=found.account),
        template=template_for(request),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def goal(request: HttpRequest, uuid: UUID, plan_uuid: UUID, answer_uuid: UUID) -> HttpResponse:
    """Say a goal in other words."""
    found, plan = to_change(request, uuid, plan_uuid)
    held = _goal(plan, answer_uuid)
    initial = {"version": held.version, **{name: getattr(held, name) for name in OF_GOAL}}

    def save(form: Any) -> None:
        answers.change_goal(
            goal=held, given=form.given, expected_version=form.cleaned_data["version"], by=found.account
        )

    asked = _asked(
        found,
        plan,
        held.need.uuid,
        page="cases:plan_goal",
        heading=_("Change the goal"),
        form=partial(GoalForm, initial=initial),
        save=save,
        template=template_for(request),
        now=lambda: _goal_now(found, plan, answer_uuid),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def goal_settle(request: HttpRequest, uuid: UUID, plan_uuid: UUID, answer_uuid: UUID) -> HttpResponse:
    """Say of a goal of the plan in force whether it is reached."""
    found, plan = to_change(request, uuid, plan_uuid, states=IN_FORCE)
    held = _goal(plan, answer_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        answers.settle_goal(goal=held, state=cleaned["state"], expected_version=cleaned["version"], by=found.account)

    asked = _asked(
        found,
        plan,
        held.need.uuid,
        page="cases:plan_goal_settle",
        heading=_("Is the goal reached?"),
        lead=held.own_words,
        form=partial(SettleForm, initial={"version": held.version, "state": held.state}),
        save=save,
        template=template_for(request),
        now=lambda: _goal_now(found, plan, answer_uuid),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def service_new(request: HttpRequest, uuid: UUID, plan_uuid: UUID, need_uuid: UUID) -> HttpResponse:
    """Answer a need with a service asked for."""
    found, plan, need = the_need(request, uuid, plan_uuid, need_uuid)
    initial = {
        "amount": 1,
        "per": ServiceNeed.Per.WEEK,
        "urgency": ServiceNeed.Urgency.YEAR,
        "municipality": found.case.municipality.code,
    }
    asked = _asked(
        found,
        plan,
        need_uuid,
        page="cases:plan_service_new",
        heading=_("Propose a service"),
        lead=f"{domains.label(need.domain)}. {need.own_words}".strip(),
        form=partial(NewServiceForm, initial=initial),
        save=lambda form: answers.ask_service(need=need, given=form.given, by=found.account),
        template=template_for(request),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def service(request: HttpRequest, uuid: UUID, plan_uuid: UUID, answer_uuid: UUID) -> HttpResponse:
    """Another service, or so much more or less of it."""
    found, plan = to_change(request, uuid, plan_uuid)
    held = _service(plan, answer_uuid)
    initial = {
        "version": held.version,
        "service_type": held.service_type.code,
        "municipality": held.municipality.code,
        **{name: getattr(held, name) for name in OF_SERVICE},
    }

    def save(form: Any) -> None:
        answers.change_service(
            service=held, given=form.given, expected_version=form.cleaned_data["version"], by=found.account
        )

    asked = _asked(
        found,
        plan,
        held.need.uuid,
        page="cases:plan_service",
        heading=_("Change the service"),
        form=partial(ServiceForm, standing=held.service_type, initial=initial),
        save=save,
        template=template_for(request),
        now=lambda: _service_now(found, plan, answer_uuid),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def service_not_needed(request: HttpRequest, uuid: UUID, plan_uuid: UUID, answer_uuid: UUID) -> HttpResponse:
    """A service of the plan in force is needed no more."""
    found, plan = to_change(request, uuid, plan_uuid, states=IN_FORCE)
    held = _service(plan, answer_uuid)

    def save(form: Any) -> None:
        answers.no_longer_needed(service=held, expected_version=form.cleaned_data["version"], by=found.account)

    asked = _asked(
        found,
        plan,
        held.need.uuid,
        page="cases:plan_service_not_needed",
        heading=_("The service is no longer needed"),
        lead=_("%(service)s. Referrals and services themselves are withdrawn or ended on their own pages.")
        % {"service": plan_words.service(held)},
        form=partial(NotNeededForm, initial={"version": held.version}),
        save=save,
        template=template_for(request),
        now=lambda: Standing({}, _service(plan, answer_uuid).version, found.case.reference),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
@require_POST
def remove(request: HttpRequest, uuid: UUID, plan_uuid: UUID, answer_uuid: UUID) -> HttpResponse:
    """Strike a goal or a service out of a draft."""
    found, plan = to_change(request, uuid, plan_uuid)
    held = plans.goal(plan, answer_uuid) or _service(plan, answer_uuid)
    answers.strike_out(answer=held, by=found.account)
    return redirect(back(found, plan, held.need.uuid))


def _asked(
    found: OpenedCase,
    plan: Plan,
    need: UUID,
    *,
    page: str,
    heading: str,
    form: Any,
    save: Any,
    template: str,
    lead: str = "",
    now: Any = None,
) -> Asked:
    url = back(found, plan, need)
    return Asked(
        page=page,
        question=Question(heading, continue_label=_("Save"), cancel_url=url),
        lead=lead,
        make_form=form,
        save=save,
        done=_("Saved."),
        done_url=url,
        template=template,
        faults=FAULTS,
        now_standing=now,
    )


def _goal(plan: Plan, uuid: UUID) -> Goal:
    held = plans.goal(plan, uuid)
    if held is None:
        raise Http404
    return held


def _service(plan: Plan, uuid: UUID) -> ServiceNeed:
    held = plans.service_need(plan, uuid)
    if held is None:
        raise Http404
    return held


def _goal_now(found: OpenedCase, plan: Plan, uuid: UUID) -> Standing:
    """The goal as somebody else has just saved it."""
    held = _goal(plan, uuid)
    form = {**GoalForm().fields, **SettleForm().fields}
    texts = {name: text_of(form[name], getattr(held, name)) for name in (*OF_GOAL, "state")}
    return Standing(texts, held.version, found.case.reference)


def _service_now(found: OpenedCase, plan: Plan, uuid: UUID) -> Standing:
    held = _service(plan, uuid)
    fields = ServiceForm(standing=held.service_type).fields
    texts = {name: text_of(fields[name], getattr(held, name)) for name in OF_SERVICE}
    texts["service_type"] = held.service_type.name
    texts["municipality"] = held.municipality.name
    return Standing(texts, held.version, found.case.reference)
