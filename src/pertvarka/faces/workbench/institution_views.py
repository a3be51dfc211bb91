"""Pages of institutions under transformation: all of them and what is late, one with its plan, its particulars."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pertvarka.faces.workbench import institution_lists, institution_pages
from pertvarka.faces.workbench.forms.institutions import ApprovalForm
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.services.institutions.actions import plans as plan_actions
from pertvarka.services.institutions.errors import InstitutionNotFound
from pertvarka.services.institutions.models import TransformationPlan, TransformingInstitution
from pertvarka.services.institutions.permissions import Permission
from pertvarka.services.institutions.queries import institutions, plans

REFUSED = 422


@requires(Permission.PLAN_VIEW)
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """One's own institutions: the only one at once; the expert's with what waits for review."""
    account = account_of(request)
    rows = institution_lists.rows(institutions.seen(account), today=timezone.localdate())
    if len(rows) == 1:
        return redirect(rows[0].url)
    context = {
        "crumbs": [Crumb(_("Institutions"))],
        "heading": _("Institutions"),
        "rows": rows,
        "waiting": institution_lists.waiting(plans.waiting_for_expert(account)),
    }
    return render(request, "workbench/institution/list.html", context)


@requires(Permission.TRACKER_VIEW)
@require_safe
def tracker(request: HttpRequest) -> HttpResponse:
    """How far all institutions are, and what is late."""
    account, today = account_of(request), timezone.localdate()
    rows = institution_lists.rows(institutions.tracked(account), today=today)
    late = request.GET.get("late") == "1"
    context = {
        "crumbs": [Crumb(_("Institutions"))],
        "heading": _("Transformation of institutions"),
        "rows": [row for row in rows if row.late] if late else rows,
        "all_count": len(rows),
        "late_count": sum(bool(row.late) for row in rows),
        "is_late": late,
        "strip": institution_lists.strip(rows),
        "opens": institutions.sees_all(account),
        "may_list": institutions.keeps_list(account),
        "waiting": institution_lists.waiting(plans.endorsed()) if institutions.sees_all(account) else (),
    }
    return render(request, "workbench/institution/tracker.html", context)


@requires(Permission.PLAN_VIEW)
@require_safe
def institution(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The newest version of its plan."""
    found = find(request, uuid)
    return show(request, found, institutions.current_plan(found))


@requires(Permission.PLAN_VIEW)
@require_safe
def version(request: HttpRequest, uuid: UUID, number: int) -> HttpResponse:
    """One version of the plan."""
    found, plan = find_plan(request, uuid, number)
    return show(request, found, plan)


@requires(Permission.PLAN_CHANGE)
@require_POST
def begin(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The first plan, or a new version."""
    found = find(request, uuid)
    try:
        made = plan_actions.begin(institution=found, by=account_of(request))
    except InstitutionNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
        return redirect("workbench:institution", uuid=uuid)
    messages.success(request, _("The plan is begun. Write its chapters one by one."))
    return redirect("workbench:institution_version", uuid=uuid, number=made.number)


def show(
    request: HttpRequest,
    found: TransformingInstitution,
    plan: TransformationPlan | None,
    *,
    error: str = "",
    form: ApprovalForm | None = None,
) -> HttpResponse:
    """The plan's page; with the sentence of a refusal where an act was refused."""
    page = institution_pages.plan_page(account_of(request), found, plan, today=timezone.localdate())
    context = {
        "crumbs": crumbs(found, is_last=True),
        "page": page,
        "institution": found,
        "plan": plan,
        "error": error,
        "approval_form": (form or ApprovalForm()) if page.may_approve else None,
    }
    return render(request, "workbench/institution/plan.html", context, status=REFUSED if error else 200)


def find(request: HttpRequest, uuid: UUID) -> TransformingInstitution:
    """An institution the asker meets; another's is not there."""
    try:
        return institutions.one_seen(uuid, by=account_of(request))
    except InstitutionNotFound as missing:
        raise Http404 from missing


def find_plan(request: HttpRequest, uuid: UUID, number: int) -> tuple[TransformingInstitution, TransformationPlan]:
    found = find(request, uuid)
    try:
        return found, institutions.plan_of(found, number)
    except InstitutionNotFound as missing:
        raise Http404 from missing


def crumbs(found: TransformingInstitution, *, is_last: bool = False) -> list[Crumb]:
    return [Crumb(str(found), "" if is_last else reverse("workbench:institution", args=[found.uuid]))]


def account_of(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account
