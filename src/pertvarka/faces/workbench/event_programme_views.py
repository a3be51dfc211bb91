"""Forms around an event: its half-days, houses where events are held, the numbers of the year's plan."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pertvarka.faces.workbench import event_pages
from pertvarka.faces.workbench.event_views import account_of, find
from pertvarka.faces.workbench.forms.events import SessionForm, VenueForm, show_refusal
from pertvarka.faces.workbench.forms.fields import Line
from pertvarka.faces.workbench.one_question import Question, ask
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.events import kinds, rules, typed
from pertvarka.programme.events.actions import programme
from pertvarka.programme.events.models import Event, EventSession
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import work

YEARS = range(2016, 2100)
MOST = 10_000


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def session_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    event = find(uuid)
    return _session_form(request, event, None, SessionForm(_posted(request), initial={"on": event.starts_on}))


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def session(request: HttpRequest, uuid: UUID, session: UUID) -> HttpResponse:
    event = find(uuid)
    found = next((one for one in event.sessions.all() if one.uuid == session), None)
    if found is None:
        raise Http404
    return _session_form(request, event, found, SessionForm(_posted(request), initial=SessionForm.initial_of(found)))


@requires(Permission.EVENT_CHANGE)
@require_POST
def session_drop(request: HttpRequest, uuid: UUID, session: UUID) -> HttpResponse:
    event = find(uuid)
    try:
        programme.drop_session(event=event, session=session, by=account_of(request))
    except PertvarkaError as missing:
        raise Http404 from missing
    messages.success(request, _("The half-day is taken away."))
    return redirect("workbench:event", uuid=uuid)


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def venue_new(request: HttpRequest) -> HttpResponse:
    """A house; how one gets about in it is asked at once."""
    by = account_of(request)
    return ask(
        request,
        VenueForm(_posted(request)),
        lambda typed: programme.add_venue(by=by, **typed),
        Question(
            heading=_("New place"),
            why=_("Everybody reads on the page of the event how to get in and about, before they ask."),
            press=_("Enter the place"),
            done=_("The place is entered and can be chosen."),
            back=reverse("workbench:events"),
            crumbs=[Crumb(_("Preparing events"), reverse("workbench:events")), Crumb(_("New place"))],
            tell=show_refusal,
            template="workbench/events/form.html",
        ),
    )


@requires(Permission.EVENT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, year: int) -> HttpResponse:
    """How many events of each kind the year is to hold."""
    if year not in YEARS:
        raise Http404
    lines = work.year_plan(year, [])
    heading, by = _("Plan of %(year)s") % {"year": year}, account_of(request)
    return ask(
        request,
        _plan_form(request, lines),
        lambda typed: _write_plan(year, lines, typed, by=by),
        Question(
            heading=heading,
            why=_("The plan of the programme is 3 conferences, 24 seminars and 34 round tables in all its years."),
            press=_("Write the plan"),
            done=_("The plan of the year is written."),
            back=f"{reverse('workbench:events')}?year={year}",
            crumbs=[Crumb(_("Preparing events"), reverse("workbench:events")), Crumb(heading)],
            tell=show_refusal,
            template="workbench/events/form.html",
        ),
    )


def _write_plan(year: int, lines: list[work.PlanLine], typed: dict[str, Any], *, by: Account) -> None:
    for line in lines:
        if typed[line.kind] is not None:
            programme.write_plan(
                year=year,
                kind=line.kind,
                planned_count=typed[line.kind],
                note=typed[f"{line.kind}_note"],
                expected_version=line.version,
                by=by,
            )


def _session_form(request: HttpRequest, event: Event, found: EventSession | None, form: SessionForm) -> HttpResponse:
    if event.state not in rules.COMING:
        raise Http404
    heading, by = _("Half-day") if found else _("New half-day"), account_of(request)
    return ask(
        request,
        form,
        lambda told: _save_session(event, found, form.period, told, by=by),
        Question(
            heading=heading,
            why=_("Attendance is noted by half-days, and academic hours are counted from them."),
            press=_("Save the half-day"),
            done=_("The half-day is saved."),
            back=reverse("workbench:event", args=[event.uuid]),
            crumbs=event_pages.crumbs(event, Crumb(heading)),
            tell=show_refusal,
            template="workbench/events/form.html",
            context={"drop": reverse("workbench:event_session_drop", args=[event.uuid, found.uuid]) if found else ""},
        ),
    )


def _save_session(
    event: Event, found: EventSession | None, period: tuple[datetime, datetime], told: dict[str, Any], *, by: Account
) -> EventSession:
    return programme.save_session(
        event=event,
        session=found.uuid if found else None,
        title_lt=told["title_lt"],
        title_en=told["title_en"],
        starts_at=period[0],
        ends_at=period[1],
        academic_hours=told["academic_hours"] or Decimal(0),
        items=typed.items(told["items"]),
        by=by,
    )


def _plan_form(request: HttpRequest, lines: list[work.PlanLine]) -> forms.Form:
    fields: dict[str, forms.Field] = {}
    for line in lines:
        fields[line.kind] = forms.IntegerField(
            label=str(kinds.MANY[line.kind]), required=False, min_value=0, max_value=MOST, initial=line.planned
        )
        fields[f"{line.kind}_note"] = Line(
            label=_("Note: %(kind)s") % {"kind": str(kinds.MANY[line.kind]).lower()},
            required=False,
            max_length=300,
            initial=line.note,
        )
    form = forms.Form(_posted(request))
    form.fields.update(fields)
    return form


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None
