"""The provider's side: what is asked of it, each request with what the service needs to know, and the answer."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import referral_words
from pertvarka.faces.workbench.forms.referrals import AcceptForm, QueueForm, RefusalForm, StartForm
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError, WriteRefused
from pertvarka.people.cases.errors import TextMissing
from pertvarka.people.delivery import errors
from pertvarka.people.delivery.actions import episodes, referrals
from pertvarka.people.delivery.models import Referral
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import referrals as queries
from pertvarka.people.delivery.queries import waiting
from pertvarka.people.delivery.states import ReferralState

OPEN = (ReferralState.SENT, ReferralState.WAITING)
FAULTS: dict[type[PertvarkaError], str] = {
    errors.StartDayImpossible: "starts_on",
    errors.NotBegunYet: "starts_on",
    TextMissing: "words",
}


@requires(Permission.REFERRAL_ANSWER)
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """To answer first, then the queue, then those promised a place."""
    today = timezone.localdate()
    rows = [
        referral_words.row(one, today=today, url=reverse("workbench:referral", args=[one.uuid]))
        for one in queries.inbox()
    ]
    context = {
        "crumbs": [Crumb(_("Referrals"))],
        "to_answer": [row for row in rows if row.referral.state == ReferralState.SENT],
        "queue": [row for row in rows if row.referral.state == ReferralState.WAITING],
        "promised": [row for row in rows if row.referral.state == ReferralState.ACCEPTED],
    }
    return render(request, "workbench/referral/inbox.html", context)


@requires(Permission.REFERRAL_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def referral(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One request: only what is shared. The team is led to its own page of it."""
    held = queries.referral(uuid)
    if held is None:
        raise Http404
    if not queries.may_answer(held):
        case = queries.case_behind(held)
        if case is None:
            raise Http404
        return redirect("cases:referral", uuid=case.uuid, referral_uuid=held.uuid)
    if request.method != "POST":
        return _page(request, held, _forms(held))
    return _answered(request, held)


def _answered(request: HttpRequest, held: Referral) -> HttpResponse:
    answer, by = request.POST.get("answer", ""), _by(request)
    offered = _forms(held, data=request.POST, filled=answer)
    if answer not in offered:
        # Somebody was faster, or it was withdrawn: what may be answered is not what the page offered.
        messages.error(request, errors.ReferralMovedOn().sentence)
        return redirect("workbench:referral", uuid=held.uuid)
    form = offered[answer]
    if form.is_valid():
        try:
            url = ACTS[answer](held, form.cleaned_data, by)
        except (NotAllowed, WriteRefused):
            raise
        except errors.ReferralNotFound as absent:
            raise Http404 from absent
        except (errors.ReferralMovedOn, ChangedMeanwhile):
            messages.error(request, errors.ReferralMovedOn().sentence)
            return redirect("workbench:referral", uuid=held.uuid)
        except PertvarkaError as refused:
            field = FAULTS.get(type(refused))
            form.add_error(field if field in form.fields else None, refused.sentence)
        else:
            messages.success(request, _told(answer))
            return redirect(url)
    return _page(request, held, offered, faulty=form)


def _told(answer: str) -> str:
    return {
        "accept": _("The place is promised. The team is told, and what the referral shares is open to you."),
        "queue": _("The person is in the queue. The team is told."),
        "refuse": _("The answer is sent. The team reads the reason."),
        "start": _("The service has begun. Its days can be recorded now."),
    }[answer]


def _accept(held: Referral, given: dict[str, Any], by: Account) -> str:
    referrals.accept(referral=held, starts_on=given["starts_on"], words=given["words"], by=by)
    return reverse("workbench:referral", args=[held.uuid])


def _queue(held: Referral, given: dict[str, Any], by: Account) -> str:
    referrals.put_in_queue(referral=held, words=given["words"], by=by)
    return reverse("workbench:referral", args=[held.uuid])


def _refuse(held: Referral, given: dict[str, Any], by: Account) -> str:
    referrals.refuse(referral=held, reason=given["reason"], words=given["words"], by=by)
    return reverse("workbench:referrals")


def _start(held: Referral, given: dict[str, Any], by: Account) -> str:
    begun = episodes.start(referral=held, starts_on=given["starts_on"], by=by)
    return reverse("workbench:episode", args=[begun.uuid])


ACTS: dict[str, Callable[[Referral, dict[str, Any], Account], str]] = {
    "accept": _accept,
    "queue": _queue,
    "refuse": _refuse,
    "start": _start,
}


def _forms(held: Referral, *, data: Any = None, filled: str = "") -> dict[str, forms.Form]:
    """What may be answered to the referral as it stands, the one filled in with what was typed."""
    today = timezone.localdate()
    kinds: dict[str, type[forms.Form]] = {}
    if held.state in OPEN:
        kinds = {"accept": AcceptForm, "refuse": RefusalForm}
    if held.state == ReferralState.SENT:
        kinds["queue"] = QueueForm
    if held.state == ReferralState.ACCEPTED:
        kinds = {"start": StartForm, "refuse": RefusalForm}
    usual = max(held.starts_on or held.wished_from, today) if held.state in OPEN else today
    return {
        name: kind(data if name == filled else None, prefix=name, initial={"starts_on": usual})
        for name, kind in kinds.items()
    }


def _page(
    request: HttpRequest, held: Referral, offered: dict[str, forms.Form], *, faulty: forms.Form | None = None
) -> HttpResponse:
    today = timezone.localdate()
    seen = view_log.record(
        ViewRecord.Kind.PAGE,
        about=f"referral:{held.uuid}",
        case=held.case_id,
        page="workbench:referral",
        by=_by(request),
    )
    case = queries.case_behind(held)
    context = {
        "crumbs": [Crumb(_("Referrals"), reverse("workbench:referrals")), Crumb(held.number)],
        "band": seen_band(seen_at=seen.viewed_at),
        "referral": held,
        "row": referral_words.row(held, today=today),
        "parts": referral_words.parts(held.shared_parts),
        "forms": offered,
        "faulty": faulty,
        "queue_place": waiting.place_in_queue(held) if held.state == ReferralState.WAITING else 0,
        "case_url": reverse("cases:case", args=[case.uuid]) if case else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faulty else HTTPStatus.OK
    return render(request, "workbench/referral/answer.html", context, status=status)


def _by(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account
