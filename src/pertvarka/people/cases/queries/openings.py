"""Openings of cases by those who are not on the team: what stands open already, and what waits for a review."""

from uuid import UUID

from django.db import connection

from pertvarka.foundation.access.models import ViewRecord
from pertvarka.people.cases.models import Case, EmergencyAccess


def open_already(number: str, *, parts: tuple[str, ...]) -> UUID | None:
    """The case of that number, if the asker reads all these parts of it today."""
    held = Case.objects.filter(number=number.strip().upper()).only("uuid").first()
    if held is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_and(%s = ANY (scope.cases(part))) FROM unnest(%s::text[]) part", [held.pk, list(parts)]
        )
        return held.uuid if cursor.fetchone()[0] else None


def emergency(uuid: UUID) -> EmergencyAccess | None:
    """The opening, if the asker reviews it or made it."""
    return EmergencyAccess.objects.filter(uuid=uuid).select_related("account", "reviewed_by").first()


def reviewed_emergencies(*, limit: int) -> list[EmergencyAccess]:
    """The newest review first."""
    rows = EmergencyAccess.objects.exclude(review=EmergencyAccess.Review.WAITING)
    return list(rows.select_related("account", "reviewed_by").order_by("-reviewed_at", "-id")[:limit])


def looks_during(opening: EmergencyAccess, *, limit: int) -> list[ViewRecord]:
    """What was looked at while the case stood open, as far as the asker may read the view log."""
    rows = ViewRecord.objects.filter(
        by=opening.account.reference,
        case_id=opening.case_id,
        viewed_at__gte=opening.opened_at,
        viewed_at__lt=opening.ends_at,
    )
    return list(rows.order_by("viewed_at", "id")[:limit])


def case_behind(opening: EmergencyAccess) -> Case | None:
    """None for a reviewer who does not see the case."""
    return Case.objects.filter(pk=opening.case_id).first()
