"""My day on the way from needs to home: assessments, referrals, reviews of plans, talks after a move."""

from collections.abc import Callable, Iterable, Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.faces.workbench import assessment_matters
from pertvarka.faces.workbench.family_conference_words import NEXT
from pertvarka.faces.workbench.matters import Asking, Matter, waits_now
from pertvarka.foundation.base.components import Button
from pertvarka.foundation.base.components import task as task_line
from pertvarka.people.assessments.permissions import Permission as Assessments
from pertvarka.people.cases.permissions import Permission as Cases
from pertvarka.people.cases.queries import family_conferences
from pertvarka.people.cases.states import FamilyConferencePhase
from pertvarka.people.delivery.permissions import Permission as Delivery
from pertvarka.people.delivery.queries import referrals, transitions
from pertvarka.people.delivery.rules import ANSWER_WITHIN
from pertvarka.people.delivery.states import ReferralState
from pertvarka.people.plans.permissions import Permission as Plans
from pertvarka.people.plans.queries import plans


def _to_assess(asking: Asking) -> Iterator[Matter]:
    for row, on in assessment_matters.to_fill(asking.account, today=asking.today):
        yield Matter(row, on)


def _to_check(asking: Asking) -> Iterator[Matter]:
    """Others wait for it: it stands among the things of today."""
    for row, since in assessment_matters.to_check(today=asking.today):
        yield Matter(row, since=since)


def _to_agree(asking: Asking) -> Iterator[Matter]:
    for row, since in assessment_matters.to_agree(asking.account, today=asking.today):
        yield Matter(row, since=since)


def _to_renew(asking: Asking) -> Iterator[Matter]:
    for row, on in assessment_matters.to_renew(asking.account, today=asking.today):
        if on <= asking.until:
            yield Matter(row, on)


def _reviews_of_plans(asking: Asking) -> Iterator[Matter]:
    for plan in plans.reviews_due(asking.account, until=asking.until):
        row = task_line(
            label=_("Review the plan in case %(number)s with the person") % {"number": plan.case.number},
            url=reverse("cases:plan", args=[plan.case.uuid]),
            today=asking.today,
            due_on=plan.review_due_on,
        )
        yield Matter(row, plan.review_due_on)


def _asked_of_us(asking: Asking) -> Iterator[Matter]:
    for referral in referrals.inbox():
        if referral.state != ReferralState.SENT:
            continue
        due_on = timezone.localdate(referral.sent_at) + ANSWER_WITHIN
        url = reverse("workbench:referral", args=[referral.uuid])
        row = task_line(
            label=_("Answer the referral for case %(number)s") % {"number": referral.number},
            url=url,
            today=asking.today,
            due_on=due_on,
            action=Button(_("Read and answer"), url),
            note=str(referral.offer.service_type),
        )
        yield Matter(row, due_on)


def _unanswered(asking: Asking) -> Iterator[Matter]:
    """Told to who sent it, so that somebody calls before the person has waited a month."""
    for referral in referrals.to_remind(asking.account):
        days = (asking.today - timezone.localdate(referral.sent_at)).days
        label = ngettext(
            "No answer to the referral for case %(number)s for %(days)s day",
            "No answer to the referral for case %(number)s for %(days)s days",
            days,
        ) % {"number": referral.number, "days": days}
        row = task_line(
            label=label,
            url=reverse("cases:referral", args=[referral.case.uuid, referral.uuid]),
            today=asking.today,
            due_on=timezone.localdate(referral.sent_at) + ANSWER_WITHIN,
            note=str(referral.to_organisation),
        )
        yield Matter(row, timezone.localdate(referral.sent_at) + ANSWER_WITHIN)


def _late_talks(asking: Asking) -> Iterator[Matter]:
    for talk in transitions.late_follow_ups(today=asking.today, manager=asking.account):
        url = reverse("cases:follow_up", args=[talk.case.uuid, talk.transition.uuid, talk.months])
        row = task_line(
            label=_("Ask how life is after the move, case %(number)s") % {"number": talk.case.number},
            url=url,
            today=asking.today,
            due_on=talk.due_on,
            action=Button(_("Write it down"), url),
        )
        yield Matter(row, talk.due_on)


def _conferences(asking: Asking) -> Iterator[Matter]:
    for held in family_conferences.held_by(asking.account):
        yield waits_now(
            _("Family conference, case %(number)s") % {"number": held.number},
            url=reverse("cases:family_conference", args=[held.uuid]),
            since=held.referred_at,
            asking=asking,
            action=_("Open the conference"),
            note=str(NEXT[FamilyConferencePhase(held.phase)]),
        )


SOURCES: tuple[tuple[frozenset[str], Callable[[Asking], Iterable[Matter]]], ...] = (
    (frozenset({Assessments.ASSESSMENT_FILL}), _to_assess),
    (frozenset({Assessments.ASSESSMENT_CHECK}), _to_check),
    (frozenset({Assessments.ASSESSMENT_AGREE}), _to_agree),
    (frozenset({Assessments.ASSESSMENT_PLAN}), _to_renew),
    (frozenset({Plans.PLAN_CHANGE}), _reviews_of_plans),
    (frozenset({Delivery.REFERRAL_ANSWER}), _asked_of_us),
    (frozenset({Delivery.REFERRAL_SEND}), _unanswered),
    (frozenset({Delivery.MOVE_PREPARE}), _late_talks),
    (frozenset({Cases.FAMILY_CONFERENCE_LEAD}), _conferences),
)
"""Asked in this order of whoever holds one of the permissions."""
