"""Who waits for which service, by number: for the manager and the supervisor, and in each queue for the provider."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from pertvarka.people.delivery import rules
from pertvarka.people.delivery.models import Referral
from pertvarka.people.delivery.rules import Reminder
from pertvarka.people.delivery.states import ReferralState

SHOWN_AT_MOST = 500
WAITS = (ReferralState.SENT, ReferralState.WAITING)


@dataclass(frozen=True, slots=True)
class Waits:
    """One referral that is not settled: how many days, and whether the answer is late."""

    referral: Referral
    days: int
    reminder: Reminder


def waiting_list(*, today: date, limit: int = SHOWN_AT_MOST) -> list[Waits]:
    """All referrals without an answer or in a queue that the asker sees, the longest waiting first; one question."""
    rows = (
        Referral.objects.filter(state__in=WAITS)
        .select_related("offer__service_type", "offer__municipality", "to_organisation", "offer__site")
        .order_by("sent_at", "id")[:limit]
    )
    return [_waits(row, today=today) for row in rows]


def place_in_queue(referral: Referral) -> int:
    """1 is next, of those the asker sees: the provider sees the whole queue."""
    before = Referral.objects.filter(
        offer_id=referral.offer_id, state=ReferralState.WAITING, waiting_since__lt=referral.waiting_since
    )
    return before.count() + 1


def _waits(row: Referral, *, today: date) -> Waits:
    since = timezone.localdate(row.waiting_since or row.sent_at)
    is_unanswered = row.state == ReferralState.SENT
    sent_on = timezone.localdate(row.sent_at)
    return Waits(row, (today - since).days, rules.reminder(sent_on, today=today) if is_unanswered else Reminder.NONE)
