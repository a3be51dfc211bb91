"""Hand-overs as the asker sees them: one, those long answered, and whether an answer is awaited from the asker."""

from uuid import UUID

from django.db import connection

from pertvarka.people.cases.models import Case, Transfer
from pertvarka.people.cases.permissions import Permission
from pertvarka.people.cases.states import TransferState


def transfer(uuid: UUID) -> Transfer | None:
    """The offer, if it is to or from the asker."""
    rows = Transfer.objects.select_related(
        "from_organisation", "to_organisation", "to_municipality", "offered_by", "decided_by"
    )
    return rows.filter(uuid=uuid).first()


def standing_offer(case: Case) -> Transfer | None:
    """The offer of this case that nobody has answered yet."""
    return Transfer.objects.filter(case=case, state=TransferState.OFFERED).select_related("to_organisation").first()


def answered(*, limit: int) -> list[Transfer]:
    """Accepted, refused and withdrawn, the newest first."""
    rows = Transfer.objects.exclude(state=TransferState.OFFERED)
    return list(rows.select_related("from_organisation", "to_organisation").order_by("-decided_at", "-id")[:limit])


def may_answer(offer: Transfer) -> bool:
    """Whether it is offered to an organisation for which the asker decides."""
    if offer.state != TransferState.OFFERED:
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT %s = ANY (scope.organisations(%s))", [offer.to_organisation_id, Permission.TRANSFER_DECIDE]
        )
        return bool(cursor.fetchone()[0])


def case_behind(offer: Transfer) -> Case | None:
    """None for the receiver, who has not been let in yet, and for the sender once the days of grace are over."""
    return Case.objects.filter(pk=offer.case_id).first()
