"""What members of the cluster do with a regional plan: comments at its lines and their answers, what opened."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench.forms.regional_plan_steps import AnswerForm, CommentForm, OpeningForm
from pertvarka.faces.workbench.one_question import ask
from pertvarka.foundation.access.gates import requires
from pertvarka.oversight.regional_plans.actions import comments, openings
from pertvarka.oversight.regional_plans.models import PlanItem, RegionalPlan
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import plans


@requires(Permission.PLAN_COMMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """On the whole plan, or on the line that `?item=` names."""
    plan = common.plan_of(request, uuid)
    wanted = request.GET.get("item", "")
    item = _item(plan, wanted) if wanted else None
    question = common.question_of_plan(
        plan,
        heading=_("Comment on the plan"),
        press=_("Send the comment"),
        done=_("Your comment stands at the plan. The region will answer it."),
        why=_words(item) if item else _("About the whole plan."),
    )
    form, by = CommentForm(request.POST if request.method == "POST" else None), common.account_of(request)
    return ask(request, form, lambda typed: comments.write(plan=plan, item=item, by=by, **typed), question)


@requires(Permission.PLAN_SUBMIT)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, uuid: UUID, comment: UUID) -> HttpResponse:
    plan = common.plan_of(request, uuid)
    found = next((one for one in plans.comments(plan) if one.uuid == comment), None)
    if found is None:
        raise Http404
    form = AnswerForm(
        request.POST if request.method == "POST" else None, initial={"text": found.answer, "version": found.version}
    )
    question = common.question_of_plan(
        plan,
        heading=_("Answer to the comment"),
        press=_("Save the answer"),
        done=_("The answer stands beside the comment."),
        why=found.text,
        why_language="lt",
    )
    by = common.account_of(request)
    return ask(
        request,
        form,
        lambda typed: comments.answer(comment=found, text=typed["text"], expected_version=typed["version"], by=by),
        question,
    )


@requires(Permission.OPENING_RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, uuid: UUID, item: UUID) -> HttpResponse:
    """What of a line opened, in parts where it opened in parts."""
    plan = common.plan_of(request, uuid)
    found = _item(plan, str(item))
    question = common.question_of_plan(
        plan,
        heading=_("What opened"),
        press=_("Record"),
        done=_("Recorded. The plan shows what was planned beside what opened."),
        why=_words(found),
    )
    form, by = OpeningForm(request.POST if request.method == "POST" else None), common.account_of(request)
    return ask(request, form, lambda typed: openings.record(item=found, by=by, **typed), question)


def _item(plan: RegionalPlan, wanted: str) -> PlanItem:
    found = next((one for one in plans.items(plan) if str(one.uuid) == wanted), None)
    if found is None:
        raise Http404
    return found


def _words(item: PlanItem) -> str:
    return _("%(service)s, %(municipality)s, %(year)s: %(places)s places.") % {
        "service": item.service_type.name,
        "municipality": item.municipality.name,
        "year": item.year,
        "places": item.places_count,
    }
