"""The life of an individual plan and of a service need (domain model, person plane)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PlanState(TextChoices):
    """In the order of the way; the last two end it early."""

    DRAFT = "draft", _("Draft")
    AGREED = "agreed", _("Agreed")
    ACTIVE = "active", _("Carried out")
    IN_REVIEW = "in_review", _("In review")
    COMPLETED = "completed", _("Completed")
    SUPERSEDED = "superseded", _("Superseded")
    CANCELLED = "cancelled", _("Cancelled")


class ServiceNeedState(TextChoices):
    """Follows the referrals of the delivery room; gives the planning numbers."""

    UNMET = "unmet", _("Not met")
    REFERRED = "referred", _("Referred")
    WAITING = "waiting", _("Waiting")
    MET = "met", _("Met")
    NO_LONGER_NEEDED = "no_longer_needed", _("No longer needed")
