"""Requests of persons: what waits, how long there is to answer, which case a number names."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from pertvarka.foundation.access.models import Account, Approval
from pertvarka.people.cases.models import Case
from pertvarka.people.rights import rules
from pertvarka.people.rights.models import LegalHold, RightsRequest

OPEN = (RightsRequest.State.RECEIVED, RightsRequest.State.IN_HAND)
EXPORT = "person.export"


@dataclass(frozen=True, slots=True)
class CaseKeys:
    """What a case number leads to, without any content of the case."""

    case_id: int
    person_id: int
    person: UUID
    open_to_id: int

    @property
    def person_reference(self) -> str:
        return f"person:{self.person}"


def keys_of_case(number: str) -> CaseKeys | None:
    """The case of that number: one the asker sees, or, for the officer, any. None looks the same for both."""
    wanted = number.strip().upper()
    seen = Case.objects.select_related("person").filter(number=wanted).first()
    if seen:
        return CaseKeys(seen.pk, seen.person_id, seen.person.uuid, seen.person.open_to_id)
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id, person_id, person, open_to_id FROM scope.keys_of_case(%s)", [wanted])
        row = cursor.fetchone()
    return CaseKeys(*row) if row else None


def open_requests() -> list[RightsRequest]:
    """Those that wait for an answer, the nearest day first. The person is not joined: it may not be open yet."""
    return list(RightsRequest.objects.filter(state__in=OPEN).select_related("recorded_by", "handled_by"))


def answered_requests(*, limit: int) -> list[RightsRequest]:
    rows = RightsRequest.objects.exclude(state__in=OPEN).select_related("handled_by")
    return list(rows.order_by("-answered_at", "-id")[:limit])


def request(uuid: UUID) -> RightsRequest | None:
    return RightsRequest.objects.select_related("recorded_by", "handled_by").filter(uuid=uuid).first()


def case_of_request(asked: RightsRequest) -> Case | None:
    """The newest case of the person, as far as it is open to the asker."""
    return Case.objects.filter(person_id=asked.person_id).select_related("person").order_by("-opened_on", "-id").first()


def is_restricted(asked: RightsRequest) -> bool:
    """Whether processing of this person's data is restricted now; the officer learns it without opening the file."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.is_restricted(%s)", [asked.uuid])
        return bool(cursor.fetchone()[0])


def may_be_read(asked: RightsRequest, *, by: Account) -> bool:
    """Whether the officer has the request in hand, so that the person's records are open."""
    return asked.state == RightsRequest.State.IN_HAND and asked.handled_by_id == by.pk


def export_approval(asked: RightsRequest) -> Approval | None:
    """The newest approval asked for an export under this request."""
    return (
        Approval.objects.filter(kind=EXPORT, about=reference(asked))
        .select_related("asked_by", "decided_by")
        .order_by("-asked_at", "-id")
        .first()
    )


def is_export_open(approval: Approval | None, *, by: Account, today: date) -> bool:
    """Whether the file may be made now: approved, asked for by this account, not older than seven days."""
    return (
        approval is not None
        and approval.asked_by_id == by.pk
        and approval.decision == Approval.Decision.APPROVED
        and approval.decided_at is not None
        and (today - approval.decided_at.date()).days <= rules.EXPORT_DAYS
    )


def standing_holds() -> list[LegalHold]:
    """Holds that keep records from deletion now."""
    return list(LegalHold.objects.filter(lifted_at=None).select_related("placed_by"))


def hold(uuid: UUID) -> LegalHold | None:
    return LegalHold.objects.filter(uuid=uuid).first()


def reference(asked: RightsRequest) -> str:
    """How the audit record and approvals name a request."""
    return f"rights_request:{asked.uuid}"
