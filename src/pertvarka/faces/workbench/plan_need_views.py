"""The needs of a draft: a new one, other words, its place among the others, a written reason instead of a service."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.plan import LaterForm, NeedForm, NewNeedForm, NoServiceForm, WrittenNeedForm
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.faces.workbench.plan_views import back, to_change
from pertvarka.faces.workbench.text_conflicts import Standing
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.plans import domains, errors
from pertvarka.people.plans.actions import needs
from pertvarka.people.plans.errors import NeedWasIdentified
from pertvarka.people.plans.models import Plan, PlanNeed
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.queries import plans

INLINE = "workbench/plan/inline.html"
FULL = "workbench/case/asked.html"
STEPS = {"-1": -1, "1": 1}


@requires(Permission.PLAN_CHANGE)
def new(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """Write down a need as the person says it."""
    found, plan = to_change(request, uuid, plan_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        needs.add(plan=plan, domain=cleaned["domain"], own_words=cleaned["own_words"], by=found.account)

    asked = Asked(
        page="cases:plan_need_new",
        question=Question(_("New need"), continue_label=_("Add the need"), cancel_url=back(found, plan)),
        make_form=NewNeedForm,
        save=save,
        done=_("The need is added."),
        done_url=f"{back(found, plan)}#needs",
        template=template_for(request),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def change(request: HttpRequest, uuid: UUID, plan_uuid: UUID, need_uuid: UUID) -> HttpResponse:
    """Say a need in other words."""
    found, plan, need = the_need(request, uuid, plan_uuid, need_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        needs.change(
            need=need,
            domain=cleaned.get("domain", need.domain),
            own_words=cleaned["own_words"],
            expected_version=cleaned["version"],
            by=found.account,
        )

    initial = {"version": need.version, "domain": need.domain, "own_words": need.own_words}
    form = (
        partial(WrittenNeedForm, initial=initial)
        if need.identified_id
        else partial(NeedForm, standing=need.domain, initial=initial)
    )
    return _answer(
        request, found, plan, need, page="cases:plan_need", heading=_("Change the words"), form=form, save=save
    )


@requires(Permission.PLAN_CHANGE)
def no_service(request: HttpRequest, uuid: UUID, plan_uuid: UUID, need_uuid: UUID) -> HttpResponse:
    """Answer a need with the reason why no service is needed."""
    found, plan, need = the_need(request, uuid, plan_uuid, need_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        needs.needs_no_service(
            need=need, reason=cleaned["reason"], expected_version=cleaned["version"], by=found.account
        )

    form = partial(NoServiceForm, initial={"version": need.version, "reason": need.reason})
    return _answer(
        request,
        found,
        plan,
        need,
        page="cases:plan_no_service",
        heading=_("No service is needed"),
        form=form,
        save=save,
    )


@requires(Permission.PLAN_CHANGE)
def later(request: HttpRequest, uuid: UUID, plan_uuid: UUID, need_uuid: UUID) -> HttpResponse:
    """Answer a need later: until when, and why."""
    found, plan, need = the_need(request, uuid, plan_uuid, need_uuid)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        needs.put_off(
            need=need,
            until=cleaned["put_off_until"],
            reason=cleaned["reason"],
            expected_version=cleaned["version"],
            by=found.account,
        )

    initial = {"version": need.version, "reason": need.reason, "put_off_until": need.put_off_until}
    form = partial(LaterForm, initial=initial)
    return _answer(
        request, found, plan, need, page="cases:plan_later", heading=_("Put the need off"), form=form, save=save
    )


@requires(Permission.PLAN_CHANGE)
@require_POST
def move(request: HttpRequest, uuid: UUID, plan_uuid: UUID, need_uuid: UUID) -> HttpResponse:
    """A step higher or lower: what matters more to the person stands higher."""
    found, plan, need = the_need(request, uuid, plan_uuid, need_uuid)
    needs.move(need=need, step=STEPS.get(request.POST.get("step", ""), 1), by=found.account)
    return redirect(back(found, plan, need.uuid))


@requires(Permission.PLAN_CHANGE)
@require_POST
def remove(request: HttpRequest, uuid: UUID, plan_uuid: UUID, need_uuid: UUID) -> HttpResponse:
    """Strike out a need written by mistake."""
    found, plan, need = the_need(request, uuid, plan_uuid, need_uuid)
    try:
        needs.remove(need=need, by=found.account)
    except NeedWasIdentified as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The need is struck out."))
    return redirect(back(found, plan))


def the_need(request: HttpRequest, uuid: UUID, plan_uuid: UUID, need_uuid: UUID) -> tuple[OpenedCase, Plan, PlanNeed]:
    found, plan = to_change(request, uuid, plan_uuid)
    need = plans.need(plan, need_uuid)
    if need is None:
        raise Http404
    need.plan = plan
    return found, plan, need


def template_for(request: HttpRequest) -> str:
    """In place where a script asks for it, as a page of its own otherwise."""
    is_asked_in_place = request.method == "GET" and bool(getattr(request, "htmx", False))
    return INLINE if is_asked_in_place else FULL


def _answer(
    request: HttpRequest,
    found: OpenedCase,
    plan: Plan,
    need: PlanNeed,
    *,
    page: str,
    heading: str,
    form: Any,
    save: Any,
) -> HttpResponse:
    faults: dict[type[PertvarkaError], str] = {
        case_errors.TextMissing: "own_words",
        errors.AnswerIncomplete: "reason",
        errors.PutOffImpossible: "put_off_until",
    }
    url = back(found, plan, need.uuid)
    asked = Asked(
        page=page,
        question=Question(heading, continue_label=_("Save"), cancel_url=url),
        lead=f"{domains.label(need.domain)}. {need.own_words}".strip(),
        make_form=form,
        save=save,
        done=_("Saved."),
        done_url=url,
        template=template_for(request),
        faults=faults,
        now_standing=lambda: _now(found, plan, need),
    )
    return answer(found, asked)


def _now(found: OpenedCase, plan: Plan, need: PlanNeed) -> Standing:
    """The need as somebody else has just saved it."""
    held = plans.need(plan, need.uuid)
    if held is None:
        raise Http404
    until = held.put_off_until
    texts = {
        "domain": domains.label(held.domain),
        "own_words": held.own_words,
        "reason": held.reason,
        "put_off_until": until.isoformat() if until else "",
    }
    return Standing(texts, held.version, found.case.reference)
