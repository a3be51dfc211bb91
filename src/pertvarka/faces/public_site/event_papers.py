"""Papers of an event on their way out: to everybody once it is held, and to participants by their own link."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from pertvarka.faces.public_site.event_registration import BY_LINK, TOO_MANY, is_within_limit
from pertvarka.foundation.access.gates import public
from pertvarka.foundation.base.kept_files import handed_out
from pertvarka.programme.events.errors import RegistrationNotFound
from pertvarka.programme.events.models import EventMaterial
from pertvarka.programme.events.queries import papers, registrations
from pertvarka.programme.events.visiting import visitor


@public(reason="A paper of an event is given out when its event is held and it is marked for everybody.")
@require_safe
def material(request: HttpRequest, uuid: UUID) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    response = _handed_out(papers.open_one(uuid))
    # Not kept long: a paper may be taken back.
    patch_cache_control(response, public=True, max_age=300)
    return response


@public(reason=BY_LINK)
@never_cache
@require_safe
def own_material(request: HttpRequest, token: str, uuid: UUID) -> HttpResponse:
    """A paper for those who hold a seat."""
    if not is_within_limit(request, "open_registration", get_too=True):
        return render(request, "429.html", status=TOO_MANY)
    try:
        with visitor(token=token):
            found = papers.participants_one(registrations.by_link(token), uuid)
    except RegistrationNotFound as missing:
        raise Http404 from missing
    return _handed_out(found)


def _handed_out(found: EventMaterial | None) -> HttpResponse:
    if found is None:
        raise Http404
    return handed_out(found.content, media_type=found.media_type, file_name=found.file_name)
