"""Referrals as the asker meets them: of a case, of a need, in the provider's inbox, and those that wait too long.

A provider meets a referral before it meets the case, so nothing here joins to the case, the person or the plan.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone

from pertvarka.foundation.access.models import Account
from pertvarka.people.cases.models import Case, Ground
from pertvarka.people.delivery.models import Referral, ServiceEpisode
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.rules import ANSWER_WITHIN, REMIND_AFTER
from pertvarka.people.delivery.states import ReferralState
from pertvarka.people.plans.models import ServiceNeed

TO_ANSWER = (ReferralState.SENT, ReferralState.WAITING, ReferralState.ACCEPTED)


def _rows() -> "QuerySet[Referral]":
    return Referral.objects.select_related(
        "offer",
        "offer__service_type",
        "offer__site",
        "offer__municipality",
        "to_organisation",
        "sent_by",
        "answered_by",
    )


def referral(uuid: UUID) -> Referral | None:
    """One, if the asker may see it, from either side."""
    return _rows().filter(uuid=uuid).first()


def of_case(case: Case) -> list[Referral]:
    """Of the whole case, the newest first."""
    return list(_rows().filter(case=case))


def of_need(need: ServiceNeed) -> list[Referral]:
    return list(_rows().filter(service_need=need))


def inbox() -> list[Referral]:
    """What is asked of the asker's organisations: to answer first, the longest waiting first; then the queue."""
    rows = _rows().filter(to_organisation_id__in=answering(), state__in=TO_ANSWER).order_by("sent_at", "id")
    order = {state: place for place, state in enumerate(TO_ANSWER)}
    return sorted(rows, key=lambda row: order[ReferralState(row.state)])


def to_answer() -> "QuerySet[Referral]":
    """Referrals that wait for the first answer of the asker's organisations."""
    asked = RawSQL("SELECT unnest(scope.organisations(%s))", [Permission.REFERRAL_ANSWER])
    return Referral.objects.filter(state=ReferralState.SENT, to_organisation__in=asked)


def may_answer(referral: Referral) -> bool:
    return referral.to_organisation_id in answering()


def answering() -> list[int]:
    """Keys of the organisations for which the asker answers referrals."""
    return _organisations(Permission.REFERRAL_ANSWER)


def serving() -> list[int]:
    """Keys of the organisations for which the asker records services."""
    return _organisations(Permission.RECORD_WRITE)


def unanswered(*, days: int) -> list[Referral]:
    """Sent so many days ago or earlier, and nobody has answered; as far as the asker sees them."""
    return list(_unanswered(days=days))


def to_remind(sender: Account) -> list[Referral]:
    """Ten days without an answer: for whoever sent them, with the case, as far as the sender still sees it."""
    rows = _unanswered(days=REMIND_AFTER.days).filter(sent_by=sender)
    return list(rows.select_related("case"))


def overdue() -> list[Referral]:
    """Fourteen days without an answer: for the supervisor too."""
    return unanswered(days=ANSWER_WITHIN.days)


def grounds_in_force(case: Case, *, today: date) -> dict[str, Ground]:
    """The newest ground of each purpose that holds today."""
    rows = Ground.objects.filter(person_id=case.person_id, withdrawn_on=None).order_by("informed_on", "id")
    return {row.purpose: row for row in rows if row.until_on is None or row.until_on >= today}


def case_behind(referral: Referral) -> Case | None:
    """None for the provider until it accepts."""
    return Case.objects.select_related("person").filter(pk=referral.case_id).first()


def case_of_episode(episode: ServiceEpisode) -> Case | None:
    """None where the team has not let the asker in, or no longer does."""
    return Case.objects.filter(pk=episode.case_id).first()


def _organisations(permission: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT scope.organisations(%s)", [permission])
        return list(cursor.fetchone()[0])


def _unanswered(*, days: int) -> "QuerySet[Referral]":
    before = timezone.now() - timedelta(days=days)
    return _rows().filter(state=ReferralState.SENT, sent_at__lte=before).order_by("sent_at", "id")
