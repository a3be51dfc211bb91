"""A table of attendance on its way in: brought, its columns matched, corrected row by row, written, undone."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import event_pages
from pertvarka.faces.workbench.event_views import REFUSED, account_of, find
from pertvarka.faces.workbench.forms.events import show_refusal
from pertvarka.faces.workbench.forms.offered import Offered, offered_in
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.bands import seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.events import tables
from pertvarka.programme.events.actions import importing
from pertvarka.programme.events.checked_rows import Checked, Fault, RowState
from pertvarka.programme.events.errors import EventNotFound, ImportClosed
from pertvarka.programme.events.models import AttendanceImport, Event, EventSession
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import attendance as reading

MOST_SHOWN = 100
"""Rows to correct on one page: the rest come when these are settled."""
MEANINGS: dict[str, Promise] = {
    "": gettext_lazy("Not read"),
    tables.NAME: gettext_lazy("Name and surname"),
    tables.FIRST_NAME: gettext_lazy("First name"),
    tables.SURNAME: gettext_lazy("Surname"),
    tables.EMAIL: gettext_lazy("E-mail"),
    tables.ORGANISATION: gettext_lazy("Organisation"),
    tables.SESSION: pgettext_lazy("of an event", "Half-day"),
}
SENTENCES: dict[Fault, Promise] = {
    Fault.NAME_MISSING: gettext_lazy("Write the name and surname."),
    Fault.EMAIL_MALFORMED: gettext_lazy("The e-mail must look like name@office.lt."),
    Fault.EMAIL_MISSING: gettext_lazy("Nobody on the list is called so. To put a new person on it, write the e-mail."),
    Fault.SESSION_UNKNOWN: gettext_lazy("There is no such half-day. Write its number or name, or leave it empty."),
    Fault.TWICE: gettext_lazy("The same person stands at the same half-day in an earlier row."),
    Fault.MAYBE_SAME: gettext_lazy("Perhaps one of these people: choose, or say that it is somebody else."),
    Fault.NAME_DIFFERS: gettext_lazy("The e-mail is of somebody called otherwise on the list. Is it the same person?"),
    Fault.OTHER_ORGANISATION: gettext_lazy("On the list this person comes for another organisation."),
}
CELLS = ("name", "email", "organisation", "session")


class TableForm(forms.Form):
    table = forms.FileField(
        label=gettext_lazy("Table of attendance"),
        help_text=gettext_lazy(
            "XLSX or CSV, headings in the first row: name and surname, e-mail, organisation, half-day."
        ),
        error_messages={"required": gettext_lazy("Choose a file")},
    )
    session = Offered(
        label=gettext_lazy("Half-day of the rows that name none"),
        required=False,
    )

    def __init__(self, *args: Any, sessions: list[EventSession], **settings: Any) -> None:
        super().__init__(*args, **settings)
        offered_in(self, "session").offer(
            {str(one.uuid): (one.uuid, one.title) for one in sessions}, empty=_("All half-days")
        )


@requires(Permission.REGISTRATION_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Bring a table, or go on with one begun before."""
    event = find(uuid, permission=Permission.REGISTRATION_CHANGE)
    sessions = reading.half_days(event)
    form = TableForm(request.POST or None, request.FILES or None, sessions=sessions)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            draft = importing.begin(
                event=event,
                content=given["table"].read(),
                session=UUID(given["session"]) if given["session"] else None,
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            return redirect("workbench:event_import_table", uuid=uuid, draft=draft.uuid)
    context = {
        "crumbs": event_pages.crumbs(event, Crumb(_("Bring in a table"))),
        "event": event,
        "form": form,
        "drafts": reading.open_imports(event),
        "has_sessions": bool(sessions),
    }
    return render(request, "workbench/events/import.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.REGISTRATION_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, uuid: UUID, draft: UUID) -> HttpResponse:
    """The rows with what each still wants; POST corrects, matches columns, writes what is ready, undoes."""
    event = find(uuid, permission=Permission.REGISTRATION_CHANGE)
    found = _draft(event, draft)
    if request.method == "POST":
        try:
            told = _act(request, found)
            if isinstance(told, UUID):
                return redirect("workbench:job", told)
        except PertvarkaError as refused:
            messages.error(request, refused.sentence)
        else:
            messages.success(request, told)
        return redirect("workbench:event_import_table", uuid=uuid, draft=draft)
    view_log.record(
        ViewRecord.Kind.PAGE, about=event.reference, page="workbench:event_import_table", by=account_of(request)
    )
    return render(request, "workbench/events/import_table.html", _shown(event, found))


def _act(request: HttpRequest, draft: AttendanceImport) -> str | UUID:
    """One of the page's acts; says what was done, or gives the job that does it."""
    by, act = account_of(request), request.POST.get("act", "")
    version = int(request.POST.get("version", "0") or 0)
    if act in ("correct", "bring"):
        changes = _changes(request)
        if changes:
            importing.correct(draft=draft, changes=changes, expected_version=version, by=by)
        if act == "correct":
            return _("The corrections are kept.")
        if importing.is_long(draft):
            return importing.ask(draft=draft, by=by)
        count = importing.bring_in(draft=draft, by=by)
        return ngettext("%(count)s row is brought in.", "%(count)s rows are brought in.", count) % {"count": count}
    if act == "columns":
        columns = [request.POST.get(f"column-{number}", "") for number in range(len(draft.table["headings"]))]
        importing.match_columns(draft=draft, columns=columns, expected_version=version, by=by)
        return _("The columns are matched.")
    if act == "undo":
        importing.undo(draft=draft, by=by)
        return _("What this table brought is taken back.")
    if act == "drop":
        importing.drop(draft=draft, by=by)
        return _("The table is thrown away.")
    raise Http404


def _changes(request: HttpRequest) -> dict[int, dict[str, str]]:
    """What was typed and chosen, by the number of the row."""
    found: dict[int, dict[str, str]] = {}
    for name, value in request.POST.items():
        start, _dash, rest = name.partition("-")
        number, _dash, cell = rest.partition("-")
        if start == "row" and number.isdigit() and cell in (*CELLS, "choice"):
            found.setdefault(int(number), {})[cell] = str(value)[:200]
    return found


def _shown(event: Event, draft: AttendanceImport) -> dict[str, Any]:
    checked, kept = importing.look(draft), draft.table
    counts = {state: sum(one.state is state for one in checked) for state in RowState}
    ready = [one for one in checked if one.state is RowState.READY]
    to_settle = [one for one in checked if one.state in (RowState.WRONG, RowState.DUPLICATE)]
    can_undo = draft.done_at is not None and draft.done_at > timezone.now() - importing.UNDO_FOR
    return {
        "crumbs": event_pages.crumbs(event, Crumb(_("Bring in a table"))),
        "band": seen_band(seen_at=timezone.now()),
        "event": event,
        "draft": draft,
        "total": len(checked),
        "counts": counts,
        "ready": ready[:MOST_SHOWN],
        "ready_more": max(len(ready) - MOST_SHOWN, 0),
        "is_long": importing.is_long(draft),
        "to_settle": [(one, SENTENCES[one.fault], _choices(one)) for one in to_settle[:MOST_SHOWN] if one.fault],
        "more": max(len(to_settle) - MOST_SHOWN, 0),
        "columns": list(zip(kept["headings"], kept["columns"], strict=True)),
        "meanings": MEANINGS.items(),
        "needs_columns": bool(checked) and not {tables.NAME, tables.SURNAME, tables.EMAIL} & set(kept["columns"]),
        "is_open": draft.state == "open",
        "can_undo": can_undo and draft.state != "undone",
    }


def _choices(one: Checked) -> list[tuple[str, str]]:
    """What can be decided about a row, beside correcting its cells."""
    offered = [(person.key, _same_as(person.name, person.organisation)) for person in one.candidates]
    if one.fault is Fault.MAYBE_SAME:
        offered.append(("new", _("Somebody else: a new person")))
    if one.fault is Fault.NAME_DIFFERS and one.person:
        offered.append((one.person.key, _same_as(one.person.name, one.person.organisation)))
    if one.fault is Fault.OTHER_ORGANISATION and one.person:
        offered.append(("keep", _("Keep: %(name)s") % {"name": one.person.organisation}))
        offered.append(("take", _("Change to: %(name)s") % {"name": one.row.organisation}))
    return [*offered, ("skip", _("Leave this row out"))]


def _same_as(name: str, organisation: str) -> str:
    return _("It is %(name)s") % {"name": f"{name}, {organisation}" if organisation else name}


def _draft(event: Event, draft: UUID) -> AttendanceImport:
    try:
        found = reading.import_draft(draft)
    except (ImportClosed, EventNotFound) as missing:
        raise Http404 from missing
    if found.event_id != event.pk:
        raise Http404
    return found
