"""Papers of a group for its trainer: what they brought is theirs to keep; of the rest they see what participants do."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pertvarka.faces.workbench.event_views import account_of
from pertvarka.faces.workbench.material_desk import Desk, of_trainer
from pertvarka.foundation.access.gates import requires
from pertvarka.programme.events.errors import EventNotFound
from pertvarka.programme.events.models import EventMaterial
from pertvarka.programme.events.permissions import Permission
from pertvarka.programme.events.queries import papers, teaching


@requires(Permission.TRAINING_TEACH)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return _desk(request, uuid).bring(request)


@requires(Permission.TRAINING_TEACH)
@require_http_methods(["GET", "HEAD", "POST"])
def material(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:
    desk = _desk(request, uuid)
    return desk.change(request, _found(request, desk, material, is_kept=True))


@requires(Permission.TRAINING_TEACH)
@require_POST
def drop(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:
    desk = _desk(request, uuid)
    return desk.drop(request, _found(request, desk, material, is_kept=True))


@requires(Permission.TRAINING_TEACH)
@require_safe
def file(request: HttpRequest, uuid: UUID, material: UUID) -> HttpResponse:
    desk = _desk(request, uuid)
    return desk.file(_found(request, desk, material, is_kept=False))


def _desk(request: HttpRequest, uuid: UUID) -> Desk:
    trainer = account_of(request)
    try:
        return of_trainer(teaching.group(uuid, by=trainer), trainer)
    except EventNotFound as missing:
        raise Http404 from missing


def _found(request: HttpRequest, desk: Desk, material: UUID, *, is_kept: bool) -> EventMaterial:
    found = papers.trainers_one(desk.event, material, trainer=account_of(request))
    if found is None or (is_kept and not desk.keeps(found)):
        raise Http404
    return found
