"""Papers of an event for those who prepare it: a new one, its words and who may see it, the file on its way out."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench.event_views import find
from pertvarka.faces.workbench.material_desk import of_organiser
from pertvarka.foundation.access.gates import requires
from pertvarka.programme.events.models import Event, EventMaterial
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import papers


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return of_organiser(find(uuid)).bring(request)


@requires(Permission.EVENT_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def material(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:
    event = find(uuid)
    return of_organiser(event).change(request, _found(event, material))


@requires(Permission.EVENT_CHANGE)
@require_POST
def drop(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:
    event = find(uuid)
    return of_organiser(event).drop(request, _found(event, material))


@requires(Permission.EVENT_CHANGE)
@require_safe
def file(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """The file, whoever may see it besides."""
    event = find(uuid)
    return of_organiser(event).file(_found(event, material))


def _found(event: Event, material: UUID) -> EventMaterial:
    found = papers.one(event, material)
    if found is None:
        raise Http404
    return found
