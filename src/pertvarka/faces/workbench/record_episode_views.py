"""A service being given, for those who give it: pausing and resuming, ending, those served beside the person."""

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
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import record_sheet, referral_words
from pertvarka.faces.workbench.forms.referrals import BeneficiaryForm, EndForm, PauseForm
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account, ViewRecord
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError, WriteRefused
from pertvarka.people.cases.errors import TextMissing, TextTooLong
from pertvarka.people.delivery import errors
from pertvarka.people.delivery.actions import beneficiaries, episodes
from pertvarka.people.delivery.models import ServiceEpisode
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import episodes as queries
from pertvarka.people.delivery.queries import records
from pertvarka.people.delivery.queries.referrals import case_of_episode
from pertvarka.people.delivery.states import EpisodeState

SHOWN_RECORDS = 14
FAULTS: dict[type[PertvarkaError], str] = {
    errors.EndDayImpossible: "ends_on",
    errors.SatisfactionOutOfScale: "satisfaction",
    errors.BeneficiaryImpossible: "birth_year",
    TextMissing: "reason",
    TextTooLong: "reason",
}


@requires(Permission.RECORD_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def episode(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """By number; POST carries out one of its acts."""
    held = queries.episode(uuid)
    if held is None or not queries.may_serve(held):
        raise Http404
    if request.method != "POST":
        return _page(request, held, _forms(held))
    act, by = request.POST.get("act", ""), _by(request)
    offered = _forms(held, data=request.POST, filled=act)
    if act in ("resume", "remove"):
        return _simple(request, held, act, by=by)
    if act not in offered:
        return _moved_on(request, held)
    return _carried_out(request, held, act, offered)


def _carried_out(request: HttpRequest, held: ServiceEpisode, act: str, offered: dict[str, forms.Form]) -> HttpResponse:
    """One of the acts that ask something first."""
    form, by = offered[act], _by(request)
    if not form.is_valid():
        return _page(request, held, offered, faulty=form)
    try:
        ACTS[act](held, form.cleaned_data, by)
    except (NotAllowed, WriteRefused):
        raise
    except errors.EpisodeNotFound as absent:
        raise Http404 from absent
    except (errors.EpisodeMovedOn, ChangedMeanwhile):
        return _moved_on(request, held)
    except PertvarkaError as refused:
        field = FAULTS.get(type(refused))
        form.add_error(field if field in form.fields else None, refused.sentence)
        return _page(request, held, offered, faulty=form)
    messages.success(request, _told(act))
    return redirect("workbench:records") if act == "end" else redirect("workbench:episode", uuid=held.uuid)


def _moved_on(request: HttpRequest, held: ServiceEpisode) -> HttpResponse:
    messages.error(request, errors.EpisodeMovedOn().sentence)
    return redirect("workbench:episode", uuid=held.uuid)


def _simple(request: HttpRequest, held: ServiceEpisode, act: str, *, by: Account) -> HttpResponse:
    """Acts of one button."""
    try:
        if act == "resume":
            episodes.resume(episode=held, by=by)
        else:
            beneficiaries.remove(episode=held, key=record_sheet.number_of(request.POST.get("beside")), by=by)
    except (errors.EpisodeMovedOn, ChangedMeanwhile):
        return _moved_on(request, held)
    messages.success(request, _told(act))
    return redirect("workbench:episode", uuid=held.uuid)


def _pause(held: ServiceEpisode, given: dict[str, Any], by: Account) -> None:
    episodes.pause(episode=held, reason=given["reason"], by=by)


def _end(held: ServiceEpisode, given: dict[str, Any], by: Account) -> None:
    episodes.end(episode=held, by=by, **given)


def _beside(held: ServiceEpisode, given: dict[str, Any], by: Account) -> None:
    beneficiaries.add(episode=held, by=by, **given)


ACTS: dict[str, Callable[[ServiceEpisode, dict[str, Any], Account], None]] = {
    "pause": _pause,
    "end": _end,
    "beside": _beside,
}


def _told(act: str) -> str:
    return {
        "pause": _("The service is paused. The place stays the person's."),
        "resume": _("The service goes on."),
        "end": _("The service has ended, and with it your access to the case."),
        "beside": _("Put down beside the person."),
        "remove": _("Taken off."),
    }[act]


def _forms(held: ServiceEpisode, *, data: Any = None, filled: str = "") -> dict[str, forms.Form]:
    kinds: dict[str, type[forms.Form]] = {}
    if held.state != EpisodeState.ENDED:
        kinds = {"beside": BeneficiaryForm, "end": EndForm}
    if held.state == EpisodeState.ACTIVE:
        kinds["pause"] = PauseForm
    initial = {"ends_on": timezone.localdate()}
    return {name: kind(data if name == filled else None, prefix=name, initial=initial) for name, kind in kinds.items()}


def _page(
    request: HttpRequest, held: ServiceEpisode, offered: dict[str, forms.Form], *, faulty: forms.Form | None = None
) -> HttpResponse:
    seen = view_log.record(
        ViewRecord.Kind.PAGE,
        about=f"service:{held.uuid}",
        case=held.case_id,
        page="workbench:episode",
        by=_by(request),
    )
    case = case_of_episode(held)
    context = {
        "crumbs": [Crumb(_("Records of services"), reverse("workbench:records")), Crumb(held.number)],
        "band": seen_band(seen_at=seen.viewed_at),
        "episode": held,
        "status": referral_words.episode_status(held),
        "beside": queries.beneficiaries_of(held),
        "records": [
            (row, record_sheet.amount_in_words(row.amount)) for row in records.records_of(held, limit=SHOWN_RECORDS)
        ],
        "forms": offered,
        "faulty": faulty,
        "case_url": reverse("cases:case", args=[case.uuid]) if case else "",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faulty else HTTPStatus.OK
    return render(request, "workbench/record/episode.html", context, status=status)


def _by(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account
