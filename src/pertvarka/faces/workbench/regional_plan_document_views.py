"""The document of a regional plan: its page, tables and papers, its versions compared, the words of the region."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench import regional_plan_document as page
from pertvarka.faces.workbench import regional_plan_tables as tables
from pertvarka.faces.workbench.forms.regional_plan_steps import IntroductionForm
from pertvarka.faces.workbench.one_question import ask
from pertvarka.faces.workbench.regional_plan_region import states
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.oversight.regional_plans.actions import plans as actions
from pertvarka.oversight.regional_plans.documents import files
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import plans

PAPERS = {"pdf": files.pdf, "docx": files.docx, "csv": files.csv, "xlsx": files.xlsx}


@requires(Permission.PLAN_VIEW)
@require_safe
def document(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Lines with comments, money, what opened; `?file=` gives the lines or the money as a file."""
    plan, account = common.plan_of(request, uuid), common.account_of(request)
    asked = request.GET.get("file")
    if asked:
        every = [page.items_table(plan), page.units_table(plan), page.money_table(plan)]
        answer = tables.file(every, asked, name=f"{plan.region.slug}-{plan.number}")
        if answer is not None:
            return answer
    title = _("Plan of services, %(region)s") % {"region": common.place_of(plan.region)}
    shown, may = page.document(account, plan, today=timezone.localdate()), page.may(account, plan)
    context = {
        "crumbs": common.crumbs(plan.region, Crumb(_("Plan, version %(number)s") % {"number": plan.number})),
        "plan": plan,
        "title": title,
        "states": states(plan),
        "page": shown,
        "may": may,
        "columns": 6 + 2 * shown.is_carried_out + (may.comment or shown.is_carried_out),
        "versions": plans.plans(plan.region, by=account),
        **common.counted(),
    }
    return render(request, "workbench/regional_plan/document.html", context)


@requires(Permission.PLAN_VIEW)
@require_safe
def paper(request: HttpRequest, uuid: UUID, kind: str) -> HttpResponse:
    """The whole plan as PDF or Word, its lines as CSV or XLSX, in the language of the page."""
    plan, language = common.plan_of(request, uuid), get_language() or "lt"
    if kind not in PAPERS:
        raise Http404
    made = PAPERS[kind](plan, language)
    answer = HttpResponse(made.content, content_type=made.media_type)
    answer["Content-Disposition"] = f'attachment; filename="{made.name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@requires(Permission.PLAN_VIEW)
@require_safe
def compare(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """What this version changes of an earlier one."""
    plan = common.plan_of(request, uuid)
    every = plans.plans(plan.region, by=common.account_of(request))
    before = next((one for one in every if one.number == number), None)
    if before is None:
        raise Http404
    title = _("Version %(after)s beside version %(before)s") % {"after": plan.number, "before": before.number}
    context = {
        "crumbs": common.crumbs(plan.region, common.plan_crumb(plan), Crumb(title)),
        "title": title,
        "plan": plan,
        "before": before,
        "rows": page.differences(plans.difference(before, plan)),
    }
    return render(request, "workbench/regional_plan/versions.html", context)


@requires(Permission.PLAN_SUBMIT)
@require_http_methods(["GET", "HEAD", "POST"])
def introduction(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """What the region says of its plan."""
    plan = common.plan_of(request, uuid)
    data = request.POST if request.method == "POST" else None
    form = IntroductionForm(data, initial={"text": plan.introduction, "version": plan.version})
    question = common.question_of_plan(
        plan, heading=_("What the region says of its plan"), press=_("Save"), done=_("Saved.")
    )
    by = common.account_of(request)
    return ask(
        request,
        form,
        lambda typed: actions.introduce(plan=plan, text=typed["text"], expected_version=typed["version"], by=by),
        question,
    )
