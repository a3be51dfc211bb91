"""A service being given: begun from an accepted referral, paused, resumed, ended with what came of it."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from pertvarka.foundation.access import notices, policy
from pertvarka.foundation.access.errors import NotAllowed
from pertvarka.foundation.access.models import Account
from pertvarka.foundation.base import audit, locking
from pertvarka.people.cases import diary_rules
from pertvarka.people.cases.models import Case
from pertvarka.people.delivery import errors, rules
from pertvarka.people.delivery.actions.referrals import about, told_apart
from pertvarka.people.delivery.models import Referral, ServiceEpisode
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import episodes, referrals
from pertvarka.people.delivery.states import EpisodeState, ReferralState

WORDS_LIMIT = 300
SATISFACTION = range(1, 6)


def start(*, referral: Referral, starts_on: date, by: Account) -> ServiceEpisode:
    """The first day on which the person receives the service; the promised place becomes a taken one.

    Raises:
        NotAllowed, ReferralNotFound: it was not sent to the account's organisation.
        ReferralMovedOn: it was withdrawn meanwhile, or begun already.
        ClosedMeanwhile: the case is closed.
        NotBegunYet, StartDayImpossible: the day.
    """
    today = timezone.localdate()
    policy.require(by, Permission.RECORD_WRITE, on=today)
    if starts_on > today:
        raise errors.NotBegunYet
    if not rules.start_is_possible(starts_on, today=today):
        raise errors.StartDayImpossible
    with transaction.atomic():
        held = Referral.objects.select_related("offer").filter(pk=referral.pk).first()
        if held is None:
            raise errors.ReferralNotFound
        if held.to_organisation_id not in referrals.serving():
            raise NotAllowed(code=Permission.RECORD_WRITE)
        if not rules.may_follow(held.state, ReferralState.STARTED):
            raise errors.ReferralMovedOn
        # The referral first: the place promised is free again before it is taken, so the last one can be.
        changes = {"state": ReferralState.STARTED, "starts_on": starts_on, "answered_by": by}
        with told_apart():
            locking.save_unless_changed(held, expected_version=referral.version, changes=changes)
        episode = ServiceEpisode.objects.create(
            case_id=held.case_id,
            open_to_id=held.open_to_id,
            person_id=held.person_id,
            number=held.number,
            offer=held.offer,
            service_type_id=held.offer.service_type_id,
            organisation_id=held.to_organisation_id,
            referral=held,
            service_need_id=held.service_need_id,
            starts_on=starts_on,
            begun_by=by,
        )
        _record("service.started", episode, by=by, about_=about(held), starts_on=starts_on.isoformat())
        _tell(held.sent_by_id, "service.started", episode, by=by)
    return episode


def pause(*, episode: ServiceEpisode, reason: str, by: Account) -> None:
    """Not given for a while: the place stays the person's.

    Raises:
        NotAllowed, EpisodeNotFound, EpisodeMovedOn: it cannot be paused by this account, or any more.
        TextMissing, TextTooLong: the reason.
    """
    why = diary_rules.written(reason, limit=WORDS_LIMIT)
    _change(episode, EpisodeState.PAUSED, {"paused_reason": why}, kind="service.paused", by=by)


def resume(*, episode: ServiceEpisode, by: Account) -> None:
    """Given again.

    Raises:
        NotAllowed, EpisodeNotFound, EpisodeMovedOn: it cannot be resumed by this account, or any more.
    """
    _change(episode, EpisodeState.ACTIVE, {"paused_reason": ""}, kind="service.resumed", by=by)


def end(
    *,
    episode: ServiceEpisode,
    ends_on: date,
    reason: str,
    outcome: str = "",
    satisfaction: int | None = None,
    by: Account,
) -> None:
    """The last day, why, what came of it, and how the person says it was. The provider's access ends with it.

    Raises:
        NotAllowed, EpisodeNotFound, EpisodeMovedOn: it cannot be ended by this account, or any more.
        TextMissing, TextTooLong, EndDayImpossible, SatisfactionOutOfScale: what was typed.
    """
    why = diary_rules.written(reason, limit=WORDS_LIMIT)
    if satisfaction is not None and satisfaction not in SATISFACTION:
        raise errors.SatisfactionOutOfScale
    newest = episodes.last_record_on(episode)
    earliest = max(episode.starts_on, newest) if isinstance(newest, date) else episode.starts_on
    if not earliest <= ends_on <= timezone.localdate():
        raise errors.EndDayImpossible
    changes = {
        "ends_on": ends_on,
        "ended_reason": why,
        "outcome": outcome.strip(),
        "satisfaction": satisfaction,
        "ended_at": timezone.now(),
    }
    _change(episode, EpisodeState.ENDED, changes, kind="service.ended", by=by, ends_on=ends_on.isoformat())


def _change(
    episode: ServiceEpisode, state: EpisodeState, changes: dict[str, Any], *, kind: str, by: Account, **details: Any
) -> None:
    policy.require(by, Permission.RECORD_WRITE, on=timezone.localdate())
    with transaction.atomic():
        held = require_served(episode)
        if not rules.episode_may_follow(held.state, state):
            raise errors.EpisodeMovedOn
        came_by = Referral.objects.filter(episode=held).first()
        named = _about(held)
        locking.save_unless_changed(held, expected_version=episode.version, changes={"state": state, **changes})
        _record(kind, held, by=by, about_=named, **details)
        if came_by is not None:
            _tell(came_by.sent_by_id, kind, held, by=by)


def require_served(episode: ServiceEpisode) -> ServiceEpisode:
    """The service as it stands, for those who give it.

    Raises:
        EpisodeNotFound, NotAllowed: the account's organisation does not give it.
    """
    held = ServiceEpisode.objects.filter(pk=episode.pk).first()
    if held is None:
        raise errors.EpisodeNotFound
    if not episodes.may_serve(held):
        raise NotAllowed(code=Permission.RECORD_WRITE)
    return held


def _about(episode: ServiceEpisode) -> str:
    held = Case.objects.filter(pk=episode.case_id).first()
    return held.reference if held else f"service:{episode.uuid}"


def _record(kind: str, episode: ServiceEpisode, *, by: Account, about_: str, **details: Any) -> None:
    audit.record(kind, about=about_, by=by.reference, service=str(episode.uuid), number=episode.number, **details)


def _tell(account_id: int, kind: str, episode: ServiceEpisode, *, by: Account) -> None:
    """The team reads of it on the referral the service came from."""
    came_by = Referral.objects.filter(episode=episode).first()
    if account_id != by.pk and came_by is not None:
        notices.tell(account_id=account_id, kind=kind, about=f"referral:{came_by.uuid}", label=episode.number)
