"""An approved plan as it is followed: measures and risks, one measure settled, departures planned and come about."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import institution_departures, institution_pages
from pertvarka.faces.workbench import institution_questions as questions
from pertvarka.faces.workbench import institution_views as pages
from pertvarka.faces.workbench import institution_words as words
from pertvarka.faces.workbench.forms.institutions import MeasureForm
from pertvarka.faces.workbench.one_question import ask
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb, counted_band
from pertvarka.services.institutions.actions import carrying_out
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.states import MeasureState, PlanState


@requires(Permission.PLAN_VIEW)
@require_safe
def measures(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """Measures, risks and planned departures of an approved plan."""
    found, plan = pages.find_plan(request, uuid, number)
    today = timezone.localdate()
    rights = institution_pages.rights_of(pages.account_of(request), found, today=today)
    is_followed = plan.state in (PlanState.APPROVED, PlanState.IN_IMPLEMENTATION)
    rows = [(one, words.measure_tag(one.state, is_late=one.is_late(on=today))) for one in plan.measures.all()]
    left = institution_departures.of_plan(found, plan, is_own=rights.keeps_census, today=today)
    context = {
        "crumbs": [*pages.crumbs(found), Crumb(_("Measures and risks"))],
        "institution": found,
        "plan": plan,
        "measures": rows,
        "done_count": sum(one.state == MeasureState.DONE for one, _tag in rows),
        "risks": plan.risks.all(),
        "departures": left,
        "band": counted_band() if left else None,
        "may_settle": rights.writes and is_followed,
    }
    return render(request, "workbench/institution/measures.html", context)


@requires(Permission.PLAN_VIEW)
@require_safe
def departures_csv(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """The figures of the picture, as far as the page shows them."""
    found, plan = pages.find_plan(request, uuid, number)
    rights = institution_pages.rights_of(pages.account_of(request), found, today=timezone.localdate())
    told = institution_departures.of_plan(found, plan, is_own=rights.keeps_census, today=timezone.localdate())
    if told is None:
        raise Http404
    file = f"{found.organisation.code}-{number}-departures.csv"
    return HttpResponse(
        institution_departures.as_csv(told),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


@requires(Permission.PLAN_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, uuid: UUID, number: int, measure: UUID) -> HttpResponse:
    """One measure done or dropped."""
    found, plan = pages.find_plan(request, uuid, number)
    row = plan.measures.filter(uuid=measure).first()
    if row is None:
        raise Http404
    row.plan = plan
    form = MeasureForm(request.POST if request.method == "POST" else None, initial={"done_on": timezone.localdate()})
    question = questions.question(
        found,
        heading=row.title,
        why=_("By %(day)s: %(owner)s.") % {"day": row.due_on.isoformat(), "owner": row.owner},
        done=_("The measure is settled."),
        above=Crumb(_("Measures and risks"), reverse("workbench:institution_measures", args=[uuid, number])),
        here=_("Measure"),
    )
    by = pages.account_of(request)
    return ask(request, form, lambda typed: carrying_out.settle_measure(measure=row, by=by, **typed), question)
