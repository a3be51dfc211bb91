"""What the pages of staff share: a worker or an assessment found for this account, the look recorded, one question."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.forms.workforce import show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb, seen_band
from pertvarka.foundation.base.components.bands import ClosedBand
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.services.workforce.errors import StaffNotFound
from pertvarka.services.workforce.models import StaffAssessment, StaffMember
from pertvarka.services.workforce.queries import assessments, staff

REFUSED = 422


def looked(request: HttpRequest, *, about: str, page: str) -> ClosedBand:
    """Record the look and say so above the page."""
    seen = view_log.record(ViewRecord.Kind.PAGE, about=about, page=page, by=account_of(request))
    return seen_band(seen_at=seen.viewed_at)


def kept_worker(uuid: UUID) -> StaffMember:
    """A worker of an institution whose register the account keeps; otherwise 404."""
    found = staff.kept_worker(uuid)
    if found is None:
        raise Http404
    return found


def assessment(uuid: UUID) -> StaffAssessment:
    found = assessments.assessment(uuid)
    if found is None:
        raise Http404
    return found


def crumbs_of_register(*further: Crumb) -> list[Crumb]:
    return [Crumb(_("Staff"), reverse("workbench:staff")), *further]


def asked(
    request: HttpRequest,
    form: forms.Form,
    save: Callable[[dict[str, Any]], object],
    *,
    title: str,
    button: str,
    done: str,
    back: str,
    crumbs: list[Crumb],
    **context: Any,
) -> HttpResponse:
    """One question: shown, answered through an action, or refused with everything typed kept.

    What `save` returns is where to go on, if it is an address; else `back`.
    """
    if request.method == "POST" and form.is_valid():
        try:
            gone = save(form.cleaned_data)
        except StaffNotFound as missing:
            raise Http404 from missing
        except (NotAllowed, WriteRefused):
            raise
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, done)
            return redirect(gone if isinstance(gone, str) else back)
    told = {"form": form, "title": title, "button_label": button, "back": back, "crumbs": crumbs, **context}
    return render(request, "workbench/workforce/asked.html", told, status=REFUSED if form.errors else 200)
