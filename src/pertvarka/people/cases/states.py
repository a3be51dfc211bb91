"""The life of a case (domain model, person plane) and what may follow what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CaseState(TextChoices):
    """In the order of the way; the last three interrupt it."""

    IDENTIFIED = "identified", _("Identified")
    REGISTERED = "registered", _("Registered")
    UNDER_ASSESSMENT = "under_assessment", _("Under assessment")
    PLANNING = "planning", _("Planning")
    PLAN_ACTIVE = "plan_active", _("Plan active")
    TRANSITION = "transition", _("Moving")
    FOLLOW_UP = "follow_up", _("Follow-up")
    CLOSED = "closed", _("Closed")
    SUSPENDED = "suspended", _("Suspended")


class TransferState(TextChoices):
    """An offer of a case waits for an answer; the old manager stays responsible until it comes."""

    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class TaskState(TextChoices):
    OPEN = "open", _("Open")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("No longer needed")


class FamilyConferencePhase(TextChoices):
    """A family group conference in the order of its way; a plan sent back is presented again."""

    REFERRAL = "referral", pgettext_lazy("family conference", "Referral")
    PREPARATION = "preparation", _("Preparation")
    INFORMATION = "information", _("Sharing information")
    PRIVATE_TIME = "private_time", _("Private family time")
    PRESENTED = "presented", _("Plan presented")
    ACCEPTED = "accepted", pgettext_lazy("family conference", "Accepted")
    SENT_BACK = "sent_back", pgettext_lazy("family conference", "Sent back")
    CARRIED_OUT = "carried_out", pgettext_lazy("family conference", "Carried out")
    REVIEW = "review", _("Review meeting")
    CLOSED = "closed", pgettext_lazy("family conference", "Closed")
