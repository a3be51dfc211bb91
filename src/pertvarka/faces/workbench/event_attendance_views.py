"""The sheet of a half-day: big ticks, found by three letters and Enter; and the printed sheet with the QR code."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pertvarka.faces.workbench import event_pages
from pertvarka.faces.workbench.event_views import REFUSED, account_of
from pertvarka.faces.workbench.material_desk import of_trainer
from pertvarka.foundation.access import policy, view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.bands import seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.sorting import lithuanian_sort_key
from pertvarka.programme.events import attending, certificate_file
from pertvarka.programme.events.actions import attendance
from pertvarka.programme.events.errors import EventNotFound, RegistrationNotFound
from pertvarka.programme.events.models import Event, EventSession
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import attendance as reading
from pertvarka.programme.events.queries import papers
from pertvarka.programme.events.queries.attendance import Line, Sheet

LEAST_LETTERS = 3
MARKS = str.maketrans("ąčęėįšųūž", "aceeisuuz")


@requires(Permission.ATTENDANCE_NOTE)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The organiser's sheet."""
    return _sheet(request, find(request, uuid), page="workbench:event_attendance")


@requires(Permission.TRAINING_TEACH)
@require_http_methods(["GET", "HEAD", "POST"])
def taught(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The trainer's sheet of a group of their own."""
    event = find(request, uuid)
    if event.trainer_id != account_of(request).pk:
        raise Http404
    return _sheet(request, event, page="workbench:training_attendance")


@requires(Permission.ATTENDANCE_NOTE)
@require_safe
def door(request: HttpRequest, uuid: UUID, session: UUID) -> HttpResponse:
    """A sheet to print and hang at the door; whoever is registered checks in by it."""
    event, half_day = _half_day(request, uuid, session)
    context = {
        "crumbs": event_pages.crumbs(event, Crumb(_("Sheet for the door"))),
        "event": event,
        "session": half_day,
        "address": _door_address(half_day),
        "picture": reverse("workbench:event_door_picture", args=[uuid, session]),
    }
    return render(request, "workbench/events/door.html", context)


@requires(Permission.ATTENDANCE_NOTE)
@require_safe
def door_picture(request: HttpRequest, uuid: UUID, session: UUID) -> HttpResponse:
    _event, half_day = _half_day(request, uuid, session)
    return HttpResponse(certificate_file.as_png(_door_address(half_day)), content_type="image/png")


def find(request: HttpRequest, uuid: UUID) -> Event:
    """An event whose attendance the asker notes; another's is not there."""
    try:
        return reading.event_to_note(uuid, by=account_of(request))
    except EventNotFound as missing:
        raise Http404 from missing


def _sheet(request: HttpRequest, event: Event, *, page: str) -> HttpResponse:
    lines = reading.sheet(event)
    asked = request.GET.get("half", "")
    half_day = next((one for one in lines.sessions if str(one.uuid) == asked), None) or _likely(lines.sessions)
    refusal, found = "", lines.lines
    typed = request.POST.get("find", request.GET.get("find", "")).strip()
    if typed:
        found = [line for line in lines.lines if _is_meant(line, typed)]
    if request.method == "POST" and half_day is not None:
        chosen = request.POST.get("person", "")
        if not chosen and typed:
            chosen, refusal = _only(found, typed)
        if chosen:
            try:
                _note(request, event, half_day, chosen, is_there=request.POST.get("there") != "no")
            except PertvarkaError as refused:
                refusal = refused.sentence
            else:
                return redirect(f"{reverse(page, args=[event.uuid])}?half={half_day.uuid}#p{chosen}")
    view_log.record(ViewRecord.Kind.PAGE, about=event.reference, page=page, by=account_of(request))
    context = _shown(event, lines, found, half_day, by_organiser=page == "workbench:event_attendance")
    context |= {"find": typed, "refusal": refusal, "here": reverse(page, args=[event.uuid])}
    if not context["by_organiser"]:
        desk = of_trainer(event, account_of(request))
        found_papers = papers.of_group(event, trainer=account_of(request))
        context |= {"materials": desk.rows(found_papers), "new_material": desk.new_url}
    context["may_import"] = context["by_organiser"] and policy.allows(
        request.user, Permission.REGISTRATION_CHANGE, on=timezone.localdate()
    )
    return render(request, "workbench/events/attendance.html", context, status=REFUSED if refusal else 200)


def _shown(
    event: Event, lines: Sheet, found: list[Line], half_day: EventSession | None, *, by_organiser: bool
) -> dict[str, Any]:
    organisations = sorted(lines.by_organisation.items(), key=lambda pair: (-pair[1], lithuanian_sort_key(pair[0])))
    group_crumbs = [Crumb(_("My groups"), reverse("workbench:taught_groups")), Crumb(event.title)]
    return {
        "crumbs": event_pages.crumbs(event, Crumb(_("Attendance"))) if by_organiser else group_crumbs,
        "band": seen_band(seen_at=timezone.now()),
        "event": event,
        "tabs": event_pages.tabs(event, "workbench:event_attendance") if by_organiser else [],
        "by_organiser": by_organiser,
        "half_day": half_day,
        "half_days": [(one, lines.count(one)) for one in lines.sessions],
        "rows": [(line, half_day is not None and half_day.pk in line.attended) for line in found],
        "total": len(lines.lines),
        "came": lines.came,
        "organisations": organisations,
        "is_ahead": half_day is not None and timezone.localtime(half_day.starts_at).date() > timezone.localdate(),
    }


def _note(request: HttpRequest, event: Event, half_day: EventSession, person: str, *, is_there: bool) -> None:
    try:
        attendance.note(
            event=event,
            session=half_day.uuid,
            registration=UUID(person),
            is_there=is_there,
            by=account_of(request),
        )
    except (RegistrationNotFound, ValueError) as missing:
        raise Http404 from missing


def _only(found: list[Line], typed: str) -> tuple[str, str]:
    """The one person the letters mean, or why it is nobody."""
    if len(typed) < LEAST_LETTERS:
        return "", _("Type at least three letters of the name.")
    if not found:
        return "", _(
            "Nobody on the list is called so. Look under another spelling, or bring the person in with a table."
        )
    if len(found) > 1:
        return "", _("Several people are called so: tick the one below.")
    return str(found[0].listed.registration.uuid), ""


def _is_meant(line: Line, typed: str) -> bool:
    """Letters of the name or the organisation, marks or not."""
    wanted = _plain(typed)
    return wanted in _plain(line.listed.name) or wanted in _plain(line.listed.organisation)


def _plain(words: str) -> str:
    return words.casefold().translate(MARKS)


def _likely(sessions: list[EventSession]) -> EventSession | None:
    """The half-day that has begun last, else the first."""
    begun = [one for one in sessions if one.starts_at <= timezone.now()]
    if begun:
        return begun[-1]
    return sessions[0] if sessions else None


def _half_day(request: HttpRequest, uuid: UUID, session: UUID) -> tuple[Event, EventSession]:
    event = find(request, uuid)
    try:
        half_day = reading.half_day(event, session)
    except EventNotFound as missing:
        raise Http404 from missing
    return event, half_day


def _door_address(half_day: EventSession) -> str:
    return certificate_file.whole_address(
        "public_site:event_arrival", half_day.uuid, attending.door_token(half_day.uuid)
    )
