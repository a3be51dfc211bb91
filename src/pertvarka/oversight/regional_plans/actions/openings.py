"""What of a plan opened in truth, told by the municipality that answers for it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.oversight.regional_plans.errors import DayAhead, PlacesNotPossible, PlanNotCarriedOut
from pertvarka.oversight.regional_plans.models import ItemOpening, PlanItem
from pertvarka.oversight.regional_plans.permissions import Permission
from pertvarka.oversight.regional_plans.queries import reach
from pertvarka.oversight.regional_plans.states import PlanState

MOST_PLACES = 1000


def record(*, item: PlanItem, opened_on: date, places_count: int, words: str, by: Account) -> ItemOpening:
    """So many places of a line opened on a day.

    Raises:
        NotAllowed: the line is of another municipality.
        PlanNotCarriedOut: the plan is not being carried out.
        DayAhead, PlacesNotPossible: what was typed.
    """
    reach.require_municipality(by, Permission.OPENING_RECORD, item.municipality)
    if item.plan.state != PlanState.IN_IMPLEMENTATION:
        raise PlanNotCarriedOut
    if opened_on > timezone.localdate():
        raise DayAhead
    if not 1 <= places_count <= MOST_PLACES:
        raise PlacesNotPossible
    with transaction.atomic():
        made = ItemOpening.objects.create(
            item=item, opened_on=opened_on, places_count=places_count, words=words.strip(), recorded_by=by
        )
        audit.record(
            "regional_plan.opening_recorded",
            about=item.plan.reference,
            by=by.reference,
            item=str(item.uuid),
            places=places_count,
            opened_on=opened_on.isoformat(),
        )
    return made
