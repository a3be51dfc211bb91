"""Referring a person to a service and answering: nobody is sent in vain without being told so, nothing is
shared without a ground, and the last place is given once.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.actions import admission
from pertvarka.people.cases.models import Case, Ground
from pertvarka.people.delivery import errors, rules
from pertvarka.people.delivery.matching import Match
from pertvarka.people.delivery.models import Referral
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import matching, referrals
from pertvarka.people.delivery.states import ReferralState
from pertvarka.people.plans.models import ServiceNeed
from pertvarka.people.plans.states import ServiceNeedState
from pertvarka.services.catalogue.models import ServiceOffer

FULL = "offer_not_above_its_places"
TWICE = "referral_once_an_offer"
CLOSED = "referral_of_an_open_case"
SETTLED = (ServiceNeedState.MET, ServiceNeedState.NO_LONGER_NEEDED)

RECORDED_AS = {
    ReferralState.ACCEPTED: "referral.accepted",
    ReferralState.REFUSED: "referral.refused",
    ReferralState.WAITING: "referral.waiting",
}


def send(
    *,
    need: ServiceNeed,
    offer: ServiceOffer,
    purpose: str,
    shared_summary: str,
    shared_parts: Collection[str] = (),
    wished_from: date | None = None,
    stays_in_queue: bool = False,
    exception_reason: str = "",
    by: Account,
) -> Referral:
    """Ask the provider to take the person in. A full offer takes the person into its queue, if that is chosen.

    Raises:
        NotAllowed, CaseNotFound, WriteRefused, CaseClosed, ProcessingRestricted: this account does not refer them.
        PlanNotAgreed, NeedMetAlready, ReferredAlready: there is nothing to ask for.
        OfferOfAnotherService, OfferClosed, QueueNotChosen, ExceptionUnexplained: the offer does not fit.
        SharingWithoutGround, PartNotShareable: what was to be shared.
        TextMissing, StartDayImpossible: what was typed.
    """
    today = timezone.localdate()
    policy.require(by, Permission.REFERRAL_SEND, on=today)
    told, asked = diary_rules.written(shared_summary), diary_rules.written(purpose)
    if not set(shared_parts) <= set(rules.SHAREABLE):
        raise errors.PartNotShareable
    begins = wished_from or need.wished_from
    if begins < today and begins != need.wished_from:
        raise errors.StartDayImpossible
    with transaction.atomic():
        case = admission.standing(need.case)
        held = ServiceNeed.objects.select_related("service_type", "municipality", "plan").get(pk=need.pk)
        _check_need(held)
        ground = _ground(case, shared_parts, today=today)
        match = matching.match_offer(held, offer, case=case, today=today)
        is_full = _check_offer(match, stays_in_queue=stays_in_queue, exception_reason=exception_reason)
        now = timezone.now()
        with told_apart():
            referral = Referral.objects.create(
                case=case,
                open_to_id=case.open_to_id,
                person_id=case.person_id,
                number=case.number,
                service_need=held,
                offer=offer,
                to_organisation_id=offer.provider_id,
                state=ReferralState.WAITING if is_full else ReferralState.SENT,
                waiting_since=now if is_full else None,
                purpose=asked,
                shared_summary=told,
                shared_parts=[part for part in rules.SHAREABLE if part in shared_parts],
                ground=ground,
                exception_reason=exception_reason.strip(),
                wished_from=begins,
                sent_at=now,
                sent_by=by,
            )
        _record("referral.sent", referral, by=by, about=case.reference, parts=referral.shared_parts)
        _tell_provider("referral.sent", referral)
    return referral


def withdraw(*, referral: Referral, by: Account) -> None:
    """Take it back, as long as the service has not begun; the provider no longer sees it.

    Raises:
        NotAllowed, CaseNotFound, WriteRefused: this account does not refer the person.
        ReferralMovedOn: it was refused, begun or withdrawn already.
    """
    policy.require(by, Permission.REFERRAL_SEND, on=timezone.localdate())
    with transaction.atomic():
        held = _held(referral, to=ReferralState.WITHDRAWN)
        case = admission.standing(Case(pk=held.case_id), takes="correction")
        _save(held, {"state": ReferralState.WITHDRAWN}, expected_version=referral.version)
        _record("referral.withdrawn", held, by=by, about=case.reference)
        _tell_provider("referral.withdrawn", held)


def accept(*, referral: Referral, starts_on: date, words: str = "", by: Account) -> Referral:
    """Promise a place from a day on. The provider's staff come onto the team, as far as the referral shares.

    Raises:
        NotAllowed, ReferralNotFound: it was not sent to the account's organisation.
        ReferralMovedOn, ClosedMeanwhile, OfferFull, StartDayImpossible: it cannot be accepted, or not so.
    """
    today = timezone.localdate()
    if not rules.start_is_possible(starts_on, today=today):
        raise errors.StartDayImpossible
    changes = {"starts_on": starts_on, "answer_words": words.strip()}
    return _answer(referral, ReferralState.ACCEPTED, changes, by=by)


def put_in_queue(*, referral: Referral, words: str = "", by: Account) -> Referral:
    """No place now: the person waits, and the team sees since when.

    Raises:
        NotAllowed, ReferralNotFound: it was not sent to the account's organisation.
        ReferralMovedOn, ClosedMeanwhile: it was answered or withdrawn already, or its case is closed.
    """
    changes = {"waiting_since": timezone.now(), "answer_words": words.strip()}
    return _answer(referral, ReferralState.WAITING, changes, by=by)


def refuse(*, referral: Referral, reason: str, words: str, by: Account) -> Referral:
    """Say no, with a reason of the list and in words; the need stands open again.

    Raises:
        NotAllowed, ReferralNotFound: it was not sent to the account's organisation.
        ReferralMovedOn: it was answered or withdrawn already.
        TextMissing: the words.
    """
    changes = {"refusal": Referral.Refusal(reason), "answer_words": diary_rules.written(words)}
    return _answer(referral, ReferralState.REFUSED, changes, by=by)


def _check_need(need: ServiceNeed) -> None:
    if need.plan_state not in rules.REFERABLE_PLANS:
        raise errors.PlanNotAgreed
    if need.state in SETTLED:
        raise errors.NeedMetAlready


def _check_offer(match: Match, *, stays_in_queue: bool, exception_reason: str) -> bool:
    """Whether the person goes to the queue."""
    if match.fits:
        return False
    refused = match.refused[0]
    obstacles = {reason.obstacle for reason in refused.reasons}
    if obstacles & {"type"}:
        raise errors.OfferOfAnotherService
    if obstacles & {"closed", "planned"}:
        raise errors.OfferClosed
    if refused.needs_exception and not exception_reason.strip():
        raise errors.ExceptionUnexplained
    is_full = "full" in obstacles
    if is_full and not stays_in_queue:
        raise errors.QueueNotChosen
    return is_full


def _ground(case: Case, parts: Collection[str], *, today: date) -> Ground:
    """The ground on which the provider is told; health data have to be covered too."""
    held = referrals.grounds_in_force(case, today=today)
    missing = rules.missing_grounds(parts, purposes=held)
    if missing:
        raise errors.SharingWithoutGround(is_health=Ground.Purpose.SHARING_WITH_PROVIDER not in missing)
    return held[Ground.Purpose.SHARING_WITH_PROVIDER]


def _answer(referral: Referral, state: ReferralState, changes: dict[str, Any], *, by: Account) -> Referral:
    policy.require(by, Permission.REFERRAL_ANSWER, on=timezone.localdate())
    with transaction.atomic():
        held = _held(referral, to=state)
        if not referrals.may_answer(held):
            raise NotAllowed(code=Permission.REFERRAL_ANSWER)
        answered = {"state": state, "answered_at": timezone.now(), "answered_by": by, **changes}
        _save(held, answered, expected_version=referral.version)
        kind = RECORDED_AS[ReferralState(state)]
        _record(kind, held, by=by, about=about(held))
        if held.sent_by_id != by.pk:
            notices.tell(account_id=held.sent_by_id, kind=kind, about=f"referral:{held.uuid}", label=held.number)
    return held


def _held(referral: Referral, *, to: ReferralState) -> Referral:
    """As it stands now, if the step may follow.

    Raises:
        ReferralNotFound: the asker no longer sees it, which is what a withdrawn one looks like to the provider.
    """
    held = Referral.objects.filter(pk=referral.pk).first()
    if held is None:
        raise errors.ReferralNotFound
    if not rules.may_follow(held.state, to):
        raise errors.ReferralMovedOn
    return held


def _save(referral: Referral, changes: dict[str, Any], *, expected_version: int) -> None:
    """The trigger counts the places at once; one too many takes only this statement back."""
    with told_apart():
        locking.save_unless_changed(referral, expected_version=expected_version, changes=changes)


@contextmanager
def told_apart() -> Iterator[None]:
    """What the database refuses, in words.

    Raises:
        OfferFull, ReferredAlready: somebody was faster.
        ClosedMeanwhile: the case is closed; only the database knows, a provider does not see it yet.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as problem:
        if FULL in str(problem):
            raise errors.OfferFull from problem
        if TWICE in str(problem):
            raise errors.ReferredAlready from problem
        if CLOSED in str(getattr(getattr(problem.__cause__, "diag", None), "constraint_name", "")):
            raise errors.ClosedMeanwhile from problem
        raise


def about(referral: Referral) -> str:
    """How the audit record names it: by the case, for those who see the case."""
    held = Case.objects.filter(pk=referral.case_id).first()
    return held.reference if held else f"referral:{referral.uuid}"


def _record(kind: str, referral: Referral, *, by: Account, about: str, **details: Any) -> None:
    audit.record(kind, about=about, by=by.reference, referral=str(referral.uuid), number=referral.number, **details)


def _tell_provider(kind: str, referral: Referral) -> None:
    notices.tell_holders(
        permission=Permission.REFERRAL_ANSWER,
        organisation_id=referral.to_organisation_id,
        kind=kind,
        about=f"referral:{referral.uuid}",
        label=referral.number,
    )
