"""What surrounds a plan: hours of consultancy, versions side by side, the plan on paper."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import institution_pages, institution_print
from pertvarka.faces.workbench import institution_questions as questions
from pertvarka.faces.workbench import institution_views as pages
from pertvarka.faces.workbench import institution_words as words
from pertvarka.faces.workbench.forms.institutions import VisitCorrectionForm, VisitForm
from pertvarka.faces.workbench.one_question import ask
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.services.institutions import rules
from pertvarka.services.institutions.actions import consultations
from pertvarka.services.institutions.errors import InstitutionNotFound
from pertvarka.services.institutions.models import TransformationPlan
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import plans
from pertvarka.services.institutions.queries.plans import Contents

REFUSED = 422


@requires(Permission.PLAN_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def visits(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """The log of consultancy; the expert writes in it."""
    found, plan = pages.find_plan(request, uuid, number)
    rights = institution_pages.rights_of(pages.account_of(request), found, today=timezone.localdate())
    form = VisitForm(request.POST if request.method == "POST" else None, initial={"held_on": timezone.localdate()})
    if request.method == "POST" and not rights.logs_hours:
        raise Http404
    if form.is_valid():
        try:
            consultations.log(plan=plan, by=pages.account_of(request), **form.cleaned_data)
        except InstitutionNotFound as missing:
            raise Http404 from missing
        except PertvarkaError as refused:
            questions.tell(form, refused)
        else:
            messages.success(request, _("The consultancy is logged."))
            return redirect("workbench:institution_visits", uuid=uuid, number=number)
    used = plans.hours_used(plan)
    context = {
        "crumbs": [*pages.crumbs(found), Crumb(_("Consultancy"))],
        "institution": found,
        "plan": plan,
        "form": form if rights.logs_hours else None,
        "may_correct": rights.logs_hours,
        "visits": plans.visits_of(plan),
        "used": used,
        "left": rules.hours_left(used),
        "all": rules.HOURS_OF_PLAN,
    }
    return render(request, "workbench/institution/visits.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.CONSULTATION_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_correct(request: HttpRequest, uuid: UUID, number: int, visit: UUID) -> HttpResponse:
    """A new line in place of a wrong one."""
    found, plan = pages.find_plan(request, uuid, number)
    row = next((one for one in plans.visits_of(plan) if one.uuid == visit), None)
    if row is None or hasattr(row, "corrected_by"):
        raise Http404
    row.plan = plan
    form = VisitCorrectionForm(
        request.POST if request.method == "POST" else None, initial=VisitCorrectionForm.initial_of(row)
    )
    question = questions.question(
        found,
        heading=_("Correct an entry of the log"),
        why=_("The old entry stays in the log, struck through, and counts no more."),
        done=_("The entry is corrected; the old one stays in the log."),
        above=Crumb(_("Consultancy"), reverse("workbench:institution_visits", args=[uuid, number])),
        here=_("Correct"),
    )
    by = pages.account_of(request)
    return ask(request, form, lambda typed: consultations.correct(visit=row, by=by, **typed), question)


@requires(Permission.PLAN_VIEW)
@require_safe
def compare(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """Two texts of the plan side by side: versions, and what was handed to the expert each time."""
    found, plan = pages.find_plan(request, uuid, number)
    texts = _texts(plan)
    chosen = {side: request.GET.get(side, "") for side in ("old", "new")}
    labels = dict(enumerate(texts))
    before, after = _last_change(texts)
    old = int(chosen["old"]) if chosen["old"].isdecimal() else before
    new = int(chosen["new"]) if chosen["new"].isdecimal() else after
    if old not in labels or new not in labels:
        raise Http404
    rows = plans.compared(texts[old][1], texts[new][1])
    context = {
        "crumbs": [*pages.crumbs(found), Crumb(_("Versions compared"))],
        "institution": found,
        "plan": plan,
        "options": [(at, label) for at, (label, _content) in enumerate(texts)],
        "old": old,
        "new": new,
        "rows": [(words.chapter_title(row.chapter), row) for row in rows],
        "changed_count": sum(row.is_changed for row in rows),
    }
    return render(request, "workbench/institution/compare.html", context)


@requires(Permission.PLAN_VIEW)
@require_safe
def print_out(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """The plan as a document."""
    found, plan = pages.find_plan(request, uuid, number)
    answer = HttpResponse(institution_print.write(plan, made_at=timezone.now()), content_type="application/pdf")
    name = f"{found.organisation.code}-{plan.number}-{translation.get_language()}.pdf"
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _last_change(texts: Sequence[tuple[str, Contents]]) -> tuple[int, int]:
    """The newest two that differ: a plan just handed in stands as it was handed in, which tells nobody anything."""
    newest = len(texts) - 1
    pairs = ((at - 1, at) for at in range(newest, 0, -1) if texts[at - 1][1] != texts[at][1])
    return next(pairs, (max(newest - 1, 0), newest))


def _texts(plan: TransformationPlan) -> list[tuple[str, Contents]]:
    """All that can be compared, oldest first: the version before, each submission, how the plan stands."""
    found: list[tuple[str, Contents]] = []
    if plan.based_on:
        before = plans.contents_of(plans.chapters_of(plan.based_on).values())
        found.append((_("Version %(number)s") % {"number": plan.based_on.number}, before))
    for one in reversed(plans.submissions_of(plan)):
        day = timezone.localdate(one.submitted_at).isoformat()
        label = _("Version %(number)s as submitted on %(day)s") % {"number": plan.number, "day": day}
        found.append((label, plans.contents_submitted(one)))
    now = plans.contents_of(plans.chapters_of(plan).values())
    found.append((_("Version %(number)s as it stands now") % {"number": plan.number}, now))
    return found
