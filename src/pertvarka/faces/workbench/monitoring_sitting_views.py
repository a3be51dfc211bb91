"""A meeting at work: who is present, one item after another, findings and tasks, the minutes and the signature."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pertvarka.faces.workbench import monitoring_pages as pages
from pertvarka.faces.workbench.forms.monitoring import (
    BeginForm,
    DecisionForm,
    FindingForm,
    MinutesForm,
    TaskForm,
    show_refusal,
)
from pertvarka.faces.workbench.offer_views import account_of
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import ChangedMeanwhile, PertvarkaError
from pertvarka.foundation.organisations import queries as organisations
from pertvarka.oversight.monitoring import minutes as words
from pertvarka.oversight.monitoring.actions import findings
from pertvarka.oversight.monitoring.actions import meetings as actions
from pertvarka.oversight.monitoring.permissions import Permission
from pertvarka.oversight.monitoring.queries import figures, meetings
from pertvarka.oversight.monitoring.states import MeetingState


@requires(Permission.MEETING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, day: str) -> HttpResponse:
    """Who came; then the group goes to the first item."""
    found = pages.meeting_of(day)
    group = meetings.group()
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        group=group,
        initial={"present": [str(account_of(request).pk)]},
    )
    if form.is_valid():
        try:
            actions.begin(meeting=found, present=form.chosen, guests=form.guest_words, by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            first = next(iter(found.items.all()), None)
            return redirect("workbench:monitoring_item", uuid=first.uuid) if first else redirect(_address(day))
    return pages.ask(
        request,
        form,
        title=_("Who is present?"),
        save=_("Begin the sitting"),
        back=_address(day),
        trail=pages.crumbs(pages.crumb_of(found), Crumb(_("Who is present?"))),
    )


@requires(Permission.MEETING_VIEW)
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The agenda on the left, one item beside it; POST writes the decision and goes on to the next item."""
    found = meetings.item(uuid)
    if found is None:
        raise Http404
    meeting = pages.meeting_of(found.meeting.held_on.isoformat())
    may_decide = meeting.state == MeetingState.HELD and pages.allows(request, Permission.MEETING_LEAD)
    if request.method == "POST" and not may_decide:
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None, initial={"decision": found.decision})
    agenda = list(meeting.items.all())
    if form.is_valid():
        actions.decide(item=found, decision=form.cleaned_data["decision"], by=account_of(request))
        messages.success(request, _("The decision is written down."))
        following = next((one for one in agenda if one.order > found.order and not one.decision), None)
        return redirect("workbench:monitoring_item", uuid=following.uuid if following else uuid)
    submission = figures.one(UUID(found.subject), with_drafts=False) if found.kind == "figure" else None
    finding = meetings.finding(UUID(found.subject)) if found.kind == "finding" else None
    context = {
        "crumbs": pages.crumbs(pages.crumb_of(meeting), Crumb(_("Item %(number)s") % {"number": found.order})),
        "meeting": meeting,
        "item": found,
        "agenda": agenda,
        "form": form if may_decide else None,
        "shown": figures.shown(submission) if submission else None,
        "finding": finding,
        "may_verify": pages.allows(request, Permission.SUBMISSION_VERIFY),
        "all_decided": all(one.decision for one in agenda),
    }
    status = pages.REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/monitoring/item.html", context, status=status)


@requires(Permission.MEETING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def finding_new(request: HttpRequest, day: str) -> HttpResponse:
    """The group finds something."""
    found = pages.meeting_of(day)
    if found.state == MeetingState.SIGNED:
        raise Http404
    form = FindingForm(
        request.POST if request.method == "POST" else None,
        indicators=pages.indicators(),
        organisations=organisations.all_in_order(),
        initial={"indicator": request.GET.get("indicator", "")},
    )
    if form.is_valid():
        findings.find(
            meeting=found,
            text=form.cleaned_data["text"],
            indicator_code=form.cleaned_data["indicator"],
            owner=form.chosen_owner,
            by=account_of(request),
        )
        messages.success(request, _("The finding is written down."))
        return redirect(_address(day))
    title = _("New finding")
    return pages.ask(
        request,
        form,
        title=title,
        save=_("Write the finding"),
        back=_address(day),
        trail=pages.crumbs(pages.crumb_of(found), Crumb(title)),
        lead=_("Its owner sees it among own findings and answers it; the group then closes it."),
    )


@requires(Permission.MEETING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def task_new(request: HttpRequest, day: str) -> HttpResponse:
    """A task with an owner and a day."""
    found = pages.meeting_of(day)
    if found.state == MeetingState.SIGNED:
        raise Http404
    form = TaskForm(request.POST if request.method == "POST" else None, organisations=organisations.all_in_order())
    owner = form.chosen_owner if form.is_valid() else None
    if owner is not None:
        given = form.cleaned_data
        findings.give_task(meeting=found, what=given["what"], owner=owner, due_on=given["day"], by=account_of(request))
        messages.success(request, _("The task is given."))
        return redirect(_address(day))
    title = _("New task")
    return pages.ask(
        request,
        form,
        title=title,
        save=_("Give the task"),
        back=_address(day),
        trail=pages.crumbs(pages.crumb_of(found), Crumb(title)),
    )


@requires(Permission.MEETING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, day: str) -> HttpResponse:
    """Drafted from the decisions; signed once, and then nothing of it changes."""
    found = pages.meeting_of(day)
    if found.state != "held":
        raise Http404
    form = MinutesForm(
        request.POST if request.method == "POST" else None,
        initial={
            "minutes": words.drafted(found),
            "public_minutes": words.drafted_for_all(found),
            "version": found.version,
        },
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.sign(
                meeting=found,
                minutes=given["minutes"],
                public_minutes=given["public_minutes"],
                expected_version=given["version"],
                by=account_of(request),
            )
        except ChangedMeanwhile as changed:
            typed = request.POST.copy()
            typed["version"] = str(changed.version)
            form.data = typed
            form.add_error(None, changed.sentence)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The minutes are signed."))
            return redirect(_address(day))
    return pages.ask(
        request,
        form,
        title=_("Minutes of %(day)s") % {"day": day},
        save=_("Sign the minutes"),
        back=_address(day),
        trail=pages.crumbs(pages.crumb_of(found), Crumb(_("Minutes of the meeting"))),
        lead=_("Put together from who came and what was decided. Read it, put it right and sign."),
    )


def _address(day: str) -> str:
    return reverse("workbench:monitoring_meeting", args=[day])
