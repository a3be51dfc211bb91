"""The monitoring group's start page, and a meeting as it is prepared: agenda, pack, files."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import monitoring_pages as pages
from pertvarka.faces.workbench.forms.monitoring import ItemForm, MeetingForm, show_refusal
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base import print as printing
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.oversight.monitoring.actions import meetings as actions
from pertvarka.oversight.monitoring.actions import packs
from pertvarka.oversight.monitoring.documents import pdf
from pertvarka.oversight.monitoring.documents.told import tell
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.queries import alerts, figures, meetings

MEDIA_TYPES = {"pdf": pdf.MEDIA_TYPE, "docx": printing.WORD_MEDIA_TYPE}
SHOWN_AT_MOST = 5


@requires(Permission.MEETING_VIEW)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What waits: the next meeting, figures, findings, tasks; how many discrepancies the checks have found."""
    today = timezone.localdate()
    context = {
        "crumbs": [Crumb(_("Monitoring"))],
        "meetings": meetings.meetings(),
        "next": meetings.next_meeting(today=today),
        "waiting": figures.listed(figures.seen(with_drafts=False))[:SHOWN_AT_MOST],
        "waiting_count": figures.waiting_count(),
        "findings": list(meetings.open_findings()[:SHOWN_AT_MOST]),
        "findings_count": meetings.open_findings().count(),
        "tasks": list(meetings.tasks().filter(done_on=None)[:SHOWN_AT_MOST]),
        "counts": [row for row in alerts.counts() if row.open or row.explained],
        "may_lead": pages.allows(request, Permission.MEETING_LEAD),
        "may_submit": pages.allows(request, Permission.SUBMISSION_PUBLISH),
        "may_verify": pages.allows(request, Permission.SUBMISSION_VERIFY),
        "may_explain": pages.allows(request, Permission.ALERT_EXPLAIN),
        "may_review": pages.allows(request, Permission.REVIEW_WRITE),
        "today": today,
    }
    return render(request, "workbench/monitoring/overview.html", context)


@requires(Permission.MEETING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A meeting is planned; what is open comes to its agenda by itself."""
    form = MeetingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.plan(
                held_on=form.cleaned_data["day"], place=form.cleaned_data["place"], by=account_of(request)
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The meeting is planned. Its agenda holds what is open now."))
            return redirect("workbench:monitoring_meeting", day=made.held_on.isoformat())
    title = _("New meeting")
    return pages.ask(
        request,
        form,
        title=title,
        save=_("Plan the meeting"),
        back=reverse("workbench:monitoring"),
        trail=pages.crumbs(Crumb(title)),
        lead=_(
            "Figures to verify, open findings, changed figures and late institutions come to the agenda by themselves."
        ),
    )


@requires(Permission.MEETING_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, day: str) -> HttpResponse:
    """One meeting; POST adds an item to its agenda."""
    found = pages.meeting_of(day)
    may_lead = pages.allows(request, Permission.MEETING_LEAD) and found.state != "signed"
    form = ItemForm(request.POST if request.method == "POST" else None) if may_lead else None
    if request.method == "POST" and form is None:
        raise Http404
    if form and form.is_valid():
        actions.add_item(meeting=found, title=form.cleaned_data["title"], by=account_of(request))
        messages.success(request, _("The item is on the agenda."))
        return redirect("workbench:monitoring_meeting", day=day)
    made = meetings.packs(found)
    context = {
        "crumbs": pages.crumbs(Crumb(_("Meeting of %(day)s") % {"day": day})),
        "meeting": found,
        "packs": made,
        "told": _told(found.held_on, made[0].content, is_invented=found.is_invented) if made else None,
        "form": form,
        "may_lead": may_lead,
        "is_ahead": found.held_on > timezone.localdate(),
    }
    return render(
        request, "workbench/monitoring/meeting.html", context, status=pages.REFUSED if form and form.errors else 200
    )


@requires(Permission.MEETING_LEAD)
@require_POST
def make_pack(request: HttpRequest, day: str) -> HttpResponse:
    """One press freezes the papers."""
    found = pages.meeting_of(day)
    try:
        packs.make(meeting=found, by=account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The papers are made and frozen."))
    return redirect("workbench:monitoring_meeting", day=day)


@requires(Permission.MEETING_VIEW)
@require_safe
def file(_request: HttpRequest, uuid: UUID, kind: str) -> HttpResponse:
    """A file of a pack in the language of the page, as it was frozen."""
    language = translation.get_language() or "lt"
    found = meetings.pack_file(uuid, kind=kind, language=language)
    if found is None:
        raise Http404
    answer = HttpResponse(found.content, content_type=MEDIA_TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="stebesena-{found.as_of.isoformat()}-{language}.{kind}"'
    return answer


def _told(held_on: date, content: dict[str, object], *, is_invented: bool) -> object:
    return tell(content, held_on=held_on, is_invented=is_invented, language=translation.get_language() or "lt")
