"""After an event: what came of it, its minutes, what was agreed, and photos with the consent of those in them."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import event_pages, event_texts
from pertvarka.faces.workbench.event_views import REFUSED, account_of, find
from pertvarka.faces.workbench.forms.events import (
    AgreementForm,
    MinutesForm,
    OutcomeForm,
    PhotoForm,
    show_refusal,
)
from pertvarka.faces.workbench.forms.offered import row
from pertvarka.foundation.access import view_log
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.access.models import ViewRecord
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.components.bands import seen_band
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.programme.events import rules
from pertvarka.programme.events.actions import following, preparing
from pertvarka.programme.events.models import Event, EventPhoto
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import registrations, work
from pertvarka.programme.events.states import EventState, PhotoConsent

OVER = (EventState.HELD, EventState.REPORTED)


@requires(Permission.EVENT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def after(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The outcome with everything that belongs to it; POST writes the outcome."""
    event, by = find(uuid, permission=Permission.EVENT_REPORT), account_of(request)

    def save(form: OutcomeForm) -> None:
        given = {name: form.cleaned_data[name] for name in ("participants", "notes_lt", "notes_en")}
        preparing.write_outcome(event=event, expected_version=form.cleaned_data["version"], by=by, **given)

    written = event_texts.Written(
        event=event,
        heading=_("Outcome"),
        make_form=lambda data, held: OutcomeForm(data, initial=OutcomeForm.initial_of(held)),
        save=save,
        show=lambda form: _after_page(request, event, form),
        read_again=lambda: find(uuid, permission=Permission.EVENT_REPORT),
        done=_("The outcome is written."),
        done_url=reverse("workbench:event_after", args=[uuid]),
    )
    return event_texts.answer(request, written)


@requires(Permission.EVENT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, uuid: UUID) -> HttpResponse:
    event, by = find(uuid, permission=Permission.EVENT_REPORT), account_of(request)
    heading = pgettext("meeting", "Minutes")

    def save(form: MinutesForm) -> None:
        given = {name: form.cleaned_data[name] for name in ("minutes_lt", "minutes_en")}
        following.write_minutes(event=event, expected_version=form.cleaned_data["version"], by=by, **given)

    def show(form: MinutesForm) -> HttpResponse:
        context = {"crumbs": event_pages.crumbs(event, Crumb(heading)), "event": event, "form": form}
        return render(request, "workbench/events/minutes.html", context, status=REFUSED if form.errors else 200)

    written = event_texts.Written(
        event=event,
        heading=heading,
        make_form=lambda data, held: MinutesForm(data, initial=MinutesForm.initial_of(held)),
        save=save,
        show=show,
        read_again=lambda: find(uuid, permission=Permission.EVENT_REPORT),
        done=_("The minutes are saved."),
        done_url=reverse("workbench:event_after", args=[uuid]),
    )
    return event_texts.answer(request, written)


@requires(Permission.EVENT_REPORT)
@require_POST
def agree(request: HttpRequest, uuid: UUID) -> HttpResponse:
    event = find(uuid, permission=Permission.EVENT_REPORT)
    form = AgreementForm(request.POST, organisations=registrations.all_organisations())
    if not form.is_valid():
        context = {"crumbs": event_pages.crumbs(event, Crumb(_("What was agreed"))), "event": event, "form": form}
        return render(request, "workbench/events/agreement.html", context, status=REFUSED)
    given = form.cleaned_data
    following.agree(
        event=event, text=given["text"], owner=row(form, "owner"), due_on=given["due_on"], by=account_of(request)
    )
    messages.success(request, _("What was agreed is written down."))
    return redirect("workbench:event_after", uuid=uuid)


@requires(Permission.EVENT_REPORT)
@require_POST
def done(request: HttpRequest, uuid: UUID, agreement: UUID) -> HttpResponse:
    event = find(uuid, permission=Permission.EVENT_REPORT)
    try:
        following.mark_done(event=event, agreement=agreement, is_done="done" in request.POST, by=account_of(request))
    except PertvarkaError as missing:
        raise Http404 from missing
    return redirect("workbench:event_after", uuid=uuid)


@requires(Permission.EVENT_REPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def photo_new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    event = find(uuid, permission=Permission.EVENT_REPORT)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            following.add_photo(
                event=event,
                content=given["photo"].read(),
                caption_lt=given["caption_lt"],
                caption_en=given["caption_en"],
                by=account_of(request),
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The photo is kept under seal. Record what the people in it said."))
            return redirect("workbench:event_after", uuid=uuid)
    context = {"crumbs": event_pages.crumbs(event, Crumb(_("New photo"))), "event": event, "form": form}
    return render(request, "workbench/events/photo.html", context, status=REFUSED if form.errors else 200)


@requires(Permission.EVENT_REPORT)
@require_POST
def photo_change(request: HttpRequest, uuid: UUID, photo: UUID) -> HttpResponse:
    """What the people in it said; shown to the public or not."""
    found = _photo(uuid, photo)
    consent = request.POST.get("consent", "")
    try:
        if consent in PhotoConsent.values:
            following.record_consent(
                photo=found, consent=consent, note=request.POST.get("note", ""), by=account_of(request)
            )
        else:
            following.publish_photo(photo=found, is_public="publish" in request.POST, by=account_of(request))
    except PertvarkaError as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Saved."))
    return redirect("workbench:event_after", uuid=uuid)


@requires(Permission.EVENT_REPORT)
@require_safe
def photo_file(request: HttpRequest, uuid: UUID, photo: UUID) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """The picture itself, for those who prepare the event; the page around it has recorded the look."""
    found = _photo(uuid, photo)
    if not found.size:
        raise Http404
    return HttpResponse(found.content, content_type=found.media_type)


def _after_page(request: HttpRequest, event: Event, form: OutcomeForm) -> HttpResponse:
    photos = registrations.photos_of(event)
    if photos:
        view_log.record(
            ViewRecord.Kind.PAGE, about=event.reference, page="workbench:event_after", by=account_of(request)
        )
    next_state = rules.next_state(event.state)
    context = {
        "crumbs": event_pages.crumbs(event, Crumb(_("Outcome"))),
        "band": seen_band(seen_at=timezone.now()) if photos else None,
        "event": event,
        "tabs": event_pages.tabs(event, "workbench:event_after"),
        "is_over": event.state in OVER,
        "form": form,
        "agreement_form": AgreementForm(organisations=registrations.all_organisations()),
        "photo_form": PhotoForm(),
        "agreements": work.agreements_of(event),
        "photos": photos,
        "consents": PhotoConsent.choices,
        "next_state": next_state,
        "next_label": event_pages.NEXT[next_state] if next_state else "",
        "lacking": event_pages.lacking(event),
    }
    return render(request, "workbench/events/after.html", context, status=REFUSED if form.errors else 200)


def _photo(event: UUID, photo: UUID) -> EventPhoto:
    found = registrations.photo(photo)
    if found is None or found.event_id != find(event, permission=Permission.EVENT_REPORT).pk:
        raise Http404
    return found
