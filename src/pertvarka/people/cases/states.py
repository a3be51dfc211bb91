"""The life of a case (domain model, person plane) and what may follow what."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


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
