"""Referrals and services in words: their states with colour, how long they wait, what a provider comes to see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pertvarka.foundation.base.bilingual import Text
from pertvarka.foundation.base.components.statuses import AMBER, BRICK, FLAX, OUTLINE, TEAL, Status
from pertvarka.foundation.territory import queries as territory
from pertvarka.people.cases.models import Part
from pertvarka.people.delivery import rules
from pertvarka.people.delivery.models import Referral, ServiceEpisode
from pertvarka.people.delivery.queries.waiting import Waits
from pertvarka.people.delivery.rules import Reminder
from pertvarka.people.delivery.states import EpisodeState, ReferralState

COLOURS = {
    ReferralState.SENT: FLAX,
    ReferralState.WAITING: AMBER,
    ReferralState.ACCEPTED: TEAL,
    ReferralState.STARTED: TEAL,
    ReferralState.REFUSED: BRICK,
    ReferralState.WITHDRAWN: OUTLINE,
}
EPISODE_COLOURS = {EpisodeState.ACTIVE: TEAL, EpisodeState.PAUSED: AMBER, EpisodeState.ENDED: OUTLINE}


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral in a list: by number, never by name."""

    referral: Referral
    status: Status
    waits: str
    due: Status | None
    url: str = ""

    @property
    def provider(self) -> str:
        """'' where the site bears the name of its provider."""
        named = str(self.referral.to_organisation)
        return "" if named == str(self.referral.offer.site) else named


def status(referral: Referral) -> Status:
    state = ReferralState(referral.state)
    return Status(state.label, COLOURS[state])


def episode_status(episode: ServiceEpisode) -> Status:
    state = EpisodeState(episode.state)
    return Status(state.label, EPISODE_COLOURS[state])


def row(referral: Referral, *, today: date, url: str = "") -> ReferralRow:
    return ReferralRow(referral, status(referral), waits(referral, today=today), due(referral, today=today), url)


def waiting_row(held: Waits, *, today: date, url: str) -> ReferralRow:
    return row(held.referral, today=today, url=url)


def waits(referral: Referral, *, today: date) -> str:
    """Since it was sent, or since it stands in the queue; '' once it is settled."""
    if referral.state not in (ReferralState.SENT, ReferralState.WAITING):
        return ""
    days = (today - timezone.localdate(referral.waiting_since or referral.sent_at)).days
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def due(referral: Referral, *, today: date) -> Status | None:
    """How the answer stands to its fourteen days; None where none is awaited."""
    if referral.state != ReferralState.SENT:
        return None
    sent_on = timezone.localdate(referral.sent_at)
    left = rules.days_left(sent_on, today=today)
    if left < 0:
        late = ngettext("%(count)s day late", "%(count)s days late", -left) % {"count": -left}
        return Status(late, BRICK)
    told = ngettext("%(count)s day left to answer", "%(count)s days left to answer", left) % {"count": left}
    return Status(told, FLAX if rules.reminder(sent_on, today=today) is Reminder.NONE else AMBER)


def parts(codes: Collection[str]) -> list[str]:
    """What opens to the provider once it accepts, beside the case itself."""
    return [str(Part(code).label) for code in rules.SHAREABLE if code in codes]


def municipality_names() -> dict[str, Text]:
    return {row.code: Text(row.name_lt, row.name_en) for row in territory.municipalities()}


def seen_by_provider(codes: Collection[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Two columns: what the provider knows before it answers, and what once it accepts."""
    opened = parts(codes)
    after = [_("The case by its number: state, dates, team.")]
    if opened:
        after.append(_("These parts: %(parts)s.") % {"parts": "; ".join(opened)})
    after.append(_("All of it closes again when the service ends."))
    return (
        (
            _("Before it answers"),
            (
                _("The number of the case, what you ask for, from when, and the summary you write."),
                _("No name, no file, nothing else of the case."),
            ),
        ),
        (_("Once it accepts"), tuple(after)),
    )
