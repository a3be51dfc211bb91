"""Pages of events at work: the year with its plan, a new event, one event and its steps to being held and reported."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import event_pages, event_texts
from pertvarka.faces.workbench.forms.events import CancelForm, EventForm, show_refusal
from pertvarka.faces.workbench.material_desk import of_organiser
from pertvarka.foundation.access import policy
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.territory import queries as territory
from pertvarka.programme.events import kinds, rules
from pertvarka.programme.events.actions import preparing, programme
from pertvarka.programme.events.errors import EventNotFound, NotReady
from pertvarka.programme.events.models import Event
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import papers, quotas, registrations, work
from pertvarka.programme.events.states import EventKind

REFUSED = 422
KINDS = frozenset(map(str, EventKind))


@requires(Permission.EVENT_CHANGE)
@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """The events of a year beside what was planned for it."""
    years, today = work.years(), timezone.localdate()
    asked = request.GET.get("year", "")
    chosen = int(asked) if asked in {str(one) for one in years} else today.year
    events, mine = work.events_of_year(chosen), work.organisations_with(Permission.EVENT_CHANGE)
    context = {
        "crumbs": [Crumb(_("Preparing events"))],
        "years": years,
        "chosen": chosen,
        "lines": [(kinds.MANY[line.kind], line) for line in work.year_plan(chosen, events)],
        "rows": [
            {
                "event": event,
                "kind": kinds.ONE[event.kind],
                "is_mine": event.organiser_id in mine,
                "is_overdue": rules.is_overdue(event.state, event.ends_on, today=today),
            }
            for event in events
        ],
        "may_plan": policy.allows(request.user, Permission.EVENT_PLAN, on=today),
        "may_make": bool(mine),
    }
    return render(request, "workbench/events/year.html", context)


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new event on one page, with the indicators it will count in."""
    form = _form(_posted(request), initial={"kind": EventKind.SEMINAR, "scope": "regional"})
    if form.is_valid():
        try:
            with transaction.atomic():
                made = preparing.plan_event(terms=_terms(form, by=account_of(request)), by=account_of(request))
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The event is planned. Write its programme next."))
            return redirect("workbench:event", uuid=made.uuid)
    crumbs = [Crumb(_("Preparing events"), reverse("workbench:events")), Crumb(_("New event"))]
    return _form_page(request, form, crumbs=crumbs, heading=_("New event"), press=_("Plan the event"))


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Other words, days or places."""
    event, by, heading = find(uuid), account_of(request), _("Change the event")

    def save(form: EventForm) -> None:
        # A new series is not to stay behind where the event itself was not changed.
        with transaction.atomic():
            version = form.cleaned_data["version"] or 0
            preparing.change_event(event=event, terms=_terms(form, by=by), expected_version=version, by=by)

    crumbs = event_pages.crumbs(event, Crumb(pgettext("act", "Change")))
    written = event_texts.Written(
        event=event,
        heading=heading,
        make_form=lambda data, held: _form(data, initial=EventForm.initial_of(held)),
        save=save,
        show=lambda form: _form_page(request, form, crumbs=crumbs, heading=heading, press=_("Save"), event=event),
        read_again=lambda: find(uuid),
        done=_("The event is changed."),
        done_url=reverse("workbench:event", args=[uuid]),
    )
    return event_texts.answer(request, written)


@requires(Permission.EVENT_CHANGE)
@require_safe
def event(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One event: how far it is, what is missing for the next step, its programme and place."""
    return event_page(request, find(uuid))


@requires(Permission.EVENT_CHANGE)
@require_safe
def counted(request: HttpRequest) -> HttpResponse:
    """The indicators an event of the kind counts in; the form asks while one chooses."""
    kind = request.GET.get("kind", "")
    counts = event_pages.counts_in(kind=kind) if kind in KINDS else []
    return render(request, "workbench/events/counted.html", {"counts": counts})


@requires(Permission.EVENT_CHANGE)
@require_POST
def move(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The next state, once nothing is missing."""
    found = find(uuid)
    try:
        preparing.move(event=found, state=request.POST.get("state", ""), by=account_of(request))
    except NotReady as refused:
        messages.error(request, refused.sentence)
    except EventNotFound as missing:
        raise Http404 from missing
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("The state of the event is changed."))
    return redirect("workbench:event", uuid=uuid)


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Call it off: why, and how many will be written to."""
    found = find(uuid)
    if "cancelled" not in rules.STEPS[found.state]:
        raise Http404
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            preparing.cancel(event=found, by=account_of(request), **form.cleaned_data)
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The event is cancelled. Everybody on the list is being written to."))
            return redirect("workbench:event", uuid=uuid)
    states = registrations.counts(found)
    context = {
        "crumbs": event_pages.crumbs(found, Crumb(_("Cancel the event"))),
        "event": found,
        "form": form,
        "told_count": sum(states[state] for state in ("invited", "registered", "waiting", "confirmed")),
    }
    return render(request, "workbench/events/cancel.html", context, status=REFUSED if form.errors else 200)


def find(uuid: UUID, *, permission: str = Permission.EVENT_CHANGE) -> Event:
    """An event the asker prepares; another's is not there."""
    try:
        return work.event_at_work(uuid, permission=permission)
    except EventNotFound as missing:
        raise Http404 from missing


def event_page(request: HttpRequest, found: Event) -> HttpResponse:
    next_state, desk = rules.next_state(found.state), of_organiser(found)
    context = {
        "crumbs": event_pages.crumbs(found),
        "event": found,
        "kind": kinds.ONE[found.kind],
        "tabs": event_pages.tabs(found, "workbench:event"),
        "lacking": event_pages.lacking(found),
        "next_state": next_state,
        "next_label": event_pages.NEXT[next_state] if next_state else "",
        "is_overdue": rules.is_overdue(found.state, found.ends_on, today=timezone.localdate()),
        "may_change": found.state in rules.COMING,
        "counts": event_pages.counts_in(kind=found.kind, ends_on=found.ends_on) if found.state in rules.COMING else [],
        "states": registrations.counts(found),
        "materials": desk.rows(papers.of_event(found)),
        "new_material": desk.new_url,
        "quotas": quotas.of_event(found),
    }
    return render(request, "workbench/events/event.html", context)


def account_of(request: HttpRequest) -> Account:
    account = request.user
    assert isinstance(account, Account)  # noqa: S101 (the gate lets no one else in)
    return account


def _form(data: Any, *, initial: dict[str, object]) -> EventForm:
    organisers = work.organisers()
    if not organisers:
        raise Http404
    return EventForm(
        data,
        initial=initial,
        organisers=organisers,
        venues=work.venues(),
        series=work.series(),
        regions=territory.region_names().values(),
    )


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _terms(form: EventForm, *, by: Account) -> preparing.EventTerms:
    name = form.cleaned_data["new_series"].strip()
    return form.terms(series=programme.add_series(title_lt=name, title_en=name, by=by) if name else None)


def _form_page(
    request: HttpRequest, form: EventForm, *, crumbs: list[Crumb], heading: str, press: str, event: Event | None = None
) -> HttpResponse:
    kind = str(form["kind"].value() or "")
    context = {
        "crumbs": crumbs,
        "form": form,
        "heading": heading,
        "press": press,
        "event": event,
        "counts": event_pages.counts_in(kind=kind) if kind in KINDS else [],
    }
    status = REFUSED if form.is_bound and form.errors else 200
    return render(request, "workbench/events/event_form.html", context, status=status)
