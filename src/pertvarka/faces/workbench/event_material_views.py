"""Papers of an event for those who prepare it: a new one, its words and who may see it, the file on its way out."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench import event_pages
from pertvarka.faces.workbench.event_views import REFUSED, account_of, find
from pertvarka.faces.workbench.forms.event_materials import MaterialForm, NewMaterialForm, show_refusal
from pertvarka.foundation.access.gates import requires
from pertvarka.foundation.base.components import Crumb
from pertvarka.foundation.base.errors import PertvarkaError
from pertvarka.foundation.base.kept_files import handed_out
from pertvarka.programme.events.actions import papers as acts
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import Event, EventMaterial
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import papers


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A paper with its file."""
    event = find(uuid)
    form = NewMaterialForm(request=request, sessions=event.sessions.all())
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            acts.add(
                event=event, told=form.told, file_name=file.name or "", content=file.read(), by=account_of(request)
            )
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("The file is kept."))
            return redirect("workbench:event", uuid=uuid)
    return _page(request, event, form, heading=_("New material"), press=_("Add the file"))


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def material(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:
    """Its words, and who may see it."""
    event, found = find(uuid), _found(uuid, material)
    posted = request.POST if request.method == "POST" else None
    form = MaterialForm(posted, sessions=event.sessions.all(), initial=MaterialForm.initial_of(found))
    if form.is_valid():
        try:
            acts.correct(event=event, material=material, told=form.told, by=account_of(request))
        except EventNotFound as missing:
            raise Http404 from missing
        except PertvarkaError as refused:
            show_refusal(form, refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("workbench:event", uuid=uuid)
    return _page(request, event, form, heading=found.title, press=_("Save"), found=found)


@requires(Permission.EVENT_CHANGE)
@require_POST
def drop(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:
    """The paper goes, with its file."""
    try:
        acts.take_away(event=find(uuid), material=material, by=account_of(request))
    except EventNotFound as missing:
        raise Http404 from missing
    messages.success(request, _("The file is taken away."))
    return redirect("workbench:event", uuid=uuid)


@requires(Permission.EVENT_CHANGE)
@require_safe
def file(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """The file, whoever may see it besides."""
    found = _found(uuid, material)
    return handed_out(found.content, media_type=found.media_type, file_name=found.file_name)


def _found(event: UUID, material: UUID) -> EventMaterial:
    found = papers.one(find(event), material)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    event: Event,
    form: MaterialForm,
    *,
    heading: str,
    press: str,
    found: EventMaterial | None = None,
) -> HttpResponse:
    context = {
        "crumbs": event_pages.crumbs(event, Crumb(heading)),
        "event": event,
        "form": form,
        "heading": heading,
        "press": press,
        "found": found,
        "drop": reverse("workbench:event_material_drop", args=[event.uuid, found.uuid]) if found else "",
    }
    return render(request, "workbench/events/material.html", context, status=REFUSED if form.errors else 200)
