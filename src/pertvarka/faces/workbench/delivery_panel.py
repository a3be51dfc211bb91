"""Referrals and services of a case as a block of its page: what waits, what is given, and the way to all of it."""

from dataclasses import dataclass

from django.utils import timezone

from pertvarka.faces.workbench import referral_words
from pertvarka.faces.workbench.opened_case import OpenedCase
from pertvarka.faces.workbench.referral_of_case import is_referable, may_refer, sees_widely
from pertvarka.foundation.base.components.statuses import Status
from pertvarka.people.cases.models import Part
from pertvarka.people.delivery.models import ServiceEpisode
from pertvarka.people.delivery.permissions import Permission
from pertvarka.people.delivery.queries import episodes, referrals, standing_needs
from pertvarka.people.delivery.states import EpisodeState, ReferralState

TEMPLATE = "workbench/referral/panel.html"
SHOWN = 4


@dataclass(frozen=True, slots=True)
class DeliveryPanel:
    """Drawn by `workbench/referral/panel.html` with `panel`; `refer_url` presses with the key `s`."""

    sent: tuple[referral_words.ReferralRow, ...]
    given: tuple[tuple[ServiceEpisode, Status], ...]
    all_url: str
    refer_url: str


def delivery_panel(found: OpenedCase) -> DeliveryPanel | None:
    """None for those who see neither the plan of the case nor its referrals."""
    if Permission.REFERRAL_VIEW not in found.standing.permissions:
        return None
    if not (found.standing.sees(Part.PLAN) or sees_widely(found)):
        return None
    today = timezone.localdate()
    ended = (ReferralState.STARTED, ReferralState.WITHDRAWN)
    sent = [
        referral_words.row(one, today=today, url=found.address("cases:referral", one.uuid))
        for one in referrals.of_case(found.case)
        if one.state not in ended
    ]
    given = [one for one in episodes.of_case(found.case) if one.state != EpisodeState.ENDED]
    return DeliveryPanel(
        sent=tuple(sent[:SHOWN]),
        given=tuple((one, referral_words.episode_status(one)) for one in given[:SHOWN]),
        all_url=found.address("cases:referrals"),
        refer_url=_refer_url(found),
    )


def _refer_url(found: OpenedCase) -> str:
    """Where the most urgent open need finds its place; '' where nothing waits for one."""
    if not may_refer(found):
        return ""
    open_needs = [need for need in standing_needs.of_case(found.case) if is_referable(need)]
    return found.address("cases:need_match", open_needs[0].uuid) if open_needs else ""
