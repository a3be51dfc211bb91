"""The plan of a case: the one that counts, each version, its beginning, its own texts, its end."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import plan_page
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.plan import BeginForm, GiveUpForm, TextsForm
from pertvarka.faces.workbench.opened_case import OpenedCase, find, show
from pertvarka.faces.workbench.text_conflicts import Standing
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.cases.queries.standing import Act
from pertvarka.people.plans.actions import drafts
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.queries import plans
from pertvarka.people.plans.rules import IN_FORCE
from pertvarka.people.plans.states import PlanState


@requires(Permission.PLAN_VIEW)
@require_safe
def current(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The plan in force; the draft where there is none yet; otherwise how a plan begins."""
    found = _seen(request, uuid)
    plan = plans.in_force(found.case) or plans.draft(found.case) or next(iter(plans.of_case(found.case)), None)
    if plan is None:
        begin_url = found.address("cases:plan_begin") if plan_page.may_write(found) else ""
        context = {"begin_url": begin_url}
        return show(found, "workbench/plan/none.html", context, page="cases:plan", title=_("Individual plan"))
    return _shown(found, plan, page="cases:plan")


@requires(Permission.PLAN_VIEW)
@require_safe
def version(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """One version: a draft to write, the plan in force, or how it was before."""
    found = _seen(request, uuid)
    return _shown(found, the_plan(found, plan_uuid), page="cases:plan_version")


@requires(Permission.PLAN_CHANGE)
def begin(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Begin a plan, or a new version of it."""
    found = find(request, uuid, needs=Act.LEAD)
    standing = plans.draft(found.case)
    if standing:
        return redirect(found.address("cases:plan_version", standing.uuid))
    former, assessment = plans.in_force(found.case), drafts.newest_assessment(found.case)
    if former and assessment and former.assessment_id == assessment.pk:
        assessment = None

    def save(form: Any) -> None:
        chosen = assessment if form.cleaned_data["source"] == "assessment" else None
        drafts.begin(case=found.case, assessment=chosen, by=found.account)

    heading = _("New version of the plan") if former else _("Begin the plan")
    lead = (
        _("The new version begins as a copy. The plan in force counts until the new one is agreed with the person.")
        if former
        else _("A plan begins with the needs found by an assessment; needs can be added in the person's own words.")
    )
    asked = Asked(
        page="cases:plan_begin",
        question=Question(heading, continue_label=_("Begin"), cancel_url=found.address("cases:plan")),
        lead=lead,
        make_form=partial(BeginForm, assessment=assessment, is_copy=former is not None),
        save=save,
        done=_("The draft of the plan is begun."),
        done_url=found.address("cases:plan_draft"),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
@require_safe
def draft(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Where the draft stands, whatever its key."""
    found = find(request, uuid, needs=Act.LEAD)
    standing = plans.draft(found.case)
    if standing is None:
        return redirect(found.address("cases:plan"))
    return redirect(found.address("cases:plan_version", standing.uuid))


@requires(Permission.PLAN_CHANGE)
def words(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """What matters, where to live, what if it fails, what to look out for."""
    found, plan = to_change(request, uuid, plan_uuid)
    names = drafts.TEXTS

    def save(form: Any) -> None:
        texts = {name: form.cleaned_data[name] for name in names}
        drafts.describe(plan=plan, texts=texts, expected_version=form.cleaned_data["version"], by=found.account)

    def now() -> Standing:
        held = the_plan(found, plan_uuid)
        return Standing({name: getattr(held, name) for name in names}, held.version, found.case.reference)

    asked = Asked(
        page="cases:plan_words",
        question=Question(_("The person and the plan"), continue_label=_("Save"), cancel_url=back(found, plan)),
        make_form=partial(
            TextsForm, initial={"version": plan.version, **{name: getattr(plan, name) for name in names}}
        ),
        save=save,
        done=_("Saved."),
        done_url=back(found, plan),
        now_standing=now,
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def end(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """Give a draft up, or end a plan before it is carried out."""
    found, plan = to_change(request, uuid, plan_uuid, states=(PlanState.DRAFT, *IN_FORCE))
    is_draft = plan.state == PlanState.DRAFT

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        drafts.cancel(plan=plan, reason=cleaned["reason"], expected_version=cleaned["version"], by=found.account)

    heading = _("Give up the draft") if is_draft else _("End the plan")
    asked = Asked(
        page="cases:plan_end",
        question=Question(heading, continue_label=heading, cancel_url=back(found, plan)),
        lead=""
        if is_draft
        else _(
            "Referrals and services go on until each is ended. A plan that was carried out is completed in a review."
        ),
        make_form=partial(GiveUpForm, initial={"version": plan.version}),
        save=save,
        done=_("The draft is given up.") if is_draft else _("The plan is ended."),
        done_url=found.address("cases:plan"),
        faults={case_errors.TextMissing: "reason"},
    )
    return answer(found, asked)


def the_plan(found: OpenedCase, uuid: UUID) -> Plan:
    plan = plans.one(found.case, uuid)
    if plan is None:
        raise Http404
    plan.case = found.case
    return plan


def to_change(
    request: HttpRequest, uuid: UUID, plan_uuid: UUID, *, states: tuple[str, ...] = (PlanState.DRAFT,)
) -> tuple[OpenedCase, Plan]:
    """The case and a plan of it that takes this act as it stands; otherwise the page is not there."""
    found = find(request, uuid, needs=Act.LEAD)
    plan = the_plan(found, plan_uuid)
    if plan.state not in states:
        raise Http404
    return found, plan


def back(found: OpenedCase, plan: Plan, need: UUID | None = None) -> str:
    """The version one came from, at the need one worked on."""
    url = found.address("cases:plan_version", plan.uuid)
    return f"{url}#need-{need}" if need else url


def _seen(request: HttpRequest, uuid: UUID) -> OpenedCase:
    found = find(request, uuid)
    if not plan_page.sees_plans(found):
        raise Http404
    return found


def _shown(found: OpenedCase, plan: Plan, *, page: str) -> HttpResponse:
    context = {"page": plan_page.page_of(found, plan)}
    return show(found, "workbench/plan/page.html", context, page=page, title=_("Individual plan"))
