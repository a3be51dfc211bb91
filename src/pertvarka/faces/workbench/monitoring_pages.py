"""What the pages of the monitoring group share: the meeting of an address, crumbs, a page that asks something."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError, WriteRefused
from pertvarka.oversight.monitoring.models import Meeting
from pertvarka.oversight.monitoring.queries import meetings
from pertvarka.programme.framework import queries as framework

REFUSED = 422


def allows(request: HttpRequest, permission: str) -> bool:
    return policy.allows(account_of(request), permission, on=timezone.localdate())


def meeting_of(day: str) -> Meeting:
    """The meeting of a day as it stands in an address.

    Raises:
        Http404: it is no day, or nothing is planned for it.
    """
    try:
        found = meetings.meeting(date.fromisoformat(day))
    except ValueError as wrong:
        raise Http404 from wrong
    if found is None:
        raise Http404
    return found


def crumbs(*further: Crumb) -> list[Crumb]:
    return [Crumb(_("Monitoring"), reverse("workbench:monitoring")), *further]


def crumb_of(meeting: Meeting) -> Crumb:
    return Crumb(
        _("Meeting of %(day)s") % {"day": meeting.held_on.isoformat()},
        reverse("workbench:monitoring_meeting", args=[meeting.held_on.isoformat()]),
    )


def indicators() -> dict[str, str]:
    """Every indicator a figure or a finding may be about, with its words."""
    return {item.code: item.short for item in framework.all_indicators()}


def ask(
    request: HttpRequest,
    form: forms.Form,
    *,
    title: str,
    save: str,
    back: str,
    trail: list[Crumb],
    lead: str = "",
    **more: Any,
) -> HttpResponse:
    """A page with one question; what was typed wrong stays, with its sentence."""
    context = {"crumbs": trail, "form": form, "title": title, "save": save, "back": back, "lead": lead, **more}
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/monitoring/asked.html", context, status=status)


def pass_on(refused: PertvarkaError) -> None:
    """What is not the reader's to do stays a refusal, which looks like absence.

    Raises:
        NotAllowed, WriteRefused: as they came.
    """
    if isinstance(refused, NotAllowed | WriteRefused):
        raise refused
