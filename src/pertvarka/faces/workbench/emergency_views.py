"""Emergency openings as those see them who review: what waits, what was judged, and one of them with its review."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import case_lookers
from pertvarka.faces.workbench.forms.openings import JUSTIFIED, EmergencyReviewForm
from pertvarka.faces.workbench.rights_asking import desk_crumbs
from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import signed_in
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, TEAL, Status
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.people.cases import errors
from pertvarka.people.cases.actions import opening
from pertvarka.people.cases.models import EmergencyAccess
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.queries import openings as queries
from pertvarka.people.cases.queries import work

SHOWN_REVIEWED = 50
SHOWN_LOOKS = 100
COLOURS = {
    EmergencyAccess.Review.WAITING: AMBER,
    EmergencyAccess.Review.JUSTIFIED: TEAL,
    EmergencyAccess.Review.UNJUSTIFIED: BRICK,
}


@signed_in
@require_safe
def emergencies(request: HttpRequest) -> HttpResponse:
    """For supervisors those of their unit, for the data protection officer all."""
    by = _reviewer(request)
    context = {
        "crumbs": [*_way_here(by), Crumb(_("Emergency openings"))],
        "waiting": [(one, _status(one)) for one in work.emergencies_to_review(by)],
        "reviewed": [(one, _status(one)) for one in queries.reviewed_emergencies(limit=SHOWN_REVIEWED)],
        "limit": SHOWN_REVIEWED,
    }
    return render(request, "workbench/hand_over/emergencies.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def emergency_review(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Who, when, why, what was looked at; justified or not, and the words for it."""
    by, held = _reviewer(request), queries.emergency(uuid)
    if held is None:
        raise Http404
    form = EmergencyReviewForm(request.POST or None)
    if form.is_valid():
        try:
            opening.review_emergency(
                emergency=held,
                justified=form.cleaned_data["justified"] == JUSTIFIED,
                words=form.cleaned_data["words"],
                by=by,
            )
        except (NotAllowed, WriteRefused):
            raise
        except errors.CaseNotFound as absent:
            raise Http404 from absent
        except PertvarkaError as refused:
            form.add_error("words" if isinstance(refused, errors.TextMissing) else None, refused.sentence)
        else:
            messages.success(request, _("The review is recorded. Whoever opened the case has been told."))
            return redirect("cases:emergencies")
    return _page(request, held, form=form, by=by)


def _page(request: HttpRequest, held: EmergencyAccess, *, form: EmergencyReviewForm, by: Account) -> HttpResponse:
    held = queries.emergency(held.uuid) or held
    seen = view_log.record(
        ViewRecord.Kind.PAGE, about=f"emergency:{held.uuid}", case=held.case_id, page="cases:emergency_review", by=by
    )
    case = queries.case_behind(held)
    context = {
        "crumbs": [*_way_here(by), Crumb(_("Emergency openings"), reverse("cases:emergencies")), Crumb(held.number)],
        "band": seen_band(seen_at=seen.viewed_at),
        "opening": held,
        "status": _status(held),
        "case_url": reverse("cases:case", args=[case.uuid]) if case else "",
        "looks": _looks(held) if _watches(by) else None,
        "form": form,
        "may_review": held.review == EmergencyAccess.Review.WAITING and held.account_id != by.pk,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound and form.errors else HTTPStatus.OK
    return render(request, "workbench/hand_over/emergency_review.html", context, status=status)


def _watches(by: Account) -> bool:
    return policy.allows(by, opening.OFFICER, on=timezone.localdate())


def _way_here(by: Account) -> list[Crumb]:
    """The officer comes from the desk, a supervisor from the rail."""
    return desk_crumbs() if _watches(by) else []


def _looks(held: EmergencyAccess) -> list[tuple[ViewRecord, str]]:
    """What was looked at, in words."""
    rows = queries.looks_during(held, limit=SHOWN_LOOKS)
    return [(row, str(case_lookers.KINDS[ViewRecord.Kind(row.kind)])) for row in rows]


def _status(held: EmergencyAccess) -> Status:
    review = EmergencyAccess.Review(held.review)
    return Status(review.label, COLOURS[review])


def _reviewer(request: HttpRequest) -> Account:
    """Two rights lead here: that over the unit's openings, and that over all looks."""
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    if not policy.granted(account, on=timezone.localdate()) & {Permission.EMERGENCY_REVIEW, opening.OFFICER}:
        raise NotAllowed(code=Permission.EMERGENCY_REVIEW)
    return account
