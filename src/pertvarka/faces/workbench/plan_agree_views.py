"""A plan is agreed with the person, begins to be carried out, and is looked at again."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench import plan_page, plan_rows, plan_words
from pertvarka.faces.workbench.asked_of_case import Asked, answer
from pertvarka.faces.workbench.forms.attachments import SignedPageForm
from pertvarka.faces.workbench.forms.plan import AgreeForm, PlanReviewForm, StartForm
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.faces.workbench.plan_views import back, the_plan, to_change
from pertvarka.faces.workbench.text_conflicts import Standing
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Question
from pertvarka.people.cases import errors as case_errors
from pertvarka.people.plans import errors, rules
from pertvarka.people.plans.actions import agreements, reviews, signatures
from pertvarka.people.plans.models import Plan
from pertvarka.people.plans.permissions import Permission
from pertvarka.people.plans.queries import plans
from pertvarka.people.plans.states import PlanState


@requires(Permission.PLAN_CHANGE)
def agree(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """How the plan was agreed, or refused; holes stand on top, each with its link."""
    found, plan = to_change(request, uuid, plan_uuid)
    needs = plans.needs_of(plan)
    today = timezone.localdate()
    rows = plan_rows.rows_of(found, plan, needs, today=today, writes=False)

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        agreement = rules.Agreement(
            outcome=cleaned["outcome"],
            by=cleaned["agreed_by"],
            on=cleaned["agreed_on"],
            words=cleaned["words"],
            helped_by=cleaned["helped_by"],
        )
        agreements.agree(plan=plan, agreement=agreement, expected_version=cleaned["version"], by=found.account)

    asked = Asked(
        page="cases:plan_agree",
        question=Question(
            _("Agree with the person"), continue_label=_("Record what was said"), cancel_url=back(found, plan)
        ),
        lead=_("Read the plan together, as the person understands it best. Refusing is allowed: the draft stays open."),
        make_form=partial(AgreeForm, initial={"version": plan.version, "agreed_on": today}),
        save=save,
        done=_("What was said about the plan is recorded."),
        done_url=back(found, plan),
        template="workbench/plan/agree.html",
        context={
            "plan": plan,
            "meter": plan_rows.shown_meter(needs, today=today),
            "holes": [row for row in rows if row.standing == "hole"],
            "plan_url": back(found, plan),
        },
        faults={errors.HelperMissing: "helped_by", errors.AgreementIncomplete: "agreed_on"},
        now_standing=lambda: _now(found, plan_uuid),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def activate(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """From which day the agreed plan is carried out."""
    found, plan = to_change(request, uuid, plan_uuid, states=(PlanState.AGREED,))
    today = timezone.localdate()

    def save(form: Any) -> None:
        cleaned = form.cleaned_data
        agreements.activate(
            plan=plan,
            starts_on=cleaned["starts_on"],
            review_due_on=cleaned["review_due_on"],
            expected_version=cleaned["version"],
            by=found.account,
        )

    initial = {"version": plan.version, "starts_on": today, "review_due_on": rules.next_review(after=today)}
    asked = Asked(
        page="cases:plan_activate",
        question=Question(
            _("Begin to carry the plan out"), continue_label=_("Begin to carry it out"), cancel_url=back(found, plan)
        ),
        lead=plan_words.agreed(plan),
        make_form=partial(StartForm, initial=initial),
        save=save,
        done=_("The plan is carried out."),
        done_url=back(found, plan),
        faults={errors.StartImpossible: "starts_on", errors.ReviewDayImpossible: "review_due_on"},
        now_standing=lambda: _now(found, plan_uuid),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def review(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """What the person and the others say, and whether the plan goes on, changes or is over."""
    found, plan = to_change(request, uuid, plan_uuid, states=(PlanState.ACTIVE, PlanState.IN_REVIEW))
    today = timezone.localdate()

    def save(form: Any) -> None:
        cleaned = dict(form.cleaned_data)
        version = cleaned.pop("version")
        given = reviews.ReviewGiven(**cleaned)
        reviews.review(plan=plan, given=given, expected_version=version, by=found.account)

    initial = {"version": plan.version, "held_on": today, "next_due_on": rules.next_review(after=today)}
    asked = Asked(
        page="cases:plan_review",
        question=Question(_("Review the plan"), continue_label=_("Record the review"), cancel_url=back(found, plan)),
        lead=_("Go through each need with the person: what has come true, what not, what they want now."),
        make_form=partial(PlanReviewForm, initial=initial),
        save=save,
        done=_("The review is recorded."),
        done_url=back(found, plan),
        faults={
            errors.ReviewIncomplete: "words",
            errors.ReviewTooEarly: "held_on",
            errors.ReviewDayImpossible: "next_due_on",
            case_errors.DateInFuture: "held_on",
            case_errors.DayTooEarly: "held_on",
        },
        now_standing=lambda: _now(found, plan_uuid),
    )
    return answer(found, asked)


@requires(Permission.PLAN_CHANGE)
def signed_page(request: HttpRequest, uuid: UUID, plan_uuid: UUID) -> HttpResponse:
    """The photo of the page the person signed."""
    found, plan = to_change(request, uuid, plan_uuid, states=tuple(PlanState))
    if not plan_page.takes_signed_page(found, plan):
        raise Http404

    def save(form: Any) -> None:
        file = form.cleaned_data["file"]
        signatures.keep_signed_page(plan=plan, content=file.read(), declared_name=file.name, by=found.account)

    asked = Asked(
        page="cases:plan_signed_page",
        question=Question(_("Attach the signed page"), continue_label=_("Attach"), cancel_url=back(found, plan)),
        lead=plan_words.agreed(plan),
        make_form=partial(SignedPageForm.of, request),
        save=save,
        done=_("The signed page is attached."),
        done_url=back(found, plan),
        template="workbench/plan/signed_page.html",
        faults={case_errors.FileRefused: "file", errors.SignedPageIsText: "file"},
    )
    return answer(found, asked)


def _now(found: OpenedCase, uuid: UUID) -> Standing:
    """The plan as somebody else has just saved it; what was said is kept on the form, on the newest version."""
    held: Plan = the_plan(found, uuid)
    return Standing({}, held.version, found.case.reference)
