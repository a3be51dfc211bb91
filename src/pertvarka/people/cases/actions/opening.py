"""Opening a case one is not on the team of: in an emergency, by mandate, for a reason. Allowed, never unseen.

Every attempt is recorded, whether or not it opened anything, and an attempt that opened nothing tells nothing: an
unknown number, a sealed case and one of another territory are the same silence.
"""

import re
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.errors import CaseNotFound, OwnOpening, ReviewedAlready
from pertvarka.people.cases.models import Case, EmergencyAccess
from pertvarka.people.cases.permissions import Permission

OFFICER = "rights:view_record:view"
"""Who holds this reviews every emergency of the country; the right belongs to the room above."""

CASE_NUMBER = re.compile(r"PV-\d{4}-\d{5,7}")
GROUND_LIMIT = 300


def open_in_emergency(*, number: str, reason: str, words: str, by: Account) -> UUID | None:
    """Read a case for twenty-four hours; its supervisors and the data protection officer are told at once.

    None where nothing opened, whatever the cause; the attempt is recorded all the same.

    Raises:
        NotAllowed: the account's role does not open cases so.
        TextMissing: nobody can review an opening without words.
    """
    policy.require(by, Permission.EMERGENCY_OPEN, on=timezone.localdate())
    why, said = EmergencyAccess.Reason(reason), diary_rules.written(words)
    with transaction.atomic():
        opened = _open(number, kind="emergency", why=why, words=said)
        _record("case.opened_in_emergency", opened, number=number, by=by, reason=why)
        if opened:
            _write_letters(opened, by=by)
    return opened


def open_by_mandate(*, number: str, ground: str, by: Account) -> UUID | None:
    """Read the case of a child of one's territory for thirty days, on a ground the law gives.

    Raises:
        NotAllowed: the account's role has no such mandate.
        TextMissing, TextTooLong: the ground.
    """
    policy.require(by, Permission.MANDATE_OPEN, on=timezone.localdate())
    why = diary_rules.written(ground, limit=GROUND_LIMIT)
    with transaction.atomic():
        opened = _open(number, kind="mandate", why=why)
        _record("case.opened_by_mandate", opened, number=number, by=by)
    return opened


def open_for_reason(*, number: str, reason: str, by: Account) -> UUID | None:
    """Read the notes of a case of one's own unit for a day, saying why.

    Raises:
        NotAllowed: the account's role does not read notes so.
        TextMissing, TextTooLong: the reason.
    """
    policy.require(by, Permission.NOTE_OPEN, on=timezone.localdate())
    why = diary_rules.written(reason, limit=GROUND_LIMIT)
    with transaction.atomic():
        opened = _open(number, kind="reason", why=why)
        _record("case.opened_for_reason", opened, number=number, by=by)
    return opened


def review_emergency(*, emergency: EmergencyAccess, justified: bool, words: str, by: Account) -> None:
    """Say whether an opening was right, and why; whoever opened the case is told.

    Raises:
        NotAllowed, CaseNotFound: the account does not review openings, or not this one.
        OwnOpening: it is the account's own.
        ReviewedAlready: somebody was first.
        TextMissing: the words.
    """
    today = timezone.localdate()
    if not policy.allows(by, OFFICER, on=today):
        policy.require(by, Permission.EMERGENCY_REVIEW, on=today)
    said = diary_rules.written(words)
    if emergency.account_id == by.pk:
        raise OwnOpening
    with transaction.atomic():
        review = EmergencyAccess.Review.JUSTIFIED if justified else EmergencyAccess.Review.UNJUSTIFIED
        waiting = EmergencyAccess.objects.filter(pk=emergency.pk, review=EmergencyAccess.Review.WAITING)
        if not waiting.update(review=review, review_words=said, reviewed_by=by, reviewed_at=timezone.now()):
            raise _why_not(emergency)
        about = f"emergency:{emergency.uuid}"
        audit.record("emergency.reviewed", about=about, by=by.reference, review=review, number=emergency.number)
        notices.tell(account_id=emergency.account_id, kind="emergency.reviewed", about=about, label=emergency.number)


def _open(number: str, *, kind: str, why: str, words: str = "") -> UUID | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.open_case(%s, %s, %s, %s)", [number.strip().upper(), kind, why, words])
        opened: UUID | None = cursor.fetchone()[0]
    return opened


def _record(kind: str, opened: UUID | None, *, number: str, by: Account, **details: str) -> None:
    if opened:
        audit.record(kind, about=f"case:{opened}", by=by.reference, **details)
        return
    # What was typed is kept only where it can be nothing but a number: people paste names into the wrong field.
    typed = number.strip().upper()
    known = typed if CASE_NUMBER.fullmatch(typed) else ""
    audit.record("case.opening_refused", about="case:unknown", by=by.reference, wanted=kind, number=known)


def _write_letters(opened: UUID, *, by: Account) -> None:
    """To those whom the database has put a notice; it does not tell us whom, but the case is open to us now."""
    case = Case.objects.get(uuid=opened)
    told = set(notices.holders(OFFICER, None))
    if case.protection == Case.Protection.ORDINARY:
        told |= set(notices.holders(Permission.EMERGENCY_REVIEW, case.organisation_id))
    notices.write_letters(told - {by.pk})


def _why_not(emergency: EmergencyAccess) -> Exception:
    standing = EmergencyAccess.objects.filter(pk=emergency.pk).first()
    if standing is None:
        return CaseNotFound()
    if standing.review != EmergencyAccess.Review.WAITING:
        return ReviewedAlready()
    return NotAllowed(code=Permission.EMERGENCY_REVIEW)
