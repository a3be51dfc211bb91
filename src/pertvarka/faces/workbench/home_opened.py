"""A case opened for its homes and moves: who sees where the person lives, and who may write it."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from pertvarka.faces.workbench import opened_case
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.people.cases.models import Part
from pertvarka.people.delivery.models import Placement, Transition
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import placements, transitions


def find(request: HttpRequest, uuid: UUID, *, to: Permission | None = None) -> OpenedCase:
    """The case, if this account sees its homes and, where asked, may do this with them as they stand; otherwise 404."""
    found = opened_case.find(request, uuid)
    if not sees_homes(found) or (to is not None and not may(found, to)):
        raise Http404
    return found


def sees_homes(found: OpenedCase) -> bool:
    """By its place on the team, or through the unit that leads the case."""
    standing = found.standing
    if Permission.PLACEMENT_VIEW not in standing.permissions:
        return False
    return any(Part.PLACEMENT in row.parts for row in standing.rows) or placements.is_seen_by_unit(found.case)


def may(found: OpenedCase, code: Permission) -> bool:
    case, standing = found.case, found.standing
    if not case.is_open or case.person.restricted_at is not None:
        return False
    return code in standing.permissions and Part.PLACEMENT in standing.written_parts


def after_leaving(found: OpenedCase) -> str:
    """Whoever sees the case through the institution no longer does once the person has left it."""
    if any(Part.LEAD in row.parts for row in found.standing.rows):
        return found.address("cases:homes")
    return reverse("workbench:readiness")


def home(found: OpenedCase, uuid: UUID) -> Placement:
    row = placements.one(found.case, uuid)
    if row is None:
        raise Http404
    return row


def move(found: OpenedCase, uuid: UUID) -> Transition:
    row = transitions.one(found.case, uuid)
    if row is None:
        raise Http404
    return row
