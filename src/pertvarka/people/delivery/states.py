"""The lives of a referral, an episode of service and a move (domain model, person plane)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReferralState(TextChoices):
    """An answer is asked for within fourteen days."""

    SENT = "sent", _("Sent")
    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    STARTED = "started", _("Started")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class EpisodeState(TextChoices):
    ACTIVE = "active", pgettext_lazy("state of a service", "Active")
    PAUSED = "paused", pgettext_lazy("state of a service", "Paused")
    ENDED = "ended", pgettext_lazy("state of a service", "Ended")


class TransitionState(TextChoices):
    """A broken move is one after which the person came back to an institution."""

    PREPARING = "preparing", _("Being prepared")
    MOVED = "moved", _("Moved")
    SETTLED = "settled", _("Settled")
    BROKEN = "broken", _("Broken")
    CANCELLED = "cancelled", _("Cancelled")
