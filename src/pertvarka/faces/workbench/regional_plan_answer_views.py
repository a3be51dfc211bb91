"""Questions to a computed plan: why here, why not yet, what would change; answered on one page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pertvarka.faces.workbench import regional_plan_answers as page
from pertvarka.faces.workbench import regional_plan_common as common
from pertvarka.faces.workbench.regional_plan_names import Names
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import scenarios


@requires(Permission.SCENARIO_RUN)
@require_safe
def why(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """`?ask=` names the question; asking changes nothing, so an answer has an address of its own."""
    found, account = common.scenario_of(request, uuid), common.account_of(request)
    summary = scenarios.summary(found)
    if summary is None:
        raise Http404
    every = page.questions(found, summary, request.GET, by=account)
    asked = next((one for one in every if one.form.is_bound), None)
    answer, wishes = [], []
    if asked and asked.form.is_valid():
        try:
            answer = list(asked.answer())
        except NotAllowed:
            raise
        except PertvarkaError as refused:
            asked.form.add_error(None, refused.sentence)
    if asked is None:
        wishes = page.wishes(found, Names(found.input.region), by=account)
    context = {
        "crumbs": common.crumbs(found.input.region, common.scenario_crumb(found), Crumb(_("Why so?"))),
        "scenario": found,
        "questions": every,
        "asked": asked,
        "answer": answer,
        "wishes": wishes,
        "is_first": asked is None,
        **common.counted(),
    }
    status = common.REFUSED if asked and asked.form.errors else 200
    return render(request, "workbench/regional_plan/why.html", context, status=status)
