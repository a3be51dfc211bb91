"""What came of an assessment, for the worker, their manager and the assessor: result, plan, wish."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import workforce_words as words
from pertvarka.faces.workbench.assessment_words import domain_label, language_of
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.faces.workbench.forms.workforce import DiscussForm, WishForm
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.faces.workbench.shown_form import Drawing
from pertvarka.faces.workbench.workforce_page import asked, assessment, looked
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.instruments import pages, saving
from pertvarka.foundation.instruments.kept_forms import form_of
from pertvarka.foundation.territory import queries as territory
from pertvarka.services.workforce import definitions, trainings
from pertvarka.services.workforce.actions import assessing, developing
from pertvarka.services.workforce.models import DevelopmentPlan, StaffAssessment, StaffMember
from pertvarka.services.workforce.permissions import Permission
from pertvarka.services.workforce.queries import assessments, staff
from pertvarka.services.workforce.states import ItemKind, StaffAssessmentState

FORMS = ["GET", "HEAD", "POST"]


@requires(Permission.OWN_VIEW)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The account's own assessments and wish, and those of the staff it leads."""
    account = account_of(request)
    workers = list(staff.of_account(account))
    assessed, wished = assessments.of_workers(workers), staff.newest_wishes(workers)
    rows = [
        {
            "worker": worker,
            "is_own": worker.account_id == account.pk,
            "profession": definitions.profession_words(worker.profession),
            "assessments": [
                (held, words.state_tag(held.state), words.result_tag(held)) for held in assessed.get(worker.pk, ())
            ],
            "wish": wished.get(worker.pk),
        }
        for worker in workers
    ]
    title = _("Development of staff")
    context: dict[str, Any] = {"crumbs": [Crumb(title)], "title": title, "rows": rows}
    if rows:
        context["band"] = looked(request, about=account.reference, page="workbench:staff_mine")
    return render(request, "workbench/workforce/mine.html", context)


@requires(Permission.OWN_VIEW)
@require_safe
def result(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Levels by domain, motivation, the result, the plan that follows; the answers stand folded."""
    held, account = assessment(uuid), account_of(request)
    plan = assessments.plan_of(held)
    is_submitted = held.state == StaffAssessmentState.SUBMITTED
    title = _("Assessment of a worker")
    context = {
        "crumbs": _crumbs(held, account, Crumb(title)),
        "title": title,
        "held": held,
        "worker": held.staff_member,
        "profession": definitions.profession_words(held.staff_member.profession),
        "state": words.state_tag(held.state),
        "result": words.result_tag(held),
        "levels": words.levels(held),
        "motivation": held.motivation,
        "parts": _parts(held),
        "may_fill": held.assessor_id == account.pk and held.state in assessments.TO_FILL,
        "may_discuss": is_submitted and account.pk in (held.assessor_id, held.manager_account_id),
        "plan": plan,
        "items": _items(plan),
        "groups": trainings.open_groups(on=timezone.localdate()) if plan else [],
        "wish": next(iter(staff.wishes(held.staff_member)), None),
        "may_say": account.pk in (held.account_id, held.manager_account_id) and not held.staff_member.left_on,
        "band": looked(request, about=held.staff_member.reference, page="workbench:staff_assessment"),
    }
    return render(request, "workbench/workforce/assessment.html", context)


@requires(Permission.OWN_VIEW)
@require_http_methods(FORMS)
def discussed(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The manager or the assessor has talked the result over with the worker."""
    held, account = assessment(uuid), account_of(request)
    if account.pk not in (held.assessor_id, held.manager_account_id):
        raise Http404
    form = DiscussForm(request.POST if request.method == "POST" else None, initial={"day": timezone.localdate()})

    def save(given: dict[str, Any]) -> None:
        assessing.discuss(assessment=held, discussed_on=given["day"], by=account)

    title = _("The result was talked over")
    return asked(
        request,
        form,
        save,
        title=title,
        button=_("Write it down"),
        done=_("It is written down. The development plan is open."),
        back=reverse("workbench:staff_assessment", args=[uuid]),
        crumbs=_crumbs(held, account, Crumb(title)),
        sub=held.staff_member.name,
        band=looked(request, about=held.staff_member.reference, page="workbench:staff_discussed"),
    )


@requires(Permission.OWN_VIEW)
@require_http_methods(FORMS)
def wish(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Where the worker wants to work on: said by them, or written down by their manager."""
    account = account_of(request)
    worker = _own(uuid, account)
    form = WishForm(request.POST if request.method == "POST" else None, municipalities=territory.municipalities())

    def save(given: dict[str, Any]) -> None:
        developing.say_wish(
            worker=worker,
            wish=given["wish"],
            municipality=row(form, "municipality"),
            own_words=given["own_words"],
            by=account,
        )

    title = _("Where to work on")
    return asked(
        request,
        form,
        save,
        title=title,
        button=_("Write it down"),
        done=_("The wish is written down; the earlier ones are kept."),
        back=reverse("workbench:staff_mine"),
        crumbs=[Crumb(_("Development of staff"), reverse("workbench:staff_mine")), Crumb(title)],
        sub=worker.name,
        band=looked(request, about=worker.reference, page="workbench:staff_wish"),
    )


def _own(uuid: UUID, account: Account) -> StaffMember:
    worker = staff.worker(uuid)
    if worker is None or account.pk not in (worker.account_id, worker.manager_account_id):
        raise Http404
    return worker


def _crumbs(held: StaffAssessment, account: Account, *further: Crumb) -> list[Crumb]:
    if held.assessor_id == account.pk:
        return [Crumb(_("Staff assessments"), reverse("workbench:staff_assessments")), *further]
    return [Crumb(_("Development of staff"), reverse("workbench:staff_mine")), *further]


def _items(plan: DevelopmentPlan | None) -> list[dict[str, object]]:
    if plan is None:
        return []
    return [
        {
            "item": one,
            "domain": words.domain(one.domain),
            "kind": ItemKind(one.kind).label,
            "may_enrol": one.kind == ItemKind.TRAINING and one.enrolled_on is None and one.done_on is None,
        }
        for one in assessments.items_of(plan)
    ]


def _parts(held: StaffAssessment) -> list[tuple[str, tuple[object, ...]]]:
    """Page by page of the form, what was answered; empty until it is submitted."""
    response = assessments.response_of(held)
    if response is None or response.submitted_at is None:
        return []
    form = form_of(held.instrument_version)
    language = language_of(form)
    drawing = Drawing(form, saving.state_of(response, language=language), language)
    return [
        (domain_label(form, page.name, language=language) if page.group else "", drawing.items(page.items))
        for page in pages.pages_of(form)
    ]
